"""Bulgarian."""

from .record import Locale

LOCALE = Locale(
    code="bg",
    name="Bulgarian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(),
    weekdays=(),
    salutations=(),
    closings=(),
    taglines=(),
)

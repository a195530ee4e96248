"""Arabic."""

from .record import Locale

LOCALE = Locale(
    code="ar",
    name="Arabic",
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

"""Czech."""

from .record import Locale

LOCALE = Locale(
    code="cs",
    name="Czech",
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

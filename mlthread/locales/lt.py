"""Lithuanian."""

from .record import Locale

LOCALE = Locale(
    code="lt",
    name="Lithuanian",
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

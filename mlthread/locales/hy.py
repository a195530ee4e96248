"""Armenian."""

from .record import Locale

LOCALE = Locale(
    code="hy",
    name="Armenian",
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

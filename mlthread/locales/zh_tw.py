"""Chinese (traditional)."""

from .record import Locale

LOCALE = Locale(
    code="zh-tw",
    name="Chinese (traditional)",
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

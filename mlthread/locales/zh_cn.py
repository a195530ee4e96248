"""Chinese (simplified)."""

from .record import Locale

LOCALE = Locale(
    code="zh-cn",
    name="Chinese (simplified)",
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

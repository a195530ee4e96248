"""Vietnamese."""

from .record import Locale

LOCALE = Locale(
    code="vi",
    name="Vietnamese",
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

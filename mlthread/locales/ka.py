"""Georgian."""

from .record import Locale

LOCALE = Locale(
    code="ka",
    name="Georgian",
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

"""Estonian."""

from .record import Locale

LOCALE = Locale(
    code="et",
    name="Estonian",
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

"""Indonesian."""

from .record import Locale

LOCALE = Locale(
    code="id",
    name="Indonesian",
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

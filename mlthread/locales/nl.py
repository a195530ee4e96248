"""Dutch."""

from .record import Locale

LOCALE = Locale(
    code="nl",
    name="Dutch",
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

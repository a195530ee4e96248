"""Welsh."""

from .record import Locale

LOCALE = Locale(
    code="cy",
    name="Welsh",
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

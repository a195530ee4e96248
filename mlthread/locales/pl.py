"""Polish."""

from .record import Locale

LOCALE = Locale(
    code="pl",
    name="Polish",
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

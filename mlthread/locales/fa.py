"""Persian."""

from .record import Locale

LOCALE = Locale(
    code="fa",
    name="Persian",
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

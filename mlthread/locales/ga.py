"""Irish."""

from .record import Locale

LOCALE = Locale(
    code="ga",
    name="Irish",
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

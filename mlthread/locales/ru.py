"""Russian."""

from .record import Locale

LOCALE = Locale(
    code="ru",
    name="Russian",
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

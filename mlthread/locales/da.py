"""Danish."""

from .record import Locale

LOCALE = Locale(
    code="da",
    name="Danish",
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

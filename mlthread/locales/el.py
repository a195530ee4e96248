"""Greek."""

from .record import Locale

LOCALE = Locale(
    code="el",
    name="Greek",
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

"""Hindi."""

from .record import Locale

LOCALE = Locale(
    code="hi",
    name="Hindi",
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

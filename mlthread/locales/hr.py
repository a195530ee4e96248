"""Croatian."""

from .record import Locale

LOCALE = Locale(
    code="hr",
    name="Croatian",
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

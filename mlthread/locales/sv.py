"""Swedish."""

from .record import Locale

LOCALE = Locale(
    code="sv",
    name="Swedish",
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

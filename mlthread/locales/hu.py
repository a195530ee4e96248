"""Hungarian."""

from .record import Locale

LOCALE = Locale(
    code="hu",
    name="Hungarian",
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

"""Turkish."""

from .record import Locale

LOCALE = Locale(
    code="tr",
    name="Turkish",
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

"""Serbian."""

from .record import Locale

LOCALE = Locale(
    code="sr",
    name="Serbian",
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

"""Italian."""

from .record import Locale

LOCALE = Locale(
    code="it",
    name="Italian",
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

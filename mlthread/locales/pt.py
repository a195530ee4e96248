"""Portuguese."""

from .record import Locale

LOCALE = Locale(
    code="pt",
    name="Portuguese",
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

"""Slovak."""

from .record import Locale

LOCALE = Locale(
    code="sk",
    name="Slovak",
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

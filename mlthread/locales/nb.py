"""Norwegian."""

from .record import Locale

LOCALE = Locale(
    code="nb",
    name="Norwegian",
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

"""Thai."""

from .record import Locale

LOCALE = Locale(
    code="th",
    name="Thai",
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

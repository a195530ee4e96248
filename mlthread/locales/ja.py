"""Japanese."""

from .record import Locale

LOCALE = Locale(
    code="ja",
    name="Japanese",
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

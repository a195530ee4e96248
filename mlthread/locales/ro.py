"""Romanian."""

from .record import Locale

LOCALE = Locale(
    code="ro",
    name="Romanian",
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

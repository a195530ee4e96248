"""Hebrew."""

from .record import Locale

LOCALE = Locale(
    code="he",
    name="Hebrew",
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

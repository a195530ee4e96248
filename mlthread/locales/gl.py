"""Galician."""

from .record import Locale

LOCALE = Locale(
    code="gl",
    name="Galician",
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

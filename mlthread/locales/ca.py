"""Catalan."""

from .record import Locale

LOCALE = Locale(
    code="ca",
    name="Catalan",
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

"""Kazakh."""

from .record import Locale

LOCALE = Locale(
    code="kk",
    name="Kazakh",
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

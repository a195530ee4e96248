"""Latvian."""

from .record import Locale

LOCALE = Locale(
    code="lv",
    name="Latvian",
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

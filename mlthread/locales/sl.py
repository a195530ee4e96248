"""Slovenian."""

from .record import Locale

LOCALE = Locale(
    code="sl",
    name="Slovenian",
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

"""Basque."""

from .record import Locale

LOCALE = Locale(
    code="eu",
    name="Basque",
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

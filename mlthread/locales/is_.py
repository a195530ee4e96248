"""Icelandic."""

from .record import Locale

LOCALE = Locale(
    code="is",
    name="Icelandic",
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

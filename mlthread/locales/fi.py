"""Finnish."""

from .record import Locale

LOCALE = Locale(
    code="fi",
    name="Finnish",
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

"""Korean."""

from .record import Locale

LOCALE = Locale(
    code="ko",
    name="Korean",
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

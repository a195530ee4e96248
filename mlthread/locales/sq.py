"""Albanian."""

from .record import Locale

LOCALE = Locale(
    code="sq",
    name="Albanian",
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

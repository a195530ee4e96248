"""Ukrainian."""

from .record import Locale

LOCALE = Locale(
    code="uk",
    name="Ukrainian",
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

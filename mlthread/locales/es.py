"""Spanish."""

from .record import Locale

LOCALE = Locale(
    code="es",
    name="Spanish",
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

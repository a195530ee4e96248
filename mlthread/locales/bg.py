"""Bulgarian."""

from .record import Locale

LOCALE = Locale(
    code="bg",
    name="Bulgarian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("яну", "януари"),
        ("фев", "февруари"),
        ("март",),
        ("апр", "април"),
        ("май",),
        ("юни",),
        ("юли",),
        ("авг", "август"),
        ("сеп", "септември"),
        ("окт", "октомври"),
        ("ное", "ноември"),
        ("дек", "декември"),
    ),
    weekdays=(
        ("пн", "понеделник"),
        ("вт", "вторник"),
        ("ср", "сряда"),
        ("чт", "четвъртък"),
        ("пт", "петък"),
        ("сб", "събота"),
        ("нд", "неделя"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

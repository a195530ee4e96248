"""English."""

from .record import Locale

LOCALE = Locale(
    code="en",
    name="English",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jan", "january"),
        ("feb", "february"),
        ("mar", "march"),
        ("apr", "april"),
        ("may",),
        ("jun", "june"),
        ("jul", "july"),
        ("aug", "august"),
        ("sep", "september", "sept"),
        ("oct", "october"),
        ("nov", "november"),
        ("dec", "december"),
    ),
    weekdays=(
        ("mon", "monday", "mo"),
        ("tue", "tuesday", "tu"),
        ("wed", "wednesday", "we"),
        ("thu", "thursday", "th"),
        ("fri", "friday", "fr"),
        ("sat", "saturday", "sa"),
        ("sun", "sunday", "su"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

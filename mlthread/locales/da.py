"""Danish."""

from .record import Locale

LOCALE = Locale(
    code="da",
    name="Danish",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jan", "januar"),
        ("feb", "februar"),
        ("mar", "marts"),
        ("apr", "april"),
        ("maj", "mai"),
        ("jun", "juni"),
        ("jul", "juli"),
        ("aug", "august"),
        ("sep", "september"),
        ("okt", "oktober"),
        ("nov", "november"),
        ("dec", "december"),
    ),
    weekdays=(
        ("man", "mandag", "ma"),
        ("tirs", "tirsdag", "ti"),
        ("ons", "onsdag", "on"),
        ("tors", "torsdag", "to"),
        ("fre", "fredag", "fr"),
        ("lør", "lørdag", "lø"),
        ("søn", "søndag", "sø"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

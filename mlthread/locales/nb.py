"""Norwegian."""

from .record import Locale

LOCALE = Locale(
    code="nb",
    name="Norwegian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jan", "januar", "ינואר"),
        ("feb", "februar", "פברואר"),
        ("mars", "mar", "מרץ"),
        ("apr", "april", "אפריל"),
        ("mai", "מאי"),
        ("juni", "jun", "יוני"),
        ("juli", "jul", "יולי"),
        ("aug", "august", "אוגוסט"),
        ("sep", "september", "ספטמבר"),
        ("okt", "oktober", "אוקטובר"),
        ("nov", "november", "נובמבר"),
        ("des", "desember", "דצמבר"),
    ),
    weekdays=(
        ("man", "mandag", "ma", "må", "måndag", "mån"),
        ("tir", "tirsdag", "ti", "ty", "tysdag", "tys"),
        ("ons", "onsdag", "on"),
        ("tor", "torsdag", "to"),
        ("fre", "fredag", "fr"),
        ("lør", "lørdag", "lø", "la", "laurdag", "lau"),
        ("søn", "søndag", "sø"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

"""Swedish."""

from .record import Locale

LOCALE = Locale(
    code="sv",
    name="Swedish",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jan", "januari", "ינו׳", "ינואר"),
        ("feb", "februari", "פבר׳", "פברואר"),
        ("mars", "מרץ", "mar"),
        ("apr", "april", "אפר׳", "אפריל"),
        ("maj", "מאי"),
        ("juni", "יוני", "jun"),
        ("juli", "יולי", "jul"),
        ("aug", "augusti", "אוג׳", "אוגוסט"),
        ("sep", "september", "ספט׳", "ספטמבר"),
        ("okt", "oktober", "אוק׳", "אוקטובר"),
        ("nov", "november", "נוב׳", "נובמבר"),
        ("dec", "december", "דצמ׳", "דצמבר"),
    ),
    weekdays=(
        ("mån", "måndag", "må"),
        ("tis", "tisdag", "ti"),
        ("ons", "onsdag", "on"),
        ("tors", "torsdag", "to"),
        ("fre", "fredag", "fr"),
        ("lör", "lördag", "lö"),
        ("sön", "söndag", "sö"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

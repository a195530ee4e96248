"""Romanian."""

from .record import Locale

LOCALE = Locale(
    code="ro",
    name="Romanian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("ian", "ianuarie", "ינו׳", "ינואר", "jan"),
        ("feb", "februarie", "פבר׳", "פברואר"),
        ("mar", "martie", "מרץ"),
        ("apr", "aprilie", "אפר׳", "אפריל"),
        ("mai", "מאי"),
        ("iun", "iunie", "יוני", "jun"),
        ("iul", "iulie", "יולי", "jul"),
        ("aug", "august", "אוג׳", "אוגוסט"),
        ("sept", "septembrie", "ספט׳", "ספטמבר", "sep"),
        ("oct", "octombrie", "אוק׳", "אוקטובר"),
        ("nov", "noiembrie", "נוב׳", "נובמבר"),
        ("dec", "decembrie", "דצמ׳", "דצמבר"),
    ),
    weekdays=(
        ("lun", "luni", "lu"),
        ("mar", "marți", "ma"),
        ("mie", "miercuri", "mi"),
        ("joi",),
        ("vin", "vineri", "vi"),
        ("sâm", "sâmbătă", "sâ"),
        ("dum", "duminică", "du"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

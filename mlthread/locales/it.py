"""Italian."""

from .record import Locale

LOCALE = Locale(
    code="it",
    name="Italian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("gen", "gennaio", "ינו׳", "ינואר"),
        ("feb", "febbraio", "פבר׳", "פברואר"),
        ("mar", "marzo", "מרץ"),
        ("apr", "aprile", "אפר׳", "אפריל"),
        ("mag", "maggio", "מאי"),
        ("giu", "giugno", "יוני"),
        ("lug", "luglio", "יולי"),
        ("ago", "agosto", "אוג׳", "אוגוסט"),
        ("set", "settembre", "ספט׳", "ספטמבר", "sett"),
        ("ott", "ottobre", "אוק׳", "אוקטובר"),
        ("nov", "novembre", "נוב׳", "נובמבר"),
        ("dic", "dicembre", "דצמ׳", "דצמבר"),
    ),
    weekdays=(
        ("lun", "lunedì"),
        ("mar", "martedì"),
        ("mer", "mercoledì"),
        ("gio", "giovedì"),
        ("ven", "venerdì"),
        ("sab", "sabato"),
        ("dom", "domenica"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

"""Dutch."""

from .record import Locale

LOCALE = Locale(
    code="nl",
    name="Dutch",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jan", "januari", "ינו׳", "ינואר"),
        ("feb", "februari", "פבר׳", "פברואר"),
        ("mrt", "maart", "מרץ", "mar"),
        ("apr", "april", "אפר׳", "אפריל"),
        ("mei", "מאי"),
        ("jun", "juni", "יוני"),
        ("jul", "juli", "יולי"),
        ("aug", "augustus", "אוג׳", "אוגוסט"),
        ("sep", "september", "ספט׳", "ספטמבר"),
        ("okt", "oktober", "אוק׳", "אוקטובר", "oct"),
        ("nov", "november", "נוב׳", "נובמבר"),
        ("dec", "december", "דצמ׳", "דצמבר"),
    ),
    weekdays=(
        ("ma", "maandag"),
        ("di", "dinsdag"),
        ("wo", "woensdag"),
        ("do", "donderdag"),
        ("vr", "vrijdag"),
        ("za", "zaterdag"),
        ("zo", "zondag"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

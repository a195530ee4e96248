"""Hungarian."""

from .record import Locale

LOCALE = Locale(
    code="hu",
    name="Hungarian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jan", "január", "ינו׳", "ינואר"),
        ("febr", "február", "פבר׳", "פברואר", "feb"),
        ("márc", "március", "מרץ", "mar"),
        ("ápr", "április", "אפר׳", "אפריל"),
        ("máj", "május", "מאי"),
        ("jún", "június", "יוני"),
        ("júl", "július", "יולי"),
        ("aug", "augusztus", "אוג׳", "אוגוסט"),
        ("szept", "szeptember", "ספט׳", "ספטמבר", "szep"),
        ("okt", "október", "אוק׳", "אוקטובר"),
        ("nov", "november", "נוב׳", "נובמבר"),
        ("dec", "december", "דצמ׳", "דצמבר"),
    ),
    weekdays=(
        ("h", "hétfő"),
        ("k", "kedd"),
        ("sze", "szerda"),
        ("cs", "csütörtök"),
        ("p", "péntek"),
        ("szo", "szombat"),
        ("v", "vasárnap"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

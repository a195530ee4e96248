"""Slovenian."""

from .record import Locale

LOCALE = Locale(
    code="sl",
    name="Slovenian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jan", "januar", "ינו׳", "ינואר"),
        ("feb", "februar", "פבר׳", "פברואר"),
        ("mar", "marec", "מרץ"),
        ("apr", "april", "אפר׳", "אפריל"),
        ("maj", "מאי"),
        ("jun", "junij", "יוני"),
        ("jul", "julij", "יולי"),
        ("avg", "avgust", "אוג׳", "אוגוסט"),
        ("sep", "september", "ספט׳", "ספטמבר"),
        ("okt", "oktober", "אוק׳", "אוקטובר"),
        ("nov", "november", "נוב׳", "נובמבר"),
        ("dec", "december", "דצמ׳", "דצמבר"),
    ),
    weekdays=(
        ("pon", "ponedeljek"),
        ("tor", "torek"),
        ("sre", "sreda"),
        ("čet", "četrtek"),
        ("pet", "petek"),
        ("sob", "sobota"),
        ("ned", "nedelja"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

"""Albanian."""

from .record import Locale

LOCALE = Locale(
    code="sq",
    name="Albanian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jan", "janar", "ינו׳", "ינואר"),
        ("shk", "shkurt", "פבר׳", "פברואר"),
        ("mar", "mars", "מרץ"),
        ("pri", "prill", "אפר׳", "אפריל"),
        ("maj", "מאי"),
        ("qer", "qershor", "יוני"),
        ("korr", "korrik", "יולי"),
        ("gush", "gusht", "אוג׳", "אוגוסט"),
        ("sht", "shtator", "ספט׳", "ספטמבר"),
        ("tet", "tetor", "אוק׳", "אוקטובר"),
        ("nën", "nëntor", "נוב׳", "נובמבר"),
        ("dhj", "dhjetor", "דצמ׳", "דצמבר"),
    ),
    weekdays=(
        ("hën", "e hënë"),
        ("mar", "e martë"),
        ("mër", "e mërkurë"),
        ("enj", "e enjte"),
        ("pre", "e premte"),
        ("sht", "e shtunë"),
        ("die", "e diel"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

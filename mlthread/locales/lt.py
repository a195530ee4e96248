"""Lithuanian."""

from .record import Locale

LOCALE = Locale(
    code="lt",
    name="Lithuanian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("saus", "sausio", "ינו׳", "sausis"),
        ("vas", "vasario", "פבר׳", "vasaris"),
        ("kov", "kovo", "מרץ", "kovas"),
        ("bal", "balandžio", "אפר׳", "balandis"),
        ("geg", "gegužės", "מאי", "gegužė"),
        ("birž", "birželio", "יוני", "birželis"),
        ("liep", "liepos", "יולי", "liepa"),
        ("rugp", "rugpjūčio", "אוג׳", "rugpjūtis"),
        ("rugs", "rugsėjo", "ספט׳", "rugsėjis"),
        ("spal", "spalio", "אוק׳", "spalis"),
        ("lapkr", "lapkričio", "נוב׳", "lapkritis"),
        ("gruod", "gruodžio", "דצמ׳", "gruodis"),
    ),
    weekdays=(
        ("pr", "pirmadienis"),
        ("an", "antradienis"),
        ("tr", "trečiadienis"),
        ("kt", "ketvirtadienis"),
        ("pn", "penktadienis"),
        ("št", "šeštadienis"),
        ("sk", "sekmadienis"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

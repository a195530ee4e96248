"""Slovak."""

from .record import Locale

LOCALE = Locale(
    code="sk",
    name="Slovak",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jan", "januára", "ינו׳", "január"),
        ("feb", "februára", "פבר׳", "február"),
        ("mar", "marca", "מרץ", "marec"),
        ("apr", "apríla", "אפר׳", "apríl"),
        ("máj", "mája", "מאי"),
        ("jún", "júna", "יוני"),
        ("júl", "júla", "יולי"),
        ("aug", "augusta", "אוג׳", "august"),
        ("sep", "septembra", "ספט׳", "september"),
        ("okt", "októbra", "אוק׳", "október"),
        ("nov", "novembra", "נוב׳", "november"),
        ("dec", "decembra", "דצמ׳", "december"),
    ),
    weekdays=(
        ("po", "pondelok"),
        ("ut", "utorok"),
        ("st", "streda"),
        ("št", "štvrtok"),
        ("pi", "piatok"),
        ("so", "sobota"),
        ("ne", "nedeľa"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

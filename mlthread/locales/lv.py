"""Latvian."""

from .record import Locale

LOCALE = Locale(
    code="lv",
    name="Latvian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("janv", "janvāris", "ינו׳", "ינואר"),
        ("febr", "februāris", "פבר׳", "פברואר"),
        ("marts", "מרץ", "mar"),
        ("apr", "aprīlis", "אפר׳", "אפריל"),
        ("maijs", "מאי"),
        ("jūn", "jūnijs", "יוני", "jun"),
        ("jūl", "jūlijs", "יולי", "jul"),
        ("aug", "augusts", "אוג׳", "אוגוסט"),
        ("sept", "septembris", "ספט׳", "ספטמבר"),
        ("okt", "oktobris", "אוק׳", "אוקטובר"),
        ("nov", "novembris", "נוב׳", "נובמבר"),
        ("dec", "decembris", "דצמ׳", "דצמבר"),
    ),
    weekdays=(
        ("pirmd", "pirmdiena", "pr"),
        ("otrd", "otrdiena", "ot"),
        ("trešd", "trešdiena", "tr"),
        ("ceturtd", "ceturtdiena", "ce"),
        ("piektd", "piektdiena", "pk"),
        ("sestd", "sestdiena", "se"),
        ("svētd", "svētdiena", "sv"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

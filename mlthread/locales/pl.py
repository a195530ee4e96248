"""Polish."""

from .record import Locale

LOCALE = Locale(
    code="pl",
    name="Polish",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("sty", "stycznia", "ינו׳", "styczeń"),
        ("lut", "lutego", "פבר׳", "luty"),
        ("mar", "marca", "מרץ", "marzec"),
        ("kwi", "kwietnia", "אפר׳", "kwiecień"),
        ("maj", "maja", "מאי"),
        ("cze", "czerwca", "יוני", "czerwiec"),
        ("lip", "lipca", "יולי", "lipiec"),
        ("sie", "sierpnia", "אוג׳", "sierpień"),
        ("wrz", "września", "ספט׳", "wrzesień"),
        ("paź", "października", "אוק׳", "październik"),
        ("lis", "listopada", "נוב׳", "listopad"),
        ("gru", "grudnia", "דצמ׳", "grudzień"),
    ),
    weekdays=(
        ("pon", "poniedziałek"),
        ("wt", "wtorek", "wto"),
        ("śr", "środa", "śro"),
        ("czw", "czwartek"),
        ("pt", "piątek", "pią"),
        ("sob", "sobota"),
        ("niedz", "niedziela", "nie"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

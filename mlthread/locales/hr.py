"""Croatian."""

from .record import Locale

LOCALE = Locale(
    code="hr",
    name="Croatian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("sij", "siječnja", "ינו׳", "siječanj", "jan", "januar", "ינואר"),
        ("velj", "veljače", "פבר׳", "veljača", "feb", "februar", "פברואר"),
        ("ožu", "ožujka", "מרץ", "ožujak", "mar", "mart"),
        ("tra", "travnja", "אפר׳", "travanj", "apr", "april", "אפריל"),
        ("svi", "svibnja", "מאי", "svibanj", "maj"),
        ("lip", "lipnja", "יוני", "lipanj", "jun", "juni"),
        ("srp", "srpnja", "יולי", "srpanj", "jul", "juli"),
        ("kol", "kolovoza", "אוג׳", "kolovoz", "aug", "august", "אוגוסט"),
        ("ruj", "rujna", "ספט׳", "rujan", "sep", "septembar", "ספטמבר"),
        ("lis", "listopada", "אוק׳", "listopad", "okt", "oktobar", "אוקטובר"),
        ("stu", "studenoga", "נוב׳", "studeni", "nov", "novembar", "נובמבר"),
        ("pro", "prosinca", "דצמ׳", "prosinac", "dec", "decembar", "דצמבר"),
    ),
    weekdays=(
        ("pon", "ponedjeljak"),
        ("uto", "utorak"),
        ("sri", "srijeda"),
        ("čet", "četvrtak"),
        ("pet", "petak"),
        ("sub", "subota"),
        ("ned", "nedjelja"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

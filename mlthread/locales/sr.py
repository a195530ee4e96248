"""Serbian."""

from .record import Locale

LOCALE = Locale(
    code="sr",
    name="Serbian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("јан", "јануар", "ינו׳", "ינואר", "jan", "januar"),
        ("феб", "фебруар", "פבר׳", "פברואר", "feb", "februar"),
        ("мар", "март", "מרץ", "mar", "mart"),
        ("апр", "април", "אפר׳", "אפריל", "apr", "april"),
        ("мај", "מאי", "maj"),
        ("јун", "יוני", "jun"),
        ("јул", "יולי", "jul"),
        ("авг", "август", "אוג׳", "אוגוסט", "avg", "avgust"),
        ("сеп", "септембар", "ספט׳", "ספטמבר", "sep", "septembar"),
        ("окт", "октобар", "אוק׳", "אוקטובר", "okt", "oktobar"),
        ("нов", "новембар", "נוב׳", "נובמבר", "nov", "novembar"),
        ("дец", "децембар", "דצמ׳", "דצמבר", "dec", "decembar"),
    ),
    weekdays=(
        ("пон", "понедељак", "по", "pon", "ponedeljak", "po"),
        ("уто", "уторак", "ут", "uto", "utorak", "ut"),
        ("сре", "среда", "ср", "sre", "sreda", "sr"),
        ("чет", "четвртак", "че", "čet", "četvrtak", "če"),
        ("пет", "петак", "пе", "pet", "petak", "pe"),
        ("суб", "субота", "су", "sub", "subota", "su"),
        ("нед", "недеља", "не", "ned", "nedelja", "ne"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

"""Turkish."""

from .record import Locale

LOCALE = Locale(
    code="tr",
    name="Turkish",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("oca", "ocak", "ינו׳", "ינואר"),
        ("şub", "şubat", "פבר׳", "פברואר"),
        ("mar", "mart", "מרץ"),
        ("nis", "nisan", "אפר׳", "אפריל"),
        ("may", "mayıs", "מאי"),
        ("haz", "haziran", "יוני"),
        ("tem", "temmuz", "יולי"),
        ("ağu", "ağustos", "אוג׳", "אוגוסט"),
        ("eyl", "eylül", "ספט׳", "ספטמבר"),
        ("eki", "ekim", "אוק׳", "אוקטובר"),
        ("kas", "kasım", "נוב׳", "נובמבר"),
        ("ara", "aralık", "דצמ׳", "דצמבר"),
    ),
    weekdays=(
        ("pzt", "pazartesi", "pt"),
        ("sal", "salı", "sa"),
        ("çar", "çarşamba", "ça"),
        ("per", "perşembe", "pe"),
        ("cum", "cuma", "cu"),
        ("cmt", "cumartesi", "ct"),
        ("paz", "pazar", "pa"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

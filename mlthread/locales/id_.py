"""Indonesian."""

from .record import Locale

LOCALE = Locale(
    code="id",
    name="Indonesian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jan", "januari", "ינו׳", "ינואר"),
        ("feb", "februari", "פבר׳", "פברואר"),
        ("mar", "maret", "מרץ", "mac"),
        ("apr", "april", "אפר׳", "אפריל"),
        ("mei", "מאי"),
        ("jun", "juni", "יוני"),
        ("jul", "juli", "יולי", "julai"),
        ("agu", "agustus", "אוג׳", "אוגוסט", "ogo", "ogos"),
        ("sep", "september", "ספט׳", "ספטמבר"),
        ("okt", "oktober", "אוק׳", "אוקטובר"),
        ("nov", "november", "נוב׳", "נובמבר"),
        ("des", "desember", "דצמ׳", "דצמבר", "dis", "disember"),
    ),
    weekdays=(
        ("sen", "senin", "isn", "isnin", "is"),
        ("sel", "selasa", "se"),
        ("rab", "rabu", "ra"),
        ("kam", "kamis", "kha", "khamis", "kh"),
        ("jum", "jumat", "jumaat", "ju"),
        ("sab", "sabtu", "sa"),
        ("min", "minggu", "ahd", "ahad", "ah"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

"""Icelandic."""

from .record import Locale

LOCALE = Locale(
    code="is",
    name="Icelandic",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jan", "janúar", "ינו׳", "ינואר"),
        ("feb", "febrúar", "פבר׳", "פברואר"),
        ("mar", "mars", "מרץ"),
        ("apr", "apríl", "אפר׳", "אפריל"),
        ("maí", "מאי"),
        ("jún", "júní", "יוני"),
        ("júl", "júlí", "יולי"),
        ("ágú", "ágúst", "אוג׳", "אוגוסט"),
        ("sep", "september", "ספט׳", "ספטמבר"),
        ("okt", "október", "אוק׳", "אוקטובר"),
        ("nóv", "nóvember", "נוב׳", "נובמבר"),
        ("des", "desember", "דצמ׳", "דצמבר"),
    ),
    weekdays=(
        ("mán", "mánudagur", "má"),
        ("þri", "þriðjudagur", "þr"),
        ("mið", "miðvikudagur", "mi"),
        ("fim", "fimmtudagur", "fi"),
        ("fös", "föstudagur", "fö"),
        ("lau", "laugardagur", "la"),
        ("sun", "sunnudagur", "su"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

"""Portuguese."""

from .record import Locale

LOCALE = Locale(
    code="pt",
    name="Portuguese",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jan", "janeiro", "ינו׳", "ינואר"),
        ("fev", "fevereiro", "פבר׳", "פברואר"),
        ("mar", "março", "מרץ"),
        ("abr", "abril", "אפר׳", "אפריל"),
        ("mai", "maio", "מאי"),
        ("jun", "junho", "יוני"),
        ("jul", "julho", "יולי"),
        ("ago", "agosto", "אוג׳", "אוגוסט"),
        ("set", "setembro", "ספט׳", "ספטמבר"),
        ("out", "outubro", "אוק׳", "אוקטובר"),
        ("nov", "novembro", "נוב׳", "נובמבר"),
        ("dez", "dezembro", "דצמ׳", "דצמבר"),
    ),
    weekdays=(
        ("seg", "segunda-feira", "segunda"),
        ("ter", "terça-feira", "terça"),
        ("qua", "quarta-feira", "quarta"),
        ("qui", "quinta-feira", "quinta"),
        ("sex", "sexta-feira", "sexta"),
        ("sáb", "sábado"),
        ("dom", "domingo"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

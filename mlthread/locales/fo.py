"""Faroese."""

from .record import Locale

LOCALE = Locale(
    code="fo",
    name="Faroese",
    attribution=(
        "Tann {date}, skrivaði {author}:",
        "~{author} skrivaði:",
    ),
    header_labels={
        "from": ("Frá",),
        "date": ("Tann",),
        "to": ("Til",),
        "cc": ("Cc",),
        "subject": ("Evni",),
    },
    rulers=("Uppruna boð",),
    reply_prefixes=("Re",),
    months=(
        ("jan", "januar"),
        ("feb", "februar"),
        ("mar", "mars"),
        ("apr", "apríl"),
        ("mai",),
        ("jun", "juni"),
        ("jul", "juli"),
        ("aug", "august"),
        ("sep", "september"),
        ("okt", "oktober"),
        ("nov", "november"),
        ("des", "desember"),
    ),
    weekdays=(
        ("mán", "mánadagur"),
        ("týs", "týsdagur"),
        ("mik", "mikudagur"),
        ("hós", "hósdagur"),
        ("frí", "fríggjadagur"),
        ("ley", "leygardagur"),
        ("sun", "sunnudagur"),
    ),
    salutations=("Góðan dag", "Góðan morgun"),
    closings=("Vinarliga", "Við vinarligari heilsan", "Heilsan", "Takk fyri"),
)

"""Luxembourgish."""

from .record import Locale

LOCALE = Locale(
    code="lb",
    name="Luxembourgish",
    attribution=(
        "Den {date}, {author} schreift:",
        "~{author} schreift:",
    ),
    header_labels={
        "from": ("Vun",),
        "date": ("Datum",),
        "to": ("Un",),
        "cc": ("CC", "Kopie"),
        "subject": ("Sujet", "Betreff"),
    },
    rulers=("Original-Message",),
    reply_prefixes=("AW",),
    forward_prefixes=("WG",),
    months=(
        ("jan", "januar"),
        ("feb", "februar"),
        ("mäe", "mäerz"),
        ("abr", "abrëll"),
        ("mee",),
        ("juni", "jun"),
        ("juli", "jul"),
        ("aug", "august"),
        ("sep", "september"),
        ("okt", "oktober"),
        ("nov", "november"),
        ("dez", "dezember"),
    ),
    weekdays=(
        ("méi", "mé", "méindeg"),
        ("dën", "dë", "dënschdeg"),
        ("mët", "më", "mëttwoch"),
        ("don", "do", "donneschdeg"),
        ("fre", "fr", "freideg"),
        ("sam", "sa", "samschdeg"),
        ("son", "so", "sonndeg"),
    ),
    salutations=(
        "Moien",
        "Léif",
        "Léiwen",
    ),
    closings=(
        "Beschte Gréiss",
        "Mat beschte Gréiss",
        "Léif Gréiss",
        "Merci",
        "Villmools Merci",
    ),
    taglines=("Vu mengem {device} geschéckt",),
)

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
        ("juni",),
        ("juli",),
        ("aug", "august"),
        ("sep", "september"),
        ("okt", "oktober"),
        ("nov", "november"),
        ("dez", "dezember"),
    ),
    weekdays=(
        ("méi", "méindeg"),
        ("dën", "dënschdeg"),
        ("mët", "mëttwoch"),
        ("don", "donneschdeg"),
        ("fre", "freideg"),
        ("sam", "samschdeg"),
        ("son", "sonndeg"),
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

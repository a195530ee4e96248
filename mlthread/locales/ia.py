"""Interlingua."""

from .record import Locale

LOCALE = Locale(
    code="ia",
    name="Interlingua",
    attribution=(
        "Le {date}, {author} ha scribite:",
        "Le {date} {author} scribeva:",
        "Le {date} tu scribeva:",
        "~{author} ha scribite:",
    ),
    header_labels={
        "from": ("De", "Ex"),
        "date": ("Data",),
        "to": ("A",),
        "cc": ("Cc",),
        "subject": ("Subjecto",),
    },
    rulers=("Message reexpedite", "Message original"),
    reply_prefixes=("Re",),
    months=(
        ("jan", "januario"),
        ("feb", "februario"),
        ("mar", "martio"),
        ("apr", "april"),
        ("mai", "maio"),
        ("jun", "junio"),
        ("jul", "julio"),
        ("aug", "augusto"),
        ("sep", "septembre"),
        ("oct", "octobre"),
        ("nov", "novembre"),
        ("dec", "decembre"),
    ),
    weekdays=(
        ("lun", "lunedi"),
        ("mar", "martedi"),
        ("mer", "mercuridi"),
        ("jov", "jovedi"),
        ("ven", "venerdi"),
        ("sab", "sabbato"),
        ("dom", "dominica"),
    ),
    salutations=("Salute a omnes", "Bon die"),
    closings=("Cordialmente", "Amicalmente", "Multe gratias"),
)

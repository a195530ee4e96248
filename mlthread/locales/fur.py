"""Friulian."""

from .record import Locale

LOCALE = Locale(
    code="fur",
    name="Friulian",
    attribution=(
        "Ai {date}, {author} al/e à scrit:",
        "Il {date}, il mitent {author} al scrivè:",
        "~{author} al/e à scrit:",
    ),
    header_labels={
        "from": ("Di",),
        "date": ("Date",),
        "to": ("A",),
        "cc": ("Cc",),
        "subject": ("Ogjet",),
    },
    rulers=("Messaç mandât indenant", "Messaç origjinâl"),
    reply_prefixes=("Re", "Risp"),
    months=(
        ("zen", "zenâr"),
        ("fev", "fevrâr"),
        ("mar", "març"),
        ("avr", "avrîl"),
        ("mai",),
        ("jug", "jugn"),
        ("lui",),
        ("avo", "avost"),
        ("set", "setembar"),
        ("otu", "otubar"),
        ("nov", "novembar"),
        ("dic", "dicembar"),
    ),
    weekdays=(
        ("lun", "lunis"),
        ("mar", "martars"),
        ("mie", "miercus"),
        ("joi", "joibe"),
        ("vin", "vinars"),
        ("sab", "sabide"),
        ("dom", "domenie"),
    ),
    salutations=("Mandi", "Bundì"),
    closings=("Mandi", "Graciis", "Salûts"),
)

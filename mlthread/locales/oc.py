"""Occitan."""

from .record import Locale

LOCALE = Locale(
    code="oc",
    name="Occitan",
    attribution=(
        "Lo {date}, {author} a escrich:",
        "Lo {date}, {author} escriguèt:",
        "~{author} a escrich:",
    ),
    header_labels={
        "from": ("De",),
        "date": ("Data",),
        "to": ("A",),
        "cc": ("Cc",),
        "subject": ("Objècte",),
    },
    rulers=(
        "Messatge transferit",
        "Messatge d'origina",
    ),
    reply_prefixes=("Re",),
    forward_prefixes=("Tr",),
    months=(
        ("gen", "genièr"),
        ("feb", "febrièr", "febr"),
        ("març",),
        ("abr", "abril"),
        ("mai",),
        ("junh",),
        ("jul", "julhet"),
        ("ago", "agost"),
        ("set", "setembre"),
        ("oct", "octòbre"),
        ("nov", "novembre"),
        ("dec", "decembre"),
    ),
    weekdays=(
        ("diluns", "dl"),
        ("dimars", "dm"),
        ("dimècres", "dc"),
        ("dijòus", "dj"),
        ("divendres", "dv"),
        ("dissabte", "ds"),
        ("dimenge", "dg"),
    ),
    salutations=(
        "Bonjorn",
        "Adieu",
        "Car",
    ),
    closings=(
        "Amistats",
        "Coralament",
        "Mercés",
        "Mercé plan",
    ),
    taglines=("Mandat dempuèi {device}",),
)

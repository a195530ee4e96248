"""West Frisian."""

from .record import Locale

LOCALE = Locale(
    code="fy",
    name="West Frisian",
    attribution=(
        "Op {date} skreau {author}:",
        "{author} skreau op {date}:",
        "~{author} skreau:",
    ),
    header_labels={
        "from": ("Fan",),
        "date": ("Datum", "Ferstjoerd"),
        "to": ("Oan",),
        "cc": ("Kopy",),
        "subject": ("Underwerp", "Ûnderwerp"),
    },
    rulers=(
        "Oarspronklik berjocht",
        "Trochstjoerd berjocht",
    ),
    reply_prefixes=("Antw",),
    forward_prefixes=("Trochst",),
    months=(
        ("jan", "jannewaris"),
        ("feb", "febrewaris"),
        ("mrt", "maart"),
        ("apr", "april"),
        ("mai", "maaie"),
        ("jun", "juny"),
        ("jul", "july"),
        ("aug", "augustus"),
        ("sep", "septimber"),
        ("okt", "oktober"),
        ("nov", "novimber"),
        ("des", "desimber"),
    ),
    weekdays=(
        ("mo", "moandei"),
        ("ti", "tiisdei"),
        ("wo", "woansdei"),
        ("to", "tongersdei"),
        ("fr", "freed"),
        ("so", "sneon", "sn"),
        ("si", "snein", "sn"),
    ),
    salutations=("Goeie", "Goemoarn", "Goejûn", "Bêste"),
    closings=("Mei freonlike groetnis", "Groetnis", "Mei groetnis", "Tige tank"),
    taglines=("Ferstjoerd fan myn {device}",),
)

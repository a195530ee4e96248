"""Upper and Lower Sorbian."""

from .record import Locale

LOCALE = Locale(
    code="hsb",
    name="Upper and Lower Sorbian",
    attribution=(
        "{date} {author} napisa:",
        "{author} {date} napisa:",
        "{date} jo {author} napisał:",
        "{author} jo {date} napisał:",
        "~{author} napisa:",
        "~{author} jo napisał:",
    ),
    header_labels={
        "from": ("Wot", "Wót"),
        "date": ("Datum",),
        "to": ("Komu",),
        "cc": ("Kopija",),
        "subject": ("Tema",),
    },
    rulers=("Dale sposrědkowana powěsć", "Dalej pósrědnjona powěsć", "Originalna powěsć"),
    reply_prefixes=("Re",),
    months=(
        ("jan", "januara", "januar"),
        ("feb", "februara", "februar"),
        ("měr", "měrca", "měrc"),
        ("apr", "apryla", "apryl"),
        ("mej", "meje", "meja", "maj", "maja"),
        ("jun", "junija", "junij"),
        ("jul", "julija", "julij"),
        ("awg", "awgusta", "awgust"),
        ("sep", "septembra", "september"),
        ("okt", "oktobra", "oktober"),
        ("now", "nowembra", "nowember"),
        ("dec", "decembra", "december"),
    ),
    weekdays=(
        ("pón", "póndźela", "pónjeźele"),
        ("wut", "wutora", "wał", "wałtora"),
        ("srj", "srjeda", "srjoda"),
        ("štw", "štwórtk", "stw", "stwórtk"),
        ("pja", "pjatk", "pět", "pětk"),
        ("sob", "sobota"),
        ("nje", "njedźela", "njeźela"),
    ),
    salutations=("Witajće", "Dobry dźeń"),
    closings=(
        "Z přećelnym postrowom",
        "Z přećelnymi postrowami",
        "Wutrobne postrowy",
        "Z pśijaśelnym póstrowom",
    ),
)

"""Kabyle."""

from .record import Locale

LOCALE = Locale(
    code="kab",
    name="Kabyle",
    attribution=(
        "Di {date}, {author} yura:",
        "{author} yura di {date}:",
        "~{author} yura:",
    ),
    header_labels={
        "from": ("Si",),
        "date": ("Azemz",),
        "to": ("I",),
        "cc": ("Anɣ.I",),
        "subject": ("Amgay",),
    },
    rulers=("Izen yettwawelhen", "Izen anezli", "Izen aneẓli"),
    reply_prefixes=("Re",),
    months=(
        ("yen", "yennayer"),
        ("fur", "fuṛar"),
        ("meɣ", "meɣres"),
        ("yeb", "yebrir"),
        ("may", "mayyu"),
        ("yun", "yunyu"),
        ("yul", "yulyu"),
        ("ɣuc", "ɣuct"),
        ("cte", "ctembeṛ"),
        ("tub", "tubeṛ"),
        ("nun", "nunembeṛ"),
        ("duǧ", "duǧembeṛ"),
    ),
    weekdays=(
        ("arim",),
        ("aram",),
        ("ahad",),
        ("amhad",),
        ("sem",),
        ("sed",),
        ("acer",),
    ),
    salutations=("Azul",),
    closings=("Tanemmirt", "Ar tufat"),
)

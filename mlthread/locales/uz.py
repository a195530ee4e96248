"""Uzbek."""

from .record import Locale

LOCALE = Locale(
    code="uz",
    name="Uzbek",
    attribution=(
        "{author} yozgan kun {date}:",
        "~{author} yozdi:",
    ),
    header_labels={
        "from": ("Kimdan",),
        "date": ("Sana",),
        "to": ("Kimga",),
        "cc": ("Nusxasi",),
        "subject": ("Mavzu",),
    },
    rulers=("Asl xat",),
    reply_prefixes=("Jav",),
    forward_prefixes=("Fwd",),
    months=(
        ("yan", "yanvar"),
        ("fev", "fevral"),
        ("mar", "mart"),
        ("apr", "aprel"),
        ("may",),
        ("iyn", "iyun"),
        ("iyl", "iyul"),
        ("avg", "avgust"),
        ("sen", "sentabr"),
        ("okt", "oktabr"),
        ("noy", "noyabr"),
        ("dek", "dekabr"),
    ),
    weekdays=(
        ("dush", "dushanba"),
        ("sesh", "seshanba"),
        ("chor", "chorshanba"),
        ("pay", "payshanba"),
        ("jum", "juma"),
        ("shan", "shanba"),
        ("yak", "yakshanba"),
    ),
    salutations=(
        "Assalomu alaykum",
        "Salom",
        "Hurmatli",
    ),
    closings=(
        "Hurmat bilan",
        "Rahmat",
        "Katta rahmat",
    ),
    taglines=("{device} orqali yuborildi",),
)

"""Uzbek."""

from .record import Locale

LOCALE = Locale(
    code="uz",
    name="Uzbek",
    attribution=(
        "{author} yozgan kun {date}:",
        "~{author} yozdi:",
        "{date}, {author} da yozdi:",
    ),
    header_labels={
        "from": ("Kimdan", "Jo‘natuvchi"),
        "date": ("Sana",),
        "to": ("Kimga", "Qabul qiluvchi"),
        "cc": ("Nusxasi",),
        "subject": ("Mavzu",),
    },
    rulers=("Asl xat", "Uzatilgan xabar", "Asl xabar"),
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
        ("dush", "dushanba", "du"),
        ("sesh", "seshanba", "se"),
        ("chor", "chorshanba", "cho"),
        ("pay", "payshanba"),
        ("jum", "juma", "ju"),
        ("shan", "shanba", "sha"),
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

"""Azerbaijani."""

from .record import Locale

LOCALE = Locale(
    code="az",
    name="Azerbaijani",
    attribution=(
        "{date} tarixdə, {author} yazıb:",
        "{date} tarixində {author} yazdı:",
        "~{author} yazıb:",
    ),
    header_labels={
        "from": ("Kimdən", "Göndərən"),
        "date": ("Tarix", "Göndərilib"),
        "to": ("Kimə", "Alıcı"),
        "cc": ("Nüsxə", "Cc"),
        "subject": ("Mövzu",),
    },
    rulers=(
        "Orijinal məktub",
        "Ötürülülən Məktub",
    ),
    reply_prefixes=("Cvb",),
    forward_prefixes=("Yön",),
    months=(
        ("yan", "yanvar"),
        ("fev", "fevral"),
        ("mar", "mart"),
        ("apr", "aprel"),
        ("may",),
        ("iyn", "iyun"),
        ("iyl", "iyul"),
        ("avq", "avqust"),
        ("sen", "sentyabr"),
        ("okt", "oktyabr"),
        ("noy", "noyabr"),
        ("dek", "dekabr"),
    ),
    weekdays=(
        ("b.e", "bazar ertəsi", "ber"),
        ("ç.a", "çərşənbə axşamı", "çax"),
        ("ç", "çərşənbə", "çər"),
        ("c.a", "cümə axşamı", "cax"),
        ("c", "cümə", "cüm"),
        ("ş", "şənbə", "şnb"),
        ("b", "bazar", "baz", "bazar günü"),
    ),
    salutations=(
        "Salam",
        "Hörmətli",
        "Əziz",
    ),
    closings=(
        "Hörmətlə",
        "Təşəkkürlər",
        "Təşəkkür edirəm",
        "Sağ olun",
    ),
    taglines=("{device} cihazımdan göndərildi",),
)

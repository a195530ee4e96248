"""Persian."""

from .record import Locale

LOCALE = Locale(
    code="fa",
    name="Persian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("ژانویه", "ژانویهٔ"),
        ("فوریه", "فوریهٔ"),
        ("مارس",),
        ("آوریل",),
        ("مه", "مهٔ"),
        ("ژوئن",),
        ("ژوئیه", "ژوئیهٔ"),
        ("اوت",),
        ("سپتامبر",),
        ("اکتبر",),
        ("نوامبر",),
        ("دسامبر",),
    ),
    weekdays=(
        ("دوشنبه", "۲ش"),
        ("سه‌شنبه", "۳ش"),
        ("چهارشنبه", "۴ش"),
        ("پنجشنبه", "۵ش"),
        ("جمعه", "ج"),
        ("شنبه", "ش"),
        ("یکشنبه", "۱ش"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

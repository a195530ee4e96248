"""Afrikaans."""

from .record import Locale

LOCALE = Locale(
    code="af",
    name="Afrikaans",
    attribution=(
        "Op {date} het {author} geskryf:",
        "Op {date} skryf {author}:",
        "{author} het op {date} geskryf:",
        "~{author} het geskryf:",
        "~{author} skryf:",
    ),
    header_labels={
        "from": ("Van",),
        "date": ("Datum", "Gestuur"),
        "to": ("Aan",),
        "cc": ("Kopie",),
        "subject": ("Onderwerp",),
    },
    rulers=(
        "Oorspronklike boodskap",
        "Oorspronklike bericht",
        "Aangestuurde boodskap",
    ),
    reply_prefixes=("Antw",),
    forward_prefixes=("Aangestuur",),
    months=(
        ("jan", "januarie"),
        ("feb", "februarie"),
        ("mrt", "maart"),
        ("apr", "april"),
        ("mei",),
        ("jun", "junie"),
        ("jul", "julie"),
        ("aug", "augustus"),
        ("sep", "sept", "september"),
        ("okt", "oktober"),
        ("nov", "november"),
        ("des", "desember"),
    ),
    weekdays=(
        ("ma", "maandag"),
        ("di", "dinsdag"),
        ("wo", "woensdag"),
        ("do", "donderdag"),
        ("vr", "vrydag"),
        ("sa", "saterdag"),
        ("so", "sondag"),
    ),
    salutations=("Hallo", "Goeiedag", "Goeiemôre", "Goeiemiddag", "Goeienaand", "Beste", "Geagte"),
    closings=(
        "Vriendelike groete",
        "Groete",
        "Met vriendelike groete",
        "Dankie",
        "Baie dankie",
        "By voorbaat dank",
    ),
    taglines=("Gestuur vanaf my {device}", "Gestuur vanaf {device}"),
)

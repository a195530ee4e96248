"""Romansh."""

from .record import Locale

LOCALE = Locale(
    code="rm",
    name="Romansh",
    attribution=(
        "Ils {date} ha {author} scrit:",
        "{author} ha scrit ils {date}:",
        "~{author} ha scrit:",
    ),
    header_labels={
        "from": ("Da",),
        "date": ("Data",),
        "to": ("A",),
        "cc": ("CC",),
        "subject": ("Object",),
    },
    rulers=("Messadi renvià", "Messadi  renvià", "Messadi original"),
    reply_prefixes=("Re",),
    months=(
        ("schan", "da schaner", "schaner"),
        ("favr", "da favrer", "favrer"),
        ("mars", "da mars"),
        ("avr", "d'avrigl", "avrigl"),
        ("matg", "da matg"),
        ("zercl", "da zercladur", "zercladur"),
        ("fan", "da fanadur", "fanadur"),
        ("avust", "d'avust"),
        ("sett", "da settember", "settember"),
        ("oct", "d'october", "october"),
        ("nov", "da november", "november"),
        ("dec", "da december", "december"),
    ),
    weekdays=(
        ("gli", "glindesdi"),
        ("ma", "mardi"),
        ("me", "mesemna"),
        ("gie", "gievgia"),
        ("ve", "venderdi"),
        ("so", "sonda"),
        ("du", "dumengia"),
    ),
    salutations=("Allegra", "Bun di", "Chara"),
    closings=("Cordials salids", "Amiaivels salids", "Cun amiaivels salids", "Grazia fitg"),
)

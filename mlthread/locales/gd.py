"""Scottish Gaelic."""

from .record import Locale

LOCALE = Locale(
    code="gd",
    name="Scottish Gaelic",
    attribution=(
        "Sgrìobh {author} na leanas {date}:",
        "~Sgrìobh {author} na leanas:",
    ),
    header_labels={
        "from": ("O",),
        "date": ("Ceann-là",),
        "to": ("Gu",),
        "cc": ("CC",),
        "subject": ("Cuspair",),
    },
    rulers=("An teachdaireachd a tha ’ga shìneadh air adhart", "An teachdaireachd thùsail"),
    reply_prefixes=("Re",),
    months=(
        ("faoi", "dhen fhaoilleach", "am faoilleach"),
        ("gearr", "dhen ghearran", "an gearran"),
        ("màrt", "dhen mhàrt", "am màrt"),
        ("gibl", "dhen ghiblean", "an giblean"),
        ("cèit", "dhen chèitean", "an cèitean"),
        ("ògmh", "dhen ògmhios", "an t-ògmhios"),
        ("iuch", "dhen iuchar", "an t-iuchar"),
        ("lùna", "dhen lùnastal", "an lùnastal"),
        ("sult", "dhen t-sultain", "an t-sultain"),
        ("dàmh", "dhen dàmhair", "an dàmhair"),
        ("samh", "dhen t-samhain", "an t-samhain"),
        ("dùbh", "dhen dùbhlachd", "an dùbhlachd"),
    ),
    weekdays=(
        ("dil", "diluain"),
        ("dim", "dimàirt"),
        ("dic", "diciadain"),
        ("dia", "diardaoin"),
        ("dih", "dihaoine"),
        ("dis", "disathairne"),
        ("did", "didòmhnaich"),
    ),
    salutations=("Halò", "Madainn mhath", "Feasgar math"),
    closings=("Le dùrachd", "Leis gach dùrachd", "Tapadh leibh", "Tapadh leat", "Mòran taing"),
)

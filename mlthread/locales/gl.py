"""Galician."""

from .record import Locale

LOCALE = Locale(
    code="gl",
    name="Galician",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("xan", "xaneiro"),
        ("feb", "febreiro"),
        ("mar", "marzo"),
        ("abr", "abril"),
        ("maio",),
        ("xuño",),
        ("xul", "xullo"),
        ("ago", "agosto"),
        ("set", "setembro"),
        ("out", "outubro"),
        ("nov", "novembro"),
        ("dec", "decembro"),
    ),
    weekdays=(
        ("luns", "lu"),
        ("mar", "martes", "ma"),
        ("mér", "mércores", "mé"),
        ("xov", "xoves", "xo"),
        ("ven", "venres", "ve"),
        ("sáb", "sábado", "sá"),
        ("dom", "domingo", "do"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

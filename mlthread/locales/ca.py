"""Catalan."""

from .record import Locale

LOCALE = Locale(
    code="ca",
    name="Catalan",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("de gen", "de gener", "gen", "gener"),
        ("de febr", "de febrer", "febr", "febrer", "feb"),
        ("de març", "març"),
        ("d’abr", "d’abril", "abr", "abril"),
        ("de maig", "maig"),
        ("de juny", "juny", "jun"),
        ("de jul", "de juliol", "jul", "juliol"),
        ("d’ag", "d’agost", "ag", "agost"),
        ("de set", "de setembre", "set", "setembre"),
        ("d’oct", "d’octubre", "oct", "octubre"),
        ("de nov", "de novembre", "nov", "novembre"),
        ("de des", "de desembre", "des", "desembre"),
    ),
    weekdays=(
        ("dl", "dilluns"),
        ("dt", "dimarts"),
        ("dc", "dimecres"),
        ("dj", "dijous"),
        ("dv", "divendres"),
        ("ds", "dissabte"),
        ("dg", "diumenge"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

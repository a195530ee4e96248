"""German."""

from .record import Locale

LOCALE = Locale(
    code="de",
    name="German",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jan", "januar", "jän", "jänner"),
        ("feb", "februar"),
        ("märz", "mär", "maerz"),
        ("apr", "april"),
        ("mai",),
        ("juni", "jun"),
        ("juli", "jul"),
        ("aug", "august"),
        ("sept", "september", "sep"),
        ("okt", "oktober"),
        ("nov", "november"),
        ("dez", "dezember"),
    ),
    weekdays=(
        ("mo", "montag"),
        ("di", "dienstag"),
        ("mi", "mittwoch"),
        ("do", "donnerstag"),
        ("fr", "freitag"),
        ("sa", "samstag"),
        ("so", "sonntag"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

"""French."""

from .record import Locale

LOCALE = Locale(
    code="fr",
    name="French",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("janv", "janvier"),
        ("févr", "février", "fév", "fevr", "fev"),
        ("mars",),
        ("avr", "avril"),
        ("mai",),
        ("juin",),
        ("juil", "juillet", "juill"),
        ("août", "aou"),
        ("sept", "septembre"),
        ("oct", "octobre"),
        ("nov", "novembre"),
        ("déc", "décembre", "dec"),
    ),
    weekdays=(
        ("lun", "lundi", "lu"),
        ("mar", "mardi", "ma"),
        ("mer", "mercredi", "me"),
        ("jeu", "jeudi", "je"),
        ("ven", "vendredi", "ve"),
        ("sam", "samedi", "sa"),
        ("dim", "dimanche", "di"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

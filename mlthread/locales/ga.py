"""Irish."""

from .record import Locale

LOCALE = Locale(
    code="ga",
    name="Irish",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("ean", "eanáir"),
        ("feabh", "feabhra"),
        ("márta",),
        ("aib", "aibreán"),
        ("beal", "bealtaine"),
        ("meith", "meitheamh"),
        ("iúil",),
        ("lún", "lúnasa"),
        ("mfómh", "meán fómhair"),
        ("dfómh", "deireadh fómhair"),
        ("samh", "samhain"),
        ("noll", "nollaig"),
    ),
    weekdays=(
        ("luan", "dé luain", "lu"),
        ("máirt", "dé máirt", "má"),
        ("céad", "dé céadaoin", "cé"),
        ("déar", "déardaoin", "dé"),
        ("aoine", "dé haoine", "ao"),
        ("sath", "dé sathairn", "sa"),
        ("domh", "dé domhnaigh", "do"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

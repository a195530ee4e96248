"""Estonian."""

from .record import Locale

LOCALE = Locale(
    code="et",
    name="Estonian",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("jaan", "jaanuar"),
        ("veebr", "veebruar"),
        ("märts",),
        ("apr", "aprill"),
        ("mai",),
        ("juuni",),
        ("juuli",),
        ("aug", "august"),
        ("sept", "september", "sep"),
        ("okt", "oktoober"),
        ("nov", "november"),
        ("dets", "detsember"),
    ),
    weekdays=(
        ("e", "esmaspäev"),
        ("t", "teisipäev"),
        ("k", "kolmapäev"),
        ("n", "neljapäev"),
        ("r", "reede"),
        ("l", "laupäev"),
        ("p", "pühapäev"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

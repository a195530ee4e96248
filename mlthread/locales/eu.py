"""Basque."""

from .record import Locale

LOCALE = Locale(
    code="eu",
    name="Basque",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("urt", "urtarrila"),
        ("ots", "otsaila"),
        ("mar", "martxoa"),
        ("api", "apirila"),
        ("mai", "maiatza"),
        ("eka", "ekaina"),
        ("uzt", "uztaila"),
        ("abu", "abuztua"),
        ("ira", "iraila"),
        ("urr", "urria"),
        ("aza", "azaroa"),
        ("abe", "abendua"),
    ),
    weekdays=(
        ("al", "astelehena"),
        ("ar", "asteartea"),
        ("az", "asteazkena"),
        ("og", "osteguna"),
        ("or", "ostirala"),
        ("lr", "larunbata"),
        ("ig", "igandea"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

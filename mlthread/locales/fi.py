"""Finnish."""

from .record import Locale

LOCALE = Locale(
    code="fi",
    name="Finnish",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("tammi", "tammikuuta", "tammikuu", "tammik"),
        ("helmi", "helmikuuta", "helmikuu", "helmik"),
        ("maalis", "maaliskuuta", "maaliskuu", "maalisk"),
        ("huhti", "huhtikuuta", "huhtikuu", "huhtik"),
        ("touko", "toukokuuta", "toukokuu", "toukok"),
        ("kesä", "kesäkuuta", "kesäkuu", "kesäk"),
        ("heinä", "heinäkuuta", "heinäkuu", "heinäk"),
        ("elo", "elokuuta", "elokuu", "elok"),
        ("syys", "syyskuuta", "syyskuu", "syysk"),
        ("loka", "lokakuuta", "lokakuu", "lokak"),
        ("marras", "marraskuuta", "marraskuu", "marrask"),
        ("joulu", "joulukuuta", "joulukuu", "jouluk"),
    ),
    weekdays=(
        ("ma", "maanantaina", "maanantai"),
        ("ti", "tiistaina", "tiistai"),
        ("ke", "keskiviikkona", "keskiviikko"),
        ("to", "torstaina", "torstai"),
        ("pe", "perjantaina", "perjantai"),
        ("la", "lauantaina", "lauantai"),
        ("su", "sunnuntai"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

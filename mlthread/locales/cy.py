"""Welsh."""

from .record import Locale

LOCALE = Locale(
    code="cy",
    name="Welsh",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("ion", "ionawr"),
        ("chwef", "chwefror", "chw"),
        ("maw", "mawrth"),
        ("ebr", "ebrill"),
        ("mai",),
        ("meh", "mehefin"),
        ("gorff", "gorffennaf", "gor"),
        ("awst",),
        ("medi",),
        ("hyd", "hydref"),
        ("tach", "tachwedd"),
        ("rhag", "rhagfyr"),
    ),
    weekdays=(
        ("llun", "dydd llun", "ll"),
        ("maw", "dydd mawrth", "ma"),
        ("mer", "dydd mercher", "me"),
        ("iau", "dydd iau", "ia"),
        ("gwen", "dydd gwener", "gw", "gwe"),
        ("sad", "dydd sadwrn", "sa"),
        ("sul", "dydd sul", "su"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

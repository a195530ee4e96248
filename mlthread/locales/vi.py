"""Vietnamese."""

from .record import Locale

LOCALE = Locale(
    code="vi",
    name="Vietnamese",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("thg 1", "tháng 1"),
        ("thg 2", "tháng 2"),
        ("thg 3", "tháng 3"),
        ("thg 4", "tháng 4"),
        ("thg 5", "tháng 5"),
        ("thg 6", "tháng 6"),
        ("thg 7", "tháng 7"),
        ("thg 8", "tháng 8"),
        ("thg 9", "tháng 9"),
        ("thg 10", "tháng 10"),
        ("thg 11", "tháng 11"),
        ("thg 12", "tháng 12"),
    ),
    weekdays=(
        ("th 2", "thứ hai", "t2"),
        ("th 3", "thứ ba", "t3"),
        ("th 4", "thứ tư", "t4"),
        ("th 5", "thứ năm", "t5"),
        ("th 6", "thứ sáu", "t6"),
        ("th 7", "thứ bảy", "t7"),
        ("cn", "chủ nhật"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

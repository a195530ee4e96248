"""Czech."""

from .record import Locale

LOCALE = Locale(
    code="cs",
    name="Czech",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("led", "ledna", "leden"),
        ("úno", "února", "únor"),
        ("bře", "března", "březen"),
        ("dub", "dubna", "duben"),
        ("kvě", "května", "květen"),
        ("čvn", "června", "červen"),
        ("čvc", "července", "červenec"),
        ("srp", "srpna", "srpen"),
        ("zář", "září"),
        ("říj", "října", "říjen"),
        ("lis", "listopadu", "listopad"),
        ("pro", "prosince", "prosinec"),
    ),
    weekdays=(
        ("po", "pondělí"),
        ("út", "úterý"),
        ("st", "středa"),
        ("čt", "čtvrtek"),
        ("pá", "pátek"),
        ("so", "sobota"),
        ("ne", "neděle"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)

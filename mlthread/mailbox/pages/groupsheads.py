"""The heads of messages on a page of Google Groups. In: lines. Out: `GroupsHead`s: who, when.

A name, "unread," and a date stand below each other, with the picture's words above or without. In another language
than English the page is known by that shape: two have the same word, or the picture's words hold the name.

>>> lines = ["Ann Lee", "ungelesen,", "18.10.2023, 12:30:0018.10.23", "an tides", "Ja."] * 2
>>> [(head.name, head.when, head.below) for head in groups_heads(lines)]
[('Ann Lee', '18.10.2023, 12:30:00', 3), ('Ann Lee', '18.10.2023, 12:30:00', 8)]
>>> groups_heads(["Ann Lee", "Dear Bob,", "18.10.2023, 12:30 was the time."] * 2)
[]
"""

from __future__ import annotations

from mlthread.frozen import NamedTuple
from mlthread.pattern import pattern

from .copiedtext import filled_above, next_filled, plain_line

__all__ = ["GroupsHead", "groups_heads"]

_UNREAD = "unread,"
_SECONDS = pattern(r"\d:\d\d:\d\d")
# The same in other languages, for a page of one message.
_ELSEWHERE = frozenset(
    (
        *(
            "ungelesen",
            "non lue",
            "non lu",
            "no leído",
            "no leída",
            "no leídas",
            "no leídos",
            "sin leer",
            "não lida",
            "não lidas",
        ),
        *(
            "da leggere",
            "non letto",
            "ongelezen",
            "nieprzeczytane",
            "oläst",
            "ulæst",
            "ulest",
            "nepřečtené",
        ),
        *(
            "непрочитанное",
            "не прочитано",
            "непрочитано",
            "未読",
            "未读",
            "未讀",
            "읽지 않음",
            "okunmadı",
        ),
    )
)
_DATE = pattern(
    r"(?:(?P<month>[A-Z][a-z]{2,8}) (?P<day>\d{1,2})|(?P<d>\d{1,2}) (?P<m>[A-Z][a-z]{2,8})),? (?P<year>\d{4}),? "
    r"(?P<time>\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?)"
)
_PHOTO = "'s profile photo"
_COMMAS = tuple(",،、，")
_WORD = pattern(r"[^\W\d_][\w'’-]{1,20}(?: [\w'’-]{1,20}){0,2} ?[,،、，]\Z")
# A day and a clock, below which the page may repeat the day without a blank between.
_WHEN = pattern(
    r"(.{4,40}?\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?)(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4})?\Z"
)


class GroupsHead(NamedTuple):
    """A head: its lines [first, below), and whether it is in English."""

    first: int
    name: str
    when: str
    below: int
    english: bool


def groups_heads(lines: list[str]) -> list[GroupsHead]:
    """The heads in English, else those in another language."""
    heads: dict[str, list[GroupsHead]] = {}
    pictures: set[str] = set()
    for number, line in enumerate(lines):
        word = line.strip()
        english = word == _UNREAD
        if not english and not (word[-1:] in _COMMAS and _WORD.match(word)):
            continue
        at = filled_above(lines, number)
        below = next_filled(lines, number + 1)
        if at < 0 or below == len(lines):
            continue
        text = lines[below].strip()
        when = _english_date(text) if english else _other_date(text)
        name, photo = plain_line(lines[at]), filled_above(lines, at)
        if when is None or not (english or _is_name(name)):
            continue
        above = lines[photo].strip() if photo >= 0 else ""
        first = photo if _PHOTO in above else at
        if not english and name != above and name in above:
            pictures.add(word)
            first = photo
        heads.setdefault(word, []).append(GroupsHead(first, name, when, below + 1, english))
    if _UNREAD in heads:
        return heads[_UNREAD]
    return next(
        (
            found
            for word, found in heads.items()
            if len(found) > 1
            or word in pictures
            or (word[:-1].rstrip() in _ELSEWHERE and _SECONDS.search(found[0].when))
        ),
        [],
    )


def _english_date(text: str) -> str | None:
    date = _DATE.match(text)
    if date is None:
        return None
    day, month = date["day"] or date["d"], date["month"] or date["m"]
    return f"{day} {month} {date['year']} {date['time']}"


def _other_date(text: str) -> str | None:
    from .pageheads import date_alone  # late: English pages do without

    found = _WHEN.match(text)
    return date_alone(found[1]) if found is not None else None


def _is_name(text: str) -> bool:
    from .pageheads import is_person

    return is_person(text)

"""The text of a page of HyperKitty as a person copies it. In: lines. Out: what it shows.

>>> lines = "[tides] Gates\\n\\nAnn Lee\\n5 Feb 2018\\n10:17 a.m.\\nWhich gate?\\n0 0\\nReply\\nBack to the list"
>>> thread = find_kitty(lines.split("\\n"))
>>> thread.title, [(part.name, part.when, part.body) for part in thread.parts]
('[tides] Gates', [('Ann Lee', '5 Feb 2018 10:17 a.m.', (5, 6))])
"""

from __future__ import annotations

from bisect import bisect

from mlthread.mailbox.headers.dates import parse_stamp
from mlthread.pattern import pattern

from .copiedtext import filled_above, next_filled, plain_line
from .kittywords import ABOVE, LINKS, OLDER, REPLY, THREAD, clock_of, is_clock, month_of
from .threadparts import NOTHING, CopiedThread, Part

__all__ = ["find_kitty", "shown_when"]

_TALLEST = 4  # lines of a title
_KITTY_DAY = pattern(
    r"(?:(?P<day>\d{1,2}) (?P<month>[^\s\d][^\s\d]{1,11}|\d{1,2}[月월]))?(?:(?:\A| )(?P<year>\d{4}|['’]\d\d))?(?: \d{1,2} \S{2,12}(?: ['’]\d\d)?)?\Z"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_KITTY_MENU = LINKS | REPLY
_KITTY_FOOT = pattern(r".{0,60}\bHyperKitty\b.{0,20} \d{1,3}(?:\.\d{1,3}){1,3}\.?\Z")
_KITTY_DATE_LINES = 5
_VOTES = pattern(r"\d{1,4}[ \t]{1,8}\d{1,4}\Z|00\Z")
_PICTURE = pattern(r"[ \t]*\[[\w.%-]{1,80}\][ \t]*\Z")  # as browsers for terminals draw one


def find_kitty(lines: list[str]) -> CopiedThread:
    """The messages of a page of HyperKitty: a name, a day (once or twice), a time."""
    links = [number for number, line in enumerate(lines) if line.strip() in _KITTY_MENU]
    if not any(lines[number].strip() in LINKS for number in links):
        return NOTHING
    answered = any(lines[number].strip() in REPLY for number in links)
    heads: list[tuple[int, str, str, int]] = []
    opens: list[bool] = []
    begun: tuple[str, str] | None = None
    last_day = ""
    for number, line in enumerate(lines):
        time = line.strip()
        if not is_clock(time):
            continue
        # Below each message one can answer: a day and a time above that are somebody's words.
        if answered and heads and bisect(links, heads[-1][3]) == bisect(links, number):
            continue
        at, day, year = _kitty_day(lines, number)
        if not day and heads and answered and at >= number - _TALLEST and _is_name(lines, at):
            day = last_day  # it is shown once for the messages of a day
        if at < 0 or not day or not (year or begun):
            continue
        last_day = day
        opens.append(bool(year))  # the first message of a page shows its year, others do not
        if year:
            year = year if year[0].isdigit() else f"20{year[1:]}"
            begun = day, year
        elif begun:
            year = _kitty_year(day, *begun)
        heads.append((at, plain_line(lines[at]), f"{day} {year} {clock_of(time)}", number + 1))
    if not heads:
        return NOTHING
    tops = [
        _kitty_title(lines, first, heads[place - 1][3] if place else 0) if begins else (first, None)
        for place, ((first, *_), begins) in enumerate(zip(heads, opens, strict=True))
    ]
    parts: list[Part] = []
    for place, (_, name, when, begin) in enumerate(heads):
        top, title = tops[place]
        last = tops[place + 1][0] if place + 1 < len(heads) else len(lines)
        parts.append(Part(name, when, top, (begin, _kitty_end(lines, begin, last)), title))
    return CopiedThread(parts[0].title, None, parts)


def shown_when(lines: list[str], begin: int) -> tuple[str | None, int]:
    """The day and the time above the text where a reader's view has kept them without the name, and the line below.

    >>> shown_when(["", "5 Feb 2018 5 Feb '18", "", "10:17 a.m.", "Yes."], 0)
    ('5 Feb 2018 10:17 a.m.', 4)
    """
    day = next_filled(lines, begin)
    time = next_filled(lines, day + 1)
    if time < len(lines) and is_clock(lines[time].strip()):
        _, told, year = _kitty_day(lines, time)
        if told and year:
            year = year if year[0].isdigit() else f"20{year[1:]}"
            return f"{told} {year} {clock_of(lines[time].strip())}", time + 1
    return None, begin


def _is_name(lines: list[str], number: int) -> bool:
    """Whether a line below a blank one or a link may be somebody's name."""
    from .pageheads import is_person  # late: most messages show their day

    above = filled_above(lines, number)
    line = lines[max(0, above)]
    apart = above < number - 1 or _is_of_kitty(line.strip()) or _PICTURE.match(line) is not None
    return apart and is_person(plain_line(lines[number]))


def _kitty_title(lines: list[str], first: int, begin: int) -> tuple[int, str | None]:
    """Where a page begins, and the title above its first message."""
    above = filled_above(lines, first)
    while above >= begin and (lines[above].strip() in ABOVE or _PICTURE.match(lines[above])):
        above = filled_above(lines, above)
    if above < begin or _is_of_kitty(lines[above].strip()):
        return first, None
    higher = filled_above(lines, above)
    if higher > begin and lines[higher].strip() in OLDER:  # the title of the next thread
        higher = filled_above(lines, higher)
        above = higher if higher >= begin and not _is_of_kitty(lines[higher].strip()) else above
    title, top = plain_line(lines[above]) or None, above
    if (wrapped := _wrapped(lines, above, begin)) is not None:
        title, top = wrapped
    while (above := filled_above(lines, above)) >= begin and lines[above].strip() in ABOVE:
        top = above
    return top, title


def _wrapped(lines: list[str], last: int, begin: int) -> tuple[str, int] | None:
    """A title of several lines right below the link to its thread, as on paper, and where it begins."""
    first = last
    while first > begin and last - first < _TALLEST and lines[first - 1].strip():
        first -= 1
    above = filled_above(lines, first)
    if first == last or above < begin or lines[above].strip() not in THREAD:
        return None
    return " ".join(plain_line(line) for line in lines[first : last + 1]), first


def _kitty_day(lines: list[str], number: int) -> tuple[int, str, str]:
    """(line of the name, day and month, year) above a time."""
    day = year = ""
    at = number
    for _ in range(_KITTY_DATE_LINES):
        at = filled_above(lines, at)
        found = _KITTY_DAY.match(" ".join(lines[at].split())) if at >= 0 else None
        month = month_of((found and found["month"]) or "jan")
        if found is None or month is None:
            break
        day = f"{found['day']} {_MONTHS[month - 1]}" if found["day"] else day
        year = found["year"] or year
    return at, day, year


def _kitty_year(day: str, first_day: str, year: str) -> str:
    """Replies show no year: that of the first message, or the next where the day would lie before it."""
    stamp, first = parse_stamp(f"{day} {year} 12:00"), parse_stamp(f"{first_day} {year} 12:00")
    before = stamp is not None and first is not None and stamp.local < first.local
    return str(int(year) + before)


def _kitty_end(lines: list[str], begin: int, last: int) -> int:
    """Below the text stand the votes for and against it, and "Reply"."""
    for number in range(begin, last):
        if lines[number].strip() in REPLY:
            against = filled_above(lines, number)
            above = filled_above(lines, against)
            if against >= begin and _VOTES.match(lines[against].strip()):
                last = against
                break
            if above >= begin and all(lines[n].strip().isdigit() for n in (against, above)):
                last = above
                break
    while last > begin and _is_of_kitty(lines[last - 1].strip()):
        last -= 1
    return last


def _is_of_kitty(line: str) -> bool:
    """Whether a line is a link, the votes for and against a message, or empty."""
    return not line or line in _KITTY_MENU or any(row.match(line) for row in (_VOTES, _KITTY_FOOT))

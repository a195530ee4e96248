"""Who from when. In: words that hold a name, an address and a date in any order. Out: the three apart.

>>> split_who_when("Mon, Feb 5, 2018 at 7:15 PM, Ann Lee <ann@example.org>", "en")
('Mon, Feb 5, 2018 at 7:15 PM', 'Ann Lee <ann@example.org>')
>>> split_who_when("Ann Lee, 5 Şub 2018 Pzt", "tr")
('5 Şub 2018 Pzt', 'Ann Lee')
"""

from __future__ import annotations

from functools import lru_cache

from mlthread.pattern import pattern

from .addresses import find_address
from .dateruns import ANY, DateRun, date_runs, is_date_word, kinds_of_words
from .englishdates import english_date
from .people import ENCODED as _ENCODED

__all__ = ["has_date", "split_who_when"]

_DIGIT = pattern(r"\d")
# Words between a name and a date that belong to neither, and between a date and a name.
_LEADS = frozenset("at on op em el le am de den del på di il dne dnia a en".split())
_TRAIL = pattern(r"(?:at|by|von|av|par|de|da)\s")
# What a language hangs on the last word of a date (hu "14:05-kor, ", eu "14:05(e)an, ").
_ENDING = pattern(r"(?:\(e\))?[^\s\d,;:()<>\"@\[\]]{1,10},\s")
# What clients write before a date, behind a name or at the start of the line.
_OPENERS = pattern(
    r"(?:^|[\s,])(?:at|on|el|le|am|den|del?|på|le|di|il|dne|dnia|a)$"
    r"|^[|>*:=\s]*(?:On|At|Am|El|Le|Den|Op|Il|Em|Dne|Dnia)$"
)
# The person first, as Lotus Notes writes it.
_NOTES = pattern(
    r"((?:[A-Za-z][A-Za-z_/&.'\-]* +){1,8})(\d{1,2}/\d{1,2}/(?:\d{4}|\d\d) \d{1,2}:\d\d(?: [AP]M)?)"
)
_ZONE_IN_NAME = pattern(r"[SD]T(?![A-Za-z])|GMT|UTC|[CEW]ET|MSK|MESZ?|IST")
_GOES_ON = (
    "at ",
    "by ",
    "in ",
    "AM",
    "PM",
    "am",
    "pm",
    "上午",
    "下午",
    "午前",
    "午後",
    "오전",
    "오후",
)
# Left to a name that opens with an initial: "09:27 PDT, J Lee".
_ZONE_BEFORE_INITIAL = pattern(r"(?:[A-Z]{1,3}[SD]T|GMT|UTC|CES?T),\s")
# A short word of another language between day and clock: 3.01.22 г. 20:09.
_CLOCK_BEHIND = pattern(r"[^\W\d_]{1,3}\.?,?\s\d{1,2}[:.]\d\d\b")
_NEAR = 9  # letters within which either shows


def has_date(text: str) -> bool:
    """Whether the text can hold a date at all: it has a digit."""
    return _DIGIT.search(text) is not None


@lru_cache(maxsize=1024)
def split_who_when(text: str, language: str) -> tuple[str | None, str]:
    """The date as written (None: there is none), and the words for the person."""
    if language == "en":
        known = _english(text)
        if known is not None:
            return known
    address = find_address(text)
    fence = _encoded(text)
    if address:
        fence = min(address[1], fence[0]), address[2]
    spans = _spans(text, language, fence)
    if not spans:
        return None, text.strip(" ,;:،、，")
    start, stop = max(spans, key=lambda span: (span[2], span[1] - span[0]))[:2]
    if text[stop : stop + 1] == ")" and text.rfind("(", start, stop) > text.rfind(")", start, stop):
        stop += 1  # "10:05 (+0100)"
    when = text[start:stop].strip(" ,;")
    ending = _ENDING.match(text, stop)
    behind = text[ending.end() if ending is not None and _is_ending(ending[0]) else stop :]
    closing = " ,;:،、，" if "(" in behind else " ,;:)]،、，"
    head, tail = text[:start].strip(" ,;:([@،、，"), behind.lstrip(" ,;:)]،、，").rstrip(closing)
    head = _OPENERS.sub("", head).strip(" ,;")
    if (
        head
        and tail
        and (
            is_date_word(head)
            or not any(map(str.isalpha, head))
            or _is_weekday(head, text[:start], tail)
        )
    ):
        head = ""  # a day of another language than the line's; figures that a client left
    trail = _TRAIL.match(tail)
    if trail is not None and "," not in text[stop : stop + 2]:
        tail = tail[trail.end() :]
    if head and address and stop <= address[1] and text[stop : address[1]].strip(' ,;:<("'):
        head = ""  # name and address stand behind the date: what leads up to it is no name
    who = f"{head} {tail}" if head and tail else head or tail
    return when, who


def _english(text: str) -> tuple[str, str] | None:
    """The two where an English client wrote them in its usual way: the date first, or the person as Lotus Notes has
    them."""
    first = english_date(text)
    if first is not None:
        rest = text[first.end() :].strip(" ,;:")
        near = rest[:_NEAR]
        zone = (rest.isupper() and len(rest) <= 4) or (
            "," in near and _ZONE_BEFORE_INITIAL.match(rest)
        )
        clock = (":" in near or "." in near) and _CLOCK_BEHIND.match(rest)
        spelt = " Time " in rest or " Time," in rest  # Central European Standard Time
        place = "/" in rest.partition(",")[0]  # America/New_York
        if not (zone or clock or spelt or place) and not rest.startswith(_GOES_ON):
            return first[0].strip(" ,;"), rest
    notes = _NOTES.fullmatch(text)
    if notes is not None and _is_all_name(notes[1]):
        return notes[2], notes[1].rstrip()
    return None


def _spans(text: str, language: str, fence: tuple[int, int]) -> list[DateRun]:
    """What may be the date. An English client may have written it as another language has it; in ASCII names are months
    too ("Ian")."""
    spans = date_runs(text, language, fence)
    if language != "en" or any(span[3] for span in spans):
        return spans
    least = 3 if text.isascii() else 1
    skipped = 3 if text.startswith("On ") else 0
    found = date_runs(text[skipped:], ANY, (fence[0] - skipped, fence[1] - skipped))
    named = [run for run in found if run[3] and run[2] >= least]
    return [(run[0] + skipped, run[1] + skipped, *run[2:]) for run in named] or spans


def _is_weekday(head: str, before: str, tail: str) -> bool:
    """Whether a word, a comma and a date, a name behind it, open with a day of a language without a row."""
    named = tail[0].isalpha() and "@" not in tail.partition(" ")[0]
    return named and " " not in head and before.rstrip(" ").endswith((",", "،"))


def _is_ending(letters: str) -> bool:
    """Whether letters are small, and none of those that East Asian names are written in."""
    return not any(letter.isupper() or "\u2e80" <= letter <= "\uffff" for letter in letters)


def _encoded(text: str) -> tuple[int, int]:
    """Where a name stands that is encoded as in a header; the end of the text where none does."""
    found = _ENCODED.search(text) if "=?" in text else None
    return (len(text), len(text)) if found is None else found.span()


def _is_all_name(words: str) -> bool:
    """Whether nothing in these words can belong to a date, to an address, or lead up to a date."""
    low = [word.rstrip(".") for word in words.lower().split()]
    return (
        _LEADS.isdisjoint(low)
        and kinds_of_words("en").keys().isdisjoint(low)
        and _ZONE_IN_NAME.search(words) is None
        and "_at_" not in words
    )

"""Who from when. In: words that hold a name, an address and a date in any order. Out: the three apart.

>>> split_who_when("Mon, Feb 5, 2018 at 7:15 PM, Ann Lee <ann@example.org>", "en")
('Mon, Feb 5, 2018 at 7:15 PM', 'Ann Lee <ann@example.org>')
>>> split_who_when("Ann Lee, 5 Şub 2018 Pzt", "tr")
('5 Şub 2018 Pzt', 'Ann Lee')
"""

from __future__ import annotations

import re
from functools import lru_cache

from mlthread.locales import LOCALES
from mlthread.pattern import pattern

from .addresses import find_address
from .englishdates import english_date
from .people import ENCODED as _ENCODED
from .plain import without_accents
from .related import related
from .zonewords import ABBREVIATED, ZONE

__all__ = ["has_date", "is_date_word", "split_who_when"]

_ANY = "any"
_LETTER = r"[^\W\d_]"

# Languages that put the weekday behind the day: elsewhere a weekday at the end begins a name (Sun Li).
_WEEKDAY_LAST = frozenset({"tr", "hu", "ja", "ko", "zh-cn", "zh-tw", "kk", "ka", "eu"})
_BEHIND_DAY = frozenset({"clock", "half", "zone"})  # behind these it does so everywhere
_CLOCK = r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]) [0-2]\d[0-5]\d(?!\d)|\d{1,2}(?:[:h]\d{2}(?:[:.]\d{2}|min\d{2}s)?|:\d(?= {1,2}[AP]M)|\.[0-5]\d(?:\.\d{2})?(?!\d|\.\d))"
_EAST_ASIAN = r"\d{1,4}\s?[年月日년월일号號](?:\([^()]{1,4}\))?"
_DASHED = r"\d{1,2}-(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(?:\d{4}|\d\d)"
_SPACED = r"\d{1,2}\. \d{1,2}\. (?:\d{4}|\d\d)(?![\d:])\.?|\d{4}\. \d{1,2}\. \d{1,2}(?![\d:])\.?"
_DASHED_FROM_YEAR = r"\d{4}-[^\W\d_]{3,10}-\d{1,2}(?!\d)"
_NUMBER = rf"{_DASHED}|{_DASHED_FROM_YEAR}|{_SPACED}|\d{{1,4}}(?:[./\-]\d{{1,4}}){{1,2}}\.?|'?\d{{1,4}}(?:st|nd|rd|th|er|º|ª)?\.?"
_HALF = r"(?<![^\W\d_])[AaPp]\.?\s?[Mm](?![^\W\d_\u0900-\u0dff])\.?|오전|오후|上午|下午|午前|午後|晚上|早上|清晨|凌晨|中午|傍晚"
# Gmail in Swedish writes them without a blank before the name: 6:47 emAnn Lee.
_GLUED_HALF = r"(?<=\d )[ef]m(?=[A-ZÅÄÖ])"
_EAST_ASIAN_DAY = (
    r"(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]|[月火水木金土日](?:曜日)|[월화수목금토일]요일"
)
_WORD = r"[^\W\d_][^\s\d,;:()<>\"@\[\]/،、，]*"
_PARTS = pattern(
    rf"(?P<zone>{ZONE})|(?P<clock>{_CLOCK})|(?P<east>{_EAST_ASIAN})|(?P<number>{_NUMBER})"
    rf"|(?P<half>{_HALF}|{_GLUED_HALF})|(?P<weekday>{_EAST_ASIAN_DAY})|(?P<word>{_WORD})"
)
_WORDS_ALONE = pattern(_WORD)
# What a day or a clock has, if no month is named: figures parted by signs, or with a word or an ending.
_FIGURES = pattern(
    r"\d(?:\d{5} \d{4}(?!\d)|[:h./\-](?:\s?\d|\w)|\s?[年月日년월일号號]|[^\W\d_]{1,2}\.)"
)
_WORDS = {
    "half": "μμ πμ μ.μ π.μ p.d m.d nachm vorm ص م sa ch ös öö ب.ظ ق.ظ fm em pg ptg",
    "unit": "uhr h hr hrs г р ч г. р. ч. น 時 分 시 분 thg tháng kl klo klokka",
    "weekday": "th thứ יום",
}
# Elsewhere they are somebody's initials, or words.
_HALVES_IN = {
    "id": "pg ptg",
    "sq": "pd p.d md m.d paradite paradites pasdite pasdites",
    "hi": "पूर्वाह्न अपराह्न",
    "ar": "صباحًا صباحا مساءً مساء",
}
# Words behind a day or a clock: "on", "at", "o'clock".
_UNITS_IN = {
    "bn": "তারিখে এ টায়",
    "mr": "रोजी वाजता",
    "gu": "એ વાગ્યે",
    "kn": "ರಂದು ಗಂಟೆಗೆ ಅವರು",
    "te": "న కు కి",
    "hsb": "hodź",
    "kab": "n tufat tmeddit",
}
# What may stand between two parts of a date: a few small words.
_GAP = pattern(r"[\s,.;()@\-–—،]*(?:[^\s\d<>\"@,.]{1,12}[\s,.:;()،\-]+){0,3}")


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
_NOT_ASCII = pattern(r"[^\x00-\x7f]")
_APOSTROPHES = pattern("[’׳]")
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
# A capital letter right behind a figure, not of AM or PM, an ordinal or a zone.
_BEGINS_NAME = pattern(rf"(?![AP]\.?M|(?:ST|ND|RD|TH)\b|(?:{ABBREVIATED})(?!{_LETTER}))[A-Z]")
_ISSUE = pattern(r"(\d\d)[./\-](\d\d)")
_MONTHS_OF_YEAR = 12
_ENDS_NAME = pattern(r"(?<!\w)[A-Z][^\W\d_]*$")  # right before a figure
_ENDS_DATE = pattern(r" ?, (?!\d)")  # behind a weekday: 10:05 2/5/2018 Monday , Ann
# A short word of another language between day and clock: 3.01.22 г. 20:09.
_CLOCK_BEHIND = pattern(r"[^\W\d_]{1,3}\.?,?\s\d{1,2}[:.]\d\d\b")
_NEAR = 9  # letters within which either shows


def has_date(text: str) -> bool:
    """Whether the text can hold a date at all: it has a digit."""
    return _DIGIT.search(text) is not None


@lru_cache(maxsize=128)
def _kinds(language: str) -> dict[str, str]:
    """What kind of part of a date a word is, in the language, those it is confused with, and English."""
    kinds: dict[str, str] = {}
    for kind, words in _WORDS.items():
        kinds.update(dict.fromkeys(words.split(), kind))
    kinds.update(dict.fromkeys(_HALVES_IN.get(language, "").split(), "half"))
    kinds.update(dict.fromkeys(_UNITS_IN.get(language, "").split(), "unit"))
    odd: list[tuple[str, str]] = []  # with letters beyond ASCII, and their kind
    codes = () if language == _ANY else related(language)
    for row in LOCALES:
        if not codes or row.code in codes:
            for kind, table in (("weekday", row.weekdays), ("month", row.months)):
                for word in (word for forms in table for word in forms):
                    kinds[word] = kinds[_APOSTROPHES.sub("'", word)] = kind
                    if len(word) > 2 and not word.isascii():
                        odd.append((word, kind))
    whole = "\n".join(word for word, _ in odd)  # all at once: many
    for left in (_NOT_ASCII.sub("?", whole), without_accents(whole)) if odd else ():
        for form, (_, kind) in zip(left.split("\n"), odd, strict=True):
            kinds.setdefault(form, kind)
    return kinds


def is_date_word(word: str) -> bool:
    """Whether a word is a month's or a day's, in any language.

    >>> is_date_word("szept."), is_date_word("there.")
    (True, False)
    """
    return word.lower().rstrip(".") in _kinds(_ANY)


@lru_cache(maxsize=128)
def _phrases(language: str) -> tuple[str, ...]:
    """Months and days of more words than one (vi "thứ ba"), the longest first."""
    return tuple(sorted((word for word in _kinds(language) if " " in word), key=len, reverse=True))


def _parts(text: str, language: str) -> re.Pattern[str]:
    """The parts of a date, first such phrases where the text has one."""
    low = text.lower()
    if not any(map(low.__contains__, _phrases(language))):
        return _PARTS
    return _with_phrases(language)


@lru_cache(maxsize=128)
def _with_phrases(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, _phrases(language)))
    phrase = rf"(?P<phrase>(?<!{_LETTER})(?i:{words})(?![^\W_]))"
    return re.compile(f"{phrase}|{_PARTS.pattern}")


@lru_cache(maxsize=128)
def _doubtful(language: str) -> frozenset[str]:
    """Words that are a weekday's and a month's (es "mar")."""
    rows = [row for row in LOCALES if language == _ANY or row.code in related(language)]
    days = {word for row in rows for forms in row.weekdays for word in forms}
    return frozenset(days.intersection(w for row in rows for forms in row.months for w in forms))


@lru_cache(maxsize=1024)
def split_who_when(text: str, language: str) -> tuple[str | None, str]:
    """The date as written (None: there is none), and the words for the person."""
    if language == "en":
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
    address = find_address(text)
    fence = _encoded(text)
    if address:
        fence = min(address[1], fence[0]), address[2]
    spans = _runs(text, language, fence)
    if language == "en" and not any(span[3] for span in spans):
        # An English client with a local date; in ASCII names are months too ("Ian").
        least = 3 if text.isascii() else 1
        skipped = 3 if text.startswith("On ") else 0
        found = _runs(text[skipped:], _ANY, (fence[0] - skipped, fence[1] - skipped))
        named = [run for run in found if run[3] and run[2] >= least]
        spans = [(run[0] + skipped, run[1] + skipped, *run[2:]) for run in named] or spans
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
        and _kinds("en").keys().isdisjoint(low)
        and _ZONE_IN_NAME.search(words) is None
        and "_at_" not in words
    )


def _names_month(text: str, language: str) -> bool:
    kinds = _kinds(language)
    if any(kinds.get(word.rstrip(".")) == "month" for word in _WORDS_ALONE.findall(text.lower())):
        return True
    return _parts(text, language) is not _PARTS


# Start, stop, how many kinds of parts, whether it names a day of a month.
_Run = tuple[int, int, int, bool]


def _runs(text: str, language: str, fence: tuple[int, int]) -> list[_Run]:
    """Runs of parts of a date."""
    runs: list[_Run] = []
    if not _FIGURES.search(text) and not _names_month(text, language):
        return runs
    start = stop = -1
    kinds: set[str] = set()
    last = ""
    before = -1  # where the run ended before a weekday that may begin a name
    either = False  # it opened with a word that is a weekday's and a month's
    turned = False  # the clock stands before the day
    words = _kinds(language)
    for part in _parts(text, language).finditer(text):
        kind, word = _kind_of(part, words, kinds)
        if not kind or (part.start() < fence[1] and part.end() > fence[0]):
            continue
        gap = text[stop : part.start()] if start >= 0 else ""
        behind = "clock" if turned else "" if last == "clock" else last
        joins = start >= 0 and _joins(gap, kind, kinds, behind)
        crosses = start >= 0 and start < fence[0] <= part.start()
        if not joins or crosses:
            if kind in ("half", "unit"):
                continue
            _close(runs, start, stop if before < 0 else before, kinds, either)
            start, kinds, before, either, turned = part.start(), set(), -1, False, False
        if kind == "month" and "number" not in kinds and word in _doubtful(language):
            kind, either = "weekday", True
        twice = kind == "weekday" and kind in kinds
        kinds.add(kind)
        turned = kind == "number" and "clock" in kinds
        if kind == "number" and _names_a_month(part[0]):
            kinds.add("month")  # 2/5/18 names its month
        bracket = text[part.start() - 1 : part.start()] if kind == "weekday" else ""
        late = kind == "weekday" and len(kinds) > 1 and language not in _WEEKDAY_LAST
        late = late or twice or (kind == "weekday" and last in _BEHIND_DAY)
        late = late and not (word.endswith("day") and _ENDS_DATE.match(text, part.end()))
        before = (stop if before < 0 else before) if late and bracket != "(" else -1
        stop, last = part.end(), kind
        if bracket == "(" and text[stop : stop + 1] == ")":
            stop += 1
    _close(runs, start, stop if before < 0 else before, kinds, either)
    return runs


def _kind_of(part: re.Match[str], words: dict[str, str], kinds: set[str]) -> tuple[str, str]:
    """What a part is ("": none of a date) among those of a run, and the word that it is, in small letters."""
    kind, word = part.lastgroup or "", ""
    if kind in ("phrase", "word"):
        word = part[0].lower()
        if kind == "word":
            word = word.rstrip(".")
        kind = words.get(word, "")
        if kind == "unit" and len(word) == 1 and part[0][0].isupper():
            kind = ""  # somebody's name: H. Peter
    elif kind == "clock" and part[0].count(".") == 2 and "month" not in kinds:
        kind = "number"  # 14.03.23
    elif kind == "number" and _is_whole(kinds) and _is_of_name(part, words):
        kind = ""  # 17:19, 1Z
    elif kind == "number" and part.string[: part.start()].endswith("+"):
        kind = ""  # of a telephone
    return kind, word


def _names_a_month(figures: str) -> bool:
    """Whether a number has signs within and a figure that may be a month's (2/5/18, not the issue 17.70)."""
    if figures[-1].isalpha() or not figures[1:-1].strip("0123456789"):
        return False
    values = _ISSUE.fullmatch(figures)
    return values is None or int(values[1]) <= _MONTHS_OF_YEAR or int(values[2]) <= _MONTHS_OF_YEAR


def _is_whole(kinds: set[str]) -> bool:
    """Whether a date has a day and a clock; its month may be spelt in an odd way."""
    return "clock" in kinds and not kinds.isdisjoint({"number", "east"})


def _is_of_name(figure: re.Match[str], words: dict[str, str]) -> bool:
    """Whether what touches a figure is no part of a date ("1Z", "R2", but not "5Feb", "2018EST", "10Uhr")."""
    head = _ENDS_NAME.search(figure.string, max(0, figure.start() - _NEAR), figure.start())
    if head is not None and (len(head[0]) == 1 or head[0].lower() not in words):
        return True
    if _BEGINS_NAME.match(figure.string, figure.end()) is None:
        return False
    word = _WORDS_ALONE.match(figure.string, figure.end())
    return word is None or word[0].lower().rstrip(".") not in words


def _close(runs: list[_Run], start: int, stop: int, kinds: set[str], either: bool) -> None:
    """Adds a run that is over, if it is one of a date."""
    if start < 0:
        return
    if either:
        kinds.add("month")
    if kinds & {"clock", "east"} or kinds >= {"month", "number"}:  # "May" alone is a name
        named = "east" in kinds or kinds >= {"month", "number"}
        runs.append((start, stop, len(kinds), named))


def _joins(gap: str, kind: str, kinds: set[str], last: str) -> bool:
    """Whether the next part continues the run."""
    if kind in ("month", "clock") and kind in kinds:
        return False
    if kind == "month" and "east" in kinds:
        return False  # a name: 2018年2月5日 10:03 Jan Lee
    if kind == "month" and "clock" in kinds and "number" in kinds and last != "clock":
        return False
    if kind == "number" and last == "half" and "month" in kinds:
        return False
    if not gap.strip(" ,.()/-，、،") or gap == "T" or (gap == "?" and kind == "half"):
        return True  # "?" is what a charset leaves of a narrow blank
    return len(gap) <= 24 and _GAP.fullmatch(gap) is not None and not any(c.isupper() for c in gap)

"""Where dates stand. In: words that may hold one in any language. Out: the runs of parts that are dates.

>>> runs = date_runs("Mon, Feb 5, 2018 at 7:15 PM, Ann Lee", "en", (99, 99))
>>> [(run[0], run[1]) for run in runs], is_date_word("szept.")
([(0, 27)], True)
"""

from __future__ import annotations

import re
from functools import lru_cache

from mlthread.locales import LOCALES
from mlthread.pattern import pattern

from .plain import without_accents
from .related import related
from .zonewords import ABBREVIATED, ZONE

__all__ = ["ANY", "DateRun", "date_runs", "is_date_word", "kinds_of_words"]

ANY = "any"
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
_NOT_ASCII = pattern(r"[^\x00-\x7f]")
_APOSTROPHES = pattern("[’׳]")
# A capital letter right behind a figure, not of AM or PM, an ordinal or a zone.
_BEGINS_NAME = pattern(rf"(?![AP]\.?M|(?:ST|ND|RD|TH)\b|(?:{ABBREVIATED})(?!{_LETTER}))[A-Z]")
_ISSUE = pattern(r"(\d\d)[./\-](\d\d)")
_MONTHS_OF_YEAR = 12
_ENDS_NAME = pattern(r"(?<!\w)[A-Z][^\W\d_]*$")  # right before a figure
_ENDS_DATE = pattern(r" ?, (?!\d)")  # behind a weekday: 10:05 2/5/2018 Monday , Ann
_NEAR = 9  # letters before a figure in which a name is looked for
# Start, stop, how many kinds of parts, whether it names a day of a month.
DateRun = tuple[int, int, int, bool]


@lru_cache(maxsize=128)
def kinds_of_words(language: str) -> dict[str, str]:
    """What kind of part of a date a word is, in the language, those it is confused with, and English."""
    kinds: dict[str, str] = {}
    for kind, words in _WORDS.items():
        kinds.update(dict.fromkeys(words.split(), kind))
    kinds.update(dict.fromkeys(_HALVES_IN.get(language, "").split(), "half"))
    kinds.update(dict.fromkeys(_UNITS_IN.get(language, "").split(), "unit"))
    odd: list[tuple[str, str]] = []  # with letters beyond ASCII, and their kind
    codes = () if language == ANY else related(language)
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
    return word.lower().rstrip(".") in kinds_of_words(ANY)


@lru_cache(maxsize=128)
def _phrases(language: str) -> tuple[str, ...]:
    """Months and days of more words than one (vi "thứ ba"), the longest first."""
    return tuple(
        sorted((word for word in kinds_of_words(language) if " " in word), key=len, reverse=True)
    )


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
    rows = [row for row in LOCALES if language == ANY or row.code in related(language)]
    days = {word for row in rows for forms in row.weekdays for word in forms}
    return frozenset(days.intersection(w for row in rows for forms in row.months for w in forms))


def _names_month(text: str, language: str) -> bool:
    kinds = kinds_of_words(language)
    if any(kinds.get(word.rstrip(".")) == "month" for word in _WORDS_ALONE.findall(text.lower())):
        return True
    return _parts(text, language) is not _PARTS


def date_runs(text: str, language: str, fence: tuple[int, int]) -> list[DateRun]:
    """Runs of parts of a date."""
    runs: list[DateRun] = []
    if not _FIGURES.search(text) and not _names_month(text, language):
        return runs
    start = stop = -1
    kinds: set[str] = set()
    last = ""
    before = -1  # where the run ended before a weekday that may begin a name
    either = False  # it opened with a word that is a weekday's and a month's
    turned = False  # the clock stands before the day
    words = kinds_of_words(language)
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


def _close(runs: list[DateRun], start: int, stop: int, kinds: set[str], either: bool) -> None:
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

"""Dates as people and clients write them. In: the words of a date. Out: its readings.

No reading is thrown away here for want of context: `05/02/2018` has two, the likelier one first.

>>> read_written_date("05/02/2018 00:17")[0]
WrittenDate(year=2018, month=2, day=5, hour=0, minute=17, second=None, offset=None)
>>> [(d.month, d.day) for d in read_written_date("2/5/18, 7:15 PM")]
[(2, 5), (5, 2)]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from mlthread.locales import LOCALES
from mlthread.model import WrittenDate
from mlthread.pattern import pattern

from .figures import Day, other_figures, sure_figures, valid_days
from .plain import plain_text
from .related import related

__all__ = ["read_written_date"]

_LONGEST = 400

# Minutes east of UTC. Names that mean several zones (IST, BST in summer aside) are left out.
_ZONES = {
    "utc": 0, "gmt": 0, "ut": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "met": 60,
    "mez": 60, "cest": 120, "mest": 120, "mesz": 120, "eet": 120, "wez": 0, "wesz": 60, "oez": 120,
    "oesz": 180, "seč": 60, "selč": 120, "eest": 180, "msk": 180,
    "msd": 240, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "hst": -600, "akst": -540, "akdt": -480, "pst": -480, "pdt": -420, "mst": -420, "mdt": -360,
    "cst": -360, "cdt": -300, "est": -300, "edt": -240, "ast": -240, "adt": -180, "nst": -210,
    "ndt": -150, "brt": -180, "brst": -120, "sast": 120, "hkt": 480, "sgt": 480,
    "mitteleuropäische zeit": 60, "mitteleuropäische normalzeit": 60, "mitteleuropäische sommerzeit": 120,
    "central european standard time": 60, "central european summer time": 120,
}  # fmt: skip

# Halves of the day, with and without their dots, lower case.
_FORENOON = (
    "am", "a.m.", "a. m.", "a.m", "vorm.", "vorm", "fm", "f.m.", "fm.", "π.μ.", "πμ", "ö.ö.", "öö",
    "öö.", "de.", "sa", "ق.ظ", "ق.ظ.", "ص", "오전", "上午", "午前", "凌晨", "早上", "清晨", "पूर्वाह्न",
    "pd", "p.d.", "дп", "д.п.", "ap.", "pg", "e paradites", "paradite", "صباحًا", "صباحا",
)  # fmt: skip
_AFTERNOON = (
    "pm", "p.m.", "p. m.", "p.m", "nachm.", "nachm", "em", "e.m.", "em.", "μ.μ.", "μμ", "ö.s.", "ös",
    "ös.", "du.", "ch", "ب.ظ", "ب.ظ.", "م", "오후", "下午", "午後", "晚上", "中午", "傍晚", "अपराह्न",
    "md", "m.d.", "пп", "п.п.", "ip", "ip.", "pp.", "ptg", "e pasdites", "pasdite", "مساءً", "مساء",
)  # fmt: skip


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


_HALVES = (*_FORENOON, *_AFTERNOON)
_LETTER = r"[^\W\d_]"

_OFFSET = pattern(
    r"(?:(?<=[\s(])|(?<=\d)|^)(?:\(?(?:gmt|utc)\s?)?(?P<sign>[+\-\u2212])(?P<hours>\d{2}):?(?P<minutes>\d{2})(?![\d:])"
    r"|(?:gmt|utc)\s?(?P<sign2>[+\-\u2212])(?P<hours2>\d{1,2})(?::?(?P<minutes2>\d{2}))?(?!\d)"
    r"|(?:(?<=:\d\d )|(?<=[ap]m ))(?P<sign3>[+\-])(?P<hours3>\d{2})(?![\w:./\-])"  # zones that have no name
)
_WORD = pattern(rf"{_LETTER}+")
_ZONE_WORDS = frozenset(name.split(None, 1)[0] for name in _ZONES)
_ZONE_NAME = pattern(
    rf"(?:(?<!{_LETTER}))(?:{_words(_ZONES)})(?!{_LETTER}|[+\-?])"
)  # "z??" is a month that has lost letters


def _clock_forms(halves: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """A clock with a colon, with a dot, and of an hour alone, with these words for half a day."""
    half = rf"(?:{_words(halves)})"
    before, after = rf"(?P<before>{half})?", rf"(?:\s?(?P<after>{half})(?!{_LETTER}))?"
    return (
        # 오후 3:04, 下午3:04, 3:04 PM, 15:04:05, 14h05, 14h05min09s, 15時04分
        pattern(
            rf"{before}\s?(?<![\d:])(?P<hour>\d{{1,2}})\s?(?::|h|時|点|點|시)\s?(?P<minute>\d{{2}}|\d(?=\s{{1,2}}[ap]m))(?!\d)"
            rf"(?:(?::|\.|min|分|분)\s?(?P<second>\d{{2}})(?!\d)(?:[.,]\d+)?)?(?:分|분|秒|초)?{after}"
        ),
        pattern(
            rf"(?<![\d.:/\-])(?P<hour>\d{{1,2}})\.(?P<minute>\d{{2}})(?:\.(?P<second>\d{{2}}))?(?![\d:/\-])(?!\.\d){after}"
        ),
        pattern(rf"(?<![\d.:/\-])(?P<hour>\d{{1,2}})\s?(?P<after>{half})(?!{_LETTER})"),
    )


# Of a text in ASCII and of any other: the halves it may hold, the forms of its clock. Most texts hold those of English, or
# none, which the same forms read.
_CLOCKS = {
    plain: (halves, _clock_forms(halves))
    for plain, halves in ((True, tuple(filter(str.isascii, _HALVES))), (False, _HALVES))
}
_ENGLISH_HALVES = ("am", "pm")
_OF_ENGLISH = _clock_forms(_ENGLISH_HALVES)
_NUMBER = pattern(r"\d+")


_LOST_BLANK = pattern(r"(?<=\d)\?(?=[ap]\.?m)")
# A day in six or eight figures right before a clock, as mutt's users have it: "021001 14:24", "021001 1424".
_SIX_FIGURES = pattern(r"\d{6}")
_RUN_TOGETHER = pattern(
    r"(?<![\d:.+\-])((?:19|20)?\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[ t]\d{1,2}[:.]\d\d(?!\d)|(?P<clock> [0-2]\d[0-5]\d\Z))"
)
# Such a day behind its clock and a hyphen, as other users of mutt have it: "14:42-20230516".
_BEHIND_CLOCK = pattern(r"(?<=:\d\d)-((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")


# Places that Zimbra's labels of regions with a summer time name, in its languages; all are north of the equator.
_PLACES = (
    "us/canada|atlantic|newfoundland|alaska|amsterdam|berlin|bern|brussel|brüssel|"
    "bruxelles|paris|madrid|belgrad|budapest|prag|praha|sarajevo|zagreb|warsaw|warschau|"
    "varsovi|athen|atene|bucharest|bukarest|helsinki|riga|vilnius|kyiv|kiew|london|"
    "londres|britain|ireland|irlande|portugal|lisbo|dublin|jerusalem"
)
_REGION = pattern(rf"gmt [+-]\d\d:\d\d (?:[^,;:\d]{{0,40}}[ /])?(?:{_PLACES})")
_SUMMER = (4, 10)  # months


def _parted(found: re.Match[str]) -> str:
    """
    >>> _RUN_TOGETHER.sub(_parted, "021001 14:24"), _RUN_TOGETHER.sub(_parted, "19991231 8:30")
    ('2002-10-01 14:24', '1999-12-31 8:30')
    """
    year = found[1]
    if len(year) == 2:
        year = ("19" if year >= "70" else "20") + year
    return f"{year}-{found[2]}-{found[3]}"


def read_written_date(text: str, language: str | None = None) -> tuple[WrittenDate, ...]:
    """All readings of a written date, the most likely first; empty where there is none.

    `language` is the code of the locale that the words are of (English is always understood);
    without it every locale's months count.
    """
    text = plain_text(text[:_LONGEST]).lower()
    if "?" in text:
        text = _LOST_BLANK.sub(" ", text)
    run = None
    if _SIX_FIGURES.search(text):
        text = _BEHIND_CLOCK.sub(r" \1-\2-\3", text)
        run = _RUN_TOGETHER.search(text)
    if run is not None:
        colon = ":" if run["clock"] else ""
        text = _RUN_TOGETHER.sub(_parted, text[:-2] + colon + text[-2:])
    rest, offset = _take_offset(text)
    days, rest = _take_day(rest, language)
    if not days and language is not None:
        days, rest = _take_day(rest, None)  # a client in one language, its date in another
    hour, minute, second, half = _take_clock(rest)
    if not days:
        if hour is None:
            return ()
        return (WrittenDate(hour=hour, minute=minute, second=second, offset=offset),)
    days = _order(days, half is not None, hour is not None, language)
    days = _keep_weekday(days, text, language)
    return tuple(
        WrittenDate(year, month, day, hour, minute, second, zone)
        for year, month, day, _ in days
        for zone in _zones(text, offset, month)
    )


def _zones(text: str, offset: int | None, month: int | None) -> tuple[int | None, ...]:
    """The zones that a written one may mean: Zimbra's label of a region ("GMT -05:00 US/Canada Eastern") stays the
    same in summer, when clocks there are an hour on.

    >>> _zones("16 april 2010 7:58 gmt -05:00 us/canada eastern", -300, 4), _zones("7:58 gmt -05:00", -300, 4)
    ((-240, -300), (-300,))
    """
    if offset is None or "gmt " not in text or not _REGION.search(text):
        return (offset,)
    summer = month is not None and _SUMMER[0] <= month <= _SUMMER[1]
    return (offset + 60, offset) if summer else (offset, offset + 60)


def _take_offset(text: str) -> tuple[str, int | None]:
    """The text without its zone, and the zone in minutes."""
    signed = "+" in text or "-" in text or "\u2212" in text
    for found in _OFFSET.finditer(text) if signed else ():
        # A sign after a digit is an offset only where a clock stands before it (not 2018-02-05).
        head = text[: found.start()]
        if head[-1:].isdigit() and not re.search(r":\d{2}(?:\.\d+)?$", head[-12:]):
            continue
        sign = found["sign"] or found["sign2"] or found["sign3"]
        hours = int(found["hours"] or found["hours2"] or found["hours3"])
        minutes = int(found["minutes"] or found["minutes2"] or 0)
        if hours > 14 or minutes > 59:
            continue
        total = hours * 60 + minutes
        rest = f"{head} {text[found.end() :]}"
        return rest, total if sign == "+" else -total
    if _ZONE_WORDS.isdisjoint(_WORD.findall(text)):
        return text, None
    found_name = None
    for found_name in _ZONE_NAME.finditer(text):
        head = text[: found_name.start()].rstrip(" (")
        if head[-1:].isdigit() or head.endswith(("am", "pm", "m.")):
            break
    else:
        return text, None
    rest = f"{text[: found_name.start()]} {text[found_name.end() :]}"
    return rest, _ZONES[found_name[0]]


def _take_clock(text: str) -> tuple[int | None, int | None, int | None, str | None]:
    """Hour, minute, second, and the word for the half of the day."""
    for form in _clocks(text):
        for found in form.finditer(text):
            parts = found.groupdict()
            hour, minute = int(parts["hour"]), int(parts.get("minute") or 0)
            second = int(parts["second"]) if parts.get("second") else None
            half = parts.get("before") or parts.get("after")
            if hour > 24 or minute > 59 or (second or 0) > 60:
                continue
            if half in _AFTERNOON and hour < 12:
                hour += 12
            elif half in _FORENOON and hour == 12:
                hour = 0
            return hour % 24, minute, None if second is None else min(second, 59), half
    return None, None, None, None


def _take_day(text: str, language: str | None) -> tuple[list[Day], str]:
    """The days that the text can mean, and the text without them."""
    days, rest = sure_figures(text, language)
    if days:
        return days, rest
    days, rest = _named_month(text, language)
    if days:
        return days, rest
    return other_figures(text)


def _named_month(text: str, language: str | None) -> tuple[list[Day], str]:
    """`5 Feb 2018`, `Feb 5, '18`, `2018. febr. 5.`, `5 de febrero de 2018`."""
    words, meaning = _month_words(language)
    for month in reversed(list(words.finditer(text))):  # a weekday (es "mar.") stands before
        head, tail = text[: month.start()], text[month.end() :]
        clock = _clock_span(head), _clock_span(tail)
        before = [n for n in _NUMBER.finditer(head) if not _inside(n, clock[0])]
        after = [n for n in _NUMBER.finditer(tail) if not _inside(n, clock[1])]
        near_before = before and month.start() - before[-1].end() <= 6
        near_after = after and after[0].start() <= 5
        year = next((n[0] for n in after if len(n[0]) == 4), None) or next(
            (n[0] for n in reversed(before) if len(n[0]) == 4), None
        )
        if near_before and len(before[-1][0]) <= 2:
            day = before[-1]
            if year is None and near_after and len(after[0][0]) == 2:
                year = after[0][0]
        elif near_after and len(after[0][0]) <= 2:
            day = after[0]
            if year is None and len(after) > 1 and len(after[1][0]) == 2:
                gap = tail[after[0].end() : after[1].start()]
                year = after[1][0] if len(gap) <= 3 else None
        else:
            continue
        days = valid_days(year, [(m, int(day[0]), "") for m in meaning[month[0]]])
        if not days:
            continue
        rest_head, rest_tail = _clock_text(head, clock[0]), _clock_text(tail, clock[1])
        return days, f"{rest_head} {rest_tail}"
    return [], text


def _clock_span(text: str) -> tuple[int, int] | None:
    for form in _clocks(text):
        found = form.search(text)
        if found and int(found["hour"]) <= 24:
            return found.span()
    return None


def _clocks(text: str) -> Iterator[re.Pattern[str]]:
    """The forms of a clock that the text can hold."""
    halves, forms = _CLOCKS[text.isascii()]
    held = [half for half in halves if half in text]
    if all(half in _ENGLISH_HALVES for half in held):
        forms = _OF_ENGLISH
    colon, dotted, bare = forms
    yield colon
    if "." in text:
        yield dotted
    if held:
        yield bare


def _clock_text(text: str, span: tuple[int, int] | None) -> str:
    return "" if span is None else text[slice(*span)]


def _inside(number: re.Match[str], span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= number.start() < span[1]


@lru_cache(maxsize=128)
def _month_words(language: str | None) -> tuple[re.Pattern[str], dict[str, list[int]]]:
    """The words for months in the language and in English, and what each can mean."""
    meaning: dict[str, list[int]] = {}
    codes = ("en", *(row.code for row in LOCALES)) if language is None else related(language)
    rows = [row for code in dict.fromkeys(codes) for row in LOCALES if row.code == code]
    for row in rows:
        for number, forms in enumerate(row.months, 1):
            for form in {variant for word in forms for variant in _spellings(word)}:
                months = meaning.setdefault(form, [])
                if number not in months and (not months or language is None):
                    months.append(number)
    pattern = rf"(?<!{_LETTER})(?:{_words(meaning)})(?!{_LETTER})(?!\d)"
    return re.compile(pattern), meaning


def _spellings(word: str) -> set[str]:
    """A word as written, without its accents, and with "?" for what a charset lost."""
    flat = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    lost = "".join(c if c.isascii() else "?" for c in word)
    return {word, unicodedata.normalize("NFC", flat)} | ({lost} if lost.strip("?. ") else set())


def _order(days: list[Day], half: bool, clock: bool, language: str | None) -> list[Day]:
    """The likelier order of a numeric date first: AM/PM goes with M/D, a 24 hour clock with D/M."""
    english = language in (None, "en")
    month_first = english and (half or not clock)
    likely = "md" if month_first else "dm"
    return sorted(days, key=lambda day: day[3] not in ("", likely))


@lru_cache(maxsize=128)
def _weekday_words(language: str | None) -> tuple[re.Pattern[str], dict[str, set[int]]]:
    meaning: dict[str, set[int]] = {}
    for row in LOCALES:
        if row.code in (language, "en"):
            for number, forms in enumerate(row.weekdays):
                for form in forms:
                    meaning.setdefault(form, set()).add(number)
    return re.compile(rf"(?<!{_LETTER})(?:{_words(meaning)})(?!{_LETTER})"), meaning


def _keep_weekday(days: list[Day], text: str, language: str | None) -> list[Day]:
    """Of two readings the one that the weekday fits."""
    if len(days) < 2 or not any(map(str.isalpha, text)):
        return days
    pattern, meaning = _weekday_words(language)
    named = [meaning[word[0]] for word in pattern.finditer(text)]
    if not named:
        return days
    fit = [
        day
        for day in days
        if day[0] and any(date(day[0], day[1], day[2]).weekday() in weekdays for weekdays in named)
    ]
    return fit or days

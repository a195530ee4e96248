"""How people open and close a mail. In: the locale records. Out: matchers for one line.

>>> [closing_rule(x) is not None for x in ("Best regards,", "Thanks, Dan.", "Thanks to Dan it works.")]
[True, True, False]
>>> salutation_rule("Hi Ann and all,"), salutation_rule("Hi-res images are slow")
('en/salutation/1', None)
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from mlthread.locales import LOCALES
from mlthread.pattern import pattern

from .notnames import NAMES_IN_ED, NOT_NAMES, REMARKS
from .phrases import TRIM, Phrases, key_of
from .plain import reread

__all__ = ["TRIM", "closing_rule", "is_name", "names_in_a_row", "opens_closing", "salutation_rule"]

_MOST_GREETED, _ABBREVIATED = 10, 4  # words of a greeting on its own; letters of "Mrs."
_MAX_WORDS = 6  # of the longest phrase in the tables

# Small words inside names; they neither prove nor refute one.
_PARTICLES = frozenset(
    """
    de del della dal dalla degli der den di da das do dos du la le van von zu zum zur ter op t af av y e bin bint ibn
    abu al el and und & et
    """.split()
)

_DAYS = frozenset(
    day
    for locale in LOCALES
    for forms in locale.weekdays
    for day in forms
    if len(day) > 5 and day not in ("domingo", "domenica")  # people are called so
)
# What goes on behind a greeting of a language where a sentence follows on its line ("Hi, thanks for the key.").
_SAYS = {"en": frozenset("i i'm i've i'd i'll it it's what's thanks thank any a my".split())}
_NOTHING: frozenset[str] = frozenset()
# Who is greeted by a word alone; a sentence may begin with it too.
_GROUPS = frozenset(
    {
        *("all", "everyone", "folks", "team", "gentlemen", "colleagues", "friends", "guys"),
        *("fellow", "to all"),
    }
)
_ANDS = frozenset("and & und et y e i och og en a in ve și i и та és ja & + /".split())
# How a name ends that is spoken to, where the greeting stands behind it.
_VOCATIVES = (
    *(
        "様",
        "様、",
        "殿",
        "さん",
        "さん、",
        "さま",
        "さま、",
        "先生",
        "先生：",
        "先生，",
        "老师：",
        "님께",
        "님들께",
        "御中",
        "各位",
        "の皆様",
        "の皆様へ",
        "のみなさま",
    ),
    *("你好", "你好！", "你好：", "你好，", "您好", "您好！", "您好：", "您好，", "님,", "님，"),
    *("님 안녕하세요", "님 안녕하세요.", "님, 안녕하세요", "님, 안녕하세요."),
)
_LONGEST_VOCATIVE = 14
# What stands behind the name of who signs.
_HUMBLE = ("드림", "올림", "배상", " 敬上", " 拜上", " 謹上", " 谨上")
_CALLED = ("と申します", "といいます", "と言います")
_LONGEST_INTRODUCTION = 30
_CASELESS_WORDS = 3
_CLAUSE = frozenset(".,;!?…،؛؟。，、！？")
_LONGEST_NAME = 20  # letters of one word
_PICTURES = frozenset(("So", "Sk", "Mn", "Cf"))
_BETWEEN = pattern(r"\s*[|/]+\s*")
# A "?" is a letter that a charset lost: "G?ran".
_NAME_WORD = pattern(r"(?:[^\W\d_]|\?(?=[^\W\d_]{2}))(?:[^\W\d_]|['’`.-]|\?(?=[^\W\d_]))*$")
_DOTTED = pattern(r"[^\W\d_]\.[a-z]{2}")  # "object.size", "server.py"
_NO_ENDS = frozenset(':)"=;')
_CITED = frozenset("\"'”’)_*")
_EXTENSION = pattern(r"\s+(?:x|X|ext\.? ?)[ -]?\d[\d-]{2,7}$")
_ON_BEHALF = pattern(r"(?:i\. ?[AV]\.|i[AV]\.?|ppa?\.|p\. ?p\.)\s+(?=[^\W\d_])")
_CAMEL_OR_CODE = pattern(r"[_/\\@#=<>{}\[\]$%^&*+|~]|\d")


_CLOSINGS, _SALUTATIONS = Phrases("closing"), Phrases("salutation")


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """A word as a phrase has it."""
    return word.strip(TRIM).casefold()


@lru_cache(maxsize=4096)
def opens_closing(word: str) -> bool:
    """Whether a closing phrase of the tables begins with the word."""
    return _CLOSINGS.opens(_plain(word))


def _is_closing_too(last: str, tail: list[str]) -> bool:
    """Whether a closing goes on with another one: "Grazie e saluti", "Thanks, regards"."""
    if len(tail) > 1 and tail[0].strip(TRIM).casefold() in _ANDS:
        return _CLOSINGS.get(key_of(" ".join(tail[1:]))) is not None
    return bool(tail) and last[-1] in ",.;/" and _CLOSINGS.get(key_of(" ".join(tail))) is not None


@lru_cache(maxsize=64)  # several passes ask of one line
def closing_rule(line: str) -> str | None:
    """The rule if the line is a closing phrase, alone or with a name behind it.

    >>> closing_rule("Cheers \N{PARTY POPPER}"), closing_rule("Cheers to all who came")
    ('en/closing/18', None)
    """
    if line[-1:] > "\u200c":
        if len(line) <= _LONGEST_VOCATIVE and line.endswith(_HUMBLE) and " " in line:
            return "closing/name"  # 홍길동 드림
        line = _without_picture(line)
    if not line.isascii():
        line = reread(line)
    if len(line) > 70:
        return None
    opening = line.split(None, 2)[:2]
    if not (opens_closing(opening[0]) and _CLOSINGS.may_open(list(map(_plain, opening)))):
        return None
    whole, open_ended = _CLOSINGS.whole, _CLOSINGS.open_ended
    rule = whole.get(key_of(line))
    if rule:
        return rule
    if "|" in line or "/" in line:  # in two languages or three
        parts = _BETWEEN.split(line)
        rules = [_CLOSINGS.get(key_of(part)) for part in parts]
        if None not in rules:
            return rules[0]
        if len(parts) == 2 and rules[0] and parts[1] and names_in_a_row(parts[1].split()):
            return rules[0]  # "mvh/Ann"
    words = line.split()
    for count in range(min(_MAX_WORDS, len(words)), 0, -1):
        head = key_of(" ".join(words[:count]))
        rule = whole.get(head)
        if rule is not None:
            tail = words[count:]
            if _is_closing_too(words[count - 1], tail) or _is_small_name(words[count - 1], tail):
                return rule
            if len(tail) <= 4 and len(head) > 1 and names_in_a_row(tail) and not _goes_on(tail):
                return rule
        elif head in open_ended and len(words) <= 9 and not _says_more(line):
            return open_ended[head]
    return None


def _is_small_name(last: str, tail: list[str]) -> bool:
    """Whether behind a comma one word ends the line that could be a name in small letters: "Thanks, ann"."""
    word = tail[0].rstrip(".!") if len(tail) == 1 and last[-1] == "," else ""
    return word.isalpha() and len(word) <= _LONGEST_NAME and word.casefold() not in NOT_NAMES


def _says_more(line: str) -> bool:
    """Whether behind what somebody is thanked for a sentence goes on, or another one: "Thanks for the key, I will
    bring it back.", "Thanks for the key. See below."."""
    for sign in (", ", ". ", "! "):
        _, found, rest = line.rpartition(sign)
        words = rest.split() if found else []
        if len(words) > 1 and not names_in_a_row(words) and _CLOSINGS.get(key_of(rest)) is None:
            return True
    return False


def _goes_on(tail: list[str]) -> bool:
    """Whether a sentence may follow in a script without capitals, which tell a name in others."""
    if not tail or tail[0].isascii() or tail[0][0].lower() != tail[0][0].upper():
        return False
    return len(tail) > 2 or tail[-1][-1] in ".!?؟।。"


def _without_picture(line: str) -> str:
    """The line without the pictures that people put behind a closing."""
    end = len(line)
    while end > 1 and line[end - 1] > "\u200c" and unicodedata.category(line[end - 1]) in _PICTURES:
        end -= 1
    return line[:end].rstrip() if end < len(line) else line


def salutation_rule(line: str, alone: bool = False) -> str | None:
    """The rule if the line greets somebody and does nothing else; `alone`: a blank line is below."""
    if line[-1] > "\u2e00" and len(line) <= _LONGEST_VOCATIVE and line.endswith(_VOCATIVES):
        return "salutation/name"
    name, comma, phrase = line.partition("、") if line[-1] > "\u2e00" else ("", "", "")
    if comma and phrase and len(name) <= _LONGEST_VOCATIVE and name.endswith(_VOCATIVES):
        return _SALUTATIONS.get(key_of(phrase))  # 田中様、お世話になっております。
    if len(line) > 60:
        return None
    if not line.isascii():
        line = reread(line)
        if line[-1] in "す。．" and (rule := _introduces_itself(line)):
            return rule
    if not _SALUTATIONS.opens(_plain(line.split(None, 1)[0].partition(",")[0])):
        return _greeted_by_name(line) if ", " in line else None
    rule = _SALUTATIONS.get(key_of(line))
    if rule:
        return rule
    words = line.replace(",", ", ").split()
    ended = line[-1:] in ",:;!.-–—，：！、"
    if len(words) > (7 if ended else 5) and not (alone and ended and len(words) <= _MOST_GREETED):
        return None
    for count in range(min(_MAX_WORDS, len(words) - 1), 0, -1):
        head = key_of(" ".join(words[:count]))
        rule = _SALUTATIONS.whole.get(head)
        if rule is not None:
            rest = words[count:]
            lax = (ended and len(rest) <= 4) or (alone and len(rest) <= 3)
            if head in _GROUPS and line[-1] not in ",:，：":
                lax = False  # "All is done.", "Team spirit wins!"
            if (
                lax
                and _SAYS.get(rule.partition("/")[0], _NOTHING).isdisjoint(map(_plain, rest))
                and not any(
                    _CAMEL_OR_CODE.search(word.strip(TRIM)) for word in rest if not word.isalpha()
                )
            ):
                return rule
            if alone and _greets_many(line, rest):
                return rule
            if head in _GROUPS and line.isupper():
                return None  # "ALL HAIL THE NEW GATE!"
            return rule if names_in_a_row(rest) else None
    return None


def _introduces_itself(line: str) -> str | None:
    """The rule if somebody greets and says his name, as Japanese letters begin.

    >>> _introduces_itself("こんにちは、田中です。"), _introduces_itself("田中＠水門です。"), _introduces_itself("必要です。")
    ('ja/salutation/1', 'salutation/introduction', None)
    """
    core = line.rstrip("。．. ")
    if len(core) > _LONGEST_INTRODUCTION or not core.endswith(("です", *_CALLED)):
        return None
    for sign in "、。":
        greeting, found, name = core.partition(sign)
        if found and sign not in name and (rule := _SALUTATIONS.get(key_of(greeting))):
            return rule
    told = core.endswith(_CALLED) or "＠" in core or "@" in core
    return "salutation/introduction" if told and "、" not in core else None


def _greets_many(line: str, rest: list[str]) -> bool:
    """Whether a line on its own that ends in a comma goes on to say who is greeted: "Dear Ann and other members of
    the SIG/board,"."""
    return (
        line[-1] in ",，"
        and any(word[0].isupper() for word in rest)
        and not any(word[-1] in ".!?;:" and len(word) > _ABBREVIATED for word in rest)
    )


def _greeted_by_name(line: str) -> str | None:
    """The rule if who is greeted stands before the greeting, as in Russian mail.

    >>> _greeted_by_name("Владимир Петрович, добрый день!"), _greeted_by_name("Thanks, all")
    ('ru/salutation/4', None)
    """
    name, _, phrase = line.partition(", ")
    words = name.split()
    greets = None if len(words) > 3 else _SALUTATIONS.get(key_of(phrase))
    if greets is None or key_of(phrase) in _GROUPS or opens_closing(words[0]):
        return None
    return greets if name[0].isupper() and names_in_a_row(words) else None


def _is_name_word(word: str) -> bool:
    return word.isalpha() or _NAME_WORD.match(word) is not None


def names_in_a_row(words: list[str]) -> bool:
    """Could these words be one or more names? Every word opens with a capital or is a small word."""
    for word in words:
        core = word.strip(TRIM)
        if not core or core.casefold() in _PARTICLES:
            continue
        if (
            (core[0].islower() and core[1:2] not in ("'", "’"))
            or not _is_name_word(core)
            or core.casefold() in NOT_NAMES
        ):
            return False
    return True


def is_name(line: str) -> bool:
    """Could the line be how somebody signs: "Ann", "- Paul", "Jan van Dam", "jfc", "-D-"?

    >>> [is_name(x) for x in ("Ann", "-=> Jim", "jeff", "Merged.", "Fred", "It works", "i. A. Ann Lee", "--> two")]
    [True, True, True, False, True, False, True, False]
    """
    return len(line) <= 36 and _signs(line)


def _is_caseless_name(line: str, words: list[str]) -> bool:
    """Whether a line in a script without capitals may be a name: nothing of a sentence is left to tell it by.

    >>> [_is_caseless_name(x, x.split()) for x in ("יוסי כהן", "홍길동", "山田 花子", "כן, זה עובד אצלי", "잘 됩니다.")]
    [True, True, True, False, False]
    """
    return len(words) <= _CASELESS_WORDS and _CLAUSE.isdisjoint(line.strip(" -–—~,،，"))


def _ends_in_cited_word(line: str, core: str) -> bool:
    """Whether the line ends behind a tag, a prompt or a word in quotes or brackets, or is such a word: '"proactor".'"""
    last = line.rstrip(".!?…")[-1:]
    if last == ">":  # but "<Ann Lee>"
        return not (line[0] == "<" and core.istitle() and 0 < core.count(" ") < 3)
    return last in _CITED and (line[-1] != last or (line[0] == last and last in "\"'"))


@lru_cache(maxsize=4096)  # the same people sign many messages
def _signs(line: str) -> bool:
    if line[:2] == "->" or line[:3] == "-->" or line[:4] == "www." or line[-1:] in "。！？":
        return False
    core = _EXTENSION.sub("", line) if line[-1:].isdigit() or line[-1:] == "-" else line
    if core[:1] in "ip" and (behalf := _ON_BEHALF.match(core)) is not None:
        core = core[behalf.end() :]
    core = core.strip(TRIM)
    words = core.split()
    low = core.casefold()
    if not words or len(words) > 4 or low in NOT_NAMES or low in REMARKS or line[-1] in _NO_ENDS:
        return False
    if _ends_in_cited_word(line, core) or ("." in core and _DOTTED.search(core)):
        return False
    if ": " in core:
        return False  # "A: Nobody."
    if core.upper() == core.lower() and not _is_caseless_name(line, words):
        return False
    if len(words) == 1:
        if low in _DAYS or (low.endswith("ed") and low not in NAMES_IN_ED):
            return False
        return len(core) <= _LONGEST_NAME and _is_name_word(core)
    return names_in_a_row(words) and not all(word.casefold() in _PARTICLES for word in words)

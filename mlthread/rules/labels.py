"""Header words and rulers of every locale. In: a line. Out: the header field it opens, or its ruler.

>>> read_label("*Gesendet:* Montag, 5. Februar 2018")
Label(field='date', languages=frozenset({'de'}), value='Montag, 5. Februar 2018', word='Gesendet')
>>> read_ruler("-----Ursprüngliche Nachricht-----")
Ruler(rule='de/ruler/4', person=None, wrote=False)
>>> read_ruler("----- Forwarded by Ann Lee/Corp on 02/05/2018 10:00 AM -----")
Ruler(rule='en/ruler/11', person='Ann Lee/Corp on 02/05/2018 10:00 AM', wrote=False)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from mlthread.frozen import NamedTuple
from mlthread.locales import LOCALES
from mlthread.pattern import pattern

from .otherfields import OTHER_FIELDS
from .plain import lossy, misread

__all__ = [
    "DASHES",
    "LONGEST_WORD",
    "Label",
    "Ruler",
    "ends_message",
    "is_light",
    "opens_block",
    "part_ruler",
    "read_bare",
    "read_cell",
    "read_label",
    "read_opener",
    "read_ruler",
    "strip_dashes",
]


class Label(NamedTuple):
    """A header word at the start of a line: canonical field ("other" for what we need not know), the
    languages that have it, and what stands behind the colon."""

    field: str
    languages: frozenset[str]
    value: str
    word: str


class Ruler(NamedTuple):
    """A ruler that names a message: its rule, the person in it, and whether that person wrote what
    follows ("Forwarded message from …") or only passed it on ("Forwarded by …")."""

    rule: str
    person: str | None
    wrote: bool


# A word in small letters: its field, for a word of two fields the first, and the languages that have it.
_Fields = dict[str, tuple[str, frozenset[str]]]


def _index(forms_of: Callable[[str], Iterable[str]]) -> _Fields:
    fields: _Fields = {}
    for row in LOCALES:
        own = frozenset({row.code})
        for field, words in row.header_labels.items():
            for word in words:
                for form in forms_of(word):
                    first, languages = fields.get(form, (field, own))
                    fields[form] = first, languages if languages is own else languages | own
    return fields


_SHORTEST_FLAT = 4
_LONGEST_FORM = 30  # every colon that stands no farther in a line is looked at


def _written(word: str) -> Iterable[str]:
    """A header word in small letters, also as who has no such keys writes it, and clients that drop accents."""
    low = word.lower()
    if word.isascii() or "\u0370" <= low[0] < "\u1e00" or low[0] >= "\u1f00":
        return (low,)  # other scripts have no letters of ASCII below their accents
    flat = unicodedata.normalize("NFD", low).encode("ascii", "ignore").decode()
    return (low, flat) if len(flat) == len(low) >= _SHORTEST_FLAT else (low,)


def _left_of(word: str) -> Iterable[str]:
    """What charsets leave of a header word that is none of ASCII."""
    low = word.lower()
    forms = () if word.isascii() else {lossy(low), misread(word).lower()}
    return [form for form in forms if form.strip("? ") and len(form) <= _LONGEST_FORM]


_FIELDS = _index(_written)
LONGEST_WORD = _LONGEST_FORM + 6
# A hard blank, what is left of one in the wrong charset, marks that steer the direction of what follows.
_STEERING = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_LABEL_EDGES = " \t*_>\u00c2\u00a0" + _STEERING
_UNSTEERED = dict.fromkeys(map(ord, _STEERING))


def _find_colon(line: str) -> int:
    """Where the colon stands that can end a header word, narrow or wide (-1: nowhere)."""
    colon = line.find(":", 1, LONGEST_WORD)
    if line.isascii():
        return colon
    wide = line.find("：", 1, LONGEST_WORD)
    return max(colon, wide) if min(colon, wide) < 0 else min(colon, wide)


@cache
def _damaged() -> _Fields:
    return _index(_left_of)


@lru_cache(maxsize=1024)
def _known(words: str) -> tuple[str, frozenset[str], str] | None:
    """Field, languages and header word, if what stands before a colon is one or one of its fellows."""
    word = words.strip(_LABEL_EDGES)
    lower = word.lower()
    fields = _FIELDS.get(lower)
    if fields is None and (not lower.isascii() or "?" in lower):
        fields = _damaged().get(lower)
    if fields is None and lower[:1] > "\u2e80":
        fields = _FIELDS.get("".join(lower.split()))  # "主　题" is set as wide as its fellows
    if fields is not None:
        return (*fields, word)
    if lower in OTHER_FIELDS or (lower.startswith("x-") and " " not in lower):
        return "other", frozenset(), word
    return None


def opens_block(line: str) -> bool:
    """Whether a line opens with a header word of any language, or one of its fellows."""
    colon = line.find(":", 1, LONGEST_WORD) if line.isascii() else _find_colon(line)
    return colon > 0 and _known(line[:colon]) is not None


def read_label(line: str) -> Label | None:
    """The header field that a line opens; a word of two fields (sk "Od") counts as its first."""
    colon = line.find(":", 1, LONGEST_WORD) if line.isascii() else _find_colon(line)
    known = _known(line[:colon]) if colon > 0 else None
    if known is None:
        return None
    field, languages, word = known
    value = line[colon + 1 :].lstrip("* \t")
    if not value.isascii():
        value = value.translate(_UNSTEERED)
    if line[0] == "*" and value[-1:] == "*":
        value = value.rstrip("* \t")  # the stars stand round the whole line
    if line[:2] == "**" and "**" in value:
        value = " ".join(value.replace("**", " ").split())  # words within are bold as well
    return Label(field, languages, value, word)


_CELL = pattern(
    r"\|?\s*+([^\s|<>@:]{2,12})(?:\s*+\||[^\S\t]*+\t|(?<=[^\x00-\x7f])\s)\s*+([^|]*)\|?"
)


def read_cell(line: str) -> Label | None:
    """The header field in a row of NetEase's table, or what HTML to text leaves of it.

    >>> read_cell("| From | Ann Lee<ann@example.org> |")[::2], read_cell("Date \\t05/05/2025 12:32")[::2]
    (('from', 'Ann Lee<ann@example.org>'), ('date', '05/05/2025 12:32'))
    """
    if line.isascii() and "|" not in line and "\t" not in line:
        return None
    cell = _CELL.fullmatch(line)
    known = _known(cell[1]) if cell is not None else None
    if cell is None or known is None or known[0] == "other":
        return None
    return Label(known[0], known[1], cell[2].rstrip(), known[2])


def read_bare(line: str) -> Label | None:
    """The header field that a line opens without a colon, the longest of its words.

    >>> read_bare("From Ann Lee <ann@example.org>")[::2], read_bare("Reply to all of them")
    (('from', 'Ann Lee <ann@example.org>'), None)
    """
    words = line.split(None, 3)
    for count in range(min(3, len(words) - 1), 0, -1):
        word = " ".join(words[:count])
        known = _known(word) if word[0].isupper() or not word.isascii() else None
        if known is not None and known[0] != "other":
            return Label(known[0], known[1], line[len(word) :].strip(), known[2])
    return None


DASHES = "-_=*~#\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\uff0d"
_AT_EDGES = DASHES + " \t"


def strip_dashes(line: str) -> str:
    """The words of a ruler without what is drawn round them."""
    return line.strip(_AT_EDGES)


_RULERS: dict[str, str] = {}
_OPENERS: dict[str, str] = {}
_NAMED: list[tuple[str, Ruler]] = []


def _index_rulers() -> None:
    for row in LOCALES:
        for number, words in enumerate(row.rulers, 1):
            rule = f"{row.code}/ruler/{number}"
            lower = words.lower()
            if "{" in lower:
                head = lower.partition("{")[0]
                _NAMED.append((head, Ruler(rule, None, "{author}" in lower)))
            elif lower.endswith(":"):
                for form in (lower, lower[:-1].rstrip() + ":", lower[:-1].rstrip() + " :"):
                    _OPENERS.setdefault(form, rule)
                _RULERS.setdefault(lower[:-1].rstrip(), rule)
            else:
                _RULERS.setdefault(lower, rule)
                _RULERS.setdefault(lossy(lower), rule)


_index_rulers()
_NAMED_HEADS = tuple(head for head, _ in _NAMED)


def read_ruler(line: str) -> Ruler | None:
    """The drawn ruler that names a message: its rule, and the person in it ("Forwarded by …")."""
    words = strip_dashes(line)
    if len(words) > 160 or not words:
        return None
    lower = words.lower().rstrip(":")
    rule = _RULERS.get(lower)
    if rule is not None:
        return Ruler(rule, None, False)
    if not lower.startswith(_NAMED_HEADS):
        return None
    for head, named in _NAMED:
        if lower.startswith(head) and len(lower) > len(head):
            return named._replace(person=words[len(head) :].strip())
    return None


_RULED = pattern(r"(_{8,}|[-_=*~]{2,}(?:[^-_=*~:]|(?<=\w)-(?=\w)){3,60}[-_=*~]{2,})\s*([^\W\d_].*)")


def is_light(line: str) -> bool:
    """One dash on either side, as mail of the Nokia N900 has it.

    >>> is_light("- Original message -"), is_light("-- Original message --")
    (True, False)
    """
    return line[:2] == "- " and line[-2:] == " -"


def part_ruler(line: str) -> tuple[Ruler | None, str] | None:
    """A drawn ruler (None: it names nothing) and the header words that stand behind it on the same line (Samsung Mail,
    Yahoo).

    >>> part_ruler("---- Original message ----From: Ann Lee Date: 2/5/18 To: Bo")[1]
    'From: Ann Lee Date: 2/5/18 To: Bo'
    >>> part_ruler("________________________________ From: Ann Lee <ann@example.org>")
    (None, 'From: Ann Lee <ann@example.org>')
    """
    parts = _RULED.match(line) if ":" in line else None
    if parts is None or read_label(parts[2]) is None:
        return None
    found = read_ruler(parts[1])
    return (found, parts[2]) if found is not None or not parts[1].strip("_") else None


_END = pattern(
    r"(?:end|ende|fi|fin|fine|fino|einde|slut|koniec|konec|конец|крај|fim)\b(?=.{0,60}(?:forward|original|message|include"
    r"|excerpt|nachricht|mensaje|réexpédi|transf|messaggio|bericht|meddelande|meddelelse|besked|wiadomo|listu|zpráv|správ"
    r"|сообщени|поруке|mensagem|missatge|mesaĝ|quote))",
    re.I,
)
_END_STARTS = frozenset("efskкEFSKК")
# Languages that say so at the end of the line: Finnish, Turkish, Lithuanian, Estonian, Chinese.
_ENDS_BEHIND = ("loppuu", "sonu", "pabaiga", "lõpp", "结束", "結束")
_ENDED = pattern(r"viesti|ileti|laiško|teate|消息|訊息", re.I)


def ends_message(line: str) -> bool:
    """Whether a drawn ruler says that the included message ends here.

    >>> ends_message("----- End forwarded message -----"), ends_message("-- End of excerpt from Ann Lee")
    (True, True)
    >>> ends_message("--- The end ---")
    False
    """
    words = strip_dashes(line)
    if len(words) > 100:
        return False
    if words.endswith(_ENDS_BEHIND):
        return _ENDED.search(words) is not None
    return words[:1] in _END_STARTS and _END.match(words) is not None


def read_opener(line: str) -> str | None:
    """The rule of a whole line that opens a forward ("Begin forwarded message:")."""
    if len(line) >= 60:
        return None
    return _OPENERS.get(line.lower() if line[-1] != "：" else f"{line[:-1].lower()}:")

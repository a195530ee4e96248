"""What lines look like. In: stripped lines. Out: whether they are a ruler, a contact line, a signature.

>>> is_ruler("_" * 47), is_ruler("--"), is_ruler("});")
(True, True, False)
>>> looks_like_signature(["Ann Lee", "Parser Works Inc.", "Tel: +44 20 7946 0018"], after_closing=False)
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mlthread.pattern import pattern
from mlthread.rules.greetings import is_name, names_in_a_row, salutation_rule

__all__ = [
    "ELISIONS",
    "beside_saying",
    "has_link",
    "has_title",
    "is_address",
    "is_card",
    "is_contact",
    "is_register",
    "is_registered",
    "is_ruler",
    "is_saying",
    "is_sentence",
    "is_signed_saying",
    "looks_like_signature",
    "names_firm",
]

RULER_STARTS = frozenset("-_=*~#—–―?^+/\\|.<>[…")
"""What a ruler may begin with: lines that do not are not looked at further."""
ELISIONS = frozenset(("..", "...", "…", "[...]", "[…]"))
"""Rulers that say that something was left out: they open no section and underline nothing."""
_DRAWN = frozenset("-_=*~#—–―^+")
_RULER_ENDS = RULER_STARTS - {"["} | {"]", "?"}

_RULER_SIGNS = " -_=*~#—–―^+/\\|<>?.…[]"
_RULER = pattern(
    r"(?:--|[/\\|<>*+-])?[ ]?(?:([-_=*~#—–―^+])(?:[ ]?\1){2,}|\?(?:[ ]?\?){9,}|\.(?:[ ]?\.){5,}"
    r"|(?:<>){3,}|(?:=-){3,}=?|(?:-=){3,}-?|(?:~-){3,}~?|(?:-~){3,}-?|(?:_-){3,}_?|(?:\*-){3,}\*?|(?:\*~){3,}\*?"
    r"|={2,}(?:-{2,}={2,})+|-{2,}(?:={2,}-{2,})+|==\^={3,}|(?:-\.){3,}-?|(?:\.-){3,}\.?|(?:_\.){3,}_?|(?:\._){3,}\.?)"
    r"[ ]?[/\\|<>*+-]?|[-~]{12,}>?|\.{2,3}|…|\[(?:\.\.\.|…)\]"
)

_TITLED = pattern(r"-{9,80}\([a-zA-Z ]{3,40}\)-{9,80}")  # "------(end of broadcast)------"


def is_ruler(line: str) -> bool:
    """A line drawn from one sign, words in brackets in the middle of it or not, or the signature's delimiter."""
    if line[-1:] not in _RULER_ENDS:
        return False
    if line[0] in _DRAWN and 2 < len(line) < 300 and not line.strip(line[0]):
        return True
    if line in ("--", "—", "__"):
        return True
    if 2 < len(line) < 300 and not line.strip(_RULER_SIGNS):
        return _RULER.fullmatch(line) is not None
    if line[:7] == "- Log -":
        return not line[6:].strip("-")  # above the commits in git's mail
    return line[:9] == "---------" and ")-" in line and _TITLED.fullmatch(line) is not None


_NUMBER = pattern(
    r"(?:\+|\(|\b)\d[\d ().\u00a0/–-]{5,18}\d\b|\bx[ -]?\d?-?\d{4,5}\b|0x[0-9A-Fa-f]{8}\b"
)
_MAIL = pattern(r"[\w.+-]@[\w-]+\.\w|\w@\{")
_OBFUSCATED = pattern(r"\b\S{1,64} (?:at|\(at\)|\[at\]) \S+ ?(?:\.|dot|\(dot\)) ?\S", re.IGNORECASE)
_AT = pattern(r" at (?<=[\w.+-] at )(?=[\w-]{1,63}\.\w)")  # of an address that an archive spelt out
_LABEL = pattern(
    r"\b(?:tel|phone|fax|fon|mobile|mobil|cell|e-?mail|mailto|pager|icq|msn|aim|jabber|skype|xmpp|pgp|gpg|fp"
    r"|web|url|homepage|home page|blog|twitter|irc|direct|office|voice|ph|téléphone|tél|handy|gsm|fingerprint)"
    r"[ .]{0,2}[#:=)]",
    re.IGNORECASE,
)
_SHORT_NUMBER = pattern(
    r"\b(?:tel|phone|fax|fon|mobile|cell|pager|office|voice|ph|handy|direct)\b.{0,12}\d{3}",
    re.IGNORECASE,
)
_REGISTER = pattern(
    r"\bHR[AB]\s?\d{3}|\bRCS [A-ZÉ]|\bSIRET\b|\bau capital de \d|\bRegistered (?:in [A-Z]|[Oo]ffice\b)"
    r"|\b[Cc]ompany (?:[Nn]o|[Nn]umber|[Rr]eg)\b.{0,12}\d|\bVAT (?:[Nn]o|[Rr]eg|[Ii][Dd])|\bUSt-?Id|\bP\. ?IVA\b"
    r"|\b(?:KvK|KRS|NIP|ИНН|CNPJ|IČO)\b.{0,6}\d|\bSitz der Gesellschaft\b|\bRegistergericht\b"
    r"|\bGeschäftsführ(?:er|erin|ung):"
)
# One of these stands in each: most lines have none, which is quick to see.
_REGISTER_CUES = (
    *(
        "HR",
        "RCS ",
        "SIRET",
        " capital ",
        "egistered ",
        "ompany ",
        "VAT ",
        "USt",
        "IVA",
        "KvK",
        "KRS",
    ),
    *("NIP", "ИНН", "CNPJ", "IČO", "Sitz ", "gericht", "Geschäft"),
)
_LINK = pattern(r"https?://|www\.|ftp://|\w@\w")
_NAMED_ADDRESS = pattern(r"[^\W\d_][^<>@]{2,60} <[^<>\s]{1,80}@[^<>\s]{1,80}>")
# A house and its street, or a place and its code: "12 Mill Lane", "Oldtown, CA 94000".
_STREET = pattern(
    r"\d{1,5}[a-z]? [^\W\d_a-z][^\W\d_]+ [^\W\d_a-z]|[^\W\d_a-z][\w. ]{2,30}, [A-Z]{2} \d{5}\b"
)
_BESIDE_NAME = pattern(r",| - | <|\(|\t| \| ")
_TITLES = pattern(
    r"\b(?:Inc|Corp|Corporation|Company|Co|LLC|LLP|Ltd|Limited|GmbH|AG|S\.?A|S\.?r\.?l|B\.?V|PLC|Plc|Group"
    r"|University|Université|Universität|Universidad|Universidade|Università|Institute|Institut|College"
    r"|School|Department|Dept|Faculty|Laboratory|Lab|Labs|Center|Centre|Division|Associates|Services"
    r"|Consulting|Consultant|Systems|Technologies|Technology|Software|Solutions|Foundation|Street|St"
    r"|Avenue|Ave|Road|Rd|Boulevard|Blvd|Suite|Floor|Box|Manager|Mgr|Director|President|Engineer|Developer"
    r"|Administrator|Architect|Analyst|Scientist|Officer|Professor|Assistant|Associate|Coordinator"
    r"|Supervisor|Specialist|Attorney|Counsel|Founder|Co-?founder|CEO|CTO|CFO|CIO|VP|PhD|Ph\.D|M\.D|Esq|PE"
    r"|CFA|Editor|Librarian|Lecturer|Researcher|Student|Programmer|Maintainer)\b"
)
_BORDERS = frozenset("|*#%:!")
_JOINING = frozenset("of and for the in at de des du la le der und für et di e y".split())
_SMALL = frozenset("of for in at the to on & / - | for- pour des für dem".split())
_FIRMS = (
    *("Co", "Ltd", "Limited", "Inc", "Incorporated", "Corp", "Corporation", "Company", "Group"),
    *("LLC", "PLC", "plc", "GmbH", "AG", "KG", "B.V", "BV", "S.A", "SA", "Pty"),
    *("z o.o", "s.r.o", "S.r.l", "S.p.A", "SAS", "SARL", "Oy", "AB", "A/S", "Kft"),
)
_FIRM = pattern(rf"\b(?:{'|'.join(map(re.escape, _FIRMS))})\.?$")
_WIDEST_FIRM = 60  # letters
_FILLED = 60  # letters of a line of a paragraph
_LONGEST_SAYING = 6  # lines
_BY = pattern(r"(?:-{1,3}|[—–~])\s?[^\W\d_].{1,60}$|[Ff]rom (?:a|the) .{3,60}$")
_SAID_BY = pattern(r"[\"”“»]\s{0,9}(?:-{1,3}|[—–~(])\s?[^\W\d_][^\"]{1,60}$")
_FEW = 3  # one line of so many may be a saying


def is_contact(line: str) -> bool:
    """A phone number, an address, a link or a label of one.

    >>> is_contact("Tel 555 1234"), is_contact("ann at example.org"), is_contact("Ann of the tower")
    (True, True, False)
    """
    if is_address(line):
        return True
    if " at " in line or line.isalpha() or not any(map(str.isdigit, line)):
        return line.startswith("Gesch") and is_register(line)
    return (
        _NUMBER.search(line) is not None
        or _SHORT_NUMBER.search(line) is not None
        or is_register(line)
    )


def is_address(line: str) -> bool:
    """An address, a link or a label of how to reach somebody.

    >>> is_address("Fax: 555 1234"), is_address("555 1234")
    (True, False)
    """
    if "@" in line and _MAIL.search(line):
        return True
    if "://" in line or "www." in line:
        return True
    if (":" in line or "=" in line or "#" in line or ")" in line) and _LABEL.search(line):
        return True
    if " at " in line or "(at)" in line or "[at]" in line or " AT " in line:
        return _OBFUSCATED.search(line) is not None
    return False


def has_link(lines: Sequence[str]) -> bool:
    """Whether a line holds an address of the web or of mail."""
    for line in lines:
        if ("/" in line or "@" in line or "www." in line) and _LINK.search(line):
            return True
    return False


@lru_cache(maxsize=64)  # several passes ask of one line
def is_sentence(line: str) -> bool:
    """Prose: six words or more, and most of the first six begin with a small letter.

    >>> is_sentence("I think that this is right"), is_sentence("Ann Lee, Parser Works, 12 Mill Lane")
    (True, False)
    >>> is_sentence("E: ann at lists.example.org | W: www.example.org")
    False
    >>> is_sentence("Dept. of Tides and Institute of the Northern Gauges")
    False
    """
    words = line.split(None, 6)
    if len(words) < 6:
        return False
    small = joining = 0
    for word in words[1:6]:
        if word[0].islower():
            small += 1
            joining += word in _JOINING
    if small == joining:
        return False
    if small > 2 and " at " in line and (whole := _AT.sub("@", line)) != line:
        return is_sentence(whole)
    return small > 2 and not (line.count(" ") < 16 and is_register(line))


@lru_cache(maxsize=64)  # as above
def is_register(line: str) -> bool:
    """What the law has companies say of themselves: where and how they are registered.

    >>> is_register("Amtsgericht Oldtown, HRB 1234"), is_register("The register is open on Monday")
    (True, False)
    """
    return any(map(line.__contains__, _REGISTER_CUES)) and _REGISTER.search(line) is not None


def names_firm(line: str) -> bool:
    """Whether a line ends as the names of firms do.

    >>> names_firm("Northern Gauges Ltd."), names_firm("Gauges sp. z o.o."), names_firm("I read gauges.")
    (True, True, False)
    """
    if len(line) > _WIDEST_FIRM or not line.removesuffix(".").endswith(_FIRMS):
        return False
    return _FIRM.search(line) is not None


def is_registered(lines: Sequence[str]) -> bool:
    """Whether lines say how companies are registered, each more than one thing that the law asks for, and nothing else; a
    company's name may stand above.

    >>> is_registered(["Gauges Ltd, Registered office 12 Mill Lane, Registered in England & Wales, Company No: 2557"])
    True
    >>> is_registered(["We are Registered in Oldtown and pay there."])
    False
    """
    rows = lines[1:] if len(lines) > 1 and names_firm(lines[0]) else lines
    return all(is_register(row) and len(_REGISTER.findall(row)) > 1 for row in rows)


def beside_saying(lines: Sequence[str]) -> Sequence[str]:
    """The left of two columns with a bar between on every line: a saying stands in the right one.

    >>> beside_saying(["Ann Lee       | The sea is never", "ann@example.org | far from here."])
    ['Ann Lee', 'ann@example.org']
    """
    if "|" in lines[0][1:] and len(lines) > 1 and all("|" in line for line in lines):
        return [line.partition("|")[0].rstrip() or "|" for line in lines]
    return lines


def looks_like_signature(lines: Sequence[str], after_closing: bool) -> bool:
    """Short lines that name somebody and say how to reach them or what they are; or, a firm's and no
    person's, what it is and two ways to reach it.

    >>> looks_like_signature(["Gauge Service", "Gauges Inc.", "Ph: 555 1234", "Email: a@example.org"], after_closing=False)
    True
    """
    inner, count = _undrawn(lines), len(lines)
    people = sum(1 for line in lines if line[-1:] == ">" and _NAMED_ADDRESS.fullmatch(line))
    if people > 1 and not any(map(_STREET.match, lines[people:])):
        return False  # a list of people, who live nowhere together
    if _is_card(inner):
        return True
    if count == 1:
        line = lines[0]
        return after_closing and len(line) <= 50 and is_contact(line) and not is_sentence(line)
    if count > 12 or not (after_closing or _names_somebody(inner) or _names_firm(inner)):
        return False
    if any(len(line) > 90 and not _LINK.search(line) for line in lines):
        return False
    if count > 2 and sum(_is_filled(line) for line in lines) * 2 > count:
        return False
    sayings = sum(map(is_sentence, lines))
    if is_sentence(lines[0]) or sayings * _FEW > count or (sayings and salutation_rule(lines[0])):
        return False
    if any(map(is_contact, lines)) or (
        " " in lines[0] and is_name(lines[0]) and any(line.count(" | ") > 1 for line in lines)
    ):
        return True
    return any(map(_TITLES.search, lines)) and all(map(_is_label, lines))


def _is_filled(line: str) -> bool:
    """Whether words run on to the end of a line, as those of a paragraph do; columns leave gaps."""
    return len(" ".join(line.split())) > _FILLED and not _LINK.search(line)


def _undrawn(lines: Sequence[str]) -> Sequence[str]:
    """Lines without the box that is drawn round them."""
    if (lines[0][0].isalnum() and lines[-1][0].isalnum()) or len(lines) < 3:
        return lines
    if not any(map(str.isalnum, lines[0])):
        lines = lines[1:]
    if lines and not any(map(str.isalnum, lines[-1])):
        lines = lines[:-1]
    border = lines[0][0] if lines else ""
    if (
        border in _BORDERS
        and len(lines) > 1
        and all(line[0] == border == line[-1] for line in lines)
    ):
        return [line.strip(f"{border} ") or border for line in lines]
    return lines


def _names_firm(lines: Sequence[str]) -> bool:
    """Whether a few lines hold what a firm calls itself and two ways to reach it, each under its label."""
    return (
        2 < len(lines) <= 8
        and sum(":" in line and _LABEL.search(line) is not None for line in lines) > 1
        and any(map(_TITLES.search, lines[:3]))
    )


def is_saying(lines: Sequence[str]) -> bool:
    """A saying in quotation marks of a few lines, and whose it is behind it or below.

    >>> is_saying(['"Shut the gate!"', "-- Bo Chen"]), is_saying(['"Shut the gate!" - Bo Chen'])
    (True, True)
    >>> is_saying(['"Shut the gate!" is what he said.']), is_saying(['"Lamp" <lamp@example.org>'])
    (False, False)
    """
    if len(lines) > _LONGEST_SAYING:
        return False
    if len(lines) > 1 and _BY.match(lines[-1]):
        return True
    return any(_SAID_BY.search(line) is not None for line in lines[-2:])


def is_signed_saying(lines: Sequence[str]) -> bool:
    """A saying in quotation marks, of three lines at most, and below it one or two lines that name
    somebody and say how to reach them.

    >>> is_signed_saying(['"Shut the gate!" - Bo Chen', "Ann Lee  =  ann@example.org"])
    True
    """
    for number, line in enumerate(lines[:3]):
        if '"' in line[not number :]:
            rest = lines[number + 1 :]
            return (
                0 < len(rest) <= 2
                and _opens_with_name(rest[0].partition("  ")[0])
                and any(map(is_contact, rest))
                and not any(map(is_sentence, rest))
            )
    return False


def _names_somebody(lines: Sequence[str]) -> bool:
    """Whether a name stands on the first line, or below a short form of it."""
    return _opens_with_name(lines[0]) or (
        len(lines) > 2 and len(lines[0]) <= 16 and is_name(lines[0]) and _opens_with_name(lines[1])
    )


def is_card(lines: Sequence[str]) -> bool:
    """A name and how to reach them at once, on one line or two; a saying may stand below.

    >>> is_card(["Ann Lee  who speaks for herself", "ann@example.org", "The sea is never far from here."])
    True
    """
    if not 1 < len(lines) <= 12 or not _opens_with_name(lines[0]):
        return False
    if not (is_contact(lines[0]) or is_contact(lines[1])):
        return False
    return sum(map(is_sentence, lines[1:])) * 2 <= len(lines) and max(map(len, lines)) <= 90


def _is_card(lines: Sequence[str]) -> bool:
    """A name, a wide gap and an address on the first line, all in columns below; nothing else would be
    set so."""
    name, gap, rest = lines[0].partition("   ")
    if not gap or not is_name(name) or "@" not in rest:
        return False
    if len(lines) == 1:
        return " " not in rest.strip() and is_contact(rest)
    return is_card(lines)


def _opens_with_name(line: str) -> bool:
    first, gap, rest = line.lstrip("-–—~ ").partition("  ")
    if not gap or " " not in first or rest.lstrip()[:1] == ":":
        first = line.lstrip("-–—~ ")
    if ":" in first:
        return False
    head = _BESIDE_NAME.split(first, maxsplit=1)[0]
    words = head.split()
    return len(words) >= 2 and len(words) <= 5 and is_name(head)


def has_title(line: str) -> bool:
    """Whether a line holds what somebody is, or where people work and live: "Director", "Institute", "Road".

    >>> has_title("Director of Gates"), has_title("She is the director.")
    (True, False)
    """
    return _TITLES.search(line) is not None


def _is_label(line: str) -> bool:
    """No sentence: words with capitals, at most small words between."""
    if len(line) > 60:
        return False
    words = [word for word in line.strip("()").split() if word not in _SMALL]
    return names_in_a_row(words) or is_contact(line) or _TITLES.search(line) is not None

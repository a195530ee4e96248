"""What a line says of somebody: how to reach them, what they are, how their firm is registered. In: stripped lines.
Out: whether they say that.

>>> is_contact("Tel: +44 20 7946 0018"), has_title("Director of Gates"), names_firm("Northern Gauges Ltd.")
(True, True, True)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mlthread.pattern import pattern

__all__ = [
    "has_label",
    "has_link",
    "has_title",
    "is_address",
    "is_contact",
    "is_register",
    "is_registered",
    "names_firm",
]
_NUMBER = pattern(
    r"(?:\+|\(|\b)\d[\d ().\u00a0/–-]{5,18}\d\b|\bx[ -]?\d?-?\d{4,5}\b|0x[0-9A-Fa-f]{8}\b"
)
_MAIL = pattern(r"[\w.+-]@[\w-]+\.\w|\w@\{")
_OBFUSCATED = pattern(r"\b\S{1,64} (?:at|\(at\)|\[at\]) \S+ ?(?:\.|dot|\(dot\)) ?\S", re.IGNORECASE)
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
_FIRMS = (
    *("Co", "Ltd", "Limited", "Inc", "Incorporated", "Corp", "Corporation", "Company", "Group"),
    *("LLC", "PLC", "plc", "GmbH", "AG", "KG", "B.V", "BV", "S.A", "SA", "Pty"),
    *("z o.o", "s.r.o", "S.r.l", "S.p.A", "SAS", "SARL", "Oy", "AB", "A/S", "Kft"),
)
_FIRM = pattern(rf"\b(?:{'|'.join(map(re.escape, _FIRMS))})\.?$")
_WIDEST_FIRM = 60  # letters


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
    if (":" in line or "=" in line or "#" in line or ")" in line) and has_label(line):
        return True
    if " at " in line or "(at)" in line or "[at]" in line or " AT " in line:
        return _OBFUSCATED.search(line) is not None
    return False


def has_label(line: str) -> bool:
    """Whether a line says by which way somebody is reached.

    >>> has_label("Skype: annlee"), has_label("I phone her.")
    (True, False)
    """
    return _LABEL.search(line) is not None


def has_link(lines: Sequence[str]) -> bool:
    """Whether a line holds an address of the web or of mail."""
    for line in lines:
        if ("/" in line or "@" in line or "www." in line) and _LINK.search(line):
            return True
    return False


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


def has_title(line: str) -> bool:
    """Whether a line holds what somebody is, or where people work and live: "Director", "Institute", "Road".

    >>> has_title("Director of Gates"), has_title("She is the director.")
    (True, False)
    """
    return _TITLES.search(line) is not None

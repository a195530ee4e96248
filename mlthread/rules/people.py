"""People as attribution lines and header blocks name them. In: a few words. Out: name and address.

>>> read_person('"Lee, Ann" <ann at example.org>')
Address(name='Lee, Ann', email='ann@example.org')
>>> read_person("ann@example.org (Ann Lee)")
Address(name='Ann Lee', email='ann@example.org')
"""

from __future__ import annotations

import re
from functools import lru_cache

from mlthread.model import Address
from mlthread.pattern import pattern

from .addresses import find_address
from .withheld import MASK, without_withheld

__all__ = [
    "BY_WAY",
    "ENCODED",
    "awaits_name",
    "is_on_behalf",
    "looks_like_person",
    "read_person",
]

_LONGEST = 400
# The common form; what needs a closer look ("via LIST", hidden addresses) does not fit it.
_PLAIN = pattern(
    r"\"?([^\W\d_](?:[^\W\d_]|[ .'\-])(?:[^\W\d_]++|[.'\-]|(?!\svia\s|\son\sbehalf|\sim\sA)[ ]){0,60})\"?\s?"
    r"<([\w.+\-]{1,80}[\w+\-])@((?!yyyy|hidden|xxx)[A-Za-z0-9.\-]{3,120})>$"
)
_LEFT_OVER = pattern(
    rf"[<\[(]\s?(?:mailto:|smtp:)?\s?[>\])]|{MASK}|<[^<>]{{0,200}}>|\[\s?(?:mailto|smtp):[^\]]{{0,200}}\]?",
    re.I,
)
_UNUSABLE = pattern(r"hidden$|^xxxx?@|protected|^\*+@|@\*", re.I)
# The archive of the R lists exchanges letters for signs.
_SCRAMBLED = pattern(r"[<(]?[^\s<>()]{1,200} @end\|ng \|rom [^\s<>()]{1,200}[>)]?")
_SUFFIX = pattern(r"\s\(?(?:via|par l'intermédiaire de)\s.*$", re.I)
BY_WAY = " (by way of "
"""Eudora: behind the writer, who has sent the mail on."""
# Outlook: the Sender, then the From behind it.
_BEHALF_WORDS = (
    r"(?:^|[\s>\])])"
    r"(?:on behalf of|im Auftrag von|de la part de|en nombre de|em nome de|per conto di|namens"
    r"|p[å?] vegne a[fv]|w imieniu(?: użytkownika)?|от имени|від імені|în numele|代表)"
)
# One of these stands in each, in small letters.
_BEHALF_CUES = (
    *("behalf", "auftrag", " part ", " nom", "conto", "namens", "vegne"),
    *("imieniu", "имени", "імені", "numele", "代表"),
)
_BEHALF = pattern(rf"{_BEHALF_WORDS}\s+(?=\S)", re.I)
_BEHALF_LAST = pattern(rf"{_BEHALF_WORDS}$|[>\])]\s?On(?: Behalf)?$", re.I)
# Outlook for Mac: both of them in the brackets of the address as well.
_BEHALF_INSIDE = pattern(r"<[^<>\s]{3,100}\son behalf of\s(?=[^<>\s]{3,100}>)")
ENCODED = pattern(r"=\?[\w\-]{1,40}\?[BbQq]\?[^?\s]{1,200}\?=")
# MH-E and others: the Message-ID behind the address.
_DIGITS_OF_ID = pattern(r"(?:[^@\d]{0,60}\d){8}")
# Lotus Notes: where in the directory a person stands.
_NOTES_PLACE = pattern(r"(?:/[\w&.\- ]{1,40}){1,4}(?:@[\w.\- ]{1,60})?$|\s?@\s?[\w -]{1,60}$")
# Trac: "[comment:3 ann]", "[ticket:12#comment:3 ann]".
_OF_COMMENT = pattern(r"\[(?:comment|ticket|attachment):[\w.:#-]{1,80}\s(?=[^\]])")
# "ann (Ann Lee)": an address without its host, as on one machine; "tide!gauge!ann (Ann Lee)": the way of
# the mail from host to host (UUCP), or what was left of an address.
_ACCOUNT = pattern(
    r"[a-z][a-z0-9._\-]{1,30} \(([^\W\d_][^()]{0,40} [^()]{1,40})\)"
    r"|[^\s()]{0,120}[!%@][^\s()]{0,60} \(\"?([^\W\d_][^()\"]{1,60})\"?\)"
)
# VMS Mail: IN%"ann@example.org"  "Ann Lee" 5-MAY-1994 10:12, the name not always.
_VMS = pattern(r"(?:IN|SMTP|smtp)%\"([^\"]{3,120})\"(?:\s{1,24}\"([^\"]{1,80})\")?")
# An account on a machine that DECnet joins to others, and whose it is: TIDES::BO "Bo Chen".
_DECNET = pattern(r"[A-Za-z][\w$]{0,30}::[\w$.]{1,40}(?:\s{1,24}\"([^\"]{1,80})\")?$")
# "Ann Lee"@example.org: the name is the account.
_QUOTED_LOCAL = pattern(r"\"([^\W\d_][^\"<>@]{1,60})\"(@[A-Za-z0-9.\-]{3,120})")
# Yahoo, in whatever language: --- Ann Lee <ann@example.org> schrieb:
_YAHOO_DASHES = pattern(r"-{2,4}\s+(?=\S)")
# cc:Mail: the post office, or the gateway, behind the name.
_OFFICE = pattern(r"(?:^|\s)at\s~?(?:[A-Z][A-Z\d_\-]{2,24}|[Ii]nter[Nn]et[\w-]{0,12})$")
# Andrew Messaging: the whole name, then the host, often cut short: Ann B. Lee@lab.exam
_NAME_AT_HOST = pattern(
    r"((?:[^\W\d_a-z][\w.'\-]{0,20} ){1,4}[^\W\d_a-z][\w'\-]{0,24})@[\w\-]{1,40}(?:\.[\w\-]{0,40}){0,5}"
)
# Entourage and Outlook Express for Macintosh: "Ann Lee at ann@example.org", "Ann Lee unter ann@example.org".
_AT_ADDRESS = (
    *(" at ", " unter ", " in ", " à ", " en ", " em ", " op ", " på ", " all'indirizzo "),
    " all’indirizzo ",
)
# FidoNet: "Ann Lee (2:123/456.7)", "Ann Lee of 1:123/456".
_NODE = pattern(r",?\s(?:of\s)?\(?\d{1,4}:\d{1,5}/\d{1,5}(?:\.\d{1,5})?(?:@\w{1,12})?\)?$")
# Supercite: "AL" == Ann Lee; Ann Lee (AL).
_TAGGED = pattern(r"\"?[A-Za-z]{1,4}\"?\s={1,3}\s")
_ESCAPED = pattern(r"\\([\"()])")  # as a header has it: "Ann \"Tide\" Lee", "Ann Lee \(alee\)"
_TAG = pattern(r"\s\(([A-Z]{2,4})\)$")
# Words of whoever quotes before a name that stands in quotes right before its address.
_NAMED_LAST = pattern(r"[^\s,]\s(?=\"[^\"<>]{2,60}\"\s?<[^<>\s]{3,80}>$)")
_PHONE = pattern(r"[\s,]{1,3}(?:\+\d[\d ./\-]{6,20}|(?:\(?\d{3}\)?[ ./\-])?\d{3}[.\-]\d{4})$")
# What a charset left of words behind the address: "Ann Lee <ann@example.org> ??????"
_LOST_WORDS = pattern(r"\s\?{2,30}(?:\s\?{2,30}){0,3}$")
# DEC's gateway: the personal name of VMS Mail as its owners set it, with the time they wrote.
_STAMPED = pattern(r"\s{1,4}\d{1,2}-[A-Z][A-Za-z]{2}-\d{4} \d{4}(?: [+\-]\d{4})?$")
_EMPTY = pattern(r"\([\s\"'/]*\)$")
_NO_NAME = "0123456789 -–—+.()/"  # what a telephone number is made of
_EDGES = " \t,;:'\"*_+<>[]|«»“”„‚‘’"

# What no name holds: the cues of a sentence, a formula, a path. A "?" is a letter that a charset lost.
_NOT_IN_NAMES = pattern(
    r"^[)\]]|[!{}=\\#%^~|]|\?\s[a-z]|https?:|://|;(?!\d)|(?<![\w;])\d{5}|[^\W\d_]{2}\.\s[a-z]"
)
# What leads from one quote to the next author: "and Ann Lee writes:", "Earlier, ann@example.org wrote:", "Ann also said:".
_LED_IN = pattern(
    r"(?:and(?=\s[^\W\d_a-z])|[Aa]nd(?=\s(?:\(|s?he\b|they\b))|Earlier|(?:[Tt]o w|W|w)hich|In (?:an? (?:previous|recent|earlier) )?(?:article|message))"
    r"(?:,?\s+|$)"
)
_LED = frozenset("aAEtTIwW")  # with which these begin
_ADVERBS = (" also", " again", " already", " then", " who")
# What somebody adds on the author: "Ann Lee, talking about tides", "Ann Lee, keeper of the gauge".
_APPOSITION = pattern(r"([^,]{1,60} [^,]{1,60}), (?:[a-z]{2,20}(?:ing| of)|who)\b(?! ?$)")


def read_person(text: str) -> Address:
    r"""Name and address; either may be absent.

    >>> read_person("Ann Lee <an...@example.org>").email
    'an...@example.org'
    >>> read_person("Ann Lee <address@hidden>"), read_person("Ann Lee via tides <tides@example.org>")
    (Address(name='Ann Lee', email=None), Address(name='Ann Lee', email=None))
    >>> read_person("list-bounces@example.org [mailto:list-bounces@example.org] On Behalf Of Ann Lee")
    Address(name='Ann Lee', email=None)
    >>> read_person("-- <ann@example.org>").name, read_person("Ann Lee, talking about tides").name
    (None, 'Ann Lee')
    >>> read_person("Ann Lee [SMTP:ann.domain.name.hidden]")
    Address(name='Ann Lee', email=None)
    >>> read_person("ann@example.org (Ann Lee) <199602061120.NAA01@lab.example.org>").email
    'ann@example.org'
    >>> read_person("Ann B. Lee@lab.exam"), read_person("Ann ann@example.org").email
    (Address(name='Ann B. Lee', email=None), 'ann@example.org')
    >>> read_person("ann@example.org (Ann Lee) (by way of bo@example.org (Bo Ek))").name
    'Ann Lee'
    >>> read_person("<Ann Lee (mailto:ann@example.org)>"), read_person("Ann Lee at INTERNET").name
    (Address(name='Ann Lee', email='ann@example.org'), 'Ann Lee')
    >>> read_person("ann@example.org +1-555-484-6204 "), read_person("ann@example.org (via a program)").name
    (Address(name=None, email='ann@example.org'), None)
    >>> read_person("'ann@example.org' via tides <tides@example.org>").email
    'ann@example.org'
    >>> read_person("Ann Lee </ann at example.org/>").email
    'ann@example.org'
    >>> read_person(r'"Ann \"Tide\" Lee" <ann@example.org>').name, read_person("Ann <a@b.example>, Bo <c@d.example>").name
    ('Ann "Tide" Lee', 'Ann')
    >>> [read_person(x).name for x in ("and Ann Lee", "Ann also", "To which ann@example.org", "Which Ann then", "In article  Ann <a@b.example>")]
    ['Ann Lee', 'Ann', None, 'Ann', 'Ann']
    >>> [read_person(x).name for x in ("And Lee", "Andy Lee", "ann and bo", "Inge Article", "Earlier Bo (And)")]
    ['And Lee', 'Andy Lee', 'ann and bo', 'Inge Article', 'Bo (And)']
    >>> read_person("Ann Lee (AL)").name, read_person('"AL" == Ann Lee').name, read_person("Ann Lee (UN)").name
    ('Ann Lee', 'Ann Lee', 'Ann Lee (UN)')
    >>> read_person("ann at Lab.Example.ORG (Ann Lee)")
    Address(name='Ann Lee', email='ann@Lab.Example.ORG')
    >>> read_person("Ann Lee à ann@example.org").name, read_person("Ann Lee (2:123/456.7)").name
    ('Ann Lee', 'Ann Lee')
    >>> read_person("tide!gauge!ann (Ann Lee)").name, read_person('"Ann Lee"@example.org').email
    ('Ann Lee', '"Ann Lee"@example.org')
    """
    return _person(text[:_LONGEST].strip())


@lru_cache(maxsize=2048)
def _person(text: str) -> Address:
    text = _without_wrapping(text)
    plain = _PLAIN.match(text) if "@" in text else None
    if plain is not None:
        return Address(plain[1].rstrip(), f"{plain[2]}@{plain[3]}")
    if " " in text and "@" in text and text[-1] not in ">)]":
        of_host = _NAME_AT_HOST.fullmatch(text.rstrip(":"))
        if of_host is not None:
            return Address(of_host[1], None)
    if '"@' in text and (local := _QUOTED_LOCAL.fullmatch(text)) is not None:
        return Address(local[1], f'"{local[1]}"{local[2]}')
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if '"' in text and (named := _NAMED_LAST.search(text)) is not None:
        text = text[named.start() + 1 :]  # I noticed "Ann Lee" <ann@example.org>
    email, text = _take_address(text)
    if "=?" in text and ENCODED.search(text):
        text = _decoded(text)
    if "<" in text or "[" in text or "(" in text or "@h" in text:
        text = _LEFT_OVER.sub(" ", text)
    text = " ".join(text.split())
    through = _SUFFIX.search(text)
    if through is not None:
        text = text[: through.start()]
        if "via" in through[0][:5].lower():
            email, text = _take_address(text)  # the other one is the list's
    if email is not None and text.endswith("?"):
        text = _LOST_WORDS.sub("", text)
    name = _bare_name(text)
    if (
        (email is not None and _is_same(name, email))
        or not name.strip(_NO_NAME)
        or name[:4] == "via "
    ):
        name = ""
    return Address(name or None, email)


def _without_wrapping(text: str) -> str:
    """What a program has put before or round a person taken off."""
    if BY_WAY in text:
        text = text[: text.index(BY_WAY)]
    if any(map(text.lower().__contains__, _BEHALF_CUES)):
        text = _BEHALF_INSIDE.sub("<", text)
        behalf = _BEHALF.search(text)
        text = text if behalf is None else text[behalf.end() :]
    if "_at_" in text:
        text = without_withheld(text)
    if " @end|ng |rom " in text:
        text = _SCRAMBLED.sub(" ", text).strip(" ()")
    if text[:1] == "<" and text[-2:] == ")>" and " (mailto:" in text:
        text = text[1:-1]  # Newton, Airmail: <Ann Lee (mailto:ann@example.org)>
    if text[:1] == "[" and (comment := _OF_COMMENT.match(text)) is not None:
        text = text[comment.end() :]
    if " =" in text and (tagged := _TAGGED.match(text)) is not None:
        text = text[tagged.end() :]
    if text.startswith("--"):
        text = _YAHOO_DASHES.sub("", text, count=1)
    if "::" in text and (account := _DECNET.match(text)) is not None:
        text = account[1] or text
    if '%"' in text[:6] and (sender := _VMS.match(text)) is not None:
        text = f'"{sender[2]}" <{sender[1]}>' if sender[2] else sender[1]
    return text


def _take_address(text: str) -> tuple[str | None, str]:
    """The address (None: there is none, or a hidden one), and the text without it; the Message-ID that some put
    behind it is none."""
    found = find_address(text)
    if found is None:
        return None, text
    email, start, stop = found
    head = text[:start]
    if head[-1:] == " " and head.endswith(_AT_ADDRESS):
        head = head.rstrip().rpartition(" ")[0]
    rest = text[stop:]
    if rest.lstrip(">) ") == "-":
        rest = ""  # GroupWise: Ann Lee <ann@example.org> - 2/5/96 10:12 AM
    if rest[:1] in (",", ";") and find_address(rest) is not None:
        rest = ""  # the next person
    text = f"{head} {rest}"
    if _DIGITS_OF_ID.match(email) and (other := find_address(text)) is not None:
        email, start, stop = other
        text = f"{text[:start]} {text[stop:]}"
    elif (again := find_address(text)) is not None and again[0].lower() == email.lower():
        text = f"{text[: again[1]]} {text[again[2] :]}"  # (ann@example.org(mailto:ann@example.org))
    return (None if _UNUSABLE.search(email) else email), text


def _bare_name(text: str) -> str:
    """The words left of a person as a name, without signs round it, and without where it stands in a directory."""
    name = text.strip(_EDGES).partition(" <")[0]
    if "/" in name or "@" in name:
        name = _NOTES_PLACE.sub("", name)
    if "at " in name:
        name = _OFFICE.sub("", name)
    name = name.strip(_EDGES).removesuffix(" (")  # "Ann Lee (via tides)"
    if name[:1] in _LED and (led := _LED_IN.match(name)) is not None:
        name = name[led.end() :]
    if name.endswith(_ADVERBS):
        name = name.rpartition(" ")[0]
    if name.startswith("(") and name.endswith(")"):
        name = name[1:-1].strip(_EDGES)
    if ", " in name and (told := _APPOSITION.match(name)) is not None:
        name = told[1]
    if "/" in name and ":" in name:
        name = _NODE.sub("", name)
    if name[-1:].isdigit():
        name = _STAMPED.sub("", _PHONE.sub("", name))
    if "[" in name and "]" not in name:
        name = f"{name}]"  # "Lee, Ann [TIDES]"
    if "(" in name and (account := _ACCOUNT.fullmatch(name)) is not None:
        return account[1] or account[2]
    if name.endswith(")") and (tag := _TAG.search(name)) is not None:
        initials = iter(word[0] for word in name[: tag.start()].split())
        if all(letter in initials for letter in tag[1]):
            return name[: tag.start()]
    return _EMPTY.sub("", name).strip(_EDGES) if name.endswith(")") else name


def _is_same(name: str, email: str) -> bool:
    """Whether the name is nothing but the address again."""
    whole = name.replace(" at ", "@")
    return "@" in whole and whole.casefold() == email.casefold()


def is_on_behalf(text: str) -> bool:
    """Whether a From field gives an address and then, in words, for whom it was sent.

    >>> is_on_behalf("list-admin@example.org On Behalf Of Ann Lee"), is_on_behalf("Ann Lee <ann@example.org>")
    (True, False)
    """
    return _has_address(text) and _BEHALF.search(text) is not None


def awaits_name(text: str) -> bool:
    """Whether a From field was folded behind the words that lead to the writer, or amid them.

    >>> awaits_name("list-admin@example.org [mailto:list-admin@example.org] On Behalf Of"), awaits_name("Ann")
    (True, False)
    >>> awaits_name("tides [mailto:list-admin at example.org] On"), awaits_name("Ann Lee <ann@example.org>")
    (True, False)
    """
    return _has_address(text) and _BEHALF_LAST.search(text) is not None


def _has_address(text: str) -> bool:
    """Whether an address may stand there, as it is or as archives write it."""
    return "@" in text or " at " in text


def looks_like_person(name: str) -> bool:
    """Whether the words could name a person: few, and most of them capital or of a script without case.

    >>> looks_like_person("Ann van der Lee"), looks_like_person("the committee has never")
    (True, False)
    >>> looks_like_person("and"), looks_like_person("loaded but"), looks_like_person(") From the R console")
    (False, False, False)
    """
    odd = not name.replace(" ", "").isalpha()
    if len(name) > 80 or (odd and _NOT_IN_NAMES.search(name)):
        return False
    words = name.split()
    if not words or len(words) > 8 or words[-1] in _CONJUNCTIONS:
        return False
    if len(words) == 3 and len(words[1]) == 1 and words[1] not in _SMALL_WORDS:
        words = [words[0], words[2]]  # "ann b lee"
    if len(words) == 1:
        return len(name) > 1 or not name.islower()
    small = sum(1 for word in words if word[:1].islower() and word not in _PARTICLES)
    return small * 2 < len(words) or (small <= 2 and len(words) == 2)


# "and had this to say:": a sentence goes on behind them, and no name ends so.
_CONJUNCTIONS = frozenset(("and", "but", "or", "und", "aber", "et", "mais", "pero"))
_SMALL_WORDS = frozenset("aeiouyàéèó-&+/")
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ter",
        "ten",
        "zu",
        "zur",
        "y",
        "e",
        "i",
        "af",
        "av",
        "of",
        "and",
        "og",
        "och",
    ]
)


def _decoded(text: str) -> str:
    from email.errors import MessageError  # late: encoded words in bodies are rare
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(text)))
    except (MessageError, LookupError, ValueError):
        return text

"""Header values to addresses, message ids and lists. In: values as `header` gives them. Out: model types.

>>> read_address("ann at example.org (Ann Lee)", obscured=True)
Address(name='Ann Lee', email='ann@example.org')
>>> read_ids("Your message of Monday <1@example.org>")
('1@example.org',)
"""

from __future__ import annotations

import re
from functools import lru_cache

from mlthread.model import Address
from mlthread.pattern import pattern
from mlthread.robots import NOBODY, NOWHERE
from mlthread.rules.people import BY_WAY, read_person
from mlthread.rules.withheld import without_withheld

from .header import decode_words

__all__ = [
    "SCRAMBLE",
    "is_address",
    "list_from_id",
    "read_address",
    "read_addresses",
    "read_id",
    "read_ids",
    "read_name",
    "whole_address",
]

_PLAIN = pattern(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\Z"
)
_NAME_ADDR = pattern(
    r'\s*+("(?:[^"\\]|\\.)*+"|[^"<>()@,;:]*+)\s*+<{1,2}\s*+([^<>\s]++)\s*+>{1,2}\s*+\Z'
)
_ADDR_NAME = pattern(r"\s*+(<?+[^\s<>()\",;]++>?+)\s*+\((.*)\)\s*+\Z", re.DOTALL)
# "Ann Lee"@example.org: the name is the account, and may have blanks.
_QUOTED_LOCAL = pattern(r"\"([^\"\\<>@]{1,64})\"@[A-Za-z0-9.\-]{3,200}\Z")
_AT = pattern(
    r"(?<=[\w.+-])[ \t]{1,3}(?:at|AT|\(at\)|\[at\]|<at>|_at_)[ \t]{1,3}(?=[\w-]{1,63}(?:\.|[ \t]dot[ \t]))"
    r"|(?<=[\w.+-])[ \t]{1,3}(?:at|AT)[ \t]{1,3}(?=[\w-]{1,63}>)"
)
_TWO_WORDS = pattern(r"<?[\w.+-]{1,100}[ \t]at[ \t][\w-]{1,63}>?\Z")
_SPELT_AT = pattern(r"(?<=[\w)])(?:[ \t]?\(at\)[ \t]?|-AT-|_at_)(?=[\w(])")
_SPELT_DOT = pattern(r"(?<=\w)[ \t]?\(dot\)[ \t]?(?=\w)")
_MASKED = pattern(r"(?i)[<(]?\[(?:log in to unmask|email[\xa0 ]protected)\][>)]?")
# X.400 behind a gateway: /G=Ann/S=Lee/O=lab/ADMD= /C=se/@gate.example.org, whose parts may hold blanks.
_X400 = pattern(r"\"?/(?:[A-Za-z0-9.\-]{1,16}=[^/<>\"@=]{0,64}/){2,12}\"?@[A-Za-z0-9.\-]{1,200}")
_BRACKETS = pattern(r"[<(]([^<>()\s]{1,320}@[^<>()\s]{1,255})[>)]\s*\Z")
_DOT = pattern(r"(?<=\w)[ \t](?:dot|DOT|\(dot\))[ \t](?=\w)")
_OBSCURED = pattern(r"(\S{1,200})[ \t]at[ \t](\S{0,200})[ \t]{1,3}\((.*)\)\Z", re.DOTALL)
_ESCAPE = pattern(r"\\(.)")
_ID = pattern(r"<\s*+([^<>]{1,998}+)>")
_LAST_BRACKET = pattern(r"<\s*([^<>\s]{1,320}@[^<>\s]{1,255})\s*>\s*\Z")
_BARE_ID = pattern(r"[^\s<>\"(),;]{1,250}@[^\s<>\"(),;]{1,250}")
_SPACE = pattern(r"\s+")
_FROM_WORD = pattern(r"(?i)\b(?:from|von|de)\b[^<>]{0,200}\Z")
_LIST_ID = pattern(r"<\s*([^<>\s]{1,250})\s*>")
_UNSEEN = "\u00ad\u200b\u2060\u2800\u3164 "
# Joiners are no marks but parts of words: Persian, Hindi and pictures need them.
_MARKS = pattern(r"[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# The R lists' archive: letters are exchanged for signs, so the address is gone.
_SCRAMBLED = pattern(r"<?[^\s<>()]{1,200} @end\|ng \|rom [^\s<>()]{1,200}>?")
_HIDDEN = frozenset(
    {"xxxx@yyyy", "address@hidden", "[email protected]", "email@protected", "***@***.***", NOBODY}
)


_MOST_IDS = 400
"""Ids of a References value that are kept, the oldest and the latest ones."""
SCRAMBLE = " @end|ng |rom "
"""Stands for the "@" in the addresses of the R lists' archive."""


def whole_address(text: str) -> str:
    """An address that an archive wrote as "user at host" with its "@" again."""
    if "@" in text or ("at" not in text and "AT" not in text):
        return text
    if "(at)" in text or "-AT-" in text or "_at_" in text:
        return _SPELT_DOT.sub(".", _SPELT_AT.sub("@", text, count=1))
    if _TWO_WORDS.match(text):
        return text.replace(" at ", "@")
    text = _AT.sub("@", text, count=1)
    return _DOT.sub(".", text) if "@" in text else text


@lru_cache(maxsize=8192)
def is_address(text: str) -> bool:
    """Is this an address by its syntax? Nothing is looked up."""
    if _PLAIN.match(text):
        return ".." not in text
    if "@" not in text or len(text) > 320 or (text.isascii() and " " in text):
        return False
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(
            text,
            check_deliverability=False,
            allow_smtputf8=True,
            allow_quoted_local=True,
            allow_domain_literal=True,
        )
    except (EmailNotValidError, ValueError):
        return False
    return True


@lru_cache(maxsize=8192)
def read_address(value: str | None, obscured: bool = False) -> Address:
    """The first address of a From-like value; what it does not say is None."""
    if not value:
        return Address()
    value = value.strip()
    if BY_WAY in value:
        value = value[: value.index(BY_WAY)]
    if value.endswith("<>"):
        value = value[:-2].rstrip()  # an archive took the address out
    value = without_withheld(value)
    if "/@" in value or '/"@' in value:
        value = _X400.sub(lambda found: found[0].replace(" ", ""), value)
    if SCRAMBLE in value:
        rest = _SCRAMBLED.sub(" ", value).strip(" ()")
        return read_address(rest) if "@" in rest else Address(read_name(rest, None), None)
    if obscured:
        written = _OBSCURED.match(value)
        if written is not None:
            return _address(written.group(3), f"{written.group(1)}@{written.group(2)}")
    if obscured or "@" not in value:
        value = whole_address(value)
    if '"@' in value and (local := _QUOTED_LOCAL.match(value)) is not None:
        return Address(read_name(local[1], None), value)
    for shape, name_group, email_group in ((_NAME_ADDR, 1, 2), (_ADDR_NAME, 2, 1)):
        found = shape.match(value)
        if found is not None:
            return _address(found.group(name_group), found.group(email_group).strip("<>"))
    if is_address(value):
        return Address() if value == NOBODY else Address(None, value)
    return _odd_address(value)


def _address(name: str, email: str) -> Address:
    email = email.removeprefix("mailto:")
    if email[:1] == "@" and ":" in email:
        email = email.rpartition(":")[2]  # "@relay.example:ann@example.org", the way it went
    if "@" in name and "@" not in email and is_address(name):
        name, email = email, name  # "ann (ann@example.org)"
    if "=?" in email:
        email = decode_words(email)
    return Address(
        read_name(name, email), email if email and email.lower() not in _HIDDEN else None
    )


def _odd_address(value: str) -> Address:
    """What is left: groups, missing brackets, several addresses, free text."""
    if value.endswith("]"):  # Outlook's way to show a person: Ann Lee [mailto:ann@example.org]
        person = read_person(value)
        if person.name and person.email:
            return _address(person.name, person.email)
    value = _MASKED.sub(" ", value) if "[" in value else value
    cut = _BRACKETS.search(value) if "..." in value else None
    if cut is not None:
        return _address(value[: cut.start()], cut.group(1))
    last = _LAST_BRACKET.search(value)
    if last is not None and "<" not in value[: last.start()]:
        # An unquoted comma or semicolon in the name: "Lee, Ann <ann@example.org>".
        return _address(value[: last.start()], last.group(1))
    for name, email in _pairs(value[:2000]):
        if email in value and is_address(email):  # words behind a bare one are put to it
            return _address(name, email)
    decoded = decode_words(value)
    bracket = re.search(r"<([^<>\s]{1,320})>", decoded)
    if bracket is not None:
        return _address(decoded[: bracket.start()], bracket.group(1))
    bare = _BARE_ID.search(decoded)
    if bare is not None and is_address(bare.group()):
        rest = f"{decoded[: bare.start()]} {decoded[bare.end() :]}"
        return _address(rest.strip(" ()<>[]"), bare.group())
    return Address(read_name(decoded, None), None)


def _pairs(value: str) -> list[tuple[str, str]]:
    """Names and addresses as RFC 2822 has them; none where groups or comments are nested without end."""
    from email import utils  # late: slow to load, and the common forms are read above

    # Later versions of Python give up on a field that breaks the rules anywhere; earlier ones cannot.
    as_ever = {"strict": False} if getattr(utils, "supports_strict_parsing", False) else {}
    try:
        return utils.getaddresses([value], **as_ever)
    except RecursionError:
        return []


def read_name(name: str, email: str | None) -> str | None:
    """A name without what stands round it; None where it is no more than the address."""
    name = name.strip()
    if len(name) > 1 and name[0] == '"' and name[-1] == '"':
        name = name[1:-1]
    if "\\" in name:
        name = _ESCAPE.sub(r"\1", name)
    if "=?" in name:
        name = decode_words(name)
        if len(name) > 1 and name[0] == name[-1] == '"':
            name = name[1:-1]
    if not name.isascii():
        name = _MARKS.sub("", name).strip("\u200c\u200d")
    if email and name.endswith(">") and (within := _LAST_BRACKET.search(name)) is not None:
        name = name[: within.start()]  # "Ann Lee <ann@lab.example>" <ann@example.org>
    name = _SPACE.sub(" ", name).strip(' ,;"')
    if name[:1] != "'":
        name = name.removesuffix(" '")
    elif "' " not in name and not (name[1:2].islower() and name[-1] != "'"):
        name = name.strip(" ,;'\"")  # not 'Ann Lee' via LIST, nor 't Hart
    if name[:1] == "(" and name.find(")") == len(name) - 1:
        name = name[1:-1].strip()  # a comment within a comment: "ann@example.org ((Ann Lee))"
    if not name.strip(_UNSEEN) or (
        email and whole_address(name.strip("'")).casefold() == email.casefold()
    ):
        return None
    return name


@lru_cache(maxsize=4096)
def read_addresses(value: str | None, obscured: bool = False) -> tuple[Address, ...]:
    """All addresses of a To-like value, at most 200."""
    if not value:
        return ()
    value = value[:20_000]
    if obscured or "@" not in value:
        value = ", ".join(whole_address(part.strip()) for part in value.split(","))
    if value.count(",") == 0:
        one = read_address(value, obscured)
        return (one,) if one.label else ()
    pairs = _pairs(value) if "@" in value else [(name, "") for name in value.split(",")]
    # a name by itself is taken for an address by who reads the value
    found = (
        _address(email, "") if not name and "@" not in email else _address(name, email)
        for name, email in pairs[:200]
    )
    return tuple(address for address in found if address.label)


def read_id(value: str | None) -> str | None:
    """The Message-ID of a message without <>, None where there is none."""
    if not value:
        return None
    found = _ID.search(value)
    text = found.group(1) if found else value.strip().strip("<>")
    text = _SPACE.sub("" if "@" in text else " ", whole_id(text)).strip()
    return text[:998] or None


def whole_id(text: str) -> str:
    """An id that an archive wrote as "left at right" with its "@" again, one without "@" as it was before an export."""
    text = text.removesuffix(f"@{NOWHERE}")
    if "@" not in text and " at " in text:
        return text.replace(" at ", "@", 1)
    return text


_OLD_ID = r"[A-Za-z][\w-]{0,40}\.\d{1,8}"
_OLD_IDS = pattern(rf"{_OLD_ID}(?:[\s,]{{1,9}}{_OLD_ID}){{0,99}}")
"""Ids of Usenet before RFC 850: a machine and a number."""


def read_ids(value: str | None) -> tuple[str, ...]:
    """The ids of an In-Reply-To or References value, oldest first, each once."""
    if not value:
        return ()
    found: dict[str, None] = {}
    brackets = list(_ID.finditer(value[:100_000]))
    above = 0
    for bracket in brackets:
        start, stop = bracket.span()
        named = start - above > 1 and len(brackets) > 1  # more than a blank stands before it
        above = stop
        if named and _FROM_WORD.search(value, max(0, start - 200), start):
            continue  # "Message from Ann <ann@…> of … <id>"
        text = "".join(whole_id(bracket.group(1)).split())
        if text:
            found.setdefault(text)
    if not brackets and _OLD_IDS.fullmatch(value.strip()):
        found.update((name, None) for name in value.replace(",", " ").split())
    elif not brackets:
        found.update((match.group(), None) for match in _BARE_ID.finditer(value[:100_000]))
    ids = tuple(found)
    return ids if len(ids) <= _MOST_IDS else (ids[0], *ids[1 - _MOST_IDS :])


def list_from_id(value: str | None) -> str | None:
    """The list's name from a List-Id (RFC 2919): the first label of a dotted id."""
    if not value:
        return None
    bracket = _LIST_ID.search(value)
    text = (
        (bracket.group(1) if bracket else value.strip().split(" ")[-1])
        .strip("<>")
        .partition("@")[0]
    )
    return text.split(".")[0][:120] or None

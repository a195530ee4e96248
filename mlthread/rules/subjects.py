"""Subjects. In: a Subject value as decoded. Out: its base subject and what stood around it.

RFC 5256 section 2.1, with the reply and forward words of every locale, counters (`Re[2]:`), list
tags (`[list]`, with the number of the message `[list:0412]`), what gateways put in front of mail from outside
(`[EXTERNAL]`, `***SPAM***`) and `(was: old subject)`.

>>> split_subject("[list] AW: Re[2]: Budget (was: Plans)")
Subject(base='Budget', is_reply=True, is_forward=False, list_tag='list', was='Plans')
>>> base_subject("[list:0413] RE: [EXTERNAL] Re: [list:0412] Budget"), base_subject("list: Re: Budget")
('budget', 'list: budget')
>>> base_subject("'Re: Bo's budget'"), base_subject("'Budget' or 'plan'")
("bo's budget", "'budget' or 'plan'")
>>> base_subject("ตอบกลับ: Automatische Antwort: Budget"), base_subject("[list] RE>>Budget"), base_subject("core>Budget")
('budget', 'budget', 'core>budget')
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from mlthread.frozen import NamedTuple
from mlthread.locales import LOCALES
from mlthread.pattern import pattern

__all__ = ["Subject", "base_subject", "split_subject"]


class Subject(NamedTuple):
    """A subject taken apart. `list_tag` is the first bracketed word in front that names no patch."""

    base: str
    is_reply: bool
    is_forward: bool
    list_tag: str | None
    was: str | None


_REPLY = (
    "re",
    "aw",
    "sv",
    "vs",
    "ref",
    "res",
    "antw",
    "odp",
    "ynt",
    "atb",
    "vá",
    "回复",
    "答复",
    "回覆",
)
_FORWARD = ("fw", "fwd", "wg", "rv", "tr", "vl", "vb", "pd", "enc", "doorst", "ilt", "转发", "轉寄")
_TAG = pattern(r"\[([^\[\]]{1,80})\]\s*")
# fml, ezmlm and others number what they send: [list:00412], (list 00412), [00412].
_COUNT = r"\s?[:,]\s?\d{1,7}|\s0\d{2,6}"
_NUMBERED = pattern(rf"([^\W\d_][\w. +-]{{0,40}}?)(?:{_COUNT})")
_IN_ROUND = pattern(
    rf"\(([^\W\d_][\w. +-]{{0,40}}?)?(?:{_COUNT}|(?<=\()0\d{{3,6}})\)\s*|\[0\d{{3,6}}\]\s*"
)
_BY_GATEWAY = (
    r"external(?: (?:e-?mail|mail|sender|message))?|ext|externe?|externo|esterno|bulk|junk|"
    r"(?:(?:suspected|possible|probable|likely) )?spam"
)
_GATEWAY = pattern(
    rf"(?:[\[({{<]\s?(?:{_BY_GATEWAY})\b[^\w\[\](){{}}<>]{{0,3}}(?:\d[\d.]{{0,9}})?[\])}}>]|"
    rf"\*{{2,12}}\s?(?:{_BY_GATEWAY})\b[^\w*]{{0,3}}\*{{2,12}}|ext(?:ernal)?(?=\s?:))\s*(?:[:-]\s*)?",
    re.IGNORECASE,
)
_GATEWAY_STARTS = frozenset("[({<*eE")
_GATEWAY_WORDS = ("ext", "est", "bulk", "junk", "spam")  # one stands in each
# A word that some list managers put in front of all, also of "Re:".
_LEAD = pattern(r"(?:[^\W_][\w.#-]{1,20}:|\([^()\[\]]{1,30}\))\s{1,3}")
_LONGEST_LEAD = 23  # letters of the word, its colon and the blank
# Trackers say so of a bug's first mail alone.
_FRESH = pattern(r"\A(\[bug\b[^\[\]]{1,60}\]) (?:\[new\]|new:) ", re.IGNORECASE)
_COUNTER = pattern(
    r"\s{0,3}(?:\[\d{1,4}\]|\(\d{1,4}\)|\^\d{1,4}|\*\d{1,4}|\d{1,2}(?=\s{0,3}[:：]))?\s{0,3}[:：]\s*"
)
_QUICKMAIL = pattern(r"re>{1,3}\s?(?=[^\s>])", re.IGNORECASE)  # "RE>Budget", "RE>>Budget"
_TAIL = pattern(r"\s*\((?:fwd|forwarded)\)\s*\Z", re.IGNORECASE)
# GroupWise, behind the subject: "Budget -Reply -Reply".
_BEHIND = pattern(r"(?:\s-\s?(?:Reply|Antwort|Forwarded)){1,12}\Z")
_WAS = pattern(
    r"[(\[]\s{0,3}(?:was|war|früher|ehemals|ex|ancien|era)\b\s{0,3}:?\s{0,3}", re.IGNORECASE
)
_QUOTES = ("'", '"')
_QUOTED = pattern(r"(['\"])(?=\S)((?:(?!\1).|(?<=\w)(?=')\1(?=\w))+)\1", re.DOTALL)
# In scripts of India and its neighbours signs that are no letters stand in the words.
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0e4e\u1780-\u17d3])"
_WORD = pattern(rf"{_LETTER}{{1,16}}(?:[-. ]{_LETTER}{{1,12}})?\.?", re.UNICODE)
# Words for what a message is.
_NOT_A_LIST = frozenset(
    """
    patch rfc rft fw fwd re announce ann bug vote discuss proposal external bulk spam ext solved resolved urgent ot
    offtopic off_topic pull question help security release update resend result closed fixed new wip draft job jobs
    cfp topic summit was issue ticket case task request
    """.split()
)
_WORDS = pattern(r"\w+")

# Words with a digit before or amid letters, [6man], [v6ops]: no number of a thing, version or time.
_DIGIT_WITHIN = pattern(
    r"(?i)(?:\d|[^\W\d_]{1,12}\d)(?!(?:st|nd|rd|th|rc|alpha|beta|pre|dev|bit|way|part|am|pm|min|hours?|days?|weeks?|years?)\Z)"
    r"[^\W\d_]{2,20}"
)
# What lists are for, at the end of their names: [budget-discuss].
_OF_LISTS = frozenset(("announce", "discuss", "jobs", "security"))


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    reply, forward = set(_REPLY), set(_FORWARD)
    for locale in LOCALES:
        reply.update(word.casefold().rstrip(":： ") for word in locale.reply_prefixes)
        forward.update(word.casefold().rstrip(":： ") for word in locale.forward_prefixes)
    return frozenset(reply), frozenset(forward - reply)


def _prefix(text: str, at: int) -> tuple[int, bool] | None:
    """(end, is it a forward) of a reply or forward word at `at`."""
    if text[at + 2 : at + 3] == ">" and (replied := _QUICKMAIL.match(text, at)) is not None:
        return replied.end(), False
    word = _WORD.match(text, at)
    if word is None:
        return None
    reply, forward = _words()
    for end in (word.end(), at + len(word.group().split(" ")[0])):
        name = text[at:end].casefold().strip()
        if name in reply or name in forward or name.rstrip(".") in reply | forward:
            colon = _COUNTER.match(text, end)
            if colon is not None:
                plain = name if name in reply or name in forward else name.rstrip(".")
                return colon.end(), plain in forward
    return None


def _numbered(text: str, at: int) -> re.Match[str] | None:
    """A list's tag with a number in round brackets, or the number alone."""
    if text[at] != "(" and text[at : at + 2] != "[0":
        return None
    found = _IN_ROUND.match(text, at)
    return found if found is not None and _may_be_list(found[1] or "") else None


def _by_gateway(text: str, at: int) -> re.Match[str] | None:
    """What a gateway puts in front of what comes from outside, or of what it takes for junk."""
    if text[at] not in _GATEWAY_STARTS or not any(map(text.lower().__contains__, _GATEWAY_WORDS)):
        return None
    return _GATEWAY.match(text, at)


def _may_be_list(name: str) -> bool:
    """Whether what a bracket holds may be a list's name, no word for what a message is."""
    first, hyphen, last = name.rpartition("-")
    name = first if hyphen and last.casefold() in _OF_LISTS else name
    words = _WORDS.findall(name.lower())
    told = (
        "/" in name
        or "#" in name
        or any(map(str.isdecimal, name))
        or not _NOT_A_LIST.isdisjoint(words)
        or ("call for" in name.lower() and ("call", "for") in pairwise(words))
    )
    return not told or _DIGIT_WITHIN.fullmatch(name) is not None


def _lead(text: str, at: int) -> re.Match[str] | None:
    """A word in front of a reply word: it belongs to the base subject, as it stands in front of that as well."""
    may_lead = text[at] == "(" or text[at : at + _LONGEST_LEAD].partition(" ")[0][-1:] == ":"
    lead = _LEAD.match(text, at) if may_lead else None
    prefix = None if lead is None else _prefix(text, lead.end())
    return None if prefix is None or prefix[1] else lead


@lru_cache(maxsize=4096)
def split_subject(text: str) -> Subject:
    """Take a subject apart; a base that would be empty falls back to what is there."""
    text = " ".join(text.split())[:2000]
    if text[:1] in _QUOTES and (quoted := _QUOTED.fullmatch(text)):
        text = quoted[2]  # programs that fetch archives keep them: 'Re: Budget'
    at, is_reply, is_forward, tag, lead = _opening(text)
    rest = text[at:].strip()
    if not rest.casefold().startswith(lead.casefold()):
        rest = lead + rest
    if rest[:4].lower() == "[bug":
        rest = _FRESH.sub(r"\1 ", rest, count=1)
    behind = _BEHIND.search(rest) if " -" in rest else None
    if behind is not None and behind.start():
        rest, forward = rest[: behind.start()], behind[0].endswith("Forwarded")
        is_forward, is_reply = is_forward or (forward and not is_reply), is_reply or not forward
    base, was, forwarded = _tail(rest)
    is_forward = is_forward or (forwarded and not is_reply)
    return Subject(base or text.strip(), is_reply, is_forward, tag, was)


class _Opening(NamedTuple):
    """What stands before the words of a subject: where it ends, what prefixes say, the list's tag, and what goes with
    the words all the same ("[Bug 12] Re: Budget")."""

    at: int = 0
    is_reply: bool = False
    is_forward: bool = False
    tag: str | None = None
    lead: str = ""


def _opening(text: str) -> _Opening:
    """Prefixes, brackets and what gateways put before a subject."""
    known = _Opening()
    while known.at < len(text):
        prefix = _prefix(text, known.at)
        if prefix is not None:
            at, forward = prefix
            known = known._replace(
                at=at,
                # Who answers a forward forwards nothing.
                is_forward=known.is_forward or (forward and not known.is_reply),
                is_reply=known.is_reply or not forward,
            )
            continue
        put = (
            _numbered(text, known.at)
            or _by_gateway(text, known.at)
            or (None if known.lead else _lead(text, known.at))
        )
        if put is not None and put.end() < len(text):
            known = known._replace(
                at=put.end(),
                lead=put.group() if put.re is _LEAD else known.lead,
                tag=(put[1] or known.tag) if put.re is _IN_ROUND else known.tag,
            )
            continue
        bracket = _TAG.match(text, known.at)
        below = None if bracket is None else _bracketed(text, bracket, known)
        if below is None:
            break
        known = below
    return known


def _bracketed(text: str, bracket: re.Match[str], known: _Opening) -> _Opening | None:
    """What is known behind words in brackets; None where they are of the subject."""
    inner = bracket.group(1).strip()
    if bracket.end() == len(text) or _prefix(inner + " ", 0):
        return None
    numbered = _NUMBERED.fullmatch(inner) if inner[-1:].isdecimal() else None
    if numbered is not None:
        inner = numbered[1]
    if _may_be_list(inner):
        return known._replace(at=bracket.end(), tag=inner if known.tag is None else known.tag)
    after = None if known.lead else _prefix(text, bracket.end())
    if after is None or after[1]:
        return None
    return known._replace(at=bracket.end(), lead=bracket.group())  # "[Bug 12] Re: Budget"


def _tail(base: str) -> tuple[str, str | None, bool]:
    """(base, old subject, is it marked as forwarded) after what stands at the end is taken off."""
    shorter = _TAIL.sub("", base) if base[-1:] == ")" else base
    forwarded = shorter != base
    base = shorter
    if base[-1:] in (")", "]"):
        was = _WAS.search(base)
        if was is not None and was.start() > 0:
            return base[: was.start()].strip(), base[was.end() : -1].strip() or None, forwarded
    return base, None, forwarded


def base_subject(text: str | None) -> str:
    """The base subject, folded for comparison; "" where there is none."""
    return split_subject(text).base.casefold() if text else ""

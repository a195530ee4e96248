"""What an attribution line says. In: a frame that fits it. Out: who, when, and how surely.

>>> from mlthread.rules.framesearch import match_frames
>>> fill(next(match_frames("Am 5.2.2018 schrieb Ann Lee:"))).attribution.name
'Ann Lee'
"""

from __future__ import annotations

from mlthread.frozen import NamedTuple
from mlthread.model import Address, Attribution, Clock
from mlthread.pattern import pattern
from mlthread.rules.addresses import find_address
from mlthread.rules.clocks import find_clock
from mlthread.rules.frames import SEPARATORS, FrameMatch
from mlthread.rules.leads import (
    AGO,
    BEHIND_NAME,
    GREETED,
    IN_ARTICLE,
    IN_GROUP,
    LEAD,
    TAIL,
    USERS,
    VERB_BEFORE,
    VERBAL_END,
    names_place,
)
from mlthread.rules.nobody import (
    ARTICLES,
    COUNTING,
    HOST,
    NOUNS,
    PRONOUNS,
    SOMEBODY,
    SPOKEN_TO,
    YOU,
)
from mlthread.rules.people import looks_like_person, read_person
from mlthread.rules.whowhen import has_date, split_who_when

__all__ = ["FEW_LETTERS", "OWN", "Said", "fill", "is_nick", "without_lead"]

OWN = "whoever quotes here says “I”"
"""Evidence of an attribution without a name: the words below are the quoting author's own, of an earlier mail."""
FEW_LETTERS = 3  # frames of punctuation alone ("{date} {author}:") fit log lines too
_ID = pattern(
    r"^<?\s?(?:news:\s?|mid:)?([^\s<>]{1,250}(?:@|\sat\s)[^\s<>]{0,249}[^\s<>,;]|[^\s<>@]{6,250}\$[^\s<>]{1,250})(?:>(?:#\d{1,3}/\d{1,3}(?=,))?|(?=[\s,]|$))"
)
# GroupWise's own number of a mail that it sent itself, which no header has.
_NUMBERED = pattern(r"<[0-9A-F]{8}\.[0-9A-F]{3} : \d{1,6} : ?\d{1,8}>")
_BRACKETED = pattern(r"<(?!hidden|removed|redacted|email|address|snip)([^\W\d][\w.\-]{2,30})>")
_BEHIND_ADDRESS = pattern(r"[^\s<>][ \"]<[^\s<>]{1,80}@[^\s<>]{1,120}>([^<>()@\"]{1,40})$")
_BY_ADDRESS = pattern(
    r"(?:([^\W\d_A-Z]{1,12})\s)?([^\s<>@()\"]{1,80}@[^\s<>@()\"]{1,120})(?:\s([^\W\d_A-Z]{1,12}))?"
)
_VERBS = (" wrote", " writes", " said", " says")
_VERB = pattern(rf"(?<=\S)(?:{'|'.join(_VERBS)})(?:\s?[/,\-–]\S{{0,8}}|:[\s>].*)?$")
_LEADING = (" to", "and")
_FIRST_PERSON = ("I", "i")
# Andrew Messaging: the line of its list of mails, which has the subject, cut short, who wrote it and how long it is:
# "Re: tides Ann Lee@exam (1240*)"; what it knows by name has the host behind the name.
_EXCERPTS = "Excerpts from"
_LISTED = pattern(r"([^@]{1,160}@[\w.\-]{2,60}) \(\d{1,7}\*?\)$")
_AT_HOST = pattern(r"\"?([^@<>()\"]{1,40} [^@<>()\"]{1,40}?)\s?\"?@[\w.\-]{1,60}:?$")
_LAST_NAMES = pattern(
    r"(?<!\S)(?:[^\W\d_a-z][\w'\-]{0,24} (?:[^\W\d_a-z]\. ){0,2})?[^\W\d_a-z][\w'\-]{0,24}@\S+$"
)
_HANDLE = pattern(r"@([\w.\-]{1,39})")  # how GitHub names somebody: "@ann"
_CLOCK_IN_DATE = pattern(r"\d[:h時点시.]\s?\d\d")


class Said(NamedTuple):
    """What is said, whether with a clock, whether the name is surely a person's, whether with an
    address (one that an archive hid is one too), and whether the name is like a person's at all."""

    attribution: Attribution
    clock: bool
    sure: bool
    addressed: bool
    likely: bool = True


def fill(match: FrameMatch) -> Said | None:
    """The slots read."""
    slots = _read_slots(match)
    if slots is None:
        return None
    when, who, message_id = slots
    if who is not None and message_id is None and (">" in who[:-1] or "news:" in who):
        led = IN_ARTICLE.match(who)
        if led is not None:
            message_id, who = (led[1] or led[2]).replace(" at ", "@"), who[led.end() :]
    if who is not None and "." in who and names_place(who):
        who = IN_GROUP.sub("", who, count=1)
        behind = BEHIND_NAME.search(who)
        if behind is not None:
            message_id, who = message_id or behind[1] or behind[2], who[: behind.start()]
    if who is not None and who[:1].islower():
        word, _, name = who.partition(" ")
        if name and word in USERS:
            who = name
    if who is not None and not match.frame.strong:
        who = without_lead(who)
    elif who is not None and match.frame.literals[-1] == (":",) and ("ed" in who or "ote" in who):
        who = VERBAL_END.sub("", who)
    if who is not None and when is None and (who[:3] == "On " or _CLOCK_IN_DATE.search(who)):
        date, rest = split_who_when(who, match.frame.language)
        if date is not None and rest and looks_like_person(rest.partition(" <")[0]):
            when, who = date, rest
    if who is not None and match.slots[0][0] == "any" and match.frame.literals[0][0] == _EXCERPTS:
        who = _excerpted(who, listed=len(match.slots) == 2)
        if who is None:
            return None
    if who is None:
        said = Attribution(None, None, when, message_id, clock=_clock(when))
        return Said(said, _timed(when), True, False)
    return _who_said(match, who, when, message_id)


def _read_slots(match: FrameMatch) -> tuple[str | None, str | None, str | None] | None:
    """Date, words for the person and Message-ID; None where a slot cannot hold what is in it."""
    when: str | None = None
    who: str | None = None
    message_id: str | None = None
    for names, text in match.slots:
        if names.startswith("id"):
            found = _ID.match(text)
            if found is not None:
                message_id = found[1].replace(" at ", "@")
            elif (found := _NUMBERED.match(text)) is None:
                return None
            text = text[found.end() :].strip(SEPARATORS).removeprefix("- ")
            if names == "id":
                if text:
                    return None
                continue
            names = names[3:]
        elif names.startswith("any+"):
            before, comma, text = text.partition(", ")
            if not comma or len(before) > 120:
                return None
            names = names[4:]
        if names == "any":
            if len(text) > 120 or AGO.match(text):
                return None
        elif names == "author":
            who = text
        else:
            if not has_date(text):
                return None
            date, rest = split_who_when(text, match.frame.language)
            if date is None or (names == "date" and len(rest) > 24):
                return None
            if names == "date" and rest[:1].isupper() and match.frame.weight <= FEW_LETTERS:
                return None  # "2018/2/5 Ann Lee - Harbour:"
            when = date if when is None else f"{when} {date}"
            led = who is not None and not looks_like_person(who) and looks_like_person(rest)
            if names != "date" or led:  # "A while back on 5 Feb 2018, Ann Lee wrote:"
                who = rest
    return when, who, message_id


def _who_said(match: FrameMatch, who: str, when: str | None, message_id: str | None) -> Said | None:
    """The person read; None where the words are nobody's name."""
    if "@" in who.partition(HOST)[0] and HOST in who:
        return None
    if match.frame.weight <= FEW_LETTERS and "@" in who:
        who = _without_verb(who)
    if who[:3] in GREETED:
        who = without_lead(who)
    if any(map(who.__contains__, _VERBS)) and (": " not in who or _says_so(match)):
        who = _before_verb(who)
    if who[-3:] in _LEADING and ("@" in who or match.frame.strong):
        who = VERB_BEFORE.sub("", who)
    if " " in who and who[-1] != ">" and not who.islower() and _may_have_tail(who):
        who = TAIL.sub("", who)
    if when is None and message_id is None and _counts(match, who):
        return None
    person = read_person(who)
    if (
        person.name is None
        and who[:1] == "<"
        and (nick := _BRACKETED.fullmatch(who))
        and _timed(when)
    ):
        person = Address(nick[1], None)  # Google Groups: someone with no name but a nick
    if person.name is None and person.email is None:
        if "@" not in who:
            return None
        if handle := _HANDLE.fullmatch(who):
            person = Address(handle[1], None)
    name = person.name
    own = name in _FIRST_PERSON and person.email is None
    likely = own or not name or person.email is not None or looks_like_person(name)
    if name and len(name) > (100 if likely or match.frame.strong else 60):
        return None
    if name and match.frame.weight <= FEW_LETTERS and (":" in name or not looks_like_person(name)):
        return None
    sure = own or name is None or _surely(name, opens=match.slots[0][0] == "author")
    if name is not None and (name in PRONOUNS or name.endswith(SPOKEN_TO)):
        sure = sure or name in YOU
        name = None
    evidence = (OWN,) if own else ()
    said = Attribution(name, person.email, when, message_id, clock=_clock(when), evidence=evidence)
    addressed = bool(person.email or find_address(who) or "[email" in who)
    return Said(said, _timed(when), sure, addressed, likely)


def _excerpted(who: str, listed: bool) -> str | None:
    """Who wrote what Andrew Messaging quotes, of the line of its list; None where it is no such line.

    >>> _excerpted("Re: the gauge Ann B. Lee@lab.exam (1240*)", listed=True), _excerpted("the gauge", listed=True)
    ('Ann B. Lee', None)
    >>> _excerpted("Re: The gauge (was.. ann@example.org (80)", listed=True), _excerpted("Not a Sailor@lab", listed=False)
    ('ann@example.org', 'Not a Sailor')
    """
    if listed:
        found = _LISTED.match(who)
        if found is None:
            return None
        who = found[1]
        _, cut, name = who.rpartition(".. ")
        names = _LAST_NAMES.search(who)
        who = name if cut else names[0] if names else who.rpartition(" ")[2]
    named = _AT_HOST.match(who)
    return who if named is None else named[1]


def _may_have_tail(who: str) -> bool:
    """Whether words of a tail may stand behind the name: it ends in small letters, or a comma is before it."""
    return who[-1] == "/" or ", " in who or who.rpartition(" ")[2].islower()


def _without_verb(who: str) -> str:
    """Name and address where no word of the frame tells them from a verb, or from what leads up to them.

    >>> _without_verb("Ann Lee <ann@example.org> kirjutas"), _without_verb("od ann@example.org")
    ('Ann Lee <ann@example.org>', 'ann@example.org')
    """
    behind = _BEHIND_ADDRESS.search(who)
    if behind is not None:
        return who[: behind.start(1)]
    by = _BY_ADDRESS.fullmatch(who)
    word = by[1] or by[3] if by is not None else None
    if by is None or word is None or word in by[2]:
        return who  # a nick stands in the address too
    return by[2]


def _counts(match: FrameMatch, who: str) -> bool:
    """Whether the verb is a noun in truth, and words say whose or how many they are ("just two comments:")."""
    words = who.split()
    if not words or match.frame.literals[-1][0] not in NOUNS:
        return False
    if len(words) == 1 or not words[-1][0].isupper():
        words[0] = words[0].casefold()  # "My", but not "The Phantom"
    return any(word.isdigit() for word in words) or not COUNTING.isdisjoint(words)


def _says_so(match: FrameMatch) -> bool:
    """Whether the frame ends in a verb of its own: what stands behind a verb amid the line is no name then."""
    return match.frame.weight > FEW_LETTERS and match.frame.literals[-1] != (":",)


def _before_verb(who: str) -> str:
    """Who, where a verb and more stand behind: another attribution on the same line, or a sign that no frame has.

    >>> _before_verb("Ann Lee <ann@example.org> wrote: On Monday Bo"), _before_verb("(Ann Lee) writes -")
    ('Ann Lee <ann@example.org>', '(Ann Lee)')
    """
    found = _VERB.search(who)
    return who if found is None else who[: found.start()]


def _surely(name: str, opens: bool) -> bool:
    """Whether it is a person's name for sure; one that opens the line may open a sentence."""
    words = [word for word in name.split() if word[:1].isalpha()]
    if not words or words[0][0].islower():
        return False
    return name.split()[0].lower() not in ARTICLES or not opens


def is_nick(name: str | None) -> bool:
    """A name in small letters, as people and clients write it behind a date: no word of a sentence."""
    words = name.split() if name else []
    return 0 < len(words) <= 3 and words[0] not in ARTICLES and words[0] not in SOMEBODY


def without_lead(who: str) -> str:
    """A name without how its sentence leads over to it ("Then Ann Lee")."""
    rest = LEAD.sub("", who)
    return rest.removesuffix(", you") if who[:3] in GREETED else rest


def _clock(when: str | None) -> Clock | None:
    return None if when is None else find_clock(when)


def _timed(when: str | None) -> bool:
    return when is not None and _CLOCK_IN_DATE.search(when) is not None

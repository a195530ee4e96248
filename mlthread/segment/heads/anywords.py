"""Lines right above a deeper quote that say in any words, of any language, whose words follow. In: such a line. Out: who.

Clients and people choose these words afresh; what is beside them tells: a day and a clock, a Message-ID, or a name
that is the first thing in the mail (with an address, in small letters).

>>> in_any_words("ann lee <ann@example.org>:", on_top=True).name
'ann lee'
>>> in_any_words("Ann Lee a formulé ce vendredi:", on_top=True).name
'Ann Lee'
>>> in_any_words("Ann Lee a formulé ce vendredi:")
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.clocks import find_clock
from mlthread.rules.dates import read_written_date
from mlthread.rules.greetings import salutation_rule
from mlthread.rules.nobody import LEADS_OF_NOUNS
from mlthread.rules.people import read_person
from mlthread.rules.whowhen import split_who_when

from .plainnames import NAME, holds_no_topic, is_plain

__all__ = ["in_any_words"]

_MOST_WORDS = 10
_ADDRESSED = pattern(
    r"(?P<who>[^<>()@:]{1,60}[<(][^\s<>()@]{1,64}@[^\s<>()]{1,120}[>)])"
    r"(?: (?P<words>[^\W\d_A-Z][^A-Z:<>@.!?]{0,60}))?:$"
)
_NAMED = pattern(rf"(?P<who>{NAME}),? (?P<words>[^\W\d_A-Z][^:\"]{{0,80}}):$")
_STARRED = pattern(rf"(?:\*|\]\]) (?P<who>{NAME})$")
# How English goes on behind a name in prose ("Ann Lee is right:"); which verbs of saying count, `guesses` knows.
_PROSE = frozenset(
    """
    is are was were has have had should would could can will may might must does did do needs wants seems and or of in
    at to for from with the an says said say writes wrote write asks asked
    """.split()
)
_SAID = pattern(r"(?:wrote|writes|said|says|sent|asks|[a-z]{3,12}ed)\b")
_ID = pattern(r" ?<(?:news:|mid:)?([^\s<>]{1,120}@[^\s<>]{1,120})> ?")
_CLOCK = pattern(r"\d[:.h]\d\d")
_NAME_IN_LINE = pattern(rf"(?<![\w.]){NAME}(?![\w])")


def in_any_words(line: str, on_top: bool = False) -> Attribution | None:
    """Who is named; `on_top`: nothing stands above in the mail but a greeting.

    >>> in_any_words("* Ann Lee", on_top=True).name, in_any_words("* Ann Lee")
    ('Ann Lee', None)
    """
    if not line:
        return None  # signs of no width alone
    if line[-1] != ":":
        found = _STARRED.match(line) if on_top and line[0] in "*]" else None
        return None if found is None else _named(found["who"])
    message_id = None
    if "@" in line:
        if on_top and (said := _addressed(line)) is not None:
            return said
        if (found := _ID.search(line)) is None:
            return None
        if found.start() and not any(map(str.isdigit, found[1])):
            return _by_address(line, found.end())
        message_id = found[1]
        line = f"{line[: found.start()]} {line[found.end() :].lstrip()}"
    if _CLOCK.search(line) and (said := _dated(line)) is not None:
        return said
    found = _NAMED.match(line) if on_top or message_id else None
    if found is None or ". " in found["words"] or found["words"].count(" ") >= _MOST_WORDS:
        return None
    if found["words"].split()[0] in _PROSE:
        return None
    return _named(found["who"], message_id)


def _named(who: str, message_id: str | None = None) -> Attribution | None:
    """A name that the mail opens with, or that stands beside a Message-ID."""
    words = who.split()
    if words[0].lower() in LEADS_OF_NOUNS or salutation_rule(f"{words[0]},"):
        return None
    if any(map(str.isdigit, who)) or any(word.endswith(("'s", "’s")) for word in words):
        return None
    if not is_plain(who) or not holds_no_topic(who):
        return None
    beside = "a name and a Message-ID stand above a deeper quote"
    on_top = "the mail opens with a name, and a deeper quote stands below"
    evidence = (beside if message_id else on_top,)
    return Attribution(
        who, None, None, message_id, language="en", rule="en/name-first", evidence=evidence
    )


def _by_address(line: str, stop: int) -> Attribution | None:
    """A name and an address at the start of a line, and a few words behind them: "posted this on Monday"."""
    behind = line[stop:-1].strip()
    if not _SAID.match(behind) or behind.count(" ") >= _MOST_WORDS or ". " in behind:
        return None
    person = read_person(line[:stop])
    if person.name is None or person.email is None or not is_plain(person.name):
        return None
    evidence = ("a name and an address stand above a deeper quote",)
    return Attribution(
        person.name, person.email, language="en", rule="en/address", evidence=evidence
    )


def _addressed(line: str) -> Attribution | None:
    """A name and an address on top of a mail, where people spell their names in small letters."""
    found = _ADDRESSED.match(line)
    if found is None:
        return None
    person = read_person(found["who"])
    name = person.name
    if person.email is None or name is None or not name.islower() or name.count(" ") > 2:
        return None
    if not holds_no_topic(name):
        return None
    evidence = ("a name and an address stand above a deeper quote",)
    return Attribution(name, person.email, language="en", rule="en/address", evidence=evidence)


def _dated(line: str) -> Attribution | None:
    """A day with its year and a clock, and a few words."""
    when, who = split_who_when(line[:-1], "en")
    if when is None or who.count(" ") >= _MOST_WORDS or ". " in who:
        return None
    if not any(day.year and day.month and day.hour is not None for day in read_written_date(when)):
        return None
    names = [name for name in _NAME_IN_LINE.findall(who) if is_plain(name)]
    name = names[0] if len(names) == 1 and holds_no_topic(names[0]) else None
    evidence = ("a day and a clock stand above a deeper quote",)
    return Attribution(
        name, None, when, language="en", clock=find_clock(when), rule="en/date", evidence=evidence
    )

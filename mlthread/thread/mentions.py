"""What a body says of older messages. In: its segments. Out: a `Mention` for each message that it quotes or names.

A mention has the attribution, fingerprints of the lines quoted from it, and the mention that quoted it in turn.
A digest is no message: what is quoted from one counts as if the reader had answered its messages. Of a conversation
that is forwarded whole, oldest mail first, the newest counts as quoted, and each older one through the next.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import pairwise

from mlthread.frozen import field, slotted
from mlthread.model import Attribution, Clock, Segment, WrittenDate
from mlthread.robots import is_of_list, sends_digests
from mlthread.rules.dates import read_written_date
from mlthread.segment.cues import CONVERSATION, DIGEST, LED_IN
from mlthread.thread.texts.wordings import fingerprint, word_count

from .people import name_words

__all__ = ["HEADS", "Mention", "find_mentions"]

HEADS = frozenset(("attribution", "headers"))


@slotted
class Mention:
    """A message that another one quotes. `segments` are indexes into the quoting body's segments.

    `upper` is the index of the mention through which it is quoted (None: quoted directly).
    `together`: it is one of the mails of a conversation that is forwarded whole.
    `carried`: a digest brought it, `beside`: together with others; its id does not say that this one is answered.
    `unmarked`: none of its lines bears a mark for it. `led_in`: a sentence of the author leads up to it.
    `sources` are (record number, mention index) where the quotes really stand, for the mentions of a
    lost message's record, which has no body of its own.
    """

    level: int
    upper: int | None = None
    name: str | None = None
    email: str | None = None
    raw_date: str | None = None
    dates: tuple[WrittenDate, ...] = ()
    clock: Clock | None = None
    message_id: str | None = None
    subject: str | None = None
    forwarded: bool = False
    together: bool = False
    carried: bool = False
    beside: bool = False
    segments: list[int] = field(default_factory=list)
    lines: array[int] = field(default_factory=lambda: array("Q"))
    shingles: array[int] = field(default_factory=lambda: array("Q"))
    words: int = 0
    unmarked: bool = False
    led_in: bool = False
    sources: tuple[tuple[int, int], ...] = ()

    @property
    def named(self) -> bool:
        """Whether an attribution says anything that can tell who or when."""
        return bool(self.name or self.email or self.dates or self.message_id)

    @property
    def tells_hour(self) -> bool:
        """Whether its date has a time of day, in one reading at least."""
        return any(date.hour is not None for date in self.dates)

    @property
    def of_list(self) -> bool:
        """Whether a list is named as author: whose words those are is not said."""
        return is_of_list(self.email)


_FARTHEST = 26 * 60
"""Minutes between the clocks of two zones."""
# What is deeper is a row of marks and no conversation; every level on the way costs a mention.
_DEEPEST = 100


class _Finder:
    """Collects the mentions of one body in reading order."""

    def __init__(self, shelves: Collection[int] = ()) -> None:
        self.shelves = shelves
        """Levels at which several messages of a digest stand."""
        self.mentions: list[Mention] = []
        self.current: dict[int, int] = {}

    def at(self, level: int) -> int:
        """The mention that quoted text of this level belongs to, made when there is none."""
        level = min(level, _DEEPEST)
        for lower in range(1, level + 1):
            if lower not in self.current:
                self.open(lower, Mention(level=lower))
        return self.current[level]

    def open(self, level: int, mention: Mention) -> None:
        if level > 1:
            mention.upper = self.at(level - 1)
        for deeper in [k for k in self.current if k > level]:
            del self.current[deeper]
        self.current[level] = len(self.mentions)
        self.mentions.append(mention)

    def attribute(self, level: int, segment: Segment, found: Attribution) -> None:
        level = min(level, _DEEPEST)
        dates = read_written_date(found.date, found.language) if found.date else ()
        new = Mention(
            level=level,
            name=found.name,
            email=found.email,
            raw_date=found.date,
            dates=dates,
            clock=found.clock,
            message_id=found.message_id,
            subject=found.subject,
            forwarded=segment.kind == "headers",
            together=segment.rule == CONVERSATION,
            beside=segment.rule == DIGEST and segment.level in self.shelves,
        )
        old = self.mentions[self.current[level]] if level in self.current else None
        if old is not None and (old.name, old.email, old.raw_date) == (
            new.name,
            new.email,
            new.raw_date,
        ):
            return
        if old is not None and not old.segments and (not old.named or _says_more(old, new)):
            new.upper = old.upper
            self.mentions[self.current[level]] = _with(new, old) if old.named else new
            return
        self.open(level, new)


def _says_more(old: Mention, new: Mention) -> bool:
    """Whether a second head right below a first one speaks of the same message: the author is the
    same and no two minutes are given."""
    left, right = set(name_words(old.name)), set(name_words(new.name))
    same = bool(old.email and new.email and old.email.casefold() == new.email.casefold())
    if not same and not (left and right and (left <= right or right <= left)):
        return False
    if not (old.tells_hour and new.tells_hour) or old.dates == new.dates:
        return True
    return any(_are_one(a, b) for a in old.dates for b in new.dates)


def _are_one(a: WrittenDate, b: WrittenDate) -> bool:
    """Whether two dates may be of one minute, on clocks of two zones.

    >>> here, there = WrittenDate(1994, 4, 29, 1, 52), WrittenDate(1994, 4, 28, 19, 52, 1, -240)
    >>> _are_one(here, there), _are_one(here, WrittenDate(1994, 4, 28, 19, 59)), _are_one(here, WrittenDate(1994, 4, 29))
    (True, False, False)
    """
    left, right = _minute(a), _minute(b)
    if left is None or right is None:
        return False
    apart = left - right
    if a.offset is not None and b.offset is not None:
        return apart == a.offset - b.offset
    return abs(apart) <= _FARTHEST and apart % 15 == 0


def _minute(date: WrittenDate) -> int | None:
    """The minute that a clock shows; None where that is not told in full."""
    year, month, day, hour, minute = date.year, date.month, date.day, date.hour, date.minute
    if year is None or month is None or day is None or hour is None or minute is None:
        return None
    try:
        return datetime(year, month, day).toordinal() * 24 * 60 + hour * 60 + minute
    except ValueError:
        return None


def _with(new: Mention, old: Mention) -> Mention:
    """The second of two heads, what it leaves out taken from the first."""
    new.name, new.email = new.name or old.name, new.email or old.email
    if old.dates and (not new.dates or (old.tells_hour and not new.tells_hour)):
        new.raw_date, new.dates, new.clock = old.raw_date, old.dates, old.clock
    new.message_id, new.subject = new.message_id or old.message_id, new.subject or old.subject
    return new


def _level_named(segments: Sequence[Segment], number: int) -> int:
    """The level of the words that a head introduces: the next one, but for somebody who names by hand whoever
    wrote an older quote, and below it whoever wrote the newer one."""
    level = segments[number].level
    told = [s for s in segments[number + 1 : number + 6] if s.text.strip()][:3]
    if (
        [s.kind in HEADS for s in told] == [False, True, False]
        and [s.level - level for s in told] == [2, 0, 1]
        and told[1].attribution is not None
    ):
        return level + 2
    return level + 1


def _shelves(segments: Sequence[Segment]) -> set[int]:
    """The levels at which several messages of a digest are quoted."""
    levels = Counter(segment.level for segment in segments if segment.rule == DIGEST)
    return {level for level, count in levels.items() if count > 1}


def find_mentions(segments: Sequence[Segment]) -> list[Mention]:
    """Every message that a body quotes or attributes, in reading order, with its quoted segments."""
    finder = _Finder(_shelves(segments))
    for number, segment in enumerate(segments):
        if segment.kind in HEADS:
            if segment.attribution is not None and not segment.rule.endswith("/same-level"):
                finder.attribute(_level_named(segments, number), segment, segment.attribution)
        elif segment.level > 0 and segment.kind != "footer" and segment.text.strip():
            finder.mentions[finder.at(segment.level)].segments.append(number)
    mentions = finder.mentions
    if sum(mention.together for mention in mentions) > 1:
        mentions = _newest_first(mentions)
    if any(map(_is_digest, mentions)):
        mentions = _without_digests(mentions)
    for mention in mentions:
        text = "\n".join(segments[i].text for i in mention.segments)
        mention.lines, mention.shingles = fingerprint(text)
        mention.words = word_count(text)
        quoted = [segments[i] for i in mention.segments]
        mention.unmarked = bool(quoted) and all(s.depth < s.level for s in quoted)
        mention.led_in = bool(quoted) and all(s.rule == LED_IN for s in quoted)
    return mentions


def _newest_first(mentions: list[Mention]) -> list[Mention]:
    """The mails of a conversation, each with what it quotes below it, from the last one on."""
    heads = [k for k, mention in enumerate(mentions) if mention.together]
    upper = mentions[heads[0]].upper
    if any(mentions[k].upper != upper for k in heads):
        return mentions
    groups = [range(a, b) for a, b in zip(heads, [*heads[1:], len(mentions)], strict=True)]
    order = [*range(heads[0]), *(k for group in reversed(groups) for k in group)]
    places: dict[int | None, int | None] = {None: None}
    places.update((old, new) for new, old in enumerate(order))
    for mention in mentions:
        mention.upper = places[mention.upper]
    for newer, older in pairwise(reversed(heads)):
        mentions[older].upper = places[newer]
    left = [mentions[k] for k in order]
    for mention in left:
        mention.level = 1 if mention.upper is None else left[mention.upper].level + 1
    return left


def _is_digest(mention: Mention) -> bool:
    return sends_digests(mention.email)


def _without_digests(mentions: list[Mention]) -> list[Mention]:
    """The messages that digests brought, one level nearer to the reader. A digest with words of which no
    message is named stays: whose words those are nobody knows."""
    carriers = {mention.upper for mention in mentions}
    places: dict[int | None, int | None] = {None: None}
    dropped: set[int] = set()
    left: list[Mention] = []
    for number, mention in enumerate(mentions):
        upper = places[mention.upper]
        if _is_digest(mention) and (number in carriers or not mention.segments):
            places[number] = upper  # above its messages stands a masthead
            dropped.add(number)
            continue
        mention.carried = mention.upper in dropped
        mention.upper = upper
        mention.level = 1 if upper is None else left[upper].level + 1
        places[number] = len(left)
        left.append(mention)
    return left

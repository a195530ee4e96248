"""Which passages were answered. In: conversations with traced quotes. Out: `Passage`s, oldest answer first.

A passage is a quoted stretch of a message with the text that the quoting author wrote below it, up
to the next quote. A quote with nothing below it (all history under a reply on top) answers nothing.
Between the first and the last line that somebody quotes of a message it may quote others itself: their
words are no part of the passage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from mlthread.frozen import frozen
from mlthread.model import Address, Conversation, DateBounds, Match, QuoteSource, Segment, Turn
from mlthread.rules.cuts import says_cut

from .records import filled

__all__ = ["Passage", "passages"]

_ANSWER_KINDS = frozenset(("text", "heading", "patch", "code", "log", "table"))
_BESIDES = frozenset(("salutation", "closing", "signature", "footer", "separator", "technical"))
"""Level-0 kinds that neither are an answer nor end one."""
_OWN_KINDS = _ANSWER_KINDS | _BESIDES
_KEPT = 16
"""Messages whose lines stay parted: who answers a long one piece by piece asks for them again."""
_FRAMES = frozenset(("attribution", "headers"))
_Lines = tuple[list[str], Mapping[int, bool]]
"""The lines of a message, and the numbers of those that its author did not write: True where a mark says so."""


@frozen
class Passage:
    """Lines [start, stop) of the body of message `id`, quoted in lines [quote_start, quote_stop) of
    message `reply`, and the answer in its lines [answer_start, answer_stop). `subject` is that of the
    conversation which the reply stands in; the message may stand in another one.

    Of a message whose text was recovered, lines are those of its text. `quoted` is the passage as the reply gives
    it, `text` as its author wrote it.
    """

    conversation: str
    subject: str | None
    list_name: str | None
    id: str
    author: Address
    person: str | None
    date: DateBounds
    start: int
    stop: int
    text: str
    match: Match
    reply: str
    reply_author: Address
    reply_person: str | None
    reply_date: DateBounds
    quote_start: int
    quote_stop: int
    quoted: str
    answer_start: int
    answer_stop: int
    answer: str


_NOWHERE: Mapping[str, Turn] = MappingProxyType({})


def passages(
    conversations: Iterable[Conversation], elsewhere: Mapping[str, Turn] = _NOWHERE
) -> list[Passage]:
    """Every answered passage of every conversation, in the order of the answers. `elsewhere` are turns of
    other conversations by their ids: what is answered may stand there."""
    given = list(conversations)
    turns = {turn.id: turn for conversation in given for turn in conversation.turns}

    @lru_cache(_KEPT)
    def written(name: str) -> tuple[Turn, _Lines] | None:
        turn = turns.get(name) or elsewhere.get(name)
        return None if turn is None else (turn, (turn.quotable.split("\n"), _not_own(turn)))

    return [found for conversation in given for found in _of_conversation(conversation, written)]


def _of_conversation(
    conversation: Conversation, written: Callable[[str], tuple[Turn, _Lines] | None]
) -> Iterator[Passage]:
    """The passages that its replies answer; `written` finds a turn and its lines by an id."""
    for reply in conversation.turns:
        for quotes, answers in _exchanges(reply.segments):
            found = _answered(quotes)
            if found is None:
                continue
            run, source = found
            known = written(source.id)
            if known is not None:
                yield _passage(conversation, *known, source, reply, run, answers)


def _not_own(turn: Turn) -> Mapping[int, bool]:
    """The lines of its body that its author did not write."""
    return {
        number: segment.kind not in _FRAMES
        for segment in (() if turn.is_recovered else turn.segments)
        if segment.level or segment.kind in _FRAMES
        for number in range(segment.start, segment.stop)
    }


def _own_lines(source: QuoteSource, written: _Lines, run: Sequence[Segment]) -> Sequence[int]:
    """The lines of a stretch that are the author's, or that the reply gives as such: a prompt looks like a
    quote mark. All, where none is: they may have passed it on."""
    lines, others = written
    stretch = range(source.start, source.stop)
    if others.keys().isdisjoint(stretch):
        return stretch
    given = {line.strip() for segment in run for line in segment.text.split("\n")} - {""}
    own = [
        n for n in stretch if others.get(n, True) and (n not in others or lines[n].strip() in given)
    ]
    said = [place for place, n in enumerate(own) if lines[n].strip()]
    return own[said[0] : said[-1] + 1] if said else stretch


def _passage(
    conversation: Conversation,
    turn: Turn,
    written: _Lines,
    source: QuoteSource,
    reply: Turn,
    run: Sequence[Segment],
    answers: Sequence[Segment],
) -> Passage:
    lines, own = written[0], _own_lines(source, written, run)
    return Passage(
        conversation=conversation.id,
        subject=conversation.subject,
        list_name=conversation.list_name,
        id=turn.id,
        author=turn.author,
        person=turn.person,
        date=turn.date,
        start=own[0],
        stop=own[-1] + 1,
        text="\n".join(lines[number] for number in own),
        match=source.match,
        reply=reply.id,
        reply_author=reply.author,
        reply_person=reply.person,
        reply_date=reply.date,
        quote_start=run[0].start,
        quote_stop=run[-1].stop,
        quoted=filled("\n".join(segment.text for segment in run)),
        answer_start=answers[0].start,
        answer_stop=answers[-1].stop,
        answer=filled("\n".join(segment.text for segment in answers)),
    )


def _exchanges(segments: Sequence[Segment]) -> Iterator[tuple[list[Segment], list[Segment]]]:
    """Runs of quotes, each with the own segments below it that answer it."""
    quotes: list[Segment] = []
    answers: list[Segment] = []
    for segment in segments:
        if segment.level > 0:
            if answers:
                yield quotes, answers
                quotes, answers = [], []
            quotes.append(segment)
        elif segment.kind in _ANSWER_KINDS and _says_something(segment.text):
            if quotes:
                answers.append(segment)
        elif segment.kind not in _OWN_KINDS and segment.text.strip():
            # An attribution or a forwarded header: what comes below answers something else.
            if answers:
                yield quotes, answers
            quotes, answers = [], []
    if quotes and answers:
        yield quotes, answers


def _says_something(text: str) -> bool:
    """Whether a text is more than marks that something was cut from the quote."""
    return any(line.strip() and not says_cut(line) for line in text.split("\n"))


def _answered(quotes: Sequence[Segment]) -> tuple[list[Segment], QuoteSource] | None:
    """The quoted segments that an answer below a run of quotes is about, and their place.

    It is the last of the shallowest traced ones (deeper ones are what those answer), with what
    stands right above it from the same message.
    """
    traced = [segment for segment in quotes if segment.source is not None]
    if not traced:
        return None
    level = min(segment.level for segment in traced)
    chosen = [segment for segment in traced if segment.level == level]
    run = [chosen.pop()]
    source = run[0].source
    assert source is not None
    start, stop, match = source.start, source.stop, source.match
    while chosen and chosen[-1].stop == run[0].start:
        above = chosen[-1].source
        if above is None or above.id != source.id or above.start > start:
            break
        run.insert(0, chosen.pop())
        start, stop = above.start, max(stop, above.stop)
        match = _looser(match, above.match)
    return run, QuoteSource(source.id, start, stop, match)


_EXACT_FIRST: tuple[Match, ...] = ("exact", "rewrapped", "elided", "altered")


def _looser(a: Match, b: Match) -> Match:
    return max(a, b, key=_EXACT_FIRST.index)

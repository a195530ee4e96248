"""Lotus Notes with each field on lines of its own: who, when, "To", whom, "cc", whom, "Subject", what. In: the line
that says "cc". Out: a `Block`.

So Notes from release 6 on writes its table of fields where it sends plain text.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("Ann Lee <ann@example.org>\\n02/05/2018 10:00 AM\\n\\nTo\\nBo\\ncc\\n\\nSubject\\nHi\\n\\n\\nYes.")
>>> block = read_stacked(state, 5)
>>> block.start, block.stop, block.notes, block.fields["subject"]
(0, 9, ('Ann Lee <ann@example.org>', '02/05/2018 10:00 AM'), 'Hi')
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.segment.state import State

from .blockfields import Block
from .headerfields import is_aside
from .notes import is_date_line, is_name

__all__ = ["read_stacked"]

_TO = frozenset(("To", "An", "A", "À", "Para", "Pour", "Per", "Aan", "Til"))
_SUBJECT = frozenset(
    (
        *("Subject", "Thema", "Betreff", "Objet", "Sujet", "Asunto", "Oggetto"),
        *("Assunto", "Onderwerp", "Emne"),
    )
)
_BLANK = pattern(r"\s+")
_MOST_RECEIVERS = 24  # lines
_MOST_ABOVE = 12
_MOST_SUBJECT = 3


def read_stacked(state: State, number: int) -> Block | None:
    """The block whose "cc" stands on a line, if its other words and a person with a day stand around it."""
    to = _find(state, number, -1, _TO)
    subject = _find(state, number, 1, _SUBJECT)
    if to is None or subject is None:
        return None
    bare, depth = state.bare, state.depth
    block = Block(to)
    stop = subject + 1
    beside = bare[subject] not in _SUBJECT
    while stop < len(bare) and not bare[stop] and stop <= subject + 1 and not beside:
        stop += 1
    first = stop
    while stop < min(len(bare), first + _MOST_SUBJECT) and bare[stop]:
        if depth[stop] != depth[to]:
            break
        stop += 1
    block.stop = stop
    block.order = ["to", "cc", "subject"]
    block.fields = {
        "to": _value(bare, to, number),
        "cc": " ".join(filter(None, bare[number + 1 : subject])),
        "subject": _value(bare, subject, stop),
    }
    return block if _look_above(state, block) else None


def _find(state: State, number: int, step: int, words: frozenset[str]) -> int | None:
    """The nearest line above or below that is one of some words, in the same quote."""
    bare, depth = state.bare, state.depth
    for line in range(number + step, number + step * _MOST_RECEIVERS, step):
        if not 0 <= line < len(bare) or state.kind[line]:
            return None
        if depth[line] != depth[number]:
            if depth[line] < depth[number] and _is_wrapped(state, line):
                continue
            return None
        if _BLANK.split(bare[line], maxsplit=1)[0] in words:
            return line
    return None


def _value(bare: list[str], word: int, stop: int) -> str:
    """What stands beside a word, as in text made of a page, and below it."""
    beside = _BLANK.split(bare[word], maxsplit=1)[1:]
    return " ".join(filter(None, (*beside, *bare[word + 1 : stop])))


def _is_wrapped(state: State, line: int) -> bool:
    """Whether a line is the rest of the one above, which a client wrapped out of the quote: addresses alone."""
    bare = state.bare
    return (
        bare[line] != ""
        and all("@" in word for word in bare[line].split())
        and state.depth[line - 1] > state.depth[line]
        and bare[line - 1].endswith(",")
    )


def _look_above(state: State, block: Block) -> bool:
    """Who and when, above "To": one below the other, asides between them and below."""
    bare, to = state.bare, block.start
    date = None
    for line in range(to - 1, max(-1, to - _MOST_ABOVE), -1):
        if state.depth[line] != state.depth[to] or state.kind[line]:
            return False
        if not bare[line] or is_aside(bare[line]):
            continue
        if date is None:
            if is_date_line(bare[line]):
                date = bare[line]
        elif is_name(bare[line]):
            block.start, block.notes = line, (bare[line], date)
            return True
        else:
            return False
    return False

"""Who has signed a lost message that no attribution names. In: its pieces, its segments. Out: who that is.

The name under the text is looked for in its thread, then in the whole archive; one that nobody there
bears is told as it was signed:

    Cheers,                  -- Ann Lee   ann@example.org      -ann
    Ann                      the tide waits for nobody
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlthread.frozen import NamedTuple
from mlthread.model import Segment
from mlthread.pattern import pattern
from mlthread.robots import is_of_list, is_robot
from mlthread.rules.addresses import find_address
from mlthread.rules.greetings import closing_rule, is_name
from mlthread.rules.people import looks_like_person
from mlthread.thread.archive import Archive

from .authors import of_the_thread, words_of
from .pieces import Piece

__all__ = ["Signer", "signer_of"]

_DRAWN = " \t-–—~*_/.=|<>()[],"
_COLUMN = pattern(r"\t| {2,}| - | \| ")
_TAIL = ("closing", "signature", "separator")
_HIGHEST = 2
"""The lines of a signature on which a name stands that nobody in the archive bears."""
_SMALLEST = 3  # letters of such a name


class Signer(NamedTuple):
    """The person where the archive has one, with the name and the address of a message of theirs."""

    person: int | None
    name: str | None
    email: str | None


def signer_of(
    archive: Archive, pieces: Sequence[Piece], segments: Sequence[Segment]
) -> Signer | None:
    """Who stands under the text of a lost message. Whoever quotes it with others' words beside it has to stand
    there with more than one name, which may have been left of what those quoted."""
    lines = _signed(segments)
    names = [name for line in lines for name in _names_in(line)]
    email = next(filter(None, map(_address_in, lines)), None)
    for name in reversed(names):
        person = of_the_thread(archive, pieces, words_of(name))
        if person is None:
            person = archive.people.surely(name, email)
        if person is None:
            continue
        first = min(archive.when(piece.reader)[0] for piece in pieces)
        known = archive.nearest_of(person, first)
        if known is None or (" " not in name and person in _readers(archive, pieces)):
            return None
        return Signer(person, known.name, known.email)
    high = [name for line in lines[:_HIGHEST] for name in _names_in(line)]
    alone = next((x for x in high if email or (len(x) >= _SMALLEST and x.istitle())), None)
    return Signer(None, alone, email) if alone or email else None


def _signed(segments: Sequence[Segment]) -> list[str]:
    """The lines of the closing and the signature that a text ends with, less closing phrases."""
    tail: list[str] = []
    for segment in reversed(segments):
        if segment.level or (segment.text.strip() and segment.kind not in _TAIL):
            break
        tail[:0] = segment.text.splitlines()
    said = (line.strip() for line in tail)
    return [x.rpartition(",")[2] if closing_rule(x) else x for x in said if x]


def _names_in(line: str) -> Iterator[str]:
    """What may be a name in a line: the whole, or its first column; what stands before an address."""
    found = find_address(line)
    whole = (line[: found[1]] if found else line).strip(_DRAWN)
    column = _COLUMN.split(whole, 1)[0].strip(_DRAWN)
    for name in dict.fromkeys((whole, column)):
        if ":" not in name and looks_like_person(name) and is_name(name):
            yield name


def _address_in(line: str) -> str | None:
    found = find_address(line)
    if found is None or is_robot(found[0]) or is_of_list(found[0]):
        return None
    return found[0]


def _readers(archive: Archive, pieces: Sequence[Piece]) -> set[int]:
    """Those who quote a lost message with others' words beside it, whose signature may stand among these."""
    out: set[int] = set()
    for piece in pieces:
        reader = archive.records[piece.reader]
        if reader.person is not None and len({x.level for x in reader.mentions}) > 1:
            out.add(archive.people.root(reader.person))
    return out

"""Which message each reply answers. In: records in an `Archive`. Out: one `Choice` per record.

Header fields are believed first. Where they are missing the likeliest of all candidates is chosen (-> `likeliest`).
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.model import Evidence
from mlthread.thread.archive import Archive
from mlthread.thread.records import Record

from .candidates import find_candidates
from .choice import Choice

__all__ = ["choose", "header_choice", "is_lost", "named_in"]

HEADER_CONFIDENCE = 0.995
_BEFORE_LOST = "in References of a message that quotes it, this one comes before it"


def _known(archive: Archive, m: Record, ids: Sequence[str]) -> int | None:
    for mid in ids:
        n = archive.by_id.get(mid)
        if n is not None and n != m.number:
            return n
    return None


def _names_another(archive: Archive, m: Record, name: str) -> bool:
    """Whether an id is that of another message: some clients give the address of whom they answer."""
    if name in (m.id, m.message_id):
        return False
    return name.casefold() not in archive.addresses


def named_in(m: Record, name: str) -> tuple[Evidence, ...]:
    """Which header of a record, or its page, gives an id; a lost message has none, but who quotes it has References."""
    if name in m.in_reply_to:
        return ("in-reply-to",)
    return ("references",) if m.ghost or name in m.references else ("page-link",)


def header_choice(archive: Archive, m: Record) -> Choice | None:
    """What In-Reply-To, References or the archive page say; None where they say nothing.

    RFC 5322 section 3.6.4: In-Reply-To names the parent, the last of References is the parent.
    """
    named = [i for i in m.in_reply_to if _names_another(archive, m, i)]
    chain = [i for i in m.references if _names_another(archive, m, i)]
    parent = _known(archive, m, named)
    if parent is not None:
        return Choice(parent, ("in-reply-to",), HEADER_CONFIDENCE, ("In-Reply-To names it",))
    if m.page_parent:
        parent = _known(archive, m, [m.page_parent])
        if parent is not None:
            why = ("the archive page links to it",)
            return Choice(parent, ("page-link",), HEADER_CONFIDENCE, why)
    if not named and chain:
        parent = _known(archive, m, chain[-1:])
        if parent is not None:
            why = (_BEFORE_LOST if m.ghost else "it is the last of References",)
            return Choice(parent, ("references",), HEADER_CONFIDENCE, why)
    lost = named[0] if named else chain[-1] if chain else m.page_parent
    if lost is None:
        return None
    above = tuple(i for i in chain if i != lost)
    parent = _known(archive, m, above[::-1])
    return Choice(
        parent,
        ("references",) if parent is not None else (),
        0.9 if parent is not None else 0.0,
        ("the nearest of References that the archive holds", is_lost(lost))
        if parent is not None
        else (),
        lost,
        above,
    )


def is_lost(name: str) -> str:
    """That the parent is named and not there, in words."""
    return f"it answers <{name}>, which is not in the archive"


def _told_apart(archive: Archive, m: Record, header: Choice) -> Choice:
    """What a header says; of several messages under the id that it names the one that fits best."""
    named = set() if header.parent is None else archive.under_one_id(header.parent)
    if named:
        from .likeliest import best_of  # late: few messages share an id

        header.parent = best_of(archive, m, named, header.parent)
    return header


def choose(archive: Archive, m: Record) -> Choice:
    """The parent of a record: what the headers say, else the best candidate, else none."""
    header = header_choice(archive, m)
    if header is not None and header.lost_id is None:
        return _told_apart(archive, m, header)
    found = find_candidates(archive, m)
    if not found.numbers:
        return header or Choice()
    from .likeliest import likeliest  # late: a lone message has no candidate

    return likeliest(archive, m, header, found)

"""Quotes of a few words. In: a quote that nothing seems to account for; the texts. Out: the archived message it is from.

Fingerprints know a line by its letters and a passage by runs of words: a short line has no key ("Me too."), and a few
words cut out of a longer line none that the line has. So they are looked for as they stand, in what the author who is
named has said on the subject; where nobody is named, in what others have said there last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.parents.choice import Choice
from mlthread.thread.records import Record
from mlthread.thread.texts.wordings import bare
from mlthread.thread.times.clocks import HOUR, Fit, date_fit

from .pieces import Piece, mention_of
from .unaccounted import OTHER_DATE

__all__ = ["answer_few_words"]

_FEW = 11
"""Words of a quote; in one of so many a run of words surely has a key."""
_LATEST, _SEEN = 8, 60
"""Messages of the author on the subject that are looked at, of so many on all subjects."""
_TELLING = 16
"""Letters of a quote that names nobody, or in what says not that it replies: fewer stand in many messages."""
_SURE = 0.85
_WHY = ("the few words that it quotes stand in it",)


def answer_few_words(
    archive: Archive,
    choice: Choice,
    piece: Piece,
    quoted: Callable[[Piece], str],
    said: Callable[[int], str],
) -> bool:
    """Whether the archive holds the few words of a quote after all; what its reader answers is set right then.

    `quoted` gives the text of a quote, `said` what the author of an archived message wrote.
    """
    mention, reader = mention_of(archive, piece), archive.records[piece.reader]
    if reader.ghost or piece.lost_id is not None or not 0 < mention.words <= _FEW:
        return False
    letters = bare(quoted(piece))
    if not letters:
        return piece.behind is not None  # a ruler says nothing against what seems to be answered
    named = bool(mention.name or mention.email)
    for number in _candidates(archive, reader, mention, piece.behind, len(letters)):
        if letters in bare(said(number)):
            if number != piece.behind:
                choice.parent, choice.confidence = number, _SURE
                choice.evidence = ("attribution", "quoted-text") if named else ("quoted-text",)
                choice.reasons = _WHY
            return True
    return False


def _candidates(
    archive: Archive, reader: Record, mention: Mention, behind: int | None, letters: int
) -> Iterator[int]:
    """Archived messages that the words may be from: what the reader seemed to answer, then what the author who is
    named wrote before on the subject, or else others did, the latest first."""
    if behind is not None and not archive.records[behind].ghost:
        yield behind
    telling = letters >= _TELLING
    if reader.time is None or not (reader.is_reply or telling):
        return
    subjects = {reader.subject, reader.old_subject or reader.subject}
    for person in sorted(archive.people.matches(mention.name, mention.email)):
        before = archive.latest_of(person, reader.time + HOUR, _SEEN)
        on_it = (n for n in reversed(before) if archive.records[n].subject in subjects)
        for number, _ in zip(on_it, range(_LATEST), strict=False):
            other = archive.records[number]
            if other.ghost or number == reader.number:
                continue
            fit = date_fit(mention, reader, other, archive.learnt_zones(reader))
            if fit in OTHER_DATE or (fit == Fit.QUARTER and reader.offset):
                continue  # a word stands in many
            yield number
    if telling and not (mention.name or mention.email):
        for number in archive.before(reader.subject, reader.time + HOUR, _LATEST):
            other = archive.records[number]
            if not other.ghost and number != reader.number and other.person != reader.person:
                yield number

"""Does the archive account for what a reply quotes? In: a reply, what it quotes, its parent. Out: yes or no.

What it does not account for was said by a lost message between the two.
"""

from __future__ import annotations

from mlthread.thread.archive import Archive
from mlthread.thread.mentions import Mention
from mlthread.thread.parents.choice import Choice
from mlthread.thread.parents.twins import is_answer, one_of_many
from mlthread.thread.records import Record
from mlthread.thread.times.clocks import Fit, date_fit

from .shares import found_share, holds_any, requoted_share, share_in, told_share

__all__ = ["FOUND", "OTHER_DATE", "SAME", "SHORT", "is_doubtful", "is_unaccounted", "opens"]

SHORT, _LONG = 3, 10
"""Words a quote needs to speak for a lost message; fewer where its date is another than the parent's."""
SAME = 0.8
"""The share of a quote that must stand in a message for it to be that one's."""
_WHOLE, _NOTHING = 40, 0.1
"""A quote of so many words is not of a message with a text of which it shows less than this, whatever
the date."""
FOUND = 0.25
"""The share of a quote that, found elsewhere in the archive, speaks against a lost message."""
_MOST_FOUND = 0.6
"""The same where the attribution names another author than the parent's."""
_UNSURE = 0.5
"""A parent less sure than this may be another part of a series than the one that is answered."""
_DOUBT = 0.2
"""A parent is not believed for its attribution or its subject alone where none is as likely as this
(measured: every second of those that hold less of the quote than `FOUND` is not the parent)."""
_HALF = 0.5
"""The share of a quote that must stand in its parent where the date names another message."""
OTHER_DATE = (Fit.OFF_ZONE, Fit.NEAR, Fit.CONFLICT)
_TIMED = (Fit.EXACT, Fit.SOON, Fit.LATE, Fit.QUARTER, Fit.OFF_ZONE)
"""Dates that fit to the minute, but for the zone."""
_MINUTE = (Fit.EXACT, Fit.SOON, Fit.QUARTER)
_OPEN_DATE = (Fit.NONE, Fit.LATE, Fit.QUARTER)
_CLOSE_DATE = (Fit.DAY, Fit.SOON)
"""Dates that others by the same author may have as well."""


def is_unaccounted(archive: Archive, m: Record, mention: Mention, choice: Choice) -> bool:
    """Whether a reply quotes words that neither its parent nor any other message holds: then a lost
    message stands between the two. A parent named by a header, or by author and date, is believed."""
    if choice.by_header or choice.parent is None or not mention.words:
        return False
    parent = archive.records[choice.parent]
    fit = date_fit(mention, m, parent, archive.learnt_zones(m))
    if parent.ghost:
        # its words are known in part, its minute may be known well
        return bool(mention.name or mention.email) and fit in Fit.OTHER_TIME
    if not (mention.name or mention.email):
        held = max(found_share(archive, m, mention), requoted_share(mention, parent))
        other_date = fit in OTHER_DATE and mention.words >= SHORT
        return held < FOUND and (other_date or _has_no_tie(archive, m, mention, parent, choice))
    if _answers_above(archive, m, mention, parent):
        return False
    if _is_further_up(archive, m, mention, parent):
        return True
    persons = archive.people.matches(mention.name, mention.email)
    known = parent.person is not None and archive.people.root(parent.person) in persons
    # A name that the archive does not have may be another of the parent's author.
    alias = not persons and parent.subject == m.subject
    if alias and fit == Fit.EXACT:
        return False
    if parent.words < SHORT and fit in _TIMED and (known or alias):
        return False  # its words were in a part that the archive does not keep
    if known and fit in _MINUTE and (mention.unmarked or mention.words < _LONG):
        return False  # the reader's own words, or a few that were cut out of a line
    if _is_doubted(archive, m, mention, choice, parent):
        return True
    if not known:
        # Signatures and much-cited words of somebody known stand in others of their messages too.
        most = _MOST_FOUND if persons and mention.words >= _LONG else FOUND
        few = SHORT if fit in OTHER_DATE or mention.tells_hour else _LONG
        return mention.words >= few and found_share(archive, m, mention) < most
    if mention.words >= _LONG and _is_other_part(archive, m, mention, parent, choice):
        return True
    other_minute = fit == Fit.NEAR and mention.tells_hour
    if not other_minute and requoted_share(mention, parent) >= FOUND:
        return False
    if found_share(archive, m, mention, parent) >= _MOST_FOUND:
        return False
    return _is_another(archive, m, mention, parent, fit)


def _is_another(archive: Archive, m: Record, mention: Mention, parent: Record, fit: int) -> bool:
    """Whether a quote of the parent's author is of another message than the parent: it shows too
    little of the words for how well its date fits."""
    held = told_share(archive, m, mention, parent)
    if fit in OTHER_DATE and mention.words >= SHORT:
        return held < _HALF
    # What it hands on without a word of its own is its text as well.
    words = parent.words or sum(x.words for x in parent.mentions)
    if held >= FOUND or mention.words < _LONG or not words:
        return False
    if mention.words >= _WHOLE and words >= _LONG and held < _NOTHING:
        return True
    if len(mention.lines) < 2:
        return False
    if fit in _CLOSE_DATE or (fit == Fit.EXACT and one_of_many(archive, parent)):
        return not held or not holds_any(archive, m, mention, parent)
    # In a zone that is not known a date that fits but for quarter hours is the parent's.
    return fit in _OPEN_DATE and (fit != Fit.QUARTER or bool(m.offset))


def _answers_above(archive: Archive, m: Record, mention: Mention, parent: Record) -> bool:
    """Whether the parent is what is quoted above a mention, which then is added to the reply."""
    above = [x for x in m.mentions[: m.mentions.index(mention)] if x.level == 1]
    return any(share_in(archive, m, x, parent) >= SAME for x in above)


def _is_doubted(
    archive: Archive, m: Record, mention: Mention, choice: Choice, parent: Record
) -> bool:
    """Whether that no message of the archive is the parent is likely, and this one has not the words."""
    if choice.loss < _DOUBT or parent.words < SHORT:
        return False
    if share_in(archive, m, mention, parent) >= FOUND:
        return False
    return found_share(archive, m, mention) < _MOST_FOUND


def _is_other_part(
    archive: Archive, m: Record, mention: Mention, parent: Record, choice: Choice
) -> bool:
    """Whether the parent is one of several that its author sent together, under another subject than the reply's, and
    not sure: the part that is answered is then one that is lost."""
    if parent.subject == m.subject or not one_of_many(archive, parent):
        return False
    if choice.confidence >= _UNSURE and (not m.is_reply or m.subject in archive.begun):
        return False
    return share_in(archive, m, mention, parent) < _MOST_FOUND


def _is_further_up(archive: Archive, m: Record, mention: Mention, parent: Record) -> bool:
    """Whether the parent's own words are quoted at second hand, and none of them at first hand."""
    if mention.words < SHORT or holds_any(archive, m, mention, parent):
        return False
    further = {k for x in m.mentions if x.level > 1 for k in x.lines}
    return not further.isdisjoint(parent.lines)


def is_doubtful(archive: Archive, m: Record, mention: Mention, choice: Choice) -> bool:
    """Whether nothing that is quoted or named speaks for a chosen parent, or its date is not the one that is named
    to the minute: then it is that message itself, whatever became of its words."""
    if choice.parent is None or not {"attribution", "quoted-text"}.intersection(choice.evidence):
        return True
    parent = archive.records[choice.parent]
    fit = date_fit(mention, m, parent, archive.learnt_zones(m))
    return fit not in (Fit.EXACT, Fit.SOON)


def _has_no_tie(
    archive: Archive, m: Record, mention: Mention, parent: Record, choice: Choice
) -> bool:
    """Whether nothing but its subject or its place speaks for the parent of a nameless quote."""
    if mention.words < _LONG or not parent.words or (parent.attached and parent.words < _LONG):
        return False
    if m.is_reply and choice.evidence == ("subject",):
        return True
    return len(mention.lines) >= SHORT and (is_answer(archive, m) or opens(m, mention))


def opens(record: Record, mention: Mention) -> bool:
    """Whether a body begins with a quote of some length and says something on it."""
    return record.opens_quoting and mention.words >= _LONG

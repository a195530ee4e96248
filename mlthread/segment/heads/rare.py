"""Attributions and heads of what few mails hold. In: the lines of a body. Out: those lines marked, where a cue of such
a form stands in the text: what reads it is loaded then.

>>> from mlthread.segment.state import State
>>> state = State("x", ["x"])
>>> mark_rare(state), state.kind
(None, [''])
"""

from __future__ import annotations

from mlthread.rules.replylines import ABOVE
from mlthread.segment.cues import AGO, MARKED_FROM, PREVIOUS, ROLE, ROLE_END, WHOLE_THREAD
from mlthread.segment.quoting.sessions import CITED
from mlthread.segment.state import State

__all__ = ["mark_rare"]


def mark_rare(state: State) -> None:
    """Marks the attributions and heads of what few mails hold, loaded where a mail does."""
    text = state.text
    if "/" in text and PREVIOUS in text:
        from .forumposts import mark_previous_posts

        mark_previous_posts(state)
    if "(" in text and AGO.search(text):
        from .gmailpages import mark_copied_pages

        mark_copied_pages(state)
    if state.quoted and "> From " in text and MARKED_FROM.search(text):
        from .fromlines import mark_from_lines

        mark_from_lines(state)
    if WHOLE_THREAD in text:
        from .wholethreads import mark_whole_threads

        mark_whole_threads(state)
    if ROLE_END in text and ROLE.search(text):
        from .trackerlines import mark_roles

        mark_roles(state)
    if ABOVE in text and ", " in text:
        from .trackerlines import mark_comments

        mark_comments(state)
    if CITED in text:
        from .supercite import mark_supercite

        mark_supercite(state)

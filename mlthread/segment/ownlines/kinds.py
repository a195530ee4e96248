"""What the author's own lines are. In: a `State` with levels. Out: the kind of every line that is no plain text.

A survey of the author's lines says where the passes that look closer have reason to.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("Hi Ann,\\n\\nit works:\\n\\nx = 1;\\ny = 2;\\n\\nBo\\n")
>>> mark_kinds(state)
>>> state.kind
['salutation', '', '', '', 'code', 'code', '', 'closing']
"""

from __future__ import annotations

from mlthread.segment.state import State

from .blocks import mark_blocks
from .lastlines import mark_last
from .machine import (
    CONVERTED,
    HTML_DELETED,
    NEXT_PART,
    STORED_CUE,
    mark_armour,
    mark_encoded,
    mark_notices,
)
from .quotedfooters import mark_quoted_footers
from .signoff import mark_signoff
from .survey import survey_lines
from .verbatim import give_back_marks

__all__ = ["mark_kinds"]

_PART_CUES = ("Content-Type:", "Content-type:", "content-type:")
_POSTMARK_CUE = " headers and postmarks "
_CARD_CUES = ("BEGIN:V", "begin:v")


def mark_kinds(state: State) -> None:
    """Mark machine text, patches, greetings, signatures, footers, code, logs, tables, headings."""
    text = state.text
    if state.quoted:
        give_back_marks(state)
    if (
        "scrubbed..." in text
        or "/attachments/" in text
        or state.begins(NEXT_PART)
        or "Skipped content of " in text
        or ("[" in state.signs and HTML_DELETED in text)
        or CONVERTED in text
        or ("*" in state.signs and STORED_CUE in text)
    ):
        mark_notices(state)
    if "-" in state.signs and "-----BEGIN " in text:
        mark_armour(state)
    if "-" in state.signs and "\n--" in text and any(map(text.__contains__, _PART_CUES)):
        from .leftovers import mark_parts  # late: few mails hold any

        mark_parts(state)
    if "%" in state.signs and _POSTMARK_CUE in text:
        from .leftovers import mark_postmarks  # late, as above

        mark_postmarks(state)
    if any(map(text.__contains__, _CARD_CUES)):
        from .leftovers import mark_cards  # late, as above

        mark_cards(state)
    if "<" in state.signs and "\n</" in text and "@" in text:
        from .leftovers import mark_closing_tags  # late, as above

        mark_closing_tags(state)
    survey = survey_lines(state)
    if survey.patched or ("|" in text and " changed, " in text):
        from .patches import mark_patches  # late: few mails hold any

        mark_patches(state)
        survey = survey_lines(state)
    if survey.encoded:
        mark_encoded(state)
        survey = survey_lines(state)
    if state.quoted or state.attributions:
        mark_quoted_footers(state)
    if survey.runs:
        mark_signoff(state, survey)
        mark_blocks(state, survey)
        mark_last(state)

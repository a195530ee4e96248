"""Cues of rare forms. In: nothing. Out: what a text holds that has one of them, and the rules of some.

What reads such a form is loaded where its cue is found: few texts hold any, and a program that splits one
small message would spend a tenth of its time on loading all of it.
"""

from __future__ import annotations

from mlthread.pattern import pattern

__all__ = [
    "AGO",
    "AT_BORDER",
    "BOXES",
    "CLOSED",
    "COLUMN_WORDS",
    "CONVERSATION",
    "COPY_WORDS",
    "DAVID",
    "DIGEST",
    "DIV",
    "DRAWN_RULER",
    "INSET",
    "ITALIC_MARK",
    "LED_IN",
    "MARKED_FROM",
    "OTHER_MARKS",
    "PHABRICATOR",
    "PREVIOUS",
    "ROLE",
    "ROLE_END",
    "SUBJECT_WORDS",
    "WHOLE_THREAD",
]

OTHER_MARKS = "|:}%]»›"
"""Marks that quote where prose stands behind them, or a line above says so."""
ITALIC_MARK = "/>/"
"""What the lines of a quote in italics begin with, but for the first."""
DIV = "<div>--"
PHABRICATOR = ">>! In "
CLOSED = pattern(r"<[ \t]{0,8}(?:\n|\Z)")
"""Ends a quote that stands between two marks."""

AGO = pattern(
    r"(?m)\((?:(?:vor|il y a|hace|há) \d[^()\n]{3,20}|\d[^()\n]{1,20} (?:ago|fa|geleden))\)[ \t]{0,4}$"
)
"""What Gmail's pages write behind the day, in the languages of `gmailpages`."""
MARKED_FROM = pattern(r"> From \S[^\n]{10,440}?\d:\d\d")
"""How a mailbox's own line begins in a quote, and where it shows a time."""
PREVIOUS = "Previous Replies"
ROLE = pattern(r"\((?:viewer|reporter|updater|developer|manager|administrator)\) - \d\d")
"""As what somebody writes in Mantis."""
ROLE_END = "r) -"
WHOLE_THREAD = "message will contain a full copy of the comment thread"
"""What SourceForge's first tracker says of its mail."""
DAVID = "riginal Message processed by david"
"""What the ruler of Tobit's groupware holds."""
BOXES = ("--+------", "|------------>")
"""The upper edge of the first box that Notes draws, in either form."""
COPY_WORDS = ("cc", "Cc", "Kopie")
"""What stands alone above the copies' receivers."""
COLUMN_WORDS = ("To:", "An:", "Pour:", "Para:", "Per:", "Aan:")
"""What opens the right column, in the languages that Notes is known to draw it in."""
INSET = " " * 6
"""What stands before the left column."""
SUBJECT_WORDS = ("Subject", "Thema", "Betreff", "Objet", "Asunto", "Assunto", "Oggetto", "件名")
AT_BORDER = tuple(f"{INSET}{word}" for word in SUBJECT_WORDS)
"""What may stand at the right border, where the labels do."""

CONVERSATION = "gmail/conversation"
DIGEST = "digest/message"
LED_IN = "quote/led-in"
DRAWN_RULER = "ruler/drawn"

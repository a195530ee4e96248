"""Votes and calls for consensus. In: a subject, or the words of a mail. Out: whether it calls for votes, or casts one.

>>> calls_vote("Re: [VOTE] Release 2.1"), calls_vote("[quic] Working group last call: recovery"), calls_vote("Vote")
(True, True, True)
>>> calls_vote("[RESULT] [VOTE] Release 2.1"), calls_vote("The devoted reader"), calls_vote("Votes counted twice")
(False, False, False)
>>> casts_vote("+1 (binding)\\n\\nI built it."), casts_vote("I support adoption."), casts_vote("+1234 is the code")
(True, True, False)
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

__all__ = ["calls_vote", "casts_vote"]

_CALL = pattern(
    r"\b(?:vote|poll|straw poll|ballot|cfc|call for (?:consensus|adoption|votes?|objections)|consensus call|"
    r"(?:wg )?adoption (?:call|poll)|wg ?lc|(?:working group |wg )?last call|lazy consensus|"
    r"abstimmung|votaci[oó]n|vota[cç][aã]o|votazione|stemming|голосование|投票)\b",
    re.IGNORECASE,
)
_TOLD = pattern(
    r"\b(?:results?|outcome|cancell?ed|withdrawn|passed|failed|closed)\b", re.IGNORECASE
)
_CAST = pattern(
    r"\(?(?:(?:\+\s?|[−–-])(?:1|0(?:[.,]\d{1,2})?)|(?:[+-]/?-|±)\s?0)(?![\w%:/-]|[.,]\d)"
    r"|(?:i|we)(?: (?:also|fully|strongly|both|too|hereby|do not|don't)){0,2} (?:support|oppose|object|approve|vote|abstain)\b"
    r"|(?:support(?:ed|ing)?|opposed|approved?|aye|nay|in favou?r|no objections?)(?: of it| from me)?[.!]?(?=\n|$)",
    re.IGNORECASE,
)


_CAST_STARTS = (
    *("(", "+", "-", "−", "–", "±", "i ", "we ", "support", "oppos", "approv", "aye", "nay"),
    *("in fav", "no obj"),
)
_LONGEST_START = 8


def calls_vote(subject: str) -> bool:
    """Whether people are asked under this subject to vote, and not told how they did."""
    return _CALL.search(subject) is not None and _TOLD.search(subject) is None


def casts_vote(text: str) -> bool:
    """Whether what somebody writes begins with a vote."""
    text = text.lstrip()
    return text[:_LONGEST_START].lower().startswith(_CAST_STARTS) and _CAST.match(text) is not None

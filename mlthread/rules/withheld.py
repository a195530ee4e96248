"""Addresses that archives withhold. In: words that name a person. Out: the words without such an address.

>>> without_withheld("Ann Lee (ann_at_[hidden])"), without_withheld("ann_at_[hidden]")
('Ann Lee', 'ann_at_[hidden]')
"""

from __future__ import annotations

from mlthread.pattern import pattern

__all__ = ["MASK", "without_withheld"]

_SPOKEN = r"protected|hidden|suppressed|removed|redacted|withheld|blocked|omitted"
MASK = (
    rf"[<(]?[\[(](?i:log in to unmask|e-?mail\s(?:address\s)?(?:{_SPOKEN})"
    rf"|(?:{_SPOKEN})\s(?:e-?mail|address|e-?mail\saddress))[\])][>)]?|<?\b(?i:address|e-?mail)@hidden\b>?"
    r"|<?[<\[](?i:hidden|redacted|removed|withheld)[\]>]>?"
)
"""What stands for an address: [log in to unmask] (LISTSERV), [hidden email] (Nabble), (email suppressed)."""

_SIGN = "_at_[hidden]"
_ADDRESS = pattern(r"[<(]?[^\s<>()]{1,100}_at_\[hidden\][>)]?")


def without_withheld(words: str) -> str:
    """The words without the address, where something else is left."""
    if _SIGN not in words:
        return words
    return _ADDRESS.sub(" ", words).strip() or words

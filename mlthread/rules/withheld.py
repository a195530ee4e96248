"""Addresses that hypermail withholds. In: words that name a person. Out: the words without such an address.

>>> without_withheld("Ann Lee (ann_at_[hidden])"), without_withheld("ann_at_[hidden]")
('Ann Lee', 'ann_at_[hidden]')
"""

from __future__ import annotations

from mlthread.pattern import pattern

__all__ = ["without_withheld"]

_SIGN = "_at_[hidden]"
_ADDRESS = pattern(r"[<(]?[^\s<>()]{1,100}_at_\[hidden\][>)]?")


def without_withheld(words: str) -> str:
    """The words without the address, where something else is left."""
    if _SIGN not in words:
        return words
    return _ADDRESS.sub(" ", words).strip() or words

"""Words that differ by typography alone. In: the words of a quote and of its source. Out: whether they are the same.

What archives, gateways and converters do to addresses, links and letters changes no word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from mlthread.pattern import pattern

from .gateways import unwrapped
from .wordings import Word, bare

__all__ = ["DOTS", "are_alike", "as_written"]

_LINKED = pattern(
    r"<(?:https?|mailto|ftp):[^<>\s]{0,2000}>|\[(?:https?|mailto|ftp):[^\[\]\s]{0,2000}\]|\bmailto:(?=\S)"
)
_AT = pattern(r"\s(?:at|\(at\)|\[at\]|<at>)\s|_at_", re.IGNORECASE)
_DROPPED = pattern(r"\{\{dropped:\d{1,6}\}\}$")
DOTS = ("...", "..", "…")
_HIDDEN = ("protected", "hidden", "xxx", "***")


def as_written(run: Sequence[Word]) -> str:
    """The words with all their signs, a blank between them."""
    return " ".join(word.written for word in run)


def are_alike(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether words differ in typography only."""
    if "".join(w.letters for w in left) == "".join(w.letters for w in right):
        return True
    if len(left) == len(right) == 1 and _is_shortened(left[0], right[0]):
        return True
    now, was = as_written(left), as_written(right)
    if bare(now) == bare(was) and left and right:
        return True
    if "://" in now and "://" in was and bare(unwrapped(now)) == bare(unwrapped(was)):
        return True
    both = now + was
    if both.isascii() and not ("<" in both or "[" in both or "mailto:" in both):
        return bool(left and right) and "@" in now + was and _same_address(now, was)
    if _forms(now) & _forms(was):
        return True
    return bool(left and right) and _same_address(now, was)


def _is_shortened(now: Word, was: Word) -> bool:
    """Whether one word is the other cut off with dots, as archives cut the names of addresses; both
    may be cut, and a note may stand behind of how many lines were dropped there."""
    short, long = (_DROPPED.sub("", word.written).rstrip(">)") for word in (now, was))
    if not short.endswith(DOTS):
        return False
    kept, whole = bare(short), bare(long)
    return whole.startswith(kept) or (long.endswith(DOTS) and kept.startswith(whole))


def _forms(text: str) -> set[str]:
    """The letters of a text without the links that converters add, accents lost or taken off."""
    whole = _AT.sub("@", text)
    text = _LINKED.sub("", whole)
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    forms = {bare(whole), bare(text), bare(plain), bare(text.encode("ascii", "ignore").decode())}
    return forms - {""} if any(char.isalnum() for char in text) else forms


def _same_address(now: str, was: str) -> bool:
    """Whether two spellings may be one address: `an...@example.org`, `ann at e...`, hidden ones."""
    now, was = (_AT.sub("@", text).strip("<>()[]{}.,;:\"'").lower() for text in (now, was))
    if now == was:
        return True
    if "@" not in was:
        now, was = was, now
    if was.count("@") != 1:
        return False
    if any(word in now for word in _HIDDEN):
        return " " not in was
    if now.count("@") != 1:
        return False
    return all(_same_part(a, b) for a, b in zip(now.split("@"), was.split("@"), strict=True)) and (
        "..." in now or "..." in was or "…" in now + was
    )


def _same_part(a: str, b: str) -> bool:
    for short, long in ((a, b), (b, a)):
        cut = short.removesuffix("…").removesuffix("...")
        if cut != short and long.startswith(cut):
            return True
    return a == b

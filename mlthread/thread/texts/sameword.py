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

__all__ = ["DOTS", "are_alike", "as_written", "is_line_mark"]

# Links and pictures that converters put in, or leave a note of.
_LINKED = pattern(
    r"<(?:https?|mailto|ftp|javascript):[^<>\s]{0,2000}>|\[(?:https?|mailto|ftp):[^\[\]\s]{0,2000}\]"
    r"|\bmailto:(?=\S)|\[(?:inline )?(?:image|cid):(?:[^\[\]]{0,200}\])?"
)
# Where one text gives a link and the other the number of a footnote that does.
_FOOTNOTE = pattern(r"\[\d{1,2}\]")
# What is left of a letter in another charset: a question mark, the low byte of a curly quote, half of
# a two-byte letter, or what a converter writes for the bytes of UTF-8.
_REMAINS = pattern(
    r"\?{1,4}|\ufffd[A-Za-z]?|(?<![A-Za-z0-9])1[CD](?![0-9])|(?<!\w)EURO(?!\w)|\((?:tm|c|r)\)|[^\x00-\x7f\s]"
)
_DAMAGED = ("?", "\ufffd")
# Numbers and bullets of a list that was HTML, marks that name whom a line quotes.
_LINE_MARK = pattern(r"\(?\d{1,3}[.)]|o|[A-Za-z]{1,4}>{1,3}")
_AT = pattern(r"\s(?:at|\(at\)|\[at\]|<at>)\s|_at_", re.IGNORECASE)
_DROPPED = pattern(r"\{\{dropped:\d{1,6}\}\}$")
DOTS = ("...", "..", "…")
_MOST_MORE = 200
"""Words that are no links or marks, where one text has so many more than the other."""
_HIDDEN = ("protected", "hidden", "xxx", "***")
# Gmane puts a hash behind the name and a host of its own for the sender's.
_HASHED = pattern(r"(.{1,64})-[\w+/.]{8,40}@\w{1,20}\.gmane\.org")


def as_written(run: Sequence[Word]) -> str:
    """The words with all their signs, a blank between them."""
    return " ".join(word.written for word in run)


def are_alike(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether words differ in typography only."""
    if abs(len(left) - len(right)) > _MOST_MORE:
        return False
    if "".join(w.letters for w in left) == "".join(w.letters for w in right):
        return True
    if len(left) == len(right) == 1 and _is_shortened(left[0], right[0]):
        return True
    now, was = as_written(left), as_written(right)
    if bare(now) == bare(was) and left and right:
        return True
    if "://" in now and "://" in was and _same_link(now, was):
        return True
    if any(sign in now or sign in was for sign in _DAMAGED) and _same_but_for_charset(now, was):
        return True
    both = now + was
    if both.isascii() and not ("<" in both or "[" in both or "mailto:" in both):
        return bool(left and right) and "@" in now + was and _same_address(now, was)
    if _forms(now) & _forms(was):
        return True
    for noted, linked in ((now, was), (was, now)):
        if "://" in linked and _FOOTNOTE.search(noted):
            return bool(_forms(_FOOTNOTE.sub("", noted)) & _forms(linked))
    return bool(left and right) and _same_address(now, was)


def _same_link(now: str, was: str) -> bool:
    """Whether links are one, wrapped by a gateway or broken over lines."""
    shown = bare(unwrapped(was))
    spellings = now, now.replace(" ", ""), _LINKED.sub("", now)
    return shown in {bare(unwrapped(text)) for text in spellings}


def _same_but_for_charset(now: str, was: str) -> bool:
    """Whether words are the same but for letters that one of them lost."""
    left, right = bare(_REMAINS.sub("", now)), bare(_REMAINS.sub("", was))
    if left == right and left:
        return True
    # Nothing but remains, on one side alone.
    return not left and not right and "\ufffd" in now + was


def is_line_mark(words: Sequence[Word], before: Word | None) -> bool:
    """Whether a word is a mark at the start of its line; `before` is the word before it."""
    if len(words) != 1 or (before is not None and before.line == words[0].line):
        return False
    return _LINE_MARK.fullmatch(words[0].written) is not None


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
    for masked, plain in ((now, was), (was, now)):
        hashed = _HASHED.fullmatch(masked)
        if hashed and plain.startswith(f"{hashed[1]}@"):
            return True
    return all(_same_part(a, b) for a, b in zip(now.split("@"), was.split("@"), strict=True)) and (
        "..." in now or "..." in was or "…" in now + was
    )


def _same_part(a: str, b: str) -> bool:
    for short, long in ((a, b), (b, a)):
        cut = short.removesuffix("…").removesuffix("...")
        if cut != short and long.startswith(cut):
            return True
    return a == b

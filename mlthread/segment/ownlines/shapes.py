"""Rulers and sentences. In: a stripped line. Out: whether it is one.

>>> is_ruler("_" * 47), is_ruler("--"), is_ruler("});")
(True, True, False)
>>> is_sentence("I think that this is right"), is_sentence("Ann Lee, Parser Works, 12 Mill Lane")
(True, False)
"""

from __future__ import annotations

from functools import lru_cache

from mlthread.pattern import pattern

from .contacts import is_register

__all__ = ["ELISIONS", "RULER_STARTS", "is_ruler", "is_sentence"]


RULER_STARTS = frozenset("-_=*~#—–―?^+/\\|.<>[…")
"""What a ruler may begin with: lines that do not are not looked at further."""
ELISIONS = frozenset(("..", "...", "…", "[...]", "[…]"))
"""Rulers that say that something was left out: they open no section and underline nothing."""
_DRAWN = frozenset("-_=*~#—–―^+")
_RULER_ENDS = RULER_STARTS - {"["} | {"]", "?"}

_RULER_SIGNS = " -_=*~#—–―^+/\\|<>?.…[]"
_RULER = pattern(
    r"(?:--|[/\\|<>*+-])?[ ]?(?:([-_=*~#—–―^+])(?:[ ]?\1){2,}|\?(?:[ ]?\?){9,}|\.(?:[ ]?\.){5,}"
    r"|(?:<>){3,}|(?:=-){3,}=?|(?:-=){3,}-?|(?:~-){3,}~?|(?:-~){3,}-?|(?:_-){3,}_?|(?:\*-){3,}\*?|(?:\*~){3,}\*?"
    r"|={2,}(?:-{2,}={2,})+|-{2,}(?:={2,}-{2,})+|==\^={3,}|(?:-\.){3,}-?|(?:\.-){3,}\.?|(?:_\.){3,}_?|(?:\._){3,}\.?)"
    r"[ ]?[/\\|<>*+-]?|[-~]{12,}>?|\.{2,3}|…|\[(?:\.\.\.|…)\]"
)

_TITLED = pattern(r"-{9,80}\([a-zA-Z ]{3,40}\)-{9,80}")  # "------(end of broadcast)------"


def is_ruler(line: str) -> bool:
    """A line drawn from one sign, words in brackets in the middle of it or not, or the signature's delimiter."""
    if line[-1:] not in _RULER_ENDS:
        return False
    if line[0] in _DRAWN and 2 < len(line) < 300 and not line.strip(line[0]):
        return True
    if line in ("--", "—", "__"):
        return True
    if 2 < len(line) < 300 and not line.strip(_RULER_SIGNS):
        return _RULER.fullmatch(line) is not None
    if line[:7] == "- Log -":
        return not line[6:].strip("-")  # above the commits in git's mail
    return line[:9] == "---------" and ")-" in line and _TITLED.fullmatch(line) is not None


_AT = pattern(r" at (?<=[\w.+-] at )(?=[\w-]{1,63}\.\w)")  # of an address that an archive spelt out
_JOINING = frozenset("of and for the in at de des du la le der und für et di e y".split())


@lru_cache(maxsize=64)  # several passes ask of one line
def is_sentence(line: str) -> bool:
    """Prose: six words or more, and most of the first six begin with a small letter.

    >>> is_sentence("E: ann at lists.example.org | W: www.example.org")
    False
    >>> is_sentence("Dept. of Tides and Institute of the Northern Gauges")
    False
    """
    words = line.split(None, 6)
    if len(words) < 6:
        return False
    small = joining = 0
    for word in words[1:6]:
        if word[0].islower():
            small += 1
            joining += word in _JOINING
    if small == joining:
        return False
    if small > 2 and " at " in line and (whole := _AT.sub("@", line)) != line:
        return is_sentence(whole)
    return small > 2 and not (line.count(" ") < 16 and is_register(line))

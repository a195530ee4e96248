"""HTML that says more than the plain part beside it. In: the texts of two alternatives. Out: which of them counts.

Both hold the same words as a rule, and the plain part is what people and programs read. Some programs lose
in it what they keep in the HTML: the marks of all quotes (Evolution) or of quotes in quotes (Google Groups),
or the answer above them (GroupWise).

>>> quoted = "<p>Yes, at noon.</p><blockquote type=cite><p>Is the gate open?</p></blockquote>"
>>> is_richer("Yes, at noon.\\n\\nIs the gate open?\\n", quoted)
True
>>> is_richer("Yes, at noon.\\n\\n> Is the gate open?\\n", quoted)
False
"""

from __future__ import annotations

import re
from collections import Counter

from mlthread.pattern import pattern

from .colours import may_colour
from .htmltext import html_to_text

__all__ = ["is_richer"]

# What no paragraph that is set in has: a program's word for a quote, its line, or what Word makes of both.
_QUOTE = pattern(
    r"<blockquote\b[^<>]{0,500}?(?:cite|quote|border-left|margin-top:\s?5\.0pt)", re.IGNORECASE
)
_MARKS = pattern(r"(?m)^[ \t]{0,3}((?:[>|][ \t]{0,2}){1,60})([^\n]*)")
_LINK = pattern(r"<?(?:https?://|www\.|mailto:)\S+")
_WORD = pattern(r"[^\W_]+")
_SAME = 0.95
"""Share of the plain part's words that the HTML must hold, or it is another text."""
_MORE, _LEAST_MORE = 1.1, 15
"""How many more words the HTML must hold, before the plain part ends there, where that has lost some."""
_DEEPER, _LEAST_DEEPER = 1.05, 3
"""How many more of its words, each as often as it bears marks, the HTML must quote: wrapping loses a few marks."""
_TAIL = 4
"""Words that tell where the plain part ends; what HTML has below is a footer of a company or of a gateway."""


def is_richer(plain: str, html: str) -> bool:
    """Does the HTML hold all that the plain part says, and besides quote marks or words that it has lost?"""
    shown = html_to_text(html)
    said, more = _words(plain), _words(shown)
    if not said or (Counter(said) & Counter(more)).total() < len(said) * _SAME:
        return False
    if (_QUOTE.search(html) or may_colour(html)) and _quoted(shown) > _quoted(
        plain
    ) * _DEEPER + _LEAST_DEEPER:
        return True
    tail = " ".join(said[-_TAIL:])
    above = " ".join(more).rpartition(tail)[0].count(" ") + _TAIL
    return above > len(said) * _MORE + _LEAST_MORE


def _quoted(text: str) -> int:
    """Words times the marks before them."""
    marked = ((found[1], found[2]) for found in _MARKS.finditer(text))
    return sum(len("".join(marks.split())) * len(_WORD.findall(line)) for marks, line in marked)


def _words(text: str) -> list[str]:
    return _WORD.findall(_LINK.sub(" ", text).casefold())

"""Plain parts that stand in for HTML. In: the texts of two alternatives. Out: does the plain one say nothing?

"This message requires an HTML viewer", a picture's name, an address of the web: whatever the language,
its words are not those of the HTML, which has more of them.

>>> is_stub("Please use an HTML viewer.\\n", "<p>The gauge at the pier is nine centimetres low.</p>")
True
>>> is_stub("The gauge is low.\\n", "<p>The <b>gauge</b> is low. We should look at it, all of us.</p>")
False
"""

from __future__ import annotations

from mlthread.pattern import pattern

from .htmltext import html_to_text

__all__ = ["is_stub"]

_LONGEST = 500
"""Letters of the longest text that may be a stub."""
_NO_WORDS = pattern(r"https?://\S+|\[(?:cid|image|logo)[^\]]{0,200}\]|<[^<>]{1,300}>|\S+@\S+")
_WORD = pattern(r"[^\W\d_]{4,}")
_SHARE = 3
"""One word in so many may stand in what the HTML shows, by chance."""
_RICHER, _HINTED = 2, 0.5
"""How much longer what the HTML shows has to be; and where the plain part itself speaks of HTML."""
_TAGS = frozenset("html body head title table span font style class text".split())
"""Words that stand in any HTML."""
_PAIR = 2


def is_stub(plain: str, html: str) -> bool:
    """Does a plain part say nothing of what the HTML part of the same message says?"""
    text = plain.strip()
    if len(text) > _LONGEST:
        return False
    said = _NO_WORDS.sub(" ", text).casefold()
    words = _units(said)
    own = words - _TAGS
    raw = html.casefold()
    if own and sum(word in raw for word in own) * 2 > len(own):
        return False
    shown = " ".join(html_to_text(html).casefold().split())
    hinted = "html" in said or "mime" in said or _NO_WORDS.search(text) is not None
    least = len(" ".join(said.split())) * (_HINTED if hinted else _RICHER)
    if len(shown) < least or not _units(shown):
        return False
    if not words:
        return " ".join(text.casefold().split()) not in shown
    return sum(word in shown for word in words) * _SHARE < len(words)


def _units(text: str) -> set[str]:
    """Words, and pairs of letters where a script writes without spaces."""
    found: set[str] = set()
    for word in _WORD.findall(text):
        if ord(word[0]) > 0x2E80:
            found.update(word[at : at + _PAIR] for at in range(len(word) - 1))
        else:
            found.add(word)
    return found

"""Words that read as a person's name, where nothing but their place says so. In: a few words. Out: whether they do.

>>> is_plain("Ann van der Lee"), is_plain("The Harbour"), holds_no_topic("Known Problems")
(True, False, False)
"""

from __future__ import annotations

from mlthread.rules.nobody import ARTICLES
from mlthread.rules.people import looks_like_person

__all__ = ["NAME", "NOT_IN_NAMES", "holds_no_topic", "is_plain"]

NAME = (
    r"[^\W\d_a-z][\w.'’\-]*(?: (?:van|von|de|der|den|del|della|di|da|do|dos|du|la|le|el|al|bin|ten|ter|zu"
    r"|[^\W\d_a-z][\w.'’\-]*)){1,4}"
)
"""Two words and more, every one but the small ones with a capital."""
_PRONOUNS = frozenset({"I", "it", "he", "she", "they", "we", "you", "that", "this"})
# Words of headings that are written like names.
NOT_IN_NAMES = frozenset(
    """
    header headers message messages material answer answers question questions problem problems
    error errors example examples output input code log logs note notes summary comment comments
    response reply quote text original part section update edit result results patch test tests
    version release issue bug report proposal point argument option case step chapter file line
    command config believe background motivation definition definitions rationale conclusion list
    details description introduction overview status follow more news subject date from to re fw
    fwd ps nb my your his her our their this that these those what why how when where who which is
    are was were and or but for with without about here there first second third last next new old
    short long one two three
    """.split()
)


def holds_no_topic(name: str) -> bool:
    """Whether no word of a name is one of headings."""
    return NOT_IN_NAMES.isdisjoint(word.casefold().strip(".") for word in name.split())


def is_plain(name: str, strict: bool = True) -> bool:
    """A few words that all read as a name's, every one but the small ones with a capital; no article
    stands first. Not `strict`: the first with a capital."""
    if len(name.split()) > 4 or not looks_like_person(name):
        return False
    first, *others = name.split()
    if not _PRONOUNS.isdisjoint(others):
        return False
    if not first[0].isupper() or first.lower() in ARTICLES:
        return False
    return not strict or all(len(word) <= 3 or word[0].isupper() for word in others)

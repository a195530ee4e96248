"""What a row of the footer tables asks for. In: nothing. Out: `Footer`, and words that several rows share."""

from __future__ import annotations

from mlthread.frozen import NamedTuple
from mlthread.pattern import pattern

__all__ = ["LINK", "WHY", "Footer"]


class Footer(NamedTuple):
    """One kind of footer. Case does not matter; words are looked for in the paragraph or section.

    `opens`: how one of its lines begins. `holds`: words that must all be there. `one_of`: words of which
    one must be there. `lacks`: words of which none may be. `most`: so many words it may have at most (0: any number). `frame`: it counts below
    a ruler line only. `linked`: without a ruler it must show where to go, a link or an address. `terse`: fewer than
    half of its lines are sentences.
    """

    name: str
    opens: str = ""
    holds: tuple[str, ...] = ()
    frame: bool = False
    one_of: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    most: int = 0
    linked: bool = False
    terse: bool = False


LINK = pattern(
    r"@|://|www\.|\bclick|\bcliqu|\bklick|\bklik|ссылк|нажм|\[at\]|\bat [\w-]{1,63}\.[\w-]"
)
"""A link, an address (an archive may write it with "at"), or the word for following a link."""
WHY = (
    *("subscri", "signed up", "registered", "opted", "member", "account", "notif", "watch"),
    *("mention", "assign", "author", "comment", "review", "reporter", " team", " group"),
    *(" list", " cc ", " thread", " state", " bug", " project", " role"),
)
"""Why a program sends somebody its mail."""

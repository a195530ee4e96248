"""Links of HTML mail. In: where a link leads and the words that bear it. Out: the address to print behind them.

Mail programs that write both forms print "the minutes <https://example.org/m>"; whoever answers quotes that.

>>> printed_target("https://example.org/m", "the minutes")
'https://example.org/m'
>>> printed_target("https://example.org/", "www.example.org") is None
True
>>> printed_target("https://example.org/a/long/path", "example.org/a/lo...")
'https://example.org/a/long/path'
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

__all__ = ["printed_target"]

_LONGEST = 1000
"""Letters of the longest address that a reader is shown; longer ones carry a tracker's data."""
_WEB = ("http://", "https://", "ftp://")
_ADDRESS = pattern(r"(?:https?://|ftp://|www\.)\S|\S{1,256}@\S{1,256}\.\w", re.IGNORECASE)
_CUT = ("...", "…")


def printed_target(href: str, words: str) -> str | None:
    """The address of a link whose words do not say it; None where they do, or where it leads to no page."""
    target = "".join(href.split())
    shown = " ".join(words.split())
    if not shown or len(target) > _LONGEST or not target.lower().startswith(_WEB):
        return None
    if shown.endswith(_CUT):
        return target
    # A gateway that wraps links leaves the words alone: they say where the author sent us.
    if _ADDRESS.match(shown) or _bare(target) == _bare(shown):
        return None
    return target


def _bare(address: str) -> str:
    """An address without what nobody types."""
    return address.casefold().rpartition("://")[2].removeprefix("www.").rstrip("/")

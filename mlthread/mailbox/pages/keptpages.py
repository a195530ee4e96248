"""The title of a page as a reader's view or a clipper kept it. In: lines of copied text. Out: the title.

>>> kept_title(["lists.example.org", "Re: Gates", "Bob Fox", "1–2 minutes", "Yes."])
('Re: Gates', 'Bob Fox', 4)
>>> kept_title(["Source: https://lists.example.org/2", "", "Re: Gates", "", "Yes."])
('Re: Gates', None, 3)
>>> without_site("[tides] Gates - tides - lists.example.org")
'[tides] Gates'
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.subjects import split_subject

from .furniture import is_reading_time

__all__ = ["is_host", "is_of_archive", "kept_title", "without_site"]

_SOURCE = pattern(r"Source: https?://\S{1,600}[ \t]{0,4}\Z")
_HOST = pattern(r"[ \t]{0,8}[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}[ \t]{0,8}\Z")
_ARCHIVES = frozenset(
    (
        *("lists", "list", "listes", "listen", "listas", "mailinglists", "mailman", "mailman3"),
        *("groups", "listserv", "lore", "marc", "lkml", "seclists", "sympa", "ml", "mlists"),
        *("mail-archive", "mailarchive", "narkive", "spinics", "gmane", "nabble", "freelists"),
        *("pipermail", "hyperkitty", "public-inbox", "mail-archives", "lists-archives"),
    )
)
"""Words in hosts and addresses of archives."""
_PARTS = pattern(r"[\w-]{1,63}")
_SITES = ("MARC", "Mail Archive", "Google Groups", "Patchwork")
_TOP = 12  # lines
_NEAR = 4  # lines that hold something


def is_host(line: str) -> bool:
    """Whether the line is the name of a host and nothing else."""
    return _HOST.match(line) is not None


def kept_title(lines: list[str]) -> tuple[str, str | None, int] | None:
    """The title that a reader's view or a clipper wrote above a page, whom it names, and the line below what it wrote."""
    top = [number for number in range(min(_TOP, len(lines))) if lines[number].strip()][:_NEAR]
    if not top:
        return None
    if _SOURCE.match(lines[top[0]]):
        return (lines[top[1]].strip(), None, top[1] + 1) if len(top) > 1 else None
    for place, number in enumerate(top[1:], 1):
        if is_reading_time(lines[number]):
            title = int(place > 1 and _HOST.match(lines[top[0]]) is not None)
            who = lines[top[title + 1]].strip() if title + 1 < place else None
            return lines[top[title]].strip(), who, number + 1
    return None


def is_of_archive(lines: list[str]) -> bool:
    """Whether the host or the address at the top is an archive's.

    >>> is_of_archive(["lists.example.org", "Gates"]), is_of_archive(["www.example.org", "lists"])
    (True, False)
    """
    line = next((line for line in lines[:_TOP] if line.strip()), "")
    if not (_SOURCE.match(line) or _HOST.match(line)):
        return False
    return not _ARCHIVES.isdisjoint(_PARTS.findall(line.lower()))


def without_site(title: str) -> str:
    """A title without the names of the list and the host that a page has behind it."""
    tag = (split_subject(title).list_tag or "").casefold()
    while (cut := title.rpartition(" - "))[0] and (
        cut[2].casefold() == tag or cut[2] in _SITES or _HOST.match(cut[2])
    ):
        title = cut[0]
    return title

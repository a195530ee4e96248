"""Addresses that programs write from. In: an address. Out: whether it is one, of which kind.

Trackers and forums send everybody's words from one address: there the name alone tells who it is.

>>> is_robot("notifications@github.com"), is_robot("1234@bugs.example.org"), is_robot("ann@example.org")
(True, True, False)
"""

from __future__ import annotations

from .pattern import pattern

__all__ = ["ATTACHED", "EXPORTER", "NOBODY", "NOWHERE", "is_of_list", "is_robot", "sends_digests"]

NOWHERE = "mlthread.invalid"
"""The host that ids without "@" get in an exported mbox."""
NOBODY = f"unknown@{NOWHERE}"
"""Stands in an exported mbox for an address that is not known: mail must have one."""
ATTACHED = "X-Mlthread-Attachment"
"""The field that names a file which was attached to a mail that is kept as its text alone."""
EXPORTER = "mlthread@localhost"
"""The sender in the separators of an exported mbox, which is an mboxrd."""

# Local parts, hyphens and underscores taken out.
_NAMES = frozenset(
    (
        *("notification", "notifications", "noreply", "donotreply", "nepasrepondre"),
        *("bugzilla", "bugzilladaemon", "jira", "redmine", "trac", "roundup", "mantis"),
        *("git", "gitbox", "github", "gitlab", "gitea"),
        *("gerrit", "phabricator", "reviewboard", "patchwork"),
        *("forum", "discourse"),
    )
)
_NUMBERED = pattern(r"\d{2,12}@bugs\.|reply\+[^@]{8,200}@|noreply[+-][^@]{1,200}@")


def is_robot(email: str | None) -> bool:
    """Whether an address is a program's that writes in the names of people."""
    if not email:
        return False
    local = _local(email).replace("-", "").replace("_", "")
    if local in _NAMES:
        return True
    folded = email.casefold()
    return ("@bugs." in folded or "reply" in folded) and _NUMBERED.match(folded) is not None


def sends_digests(email: str | None) -> bool:
    """Whether list software sends from an address what others wrote, many messages in one.

    >>> sends_digests("tides-request@lists.example.org"), sends_digests("request@example.org")
    (True, False)
    """
    local = _local(email)
    return local.endswith(_DIGESTERS) or local == _LISTSERV


def is_of_list(email: str | None) -> bool:
    """Whether an address is that of list software or of whoever looks after a list.

    >>> is_of_list("tides-owner@example.org"), is_of_list("owner-tides@example.org"), is_of_list("owner@example.org")
    (True, True, False)
    """
    local = _local(email)
    return sends_digests(email) or local.endswith(_KEEPERS) or local.startswith(_MAJORDOMO)


_DIGESTERS = ("-request", "-digest", "-digest-help")
_LISTSERV = "listserv"
_KEEPERS = ("-owner", "-bounces")
_MAJORDOMO = "owner-"


def _local(email: str | None) -> str:
    return (email or "").partition("@")[0].casefold()

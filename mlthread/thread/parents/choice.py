"""What was chosen for one record: its parent, or that it has none. In: nothing. Out: `Choice`."""

from __future__ import annotations

from mlthread.frozen import slotted
from mlthread.model import Evidence

__all__ = ["Choice"]


@slotted
class Choice:
    """The parent of one record: a record number, or None, and what speaks for it.

    `lost_id` is the Message-ID of a parent that a header or an attribution names and that the
    archive does not hold.
    """

    parent: int | None = None
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.0
    reasons: tuple[str, ...] = ()
    lost_id: str | None = None
    above_lost: tuple[str, ...] = ()
    loss: float = 0.0
    """How likely it is that no message of the archive is the parent."""

    @property
    def by_header(self) -> bool:
        """Whether a header field or the archive page names the parent."""
        return self.evidence[:1] in (("in-reply-to",), ("references",), ("page-link",))

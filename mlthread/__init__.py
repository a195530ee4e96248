"""mlthread: raw list mail in, the conversation out.

    import mlthread

    messages = mlthread.read("archive.mbox")
    for conversation in mlthread.reconstruct(messages):
        for turn in conversation.turns:
            print(turn.author.label, turn.date.utc, turn.text)

`split(text)` cuts one body into segments; `read(*sources)` streams messages; `reconstruct(messages)`
threads them and adds the messages that survive only as quotes. Names are loaded when first used, so
that `import mlthread` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mlthread.mailbox.journal import Progress
    from mlthread.mailbox.reader import read
    from mlthread.segment.pipeline import split
    from mlthread.thread.pipeline import reconstruct

    from .errors import SourceError
    from .model import (
        Address,
        Attachment,
        Attribution,
        Conversation,
        DateBounds,
        Evidence,
        Kind,
        Match,
        Message,
        Origin,
        Participant,
        Place,
        Problem,
        Provenance,
        QuoteSource,
        Segment,
        Turn,
        WordChange,
    )

__version__ = "0.1.0"

__all__ = [
    "Address",
    "Attachment",
    "Attribution",
    "Conversation",
    "DateBounds",
    "Evidence",
    "Kind",
    "Match",
    "Message",
    "Origin",
    "Participant",
    "Place",
    "Problem",
    "Progress",
    "Provenance",
    "QuoteSource",
    "Segment",
    "SourceError",
    "Turn",
    "WordChange",
    "__version__",
    "read",
    "reconstruct",
    "split",
]

_HOME = {
    "Progress": "mailbox.journal",
    "SourceError": "errors",
    "read": "mailbox.reader",
    "reconstruct": "thread.pipeline",
    "split": "segment.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME.get(name, 'model')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """All names, loaded or not, so that help() and completion show them."""
    return sorted({*globals(), *__all__})

"""Which messages `mlthread split` prints. In: messages and what the user asks for. Out: those that fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from mlthread.frozen import field, slotted
from mlthread.model import Message, Segment

from .ids import asked_ids
from .moments import days_options
from .options import subject_option, words_option
from .reading import Reading

if TYPE_CHECKING:
    from mlthread.views.wanted import Wanted

__all__ = ["Wish", "message_options"]

F = TypeVar("F", bound=Callable[..., Any])


def message_options(function: F) -> F:
    """The filters of messages; they have the names of those of conversations."""
    for add in (
        days_options("Only messages written on or after", "Only messages written on or before"),
        words_option("--from", "persons", metavar="WHO",
               help="Only messages from this person, under whatever address: part of a name or address; repeated: of any of them."),
        words_option("--said", "said", metavar="TEXT",
               help="Only messages that say this, in neither quote nor signature; expressions as for --subject."),
        subject_option,
        words_option("--id", "ids", metavar="ID",
               help="Only the message of this Message-ID, with or without <>; repeated: any of them."),
    ):  # fmt: skip
        function = add(function)
    return function


@slotted
class Wish:
    """What the user asks for; nothing asked for: every message."""

    heads: list[Callable[[Message], bool]] = field(default_factory=list)
    """Tests that need no look at the text."""
    said: list[Wanted] = field(default_factory=list)
    met: int = 0
    taken: int = 0

    @classmethod
    def of(cls, options: dict[str, Any], reading: Reading) -> Wish:
        """That of a command's options; where people are asked for, everybody who wrote is looked at first."""
        heads: list[Callable[[Message], bool]] = []
        if options["ids"]:
            ids = asked_ids(options["ids"])
            heads.append(lambda m: m.id in ids or m.message_id in ids)
        if options["persons"]:
            is_wanted = reading.persons().any_named(options["persons"])
            heads.append(lambda m: is_wanted(m.person))
        subjects = _wanted(options["subjects"])
        if subjects:
            heads.append(lambda m: all(wanted.scattered(m.subject or "") for wanted in subjects))
        since, until = reading.since, reading.until
        if since is not None:
            heads.append(lambda m: m.date.latest is not None and m.date.latest >= since.at)
        if until is not None:
            heads.append(lambda m: m.date.earliest is not None and m.date.earliest <= until.at)
        return cls(heads, _wanted(options["said"]))

    def fits(self, message: Message) -> bool:
        """Whether the message is to be split at all."""
        self.met += 1
        return all(test(message) for test in self.heads)

    def is_said(self, segments: list[Segment]) -> bool:
        """Whether the author of a message that fits says what is asked for."""
        if self.said:
            from mlthread.thread.records import own_text

            text = own_text([segment for segment in segments if segment.kind != "signature"])
            if not all(wanted.within(text) for wanted in self.said):
                return False
        self.taken += 1
        return True


def _wanted(texts: Sequence[str]) -> list[Wanted]:
    if not texts:
        return []
    from mlthread.views.wanted import Wanted  # late: most often no words are asked for

    return list(map(Wanted, texts))

"""Which messages `mlthread split` prints. In: messages and what the user asks for. Out: those that fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from mlthread.frozen import field, slotted
from mlthread.model import Message, Segment
from mlthread.views.wanted import Wanted

from .filters import person_test
from .ids import asked_ids
from .moments import Day
from .options import option, subject_option

__all__ = ["Wish", "message_options"]

F = TypeVar("F", bound=Callable[..., Any])


def message_options(function: F) -> F:
    """The filters of messages; they have the names of those of conversations."""
    for add in (
        option("--until", metavar="DATE", type=Day(end=True), section="Choose",
               help="Only messages written on or before; dates as for --since."),
        option("--since", metavar="DATE", type=Day(end=False), section="Choose",
               help="Only messages written on or after: 2018, 2018-02, 2018-02-06 (UTC); so long ago: 30d, 6m, 2y."),
        option("--from", "persons", metavar="WHO", multiple=True, section="Choose",
               help="Only messages from this person: part of a name or address; repeated: of any of them."),
        option("--said", "said", metavar="TEXT", multiple=True, section="Choose",
               help="Only messages that say this, in neither quote nor signature; expressions as for --subject."),
        subject_option,
        option("--id", "ids", metavar="ID", multiple=True, section="Choose",
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
    def of(cls, options: dict[str, Any]) -> Wish:
        """That of a command's options."""
        heads: list[Callable[[Message], bool]] = []
        if options["ids"]:
            ids = asked_ids(options["ids"])
            heads.append(lambda m: m.id in ids or m.message_id in ids)
        persons = [person_test(who) for who in options["persons"] if who]
        if persons:
            heads.append(lambda m: any(is_wanted(m.person) for is_wanted in persons))
        subjects = [Wanted(text) for text in options["subjects"] if text]
        if subjects:
            heads.append(lambda m: all(wanted.scattered(m.subject or "") for wanted in subjects))
        since: datetime | None = options["since"]
        until: datetime | None = options["until"]
        if since is not None:
            heads.append(lambda m: m.date.latest is not None and m.date.latest >= since)
        if until is not None:
            heads.append(lambda m: m.date.earliest is not None and m.date.earliest <= until)
        return cls(heads, [Wanted(text) for text in options["said"] if text.strip()])

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

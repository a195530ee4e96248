"""`mlthread pairs`. In: sources. Out: each answered passage with its answer: drawn, JSON or CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from mlthread.model import Conversation

from .moments import zone_option
from .options import cache_option, command, json_options, option, reading_options, words_option
from .output import Output
from .reading import Reading
from .records import Form, write_records
from .screen import Screen, screen_options
from .selection import order_options, selection_options

if TYPE_CHECKING:
    from mlthread.thread.passages import Passage

__all__ = ["pairs_command"]


@command(
    "pairs",
    short_help="Print what was quoted and what was answered to it.",
    help="""Print each passage that somebody quoted and answered: whose words, who answered, when,
    both texts; as data also the ids of both messages and the lines. A quote under a reply on top is
    history and answers nothing.""",
    examples=(
        ("mlthread pairs archive.mbox", "Read the exchanges"),
        ("mlthread pairs archive/ -o pairs.jsonl", "The same as data, a record each"),
        (
            "mlthread pairs archive/ --from ann --csv",
            "The exchanges in Ann's conversations, for a spreadsheet",
        ),
        ("mlthread pairs archive/ --by ann", "What Ann answered, and to which words"),
    ),
)
@reading_options
@cache_option
@selection_options
@words_option(
    "--by",
    "answerers",
    metavar="WHO",
    help="Only what this person answers, under whatever address: part of a name or address; repeated: any of them.",
)
@order_options(None, "as they began; numbers: as given")
@option("--csv", "as_csv", is_flag=True, section="Output", help="CSV, a row a pair.")
@zone_option()
@screen_options
@json_options
def pairs_command(**options: Any) -> int:
    """Read, reconstruct, find the answered passages, print."""
    reading = Reading(options)
    found = _Found(reading)
    if options["as_json"] or options["as_jsonl"]:
        from mlthread.views.document import pair_document

        form = Form("pairs", "pairs", "pair", pair_document)
        write_records(options, form, zip(found.pairs()), reading.problems)
    elif options["as_csv"]:
        from mlthread.views.export.csvtable import pairs_csv

        with Output(options["output"]) as out:
            for line in pairs_csv(found.pairs()):
                out.write(line)
    else:
        from mlthread.views.terminal.hits import mark_hits
        from mlthread.views.terminal.pairs import draw_pairs
        from mlthread.views.wanted import Wanted

        wanted = list(map(Wanted, options["said"]))
        with Screen.of(options) as screen:
            for conversation, pairs in found:
                if found.count > 1:
                    screen.part()
                lines = draw_pairs(conversation, pairs, screen.readable, reading.clock)
                screen.lines(mark_hits(list(lines), wanted))
    if found.looked and not found.count and not reading.quiet:
        answerers = " or ".join(options["answerers"])
        who = f"nobody called {answerers}" if answerers else "nobody"
        reading.remark(f"{who} quoted a passage and answered below it")
    return reading.finish()


class _Found:
    """Conversations with their pairs, one after the other: the texts of all together would be a second archive.

    One without pairs is none of the N that -n asks for.
    """

    def __init__(self, reading: Reading) -> None:
        self.limit: int | None = reading.selection.limit
        reading.selection.limit = None
        self.conversations = reading.conversations(trace=False)
        self.turns = reading.turns
        self._is_answerer = reading.selection.by_any(reading.selection.answerers)
        self.is_traced = reading.selection.altered
        self.looked = bool(self.conversations)
        self.count = 0

    def __iter__(self) -> Iterator[tuple[Conversation, list[Passage]]]:
        from mlthread.thread.passages import passages
        from mlthread.thread.pipeline import traced

        for conversation in self.conversations:
            if self.count == self.limit:
                return
            known = conversation if self.is_traced else traced(conversation)
            pairs = [
                pair
                for pair in passages([known], self.turns)
                if self._is_answerer(pair.reply_author)
            ]
            if pairs:
                self.count += 1
                yield conversation, pairs

    def pairs(self) -> Iterator[Passage]:
        """The pairs of all of them."""
        return (pair for _, pairs in self for pair in pairs)

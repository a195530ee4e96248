"""`mlthread pairs`. In: sources. Out: each answered passage with its answer: drawn, JSON or CSV."""

from __future__ import annotations

from typing import Any

from mlthread.model import Conversation

from .filters import person_test
from .options import command, json_options, option, reading_options
from .output import Output
from .reading import Reading
from .records import Form, write_records
from .screen import Screen, clockface, screen_options, zone_option
from .selection import order_options, selection_options

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
@selection_options
@option(
    "--by",
    "answerers",
    metavar="WHO",
    multiple=True,
    section="Choose",
    help="Only what this person answers: part of a name or address; repeated: any of them.",
)
@order_options(None, "as they began; numbers: as given")
@option("--csv", "as_csv", is_flag=True, section="Output", help="CSV, a row a pair.")
@zone_option()
@screen_options
@json_options
def pairs_command(**options: Any) -> int:
    """Read, reconstruct, find the answered passages, print."""
    from mlthread.thread.passages import Passage, passages

    reading = Reading(options)
    clock = clockface(options["zone"])
    conversations = reading.conversations()
    answerers = [person_test(who) for who in options["answerers"] if who]

    def pairs_of(conversation: Conversation) -> list[Passage]:
        pairs = passages([conversation])
        if not answerers:
            return pairs
        return [pair for pair in pairs if any(is_by(pair.reply_author) for is_by in answerers)]

    # conversation by conversation: the texts of all pairs together would be a second archive
    found = (pair for conversation in conversations for pair in pairs_of(conversation))
    if options["as_json"] or options["as_jsonl"]:
        from mlthread.views.document import pair_document, pair_record

        form = Form("pairs", "pairs", pair_document, pair_record)
        write_records(options, form, zip(found), reading.problems)
    elif options["as_csv"]:
        from mlthread.views.export.csvtable import pairs_csv

        with Output(options["output"]) as out:
            for line in pairs_csv(found):
                out.write(line)
    else:
        from mlthread.views.terminal.pairs import draw_pairs

        with Screen.of(options) as screen:
            drawn = False
            for conversation in conversations:
                pairs = pairs_of(conversation)
                if pairs and drawn:
                    screen.part()
                drawn = drawn or bool(pairs)
                screen.lines(draw_pairs(conversation, pairs, screen.readable, clock))
        if conversations and not drawn and not reading.quiet:
            who = f"nobody called {' or '.join(options['answerers'])}" if answerers else "nobody"
            reading.remark(f"{who} quoted a passage and answered below it")
    return reading.finish()

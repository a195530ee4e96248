"""`mlthread export`. In: sources. Out: conversations in another program's format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from mlthread.frozen import replace
from mlthread.model import Conversation

from .command import EXPORT_ENDINGS
from .moments import zone_option
from .options import cache_option, command, export_output_option, option, reading_options
from .output import Output
from .reading import Reading
from .selection import order_options, selection_options

if TYPE_CHECKING:
    from mlthread.views.dates import Clockface

__all__ = ["export_command"]

_NAME_SOURCES = ("jsonl", "markdown")
"""Formats that tell where quotes come from."""


@command(
    "export",
    short_help="Write conversations as mbox, CSV, Markdown, GraphML ...",
    help="""Write conversations in a format of other programs. The format is that of --to, else that
    of the ending of FILE. The file appears only when it is complete; the same input gives the same
    bytes.""",
    examples=(
        (
            "mlthread export page.txt --with-recovered -o thread.mbox",
            "An mbox that any mail program threads, lost messages included",
        ),
        ("mlthread export archive/ -o messages.csv", "A row a message"),
        (
            "mlthread export archive/ 2 --to markdown",
            "The second conversation of `mlthread list archive/`",
        ),
        (
            "mlthread export archive/ --people -o network.graphml",
            "Who answers whom, for Gephi or networkx",
        ),
    ),
)
@reading_options
@cache_option
@selection_options
@order_options(None, "as they began; numbers: as given")
@option(
    "--to",
    "format_to",
    type=click.Choice(["mbox", "jsonl", "csv", "markdown", "graphml"]),
    section="Output",
    help="The format to write.",
)
@option(
    "--with-recovered/--without-recovered",
    "recovered",
    default=None,
    section="Output",
    help="Messages known only from quotes (default: in all formats but mbox).",
)
@option(
    "--people",
    is_flag=True,
    section="Output",
    help="graphml: people who answer each other, not messages.",
)
@zone_option("Clock of --since and --until, and of the dates in markdown.", "Choose")
@export_output_option
def export_command(**options: Any) -> int:
    """Read, reconstruct, write."""
    form = options["format_to"] or _by_ending(options["output"], options["people"])
    if options["people"] and form != "graphml":
        raise click.UsageError("--people is for --to graphml", click.get_current_context())
    reading = Reading(options)
    conversations = reading.conversations(trace=form in _NAME_SOURCES)
    recovered = form != "mbox" if options["recovered"] is None else options["recovered"]
    with Output(options["output"]) as out:
        for piece in _pieces(form, conversations, reading.clock, recovered, options["people"]):
            out.write(piece)
    return reading.finish()


def _by_ending(path: str | None, people: bool) -> str:
    import os

    ending = os.path.splitext(path or "")[1].lower()
    if ending in EXPORT_ENDINGS:
        return EXPORT_ENDINGS[ending]
    if people:  # no other format has them
        return "graphml"
    names = "mbox, jsonl, csv, markdown or graphml"
    raise click.UsageError(f"which format? say --to {names}", click.get_current_context())


def _pieces(
    form: str, conversations: list[Conversation], clock: Clockface, recovered: bool, people: bool
) -> Iterator[str]:
    if form == "mbox":
        from mlthread.views.export.mbox import conversations_mbox

        return conversations_mbox(conversations, recovered=recovered)
    if form == "csv":
        from mlthread.views.export.csvtable import conversations_csv

        return conversations_csv(conversations, recovered=recovered)
    if form == "markdown":
        from mlthread.views.export.markdown import conversations_markdown

        return conversations_markdown(conversations, recovered=recovered, clock=clock)
    if form == "graphml" and people:
        from mlthread.views.export.graphml import people_graphml
        from mlthread.views.statistics import count_conversations

        shown = conversations if recovered else list(map(_archived, conversations))
        return people_graphml(count_conversations(shown))
    if form == "graphml":
        from mlthread.views.export.graphml import messages_graphml

        return messages_graphml(conversations, recovered=recovered)
    return _jsonl(conversations, recovered=recovered)


def _archived(conversation: Conversation) -> Conversation:
    """A conversation without the messages known only from quotes."""
    turns = tuple(turn for turn in conversation.turns if turn.origin == "archive")
    return replace(conversation, turns=turns)


def _jsonl(conversations: list[Conversation], *, recovered: bool) -> Iterator[str]:
    from mlthread.views.document import export_document, record
    from mlthread.views.jsontext import encode

    for conversation in conversations:
        for turn in conversation.turns:
            if turn.origin == "archive" or recovered:
                yield encode(record("message", export_document(conversation, turn))) + "\n"

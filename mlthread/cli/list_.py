"""`mlthread list`. In: sources. Out: a table of conversations, or a JSON record each."""

from __future__ import annotations

from typing import Any

import click

from .options import command, json_options, option, reading_options, variable
from .output import Output
from .reading import Reading
from .records import write_json, write_jsonl
from .screen import Screen, screen_options
from .selection import SORTS, selection_options
from .show import clockface

__all__ = ["list_command"]


@command(
    "list",
    short_help="Print a table of the conversations.",
    help="""Print a table of the conversations: last date, span, messages (of them recovered from
    quotes), people, subject. `mlthread show SOURCE N` opens row N.""",
    examples=(
        ("mlthread list archive/", "What was talked about, the latest first"),
        ("mlthread list archive/ --sort messages -n 10", "The ten longest conversations"),
        ("mlthread list archive/ --with-recovered-only", "Conversations with lost messages"),
    ),
)
@reading_options
@selection_options
@option(
    "--sort",
    type=click.Choice(list(SORTS)),
    default="last",
    section="Choose",
    help="Order (default: last).",
)
@option("--reverse", is_flag=True, section="Choose", help="Turn the order round.")
@option(
    "-n",
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    section="Choose",
    help="At most N conversations.",
)
@option(
    "--zone",
    default="utc",
    envvar=variable("ZONE"),
    metavar="ZONE",
    section="Screen",
    help="Clock of the dates.",
)
@screen_options
@json_options
def list_command(**options: Any) -> int:
    """Read, reconstruct, print the table."""
    reading = Reading(options)
    if options["as_json"] or options["as_jsonl"]:
        from mlthread.views import document

        rows = enumerate(reading.conversations(), 1)
        with Output(options["output"]) as out:
            if options["as_jsonl"]:
                records = (document.row_record(number, found) for number, found in rows)
                write_jsonl(out, records, reading.problems)
            else:
                documents = (document.row_document(number, found) for number, found in rows)
                write_json(out, "list", "conversations", documents, reading.problems)
        return reading.finish()
    from mlthread.views.terminal.table import draw_list

    clock = clockface(options["zone"])
    conversations = reading.conversations()
    with Screen(
        options["output"], color=options["color"], width=options["width"], pager=options["pager"]
    ) as screen:
        if conversations:
            screen.lines(draw_list(enumerate(conversations, 1), screen.width, clock))
    return reading.finish()

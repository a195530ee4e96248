"""`mlthread list`. In: sources. Out: a table of conversations, drawn, JSON or CSV."""

from __future__ import annotations

from typing import Any

from .moments import zone_option
from .options import cache_option, command, json_options, option, reading_options
from .output import Output
from .reading import Reading
from .records import Form, write_records
from .screen import Screen, screen_options
from .selection import order_options, selection_options

__all__ = ["list_command"]


@command(
    "list",
    short_help="Print a table of the conversations.",
    help="""Print a table of the conversations: last date, span, messages (of them recovered from
    quotes), people, subject. `mlthread show SOURCE N` opens number N; filters and orders leave the
    numbers alone.""",
    examples=(
        ("mlthread list archive/", "What was talked about, the latest first"),
        ("mlthread list archive/ --sort messages -n 10", "The ten longest conversations"),
        ("mlthread list archive/ --with-recovered-only", "Conversations with lost messages"),
        ("mlthread list archive/ -o conversations.csv", "For a spreadsheet"),
    ),
)
@reading_options
@cache_option
@selection_options
@order_options("last", "last")
@option("--csv", "as_csv", is_flag=True, section="Output", help="CSV, a row a conversation.")
@zone_option()
@screen_options
@json_options
def list_command(**options: Any) -> int:
    """Read, reconstruct, print the table."""
    reading = Reading(options)
    if options["as_json"] or options["as_jsonl"]:
        from mlthread.views.document import row_document

        form = Form("list", "conversations", "conversation", row_document)
        write_records(options, form, reading.table(), reading.problems)
        return reading.finish()
    if options["as_csv"]:
        from mlthread.views.export.csvtable import list_csv

        rows = reading.table()
        with Output(options["output"]) as out:
            for line in list_csv(rows):
                out.write(line)
        return reading.finish()
    from mlthread.views.terminal.table import draw_list

    rows = reading.table()
    with Screen.of(options) as screen:
        if rows:
            screen.lines(draw_list(rows, screen.width, reading.clock, cut=screen.bounded))
    return reading.finish()

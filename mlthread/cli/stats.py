"""`mlthread stats`. In: sources. Out: people, the reply network, activity: drawn, JSON or CSV."""

from __future__ import annotations

from typing import Any

import click

from .moments import zone_option
from .options import cache_option, command, json_option, option, output_option, reading_options
from .output import Output
from .reading import Reading
from .screen import Screen, screen_options
from .selection import selection_options

__all__ = ["stats_command"]


@command(
    "stats",
    short_help="Count people, answers and activity.",
    help="""Count people (messages, words of new text, share of quoted lines, replies given and got,
    median time to answer others), who answers whom, and messages over time.""",
    examples=(
        ("mlthread stats archive/", "Tables and bars"),
        (
            "mlthread stats archive/ --since 2018 --until 2018-06",
            "The conversations of half a year, whole",
        ),
        (
            "mlthread stats archive/ --table replies -o network.csv",
            "Who answers whom, for a spreadsheet",
        ),
        ("mlthread stats archive/ --per month --table activity --csv", "Messages a month"),
        ("mlthread stats archive/ --json | jq '.people[0]'", "All counts as JSON"),
    ),
)
@reading_options
@cache_option
@selection_options
@json_option
@option("--csv", "as_csv", is_flag=True, section="Output", help="CSV, the table of --table.")
@option(
    "--table",
    type=click.Choice(["people", "replies", "activity"]),
    section="Output",
    help="The table that --csv writes (default: people).",
)
@option(
    "--per",
    type=click.Choice(["day", "month", "year"]),
    section="Output",
    help="The periods of activity (default: whichever gives a picture).",
)
@output_option
@option(
    "-n",
    "--limit",
    "most",
    type=click.IntRange(min=1),
    default=20,
    metavar="N",
    section="Screen",
    help="Show at most N people (default: 20).",
)
@zone_option("Clock of the dates, of --since and --until, and of the days of activity.")
@screen_options
def stats_command(**options: Any) -> int:
    """Read, reconstruct, count, print."""
    from mlthread.views.statistics import count_conversations

    if options["table"] and not options["as_csv"]:
        raise click.UsageError("--table goes with --csv", click.get_current_context())
    reading = Reading(options)
    conversations = reading.conversations(trace=False)
    found = count_conversations(conversations, options["per"], reading.clock)
    if options["as_json"]:
        from mlthread.views.document import statistics_document
        from mlthread.views.jsontext import encode

        with Output(options["output"]) as out:
            out.write(encode(statistics_document(found, reading.problems)) + "\n")
    elif options["as_csv"]:
        from mlthread.views.export.csvtable import statistics_csv

        with Output(options["output"]) as out:
            for line in statistics_csv(found, options["table"] or "people"):
                out.write(line)
    else:
        from mlthread.views.terminal.figures import draw_statistics

        with Screen.of(options) as screen:
            if found.messages:
                screen.lines(draw_statistics(found, screen.width, reading.clock, options["most"]))
    return reading.finish()

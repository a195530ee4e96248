"""`mlthread inspect` and `mlthread formats`. In: sources. Out: how they were read, or the formats."""

from __future__ import annotations

from typing import Any

from .options import command, json_option, output_option, reading_options
from .output import Output
from .reading import Reading
from .screen import Screen, screen_options

__all__ = ["formats_command", "inspect_command"]


@command(
    "inspect",
    short_help="Say how a source was read and what was odd in it.",
    help="""Say what each source was recognised as and why, how many messages it holds, of what span,
    lists and encodings, how many are copies, and everything that was odd, by line. Nothing is
    threaded: a file of any size streams through.""",
    examples=(
        ("mlthread inspect archive/", "What is in a folder"),
        ("mlthread inspect -v list.mbox", "Every oddity with all its lines"),
        ("mlthread inspect list.mbox --json | jq .problems", "The oddities as JSON"),
    ),
)
@reading_options
@json_option
@output_option
@screen_options
def inspect_command(**options: Any) -> int:
    """Read, count, print."""
    from mlthread.mailbox.inspection import inspect_sources

    reading = Reading(options, selectors=False)
    found = inspect_sources(
        *reading.sources,
        format=reading.format,
        progress=reading.progress.update if reading.progress.drawn else None,
    )
    reading.progress.wipe()
    if options["as_json"]:
        from mlthread.views.document import inspection_document
        from mlthread.views.jsontext import encode

        with Output(options["output"]) as out:
            out.write(encode(inspection_document(found)) + "\n")
    else:
        from mlthread.views.terminal.inspection import draw_inspection

        with Screen.of(options) as screen:
            screen.lines(draw_inspection(found, screen.width, everything=reading.verbose))
    # The report tells the oddities; standard error names only what could not be read.
    reading.problems.extend(problem for problem in found.problems if problem.unread)
    return reading.finish()


@command(
    "formats",
    short_help="List the formats that can be read.",
    help="""List the names that --format takes. A source's format is recognised by its content; naming
    it is needed only for a bare body, or when recognition fails.""",
    examples=(
        ("mlthread formats", "The names"),
        ("mlthread split --format body < reply.txt", "A bare body"),
    ),
)
@screen_options
def formats_command(**options: Any) -> int:
    """Print them."""
    from mlthread.mailbox.files.folders import FOLDERS
    from mlthread.mailbox.formats import FORMATS
    from mlthread.views.terminal.inspection import draw_formats

    with Screen.of(options) as screen:
        screen.lines(draw_formats(((row.name, row.what) for row in FORMATS), FOLDERS, screen.width))
    return 0

"""`mlthread show`. In: sources. Out: conversations, drawn or as JSON."""

from __future__ import annotations

from typing import Any

from mlthread.views import document
from .options import command, json_options, reading_options
from .output import Output
from .reading import Reading

__all__ = ["show_command"]


@command(
    "show",
    short_help="Print conversations: who said what, when, to whom.",
    help="Print the conversations of the sources.",
    examples=(("mlthread show archive.mbox", "Read a mailbox"),),
)
@reading_options
@json_options
def show_command(
    sources: tuple[str, ...], format_: str | None, quiet: bool, verbose: bool, **options: Any
) -> int:
    """Read, reconstruct, print."""
    reading = Reading(sources, format_, quiet=quiet, verbose=verbose)
    conversations = reading.conversations()
    with Output(options["output"]) as out:
        if options["as_jsonl"]:
            for conversation in conversations:
                out.write(document.encode(document.conversation_record(conversation)) + "\n")
            for problem in reading.problems:
                out.write(document.encode(document.problem_record(problem)) + "\n")
        else:
            for piece in document.stream_document(
                document.SCHEMAS["show"],
                "conversations",
                map(document.conversation_document, conversations),
                reading.problems,
            ):
                out.write(piece)
    return reading.finish()

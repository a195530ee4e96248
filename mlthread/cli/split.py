"""`mlthread split`. In: sources. Out: the segments of each message."""

from __future__ import annotations

from typing import Any

from mlthread.views import document
from .options import command, json_options, reading_options
from .output import Output
from .reading import Reading

__all__ = ["split_command"]


@command(
    "split",
    short_help="Print each message cut into new text, quotes, signature ...",
    help="Print the segments of each message.",
    examples=(("mlthread split mail.eml", "Read a message"),),
)
@reading_options
@json_options
def split_command(
    sources: tuple[str, ...], format_: str | None, quiet: bool, verbose: bool, **options: Any
) -> int:
    """Read, split, print."""
    from mlthread.segment.pipeline import split

    reading = Reading(sources, format_, quiet=quiet, verbose=verbose)
    pairs = ((message, split(message.body)) for message in reading.messages())
    with Output(options["output"]) as out:
        if options["as_jsonl"]:
            told = 0
            for message, segments in pairs:
                for problem in reading.problems[told:]:
                    out.write(document.encode(document.problem_record(problem)) + "\n")
                told = len(reading.problems)
                out.write(document.encode(document.message_record(message, segments)) + "\n")
                out.flush()
            for problem in reading.problems[told:]:
                out.write(document.encode(document.problem_record(problem)) + "\n")
        else:
            for piece in document.stream_document(
                document.SCHEMAS["split"],
                "messages",
                (document.message_document(*pair) for pair in pairs),
                reading.problems,
            ):
                out.write(piece)
    return reading.finish()

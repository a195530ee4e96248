"""`mlthread show`. In: sources. Out: conversations, drawn or as JSON."""

from __future__ import annotations

from typing import Any

import click

from mlthread.model import Conversation, Segment

from .moments import zone_option
from .options import cache_option, command, json_options, option, reading_options, variable
from .reading import Reading
from .screen import Screen, screen_options
from .selection import order_options, selection_options

__all__ = ["show_command"]


@command(
    "show",
    short_help="Print conversations: who said what, when, to whom.",
    help="""Print conversations: who said what, when, in answer to which words.

    SOURCE is a file or a folder of mail; without one, or for "-", standard input is read. Among the
    sources may stand what to show: the number of a conversation in `mlthread list` (2, 2-5, 1,7-), a
    Message-ID in <>, or a link that ends in one.""",
    examples=(
        ("mlthread show archive.mbox", "Read a mailbox in the terminal"),
        (
            "mlthread show archive/ 2 --quotes full",
            "The second row of `mlthread list archive/`, quotes opened",
        ),
        ("mlthread show archive/ --subject budget --since 2018", "Conversations about a subject"),
        (
            "mlthread show archive/ --said 'rough consensus' --brief",
            "Where somebody says it, marked",
        ),
        ("pbpaste | mlthread show", "A page copied from a list archive"),
        ("mlthread show archive.mbox --jsonl | jq -r .subject", "One JSON record a conversation"),
    ),
)
@reading_options
@cache_option
@selection_options
@order_options(None, "as they began; numbers: as given")
@option(
    "--tree/--flat",
    "tree",
    default=True,
    section="Screen",
    help="Replies under what they answer (default), or by time.",
)
@option(
    "--quotes",
    type=click.Choice(["none", "folded", "full"]),
    default="folded",
    envvar=variable("QUOTES"),
    section="Screen",
    help="Quotes: left out, a line each (default), or opened; armour and encoded files are opened with them.",
)
@zone_option(
    "Clock: utc (default), local, original (the writer's), +05:30, or a name such as Europe/Oslo."
)
@option(
    "--brief/--full-text",
    "brief",
    default=False,
    section="Screen",
    help="The first lines of each message, or all (default).",
)
@option(
    "--explain", is_flag=True, section="Screen", help="Say why each message hangs where it hangs."
)
@screen_options
@json_options
def show_command(**options: Any) -> int:
    """Read, reconstruct, print."""
    reading = Reading(options)
    if options["as_json"] or options["as_jsonl"]:
        from mlthread.views.document import conversation_document

        from .records import Form, write_records

        form = Form("show", "conversations", "conversation", conversation_document)
        write_records(options, form, zip(reading.conversations()), reading.problems)
        return reading.finish()
    conversations = reading.conversations()
    with Screen.of(options) as screen:
        _draw(screen, conversations, options, reading)
    return reading.finish()


def _draw(
    screen: Screen,
    conversations: list[Conversation],
    options: dict[str, Any],
    reading: Reading,
) -> None:
    from mlthread.views.terminal.conversation import Look, draw_conversation

    wanted: tuple[Wanted, ...] = ()
    if options["said"]:
        from mlthread.views.wanted import Wanted

        wanted = tuple(map(Wanted, options["said"]))
    look = Look(
        width=screen.width,
        clock=reading.clock,
        quotes=options["quotes"],
        flat=not options["tree"],
        brief=options["brief"],
        explain=options["explain"],
        altered=options["altered"],
        asked=reading.selection.marked(conversations),
        wanted=wanted,
        elsewhere=reading.turns,
        splitter=_split,
    )
    for number, conversation in enumerate(conversations):
        if number:
            screen.part()
        screen.lines(draw_conversation(conversation, look))
        screen.flush()


def _split(text: str) -> list[Segment]:
    from mlthread.segment.pipeline import (
        split,  # late: what is kept needs it for opened quotes alone
    )

    return split(text)

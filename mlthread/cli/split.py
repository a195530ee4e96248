"""`mlthread split`. In: sources. Out: the segments of each message: gutter, plain text, JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, get_args

import click

from mlthread.model import Kind, Message, Segment
from mlthread.rules.footerrulers import footer_rulers

from .messages import Wish, message_options
from .moments import zone_option
from .options import command, json_options, option, reading_options
from .output import Output
from .reading import Reading
from .records import Form, write_records
from .screen import Screen, screen_options

if TYPE_CHECKING:
    from mlthread.views.dates import Clockface

__all__ = ["split_command"]

_SEPARATOR = "-" * 72 + "\n"


@command(
    "split",
    short_help="Print each message cut into new text, quotes, signature ...",
    help="""Print each message with its segments named beside or above the lines: text, quote,
    attribution, signature, footer and more, with the level of the reply chain they belong to (0,
    not printed: this message's author).""",
    examples=(
        ("mlthread split mail.eml", "See how a message was cut"),
        (
            r"mlthread split archive.mbox --new -0 | xargs -0 -n 1 printf '%s\n\n'",
            "The new text of each message, parted by NUL",
        ),
        ("mlthread split archive.mbox --text --kind patch", "All patches"),
        ("mlthread split archive.mbox --new --from ann --since 2018", "What Ann wrote since 2018"),
        (
            "mlthread split --format body --explain < body.txt",
            "Why each segment of a bare body is what it is",
        ),
        ("mlthread split archive.mbox --jsonl", "One JSON record a message, as it is read"),
    ),
)
@reading_options
@message_options
@option(
    "--kind",
    "kinds",
    type=click.Choice(get_args(Kind)),
    multiple=True,
    metavar="KIND",
    section="Choose",
    help=f"Only segments of this kind (may be repeated): {', '.join(get_args(Kind))}.",
)
@option(
    "--level",
    "levels",
    type=click.IntRange(min=0),
    multiple=True,
    metavar="N",
    section="Choose",
    help="Only segments of this level: 0 the author, 1 whom they answer (may be repeated).",
)
@option(
    "--new",
    "new",
    is_flag=True,
    section="Output",
    help="Print only what each author wrote, without footers.",
)
@option(
    "--text",
    "text",
    is_flag=True,
    section="Output",
    help="Print the chosen segments without the gutter.",
)
@option(
    "-0",
    "--null",
    "null",
    is_flag=True,
    section="Output",
    help="End each message with NUL (with --new, --text).",
)
@option(
    "--explain",
    is_flag=True,
    section="Screen",
    help="Tell the rule and its evidence below each segment.",
)
@zone_option()
@screen_options
@json_options
def split_command(**options: Any) -> int:
    """Read, split, print."""
    is_json = options["as_json"] or options["as_jsonl"]
    is_text = (options["new"] or options["text"]) and not is_json
    if options["null"] and not is_text:
        raise click.UsageError(
            "-0 goes with --new or --text, without --json", click.get_current_context()
        )
    reading = Reading(options, selectors=False)
    wish = Wish.of(options, reading)
    found = _split(reading.messages(), options, wish)
    shown = 0
    if is_json:
        from mlthread.views.document import message_document

        form = Form("split", "messages", "message", message_document)
        write_records(options, form, found, reading.problems)
        shown = wish.taken
    elif is_text:
        with Output(options["output"]) as out:
            shown = _write_texts(out, found, null=options["null"])
    else:
        shown = _draw(found, options, wish, reading.clock)
    if wish.met and not shown and not reading.quiet:
        several = "s" if wish.met > 1 else ""
        reading.remark(f"nothing of what was asked for is in {wish.met} message{several}")
    return reading.finish()


def _split(
    messages: Iterable[Message], options: dict[str, Any], wish: Wish
) -> Iterator[tuple[Message, list[Segment]]]:
    from mlthread.segment.pipeline import split

    kinds = set(options["kinds"] or get_args(Kind))
    levels = options["levels"]
    new = options["new"]
    if new:
        from mlthread.thread.records import OWN_KINDS

        kinds &= OWN_KINDS
    for message in filter(wish.fits, messages):
        segments = split(message.body)
        if not wish.is_said(segments):
            continue
        rulers = footer_rulers(segments) if new else ()
        yield (
            message,
            [
                segment
                for place, segment in enumerate(segments)
                if segment.kind in kinds
                and (not levels or segment.level in levels)
                and not (new and segment.level)
                and place not in rulers
            ],
        )


def _write_texts(out: Output, found: Iterable[tuple[Message, list[Segment]]], *, null: bool) -> int:
    """Write texts; how many messages had any."""
    from mlthread.thread.records import filled

    shown = 0
    for _, segments in found:
        text = filled("\n".join(segment.text for segment in segments))
        if not text and not null:
            continue
        if shown and not null:
            out.write(_SEPARATOR)
        shown += bool(text)
        out.write(text + ("\0" if null else "\n"))
        out.flush()
    return shown


def _draw(
    found: Iterable[tuple[Message, list[Segment]]],
    options: dict[str, Any],
    wish: Wish,
    clock: Clockface,
) -> int:
    """Draw messages, by kind or level only those with such a segment; how many were drawn."""
    from mlthread.views.terminal.gutter import draw_message
    from mlthread.views.terminal.hits import mark_hits

    chosen = bool(options["kinds"] or options["levels"])
    drawn = 0
    with Screen.of(options) as screen:
        for message, segments in found:
            if chosen and not segments:
                continue
            if drawn:
                screen.lines([[("", "")]])
            drawn += 1
            lines = draw_message(message, segments, screen.width, clock, explain=options["explain"])
            screen.lines(mark_hits(list(lines), wish.said))
            screen.flush()
    return drawn

"""Options that several commands share. In: nothing. Out: decorators.

Every option with a lasting meaning has a default in a `MLTHREAD_*` variable, the same one for all
commands; `ENVIRONMENT` is what the manual page lists.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .command import ENDINGS, Command, Example, Option

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    TextType = click.ParamType[str]
else:
    TextType = click.ParamType  # before 8.4 it says nothing of what it makes

__all__ = [
    "ENVIRONMENT",
    "Formats",
    "TextType",
    "cache_option",
    "command",
    "export_output_option",
    "json_option",
    "json_options",
    "option",
    "output_option",
    "reading_options",
    "subject_option",
    "variable",
    "words_option",
]

F = TypeVar("F", bound=Callable[..., Any])

ENVIRONMENT: dict[str, str] = {
    "MLTHREAD_SOURCE": "what to read when no SOURCE is given and standard input is a terminal",
    "MLTHREAD_FORMAT": "default of --format",
    "MLTHREAD_CACHE": "default of --cache: a folder; empty: none",
    "MLTHREAD_COLOR": "default of --color: auto, always or never",
    "MLTHREAD_ZONE": "default of --zone: utc, local, original, +05:30 or a name such as Europe/Oslo",
    "MLTHREAD_QUOTES": "default of --quotes: none, folded or full",
    "MLTHREAD_WIDTH": "default of --width",
    "MLTHREAD_PAGER": "the pager, before PAGER; empty or cat: none",
    "PAGER": "the pager; LESS is set to FRX for it when it is not set",
    "NO_COLOR": "not empty: no colour",
    "FORCE_COLOR": "not empty: colour even when the output is no terminal",
    "TERM": "dumb: no colour, no pager",
    "COLUMNS": "the width, before that of the terminal",
}


def variable(name: str) -> str:
    """The variable that holds an option's default; it must be listed in `ENVIRONMENT`."""
    full = f"MLTHREAD_{name}"
    if full not in ENVIRONMENT:
        raise KeyError(full)
    return full


class Formats(TextType):
    """The name of a source format; the table of formats is read only when a name is given."""

    name = "format"

    def _names(self) -> list[str]:
        from mlthread.mailbox.formats import FORMATS

        return [row.name for row in FORMATS]

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check the name."""
        names = self._names()
        if value in names:
            return str(value)
        from difflib import get_close_matches

        near = get_close_matches(str(value), names, n=2)
        told = " or ".join(f'"{name}"' for name in near[:2])
        hint = f"did you mean {told}?" if near else "mlthread formats lists them"
        raise click.BadParameter(f'no format "{value}"; {hint}', ctx, param)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's interface
        param: click.Parameter,  # noqa: ARG002 - click's interface
        incomplete: str,
    ) -> list[CompletionItem]:
        """The names that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self._names() if name.startswith(incomplete)]


def option(*declarations: str, section: str, **kwargs: Any) -> Callable[[F], F]:
    """An option in a section of the help."""
    return click.option(*declarations, cls=Option, section=section, **kwargs)


def words_option(*declarations: str, **kwargs: Any) -> Callable[[F], F]:
    """What is chosen by words, once or more. Blank ones, as of a variable that is not set, ask for nothing."""
    return option(*declarations, multiple=True, section="Choose", callback=_not_blank, **kwargs)


def _not_blank(_: click.Context, __: click.Parameter, words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(str.strip, words))


def subject_option(function: F) -> F:
    """--subject, of conversations and of messages."""
    told = "Subject has these words; with | ^ $ \\ or .* in it, matches it as a regular expression."
    return words_option("--subject", "subjects", metavar="TEXT", help=told)(function)


def command(
    name: str,
    *,
    short_help: str,
    help: str,  # noqa: A002 - click's word
    examples: tuple[tuple[str, str], ...],
) -> Callable[[Callable[..., Any]], click.Command]:
    """A command with examples, each a (line, what it does)."""

    def declare(function: Callable[..., Any]) -> click.Command:
        made: click.Command = click.command(
            name,
            cls=Command,
            short_help=short_help,
            help=help,
            examples=tuple(Example(*example) for example in examples),
        )(click.help_option("-h", "--help", cls=Option, section="General")(function))
        return made

    return declare


def reading_options(function: F) -> F:
    """SOURCE..., --format, -q, -v: for every command that reads mail."""
    for add in (
        option("-v", "--verbose", is_flag=True, section="General", help="Tell every oddity met."),
        option("-q", "--quiet", is_flag=True, section="General",
               help="No progress, no remarks; only what could not be read."),
        option("--format", "format_", type=Formats(), envvar=variable("FORMAT"), metavar="NAME",
               section="Read", help="Format of the sources (detected when not given; body: a bare body)."),
        click.argument("sources", nargs=-1, metavar="[SOURCE]...",
                       type=click.Path(path_type=str, allow_dash=True, readable=False)),
    ):  # fmt: skip
        function = add(function)
    return function


def cache_option(function: F) -> F:
    """--cache, for every command that puts conversations together."""
    told = (
        "Keep the conversations of large sources in FOLDER, and take them from there as long as no file "
        "of the sources changes."
    )
    return option(
        "--cache", metavar="FOLDER", envvar=variable("CACHE"), section="Read", help=told,
        type=click.Path(path_type=str, file_okay=False, readable=False),
    )(function)  # fmt: skip


_WHOLE = "it appears only when complete."


def output_option(
    function: F,
    told: str = f"Write to FILE, in the form of its ending ({ENDINGS}); {_WHOLE}",
) -> F:
    """-o FILE."""
    return option(
        "-o",
        "--output",
        metavar="FILE",
        type=click.Path(path_type=str, allow_dash=True, dir_okay=False),
        section="Output",
        help=told,
    )(function)


def export_output_option(function: F) -> F:
    """-o FILE, where --to may name the form."""
    return output_option(function, f"Write to FILE; {_WHOLE}")


def json_option(function: F) -> F:
    """--json."""
    return option("--json", "as_json", is_flag=True, section="Output", help="One JSON document.")(
        function
    )


def json_options(function: F) -> F:
    """--json, --jsonl, -o FILE."""
    jsonl = option(
        "--jsonl", "as_jsonl", is_flag=True, section="Output", help="One JSON record a line."
    )
    return json_option(jsonl(output_option(function)))

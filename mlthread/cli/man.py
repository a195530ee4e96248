"""`mlthread man`. In: the declarations of the commands. Out: the manual page (roff, man macros)."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from mlthread import __version__

from .command import Command
from .group import COMMANDS, EXIT_STATUS, Root
from .options import ENVIRONMENT, command
from .output import Output

__all__ = ["man_command", "manual"]


@command(
    "man",
    short_help="Print the manual page.",
    help="Print the manual page, made from the same text as --help.",
    examples=(
        ("mlthread man | man -l -", "Read it"),
        ("mlthread man > ~/.local/share/man/man1/mlthread.1", "Install it for man"),
    ),
)
def man_command() -> int:
    """Print it."""
    root = click.get_current_context().find_root().command
    assert isinstance(root, Root)
    with Output() as out:
        out.write("".join(manual(root)))
    return 0


# Else "-" is a hyphen, "'" and "`" are inverted commas, "^" and "~" accents: what is copied would not run.
_ESCAPES = str.maketrans(
    {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
)


def _roff(text: str) -> str:
    """Text for roff: what begins a request or an escape is made harmless, each sign is printed as it is typed."""
    return re.sub(r"^\.", r"\\&.", text.translate(_ESCAPES), flags=re.MULTILINE)


def _prose(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(inspect.cleandoc(text).split("\n\n")):
        yield ("" if number == 0 else ".PP\n") + _roff(" ".join(paragraph.split())) + "\n"


def manual(root: Root) -> Iterator[str]:
    """The page, line by line."""
    yield f'.TH MLTHREAD 1 "" "mlthread {__version__}" "User Commands"\n'
    yield ".SH NAME\nmlthread \\- print the conversations in raw mailing\\-list mail\n"
    yield ".SH SYNOPSIS\n.B mlthread\n.I COMMAND\n.RI [ OPTION ]...\n.RI [ SOURCE ]...\n"
    yield ".SH DESCRIPTION\n"
    yield from _prose(root.help or "")
    context = click.Context(root, info_name="mlthread")
    yield ".SH COMMANDS\n"
    for name in COMMANDS:
        made = root.get_command(context, name)
        assert isinstance(made, Command)
        yield from _command(name, made, context)
    yield ".SH EXIT STATUS\n"
    for status, meaning in EXIT_STATUS.items():
        yield f".TP\n.B {status}\n{_roff(meaning)}\n"
    yield ".SH ENVIRONMENT\n"
    for name, meaning in ENVIRONMENT.items():
        yield f".TP\n.B {name}\n{_roff(meaning)}\n"
    yield ".SH SEE ALSO\n.BR notmuch (1),\n.BR mutt (1),\n.BR jq (1)\n"


def _command(name: str, made: Command, parent: click.Context) -> Iterator[str]:
    context = click.Context(made, info_name=name, parent=parent)
    pieces = " ".join(made.collect_usage_pieces(context))
    yield f".SS {name}\n.B mlthread {name}\n{_roff(pieces)}\n.PP\n"
    yield from _prose(made.help or "")
    for title, records in made.sections(context).items():
        yield f".PP\n.B {_roff(title)}\n"
        for declaration, meaning in records:
            yield f".TP\n.B {_roff(declaration)}\n{_roff(meaning)}\n"
    yield ".PP\n.B Examples\n"
    for example in made.examples:
        yield f".TP\n{_roff(example.what)}\n.nf\n{_roff(example.line)}\n.fi\n"

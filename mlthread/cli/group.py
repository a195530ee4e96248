"""The table of commands, and how a run ends. In: arguments. Out: the command's exit status.

A command's module is imported only when the command is used or its own help is asked for: that
keeps `mlthread --help` about as fast as importing click.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from mlthread import __version__
from mlthread.frozen import NamedTuple

__all__ = ["COMMANDS", "EXIT_STATUS", "CommandRow", "Root", "root"]


class CommandRow(NamedTuple):
    """A command: the part of the help it stands in, where its code is, its one-line help."""

    section: str
    module: str
    attribute: str
    help: str


COMMANDS: dict[str, CommandRow] = {
    "show": CommandRow("Read", "show", "show_command", "Print conversations: who said what, when, to whom."),
    "list": CommandRow("Read", "list_", "list_command", "Print a table of the conversations."),
    "split": CommandRow("Read", "split", "split_command", "Print each message cut into new text, quotes, signature ..."),
    "pairs": CommandRow("Data", "pairs", "pairs_command", "Print what was quoted and what was answered to it."),
    "stats": CommandRow("Data", "stats", "stats_command", "Count people, answers and activity."),
    "export": CommandRow("Data", "export", "export_command", "Write conversations as mbox, CSV, Markdown, GraphML ..."),
    "inspect": CommandRow("Look closer", "inspect", "inspect_command", "Say how a source was read and what was odd in it."),
    "formats": CommandRow("Look closer", "inspect", "formats_command", "List the formats that can be read."),
    "schema": CommandRow("Set up", "schema", "schema_command", "Print the JSON schema of a command's output."),
    "completion": CommandRow("Set up", "completion", "completion_command", "Print the completion script of a shell."),
    "man": CommandRow("Set up", "man", "man_command", "Print the manual page."),
}  # fmt: skip


_FIRST_STEPS = (
    ("mlthread show page.txt", "the conversation in a page copied from a list archive"),
    ("mlthread list archive/", "the conversations of an archive; then: mlthread show archive/ 2"),
    ("mlthread split mail.eml", "new text, quotes, signature of a message"),
)

EXIT_STATUS = {
    0: "done",
    1: "done, but a source could not be read or held no message, or the result could not be written; standard error says which",
    2: "wrong usage",
    130: "interrupted; 129 or 143: its terminal was closed, or it was ended",
}


class Root(click.Group):
    """`mlthread`: finds commands in the table, and turns whatever ends a run into an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """The commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's interface
        """Import the module of a command."""
        row = COMMANDS.get(cmd_name)
        if row is None:
            return None
        command: click.Command = getattr(
            import_module(f"{__package__}.{row.module}"), row.attribute
        )
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown command is told with the one that was perhaps meant."""
        name = args[0]
        if name not in COMMANDS and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, n=1, cutoff=0.6)
            if name == "help":
                about = "".join(f" {word}" for word in args[1:2] if word in COMMANDS)
                hint = f"mlthread{about} --help has it"
            elif name == "-" or os.path.exists(name):
                hint = f"to read it: mlthread show {name}"
            elif near:
                hint = f'did you mean "{near[0]}"?'
            else:
                hint = "mlthread --help lists the commands"
            raise click.UsageError(f'no command "{name}"; {hint}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's interface
        """The table, grouped, without importing anything."""
        width = max(map(len, COMMANDS))
        sections = dict.fromkeys(row.section for row in COMMANDS.values())
        for section in sections:
            with formatter.section(section):
                formatter.write_dl(
                    [
                        (name.ljust(width), row.help)
                        for name, row in COMMANDS.items()
                        if row.section == section
                    ]
                )

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's interface
        """First steps, and where the rest is told."""
        with formatter.section("Examples"):
            formatter.write_dl(list(_FIRST_STEPS))
        formatter.write_paragraph()
        formatter.write_text(
            "`mlthread COMMAND --help` has options and examples, `mlthread man` all of it."
        )

    def main(  # type: ignore[override]  # always ends the process, as click's own standalone mode does
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002 - CliRunner passes it
        **extra: Any,
    ) -> None:
        """Run, and end the process: 0 done, 1 a source failed, 2 wrong usage, 130 interrupted."""
        prog_name = prog_name or "mlthread"
        self._main_shell_completion(extra, prog_name, complete_var)
        status = 0
        try:
            with self.make_context(
                prog_name, list(sys.argv[1:] if args is None else args), **extra
            ) as ctx:
                status = self.invoke(ctx) or 0
            if sys.stdout is not None:
                sys.stdout.flush()
        except click.exceptions.Exit as end:
            status = end.exit_code
        except click.ClickException as error:
            status = error.exit_code
            tell(error, prog_name)
        except (KeyboardInterrupt, click.Abort):
            status = 130
            if sys.stderr is not None and sys.stderr.isatty():
                sys.stderr.write("\r\x1b[K")  # the progress line, and the terminal's ^C
        except BrokenPipeError:
            pass
        except OSError as error:
            status = 1
            _complain(f"{prog_name}: {_os_error(error)}")
        _close_output()
        sys.exit(status)


def tell(error: click.ClickException, prog_name: str) -> None:
    """An error in one line that says what to do next."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else prog_name
    message = " ".join(_in_words(error).split()).rstrip(".")
    message = message[:1].lower() + message[1:]
    hint = "" if "; " in message or error.exit_code != 2 else f"; see {path} --help"
    _complain(f"{path}: {message}{hint}")


_WORDS = (
    (r"'(.*)' is not a valid integer range", r'"\1" is no whole number'),
    (r"is not in the range x>=", "is less than "),
    (r"'(.*)' is not one of '(.*)'", r'"\1" is not one of \2'),
    (r"', '", ", "),
    (r"File '(.*)' is a directory", r'"\1" is a folder'),
    (r"Directory '(.*)' is a file", r'"\1" is a file, no folder'),
    (r"Option '(.*)' requires an argument", r"\1 needs a value"),
    (r"(?s)Missing argument .*Choose from:\s*", "name one of "),
    (r",\s+", ", "),
)
"""What click says, and what is said here; each row takes what those before it left."""


def _in_words(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"no option {error.option_name}{_hint(error)}"
    clicks = isinstance(error, click.BadParameter | click.BadOptionUsage)
    missing = isinstance(error, click.MissingParameter)
    message = error.format_message() if missing or not clicks else error.message
    for said, ours in _WORDS if clicks else ():
        message = re.sub(said, ours, message)
    if not isinstance(error, click.BadParameter) or missing or error.param is None:
        return message
    if error.ctx is not None:
        source = error.ctx.get_parameter_source(error.param.name or "")
        if source is click.core.ParameterSource.ENVIRONMENT:
            return f"the variable {error.param.envvar}: {message}"
    is_option = isinstance(error.param, click.Option)
    return f"{' / '.join(error.param.opts)}: {message}" if is_option else message


_SEARCHES = frozenset(("--text", "--body", "--grep", "--search", "--find", "--contains", "--words"))


def _hint(error: click.NoSuchOption) -> str:
    """What was perhaps meant by an option that does not exist."""
    name = error.option_name
    files = [word for word in sys.argv[1:] if word.startswith(name) and os.path.exists(word)]
    if files:
        return f"; a file of that name is read as ./{files[0]}"
    if name == "--csv":
        return "; mlthread export --to csv writes a row a message"
    if name in _SEARCHES:
        return "; --said TEXT is for what people wrote, --subject TEXT for subjects"
    command = next((word for word in sys.argv[1:] if word in COMMANDS), None)
    if command is not None and error.ctx is not None and error.ctx.parent is None:
        return f"; options stand behind the command: mlthread {command} {name}"
    near = (error.possibilities or ())[:2]
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _os_error(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else "cannot write: "
    return f"{where}{error.strerror or error}"


def _complain(line: str) -> None:
    """One line on standard error; the name of a file in it, as a shell fills it in, may hold anything."""
    from mlthread.views.safe import one_line

    with contextlib.suppress(OSError):
        click.echo(one_line(line), err=True)


def _close_output() -> None:
    """Flush for the last time; what cannot be written any more goes to the null device.

    Python would otherwise complain about a closed pipe or a full disk once more at its exit.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, sys.stdout.fileno())


@click.group("mlthread", cls=Root, no_args_is_help=False, invoke_without_command=True)
@click.version_option(__version__, "-V", "--version", message="mlthread %(version)s")
@click.help_option("-h", "--help")
@click.pass_context
def root(ctx: click.Context) -> None:
    """Reads raw mailing-list mail and prints the conversation: who said what, when, in answer to
    which words."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())

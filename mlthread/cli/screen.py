"""The screen. In: styled lines. Out: them on a terminal, in a pager, in a pipe or a file.

Only a terminal gets colour, a pager and its own width; a program gets plain lines, prose 80 cells
wide, the cells of a table whole where nothing stands to their right.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import click

from .options import option, variable
from .output import Output

if TYPE_CHECKING:
    from mlthread.views.terminal.paint import Line

__all__ = ["Screen", "screen_options"]

F = TypeVar("F", bound=Callable[..., Any])

_NARROWEST = 30
_WIDEST = 10_000
"""More than any screen has: as many blanks as are asked for may be more than there is memory."""


def screen_options(function: F) -> F:
    """--color, --width, --pager/--no-pager."""
    for add in (
        option(
            "--pager/--no-pager",
            default=None,
            section="Screen",
            help="Use a pager, or none (default: on a terminal; PAGER, LESS).",
        ),
        option(
            "--width",
            type=click.IntRange(min=_NARROWEST),
            envvar=variable("WIDTH"),
            metavar="N",
            section="Screen",
            help="Cells a line (default: the terminal's, else 80).",
        ),
        option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            envvar=variable("COLOR"),
            section="Screen",
            help="Colour (default: auto, on a terminal; NO_COLOR, FORCE_COLOR).",
        ),
    ):
        function = add(function)
    return function


class Screen:
    """A sink of styled lines.

    `width` is how many cells a line has, `bounded` whether one that is wider would do harm: on a
    terminal, or where the user named a width.
    """

    def __init__(
        self,
        output: str | None = None,
        *,
        color: str = "auto",
        width: int | None = None,
        pager: bool | None = None,
    ) -> None:
        from mlthread.views.terminal.paint import Painter, color_system

        terminal = output in (None, "-") and sys.stdout is not None and sys.stdout.isatty()
        self.width = min(_WIDEST, width or max(_NARROWEST, _columns()))
        self.bounded = terminal or width is not None or bool(_said_columns())
        self._painter = Painter(color_system(color, terminal=terminal))
        paged = terminal if pager is None else pager
        self._out = Output(output, pager=_pager() if paged else (), drawn=True)

    @classmethod
    def of(cls, options: dict[str, Any]) -> Self:
        """The screen that a command's options ask for."""
        return cls(
            options.get("output"),
            color=options["color"],
            width=options["width"],
            pager=options["pager"],
        )

    def __enter__(self) -> Self:
        self._out.__enter__()
        return self

    @property
    def readable(self) -> int:
        """Cells a line of prose may take."""
        from mlthread.views.terminal.cells import READABLE

        return min(self.width, READABLE)

    def part(self) -> None:
        """A ruler between one conversation and the next."""
        self.lines([[("", "")], [("═" * self.readable, "dim")], [("", "")]])

    def lines(self, lines: Iterable[Line]) -> None:
        """Write lines."""
        for line in lines:
            self._out.write(self._painter.line(line))

    def flush(self) -> None:
        """Show everything now."""
        self._out.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._out.__exit__(kind, error, trace)


def _columns() -> int:
    """As wide as the user says or the terminal is; 80 where there is none."""
    if said := _said_columns():
        return said
    try:
        return (sys.__stdout__ and os.get_terminal_size(sys.__stdout__.fileno()).columns) or 80
    except (OSError, ValueError):
        return 80


def _said_columns() -> int:
    said = os.environ.get("COLUMNS", "")
    return int(said[:9]) if said.isdecimal() else 0


def _pager() -> tuple[str, ...]:
    """The user's pager as words; none for a dumb terminal, an empty name or cat."""
    import shlex
    import shutil

    if os.environ.get("TERM") in ("dumb", None):
        return ()
    line = os.environ.get("MLTHREAD_PAGER", os.environ.get("PAGER", "less"))
    try:
        words = tuple(shlex.split(line))
    except ValueError:
        return ()
    return () if not words or words == ("cat",) or shutil.which(words[0]) is None else words

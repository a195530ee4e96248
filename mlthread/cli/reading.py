"""Reading for every command. In: sources. Out: messages or conversations; problems on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from mlthread.model import Conversation, Message, Problem

__all__ = ["Reading"]


class Reading:
    """One run's sources: what is read, what went wrong, and the exit status that follows."""

    def __init__(
        self, sources: tuple[str, ...], format_: str | None, *, quiet: bool, verbose: bool
    ) -> None:
        if not sources:
            if sys.stdin is not None and sys.stdin.isatty():
                raise click.UsageError("no SOURCE given; name a file or folder, or pipe mail in")
            sources = ("-",)
        self.sources = sources
        self.format = format_
        self.quiet = quiet
        self.verbose = verbose
        self.problems: list[Problem] = []

    def messages(self) -> Iterator[Message]:
        """The messages of the sources, as they are read."""
        from mlthread.mailbox.reader import read

        return read(*self.sources, format=self.format, problems=self.problems)

    def conversations(self) -> list[Conversation]:
        """The conversations of the sources."""
        from mlthread.thread.pipeline import reconstruct

        return reconstruct(self.messages())

    def finish(self) -> int:
        """Tell what could not be read; the exit status."""
        for problem in self.problems:
            if problem.unread:
                click.echo(f"mlthread: {problem.source}: {problem.problem}", err=True)
        return int(any(problem.unread for problem in self.problems))

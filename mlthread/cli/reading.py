"""Reading for every command. In: sources. Out: messages or conversations; problems on standard error.

What could not be read is told once, at the end, one line per source, with the command that shows
more; one progress line is drawn while a person waits at a terminal.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from mlthread.model import Address, Conversation, Message, Problem, Turn

from .moments import asked_moment, clockface
from .progress import Progress
from .selection import Selection, take_selectors

if TYPE_CHECKING:
    from .persons import Persons

__all__ = ["Reading"]

_SELECTION = (
    "ids", "subjects", "persons", "answerers", "said", "lists", "with_recovered_only", "altered",
    "sort", "reverse", "limit",
)  # fmt: skip


class Reading:
    """One run's sources: what is read, what went wrong, and the exit status that follows."""

    def __init__(self, options: dict[str, Any], *, selectors: bool = True) -> None:
        words: tuple[str, ...] = options["sources"]
        self.quiet: bool = options["quiet"]
        self.clock = clockface(options.get("zone", "utc"))
        self.since = asked_moment(options.get("since"), self.clock, end=False)
        self.until = asked_moment(options.get("until"), self.clock, end=True)
        chosen = {k: options[k] for k in _SELECTION if k in options}
        self.selection = Selection(self.clock, **chosen, since=self.since, until=self.until)
        if selectors:
            words, self.selection.numbers, ids = take_selectors(words)
            self.selection.ids += tuple(ids)
            self._tell_numbers(set(options["sources"]).difference(words, ids))
        self.sources = words or _default_sources()
        if options.get("output") not in (None, "-"):
            from .spare import spare_sources  # late: most results are only shown

            spare_sources(self.sources, options["output"])
        self.format: str | None = options["format_"]
        self.cache: str | None = options.get("cache")
        self.verbose: bool = options["verbose"]
        self.problems: list[Problem] = []
        self.progress = Progress(wanted=not self.quiet)
        self._held: list[Message] | None = None
        self._all: list[Conversation] = []
        self._was_long = False

    def _tell_numbers(self, words: Iterable[str]) -> None:
        """Which numbers of conversations are also names of files."""
        files = sorted(filter(os.path.exists, words))
        if files and not self.quiet:
            first = files[0]
            self.remark(f"{first} is taken for the number of a conversation; the file is ./{first}")

    def messages(self) -> Iterator[Message]:
        """The messages of the sources, as they are read."""
        held, self._held = self._held, None
        return iter(held) if held is not None else self._read(self.problems)

    def persons(self) -> Persons:
        """Everybody who wrote, before `messages` are asked for: files and folders are read twice, what can be read
        but once is held."""
        if all(map(_is_lasting, self.sources)):
            messages = self._read([])
        else:
            self._held = list(self._read(self.problems))
            messages = iter(self._held)
        authors: set[Address] = set()
        receivers: set[Address] = set()
        for message in messages:
            authors.add(message.person)
            receivers.update(message.to)
        from .persons import Persons  # late: most often nobody is asked for

        return Persons(authors, receivers)

    def _read(self, problems: list[Problem]) -> Iterator[Message]:
        from mlthread.mailbox.reader import read

        messages = read(
            *self.sources,
            format=self.format,
            problems=problems,
            progress=self.progress.update if self.progress.drawn else None,
        )
        return self.progress.watch(messages) if self.progress.drawn else iter(messages)

    def conversations(self, *, trace: bool = True) -> list[Conversation]:
        """The conversations asked for; when there are none, it is told why. Without `trace` it is not
        looked up where their quotes come from."""
        return [conversation for _, conversation in self.rows(trace=trace)]

    def table(self) -> list[tuple[int, Conversation]]:
        """The `rows` for a table: their turns have no words, unless what is asked for needs some."""
        return self.rows(trace=False, words=self.selection.needs_words)

    def rows(self, *, trace: bool = True, words: bool = True) -> list[tuple[int, Conversation]]:
        """The conversations asked for, each with its number in `mlthread list`."""
        from mlthread.thread.pipeline import traced

        found = self._found(words)
        if self.selection.altered:
            found, trace = list(map(traced, found)), False
        self._all = found
        chosen = self.selection.rows(found)
        self.progress.wipe()
        if found and not self.quiet:
            told = self.selection.beyond(found) if chosen else self.selection.why_empty(found)
            if told:
                self.remark(told)
        return [(number, traced(c)) for number, c in chosen] if trace else chosen

    @cached_property
    def turns(self) -> Mapping[str, Turn]:
        """The turns of all conversations of the sources, asked for or not, by their ids."""
        return {turn.id: turn for conversation in self._all for turn in conversation.turns}

    def _found(self, words: bool) -> list[Conversation]:
        """The conversations of the sources: kept by an earlier command, or put together now; what is kept has words."""
        from mlthread.thread.pipeline import outline

        if not self.cache or "-" in self.sources:
            found = outline(self.messages(), words=words)
            self._was_long = self.progress.seconds > _LONG
            return found
        from .kept import Kept

        kept = Kept(self.cache, self.sources, self.format)
        known = kept.load()
        if known is not None:
            self.problems += known[1]
            return known[0]
        found = outline(self.messages())
        if not any(problem.unread for problem in self.problems):
            told = kept.store((found, self.problems))
            if told and not self.quiet:
                self.remark(told)
        return found

    def remark(self, text: str) -> None:
        """One line on standard error."""
        from mlthread.views.safe import one_line

        click.echo(f"mlthread: {one_line(text)}", err=True)

    def finish(self) -> int:
        """Tell what could not be read and what was odd; the exit status."""
        self.progress.wipe()
        unread = [problem for problem in self.problems if problem.unread]
        odd = [problem for problem in self.problems if not problem.unread]
        for problem in unread:
            self.remark(_told(problem) + self._meant(problem))
        if self.verbose:
            for problem in odd:
                self.remark(_told(problem))
        elif odd and not self.quiet:
            self._count_oddities(odd)
        if self._was_long and self.progress.drawn and "MLTHREAD_CACHE" not in os.environ:
            self.remark(_KEEP)
        return int(bool(unread))

    def _meant(self, problem: Problem) -> str:
        """What was perhaps meant by a word among sources that names no file."""
        source = problem.source
        if problem.problem != _MISSING:
            return ""
        if os.path.islink(source):
            return "; it is a link to nothing"
        archive, mark, _ = source.partition("!")
        if mark and os.path.isfile(archive):
            return f"; {archive} is read as a whole"
        if "/" in source:
            return ""
        if "@" in source:
            return "; a Message-ID stands in <> or behind --id"
        if source.isdecimal():
            return "; numbers are those of conversations, for mlthread show"
        is_word = len(self.sources) > 1 and "." not in source and _looks_for_words()
        return "; words are looked for with --said or --subject" if is_word else ""

    def _count_oddities(self, odd: Iterable[Problem]) -> None:
        by_source: dict[str, list[Problem]] = {}
        for problem in odd:
            by_source.setdefault(problem.source, []).append(problem)
        for source, problems in list(by_source.items())[:_MOST_TOLD]:
            if len(problems) == 1:
                self.remark(_told(problems[0]))
                continue
            more = (
                "-v"
                if source == "-" or source.startswith("-!")
                else f"mlthread inspect {_quoted(source)}"
            )
            line, what = problems[0].line, problems[0].problem
            first = what if line is None else f"in line {line}: {what}"
            self.remark(f"{_named(source)}: {len(problems)} oddities, first {first}; all: {more}")
        if len(by_source) > _MOST_TOLD:
            self.remark(f"oddities in {len(by_source) - _MOST_TOLD} more sources; -v tells all")


_MOST_TOLD = 5
_LONG = 10.0
_KEEP = (
    "the next command takes a second where what this one found out is kept: "
    "export MLTHREAD_CACHE=~/.cache/mlthread"
)
"""Told at a terminal after so many seconds of reading, until the variable is set (empty: keep nothing)."""
_MISSING = "no such file or folder"


def _looks_for_words() -> bool:
    """Whether the command that runs has --said."""
    return any(row.name == "said" for row in click.get_current_context().command.params)


def _is_lasting(source: str) -> bool:
    """Whether a source can be read again."""
    return source != "-" and (os.path.isfile(source) or os.path.isdir(source))


def _named(source: str) -> str:
    from mlthread.views.safe import source_name  # late: most runs tell nothing

    return source_name(source)


def _told(problem: Problem) -> str:
    source = _named(problem.source)
    where = source if problem.line is None else f"{source}:{problem.line}"
    return f"{where}: {problem.problem}"


def _quoted(source: str) -> str:
    import shlex

    return shlex.quote(source)


def _default_sources() -> tuple[str, ...]:
    if sys.stdin is None or sys.stdin.isatty():
        named = os.environ.get("MLTHREAD_SOURCE")
        if named:
            return (named,)
        raise click.UsageError(
            "no SOURCE given; name a file or a folder, or pipe mail in", click.get_current_context()
        )
    return ("-",)

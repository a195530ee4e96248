"""`mlthread inspect` on a screen. In: an `Inspection`. Out: what was recognised, counts, oddities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mlthread.model import Inspection, Problem, Recognised
from mlthread.views.dates import Clockface, span
from mlthread.views.headings import counted, size_words
from mlthread.views.safe import one_line, source_name

from .cells import wrap
from .paint import Line

__all__ = ["draw_formats", "draw_inspection"]

_LABEL = 13
_LEAST_TEXT = 16
_MOST_SOURCES = 12
_MOST_NAMES = 8
_MOST_LINES = 6
_MOST_KINDS = 40


def draw_inspection(found: Inspection, width: int, *, everything: bool) -> Iterator[Line]:
    """The report; `everything` leaves nothing out of long tables."""
    parts = (
        list(_sources(found.sources, width, everything)),
        list(_counts(found, width)) if found.messages else [],
        list(_problems(found.problems, width, everything)) if found.problems else [],
    )
    for number, part in enumerate(filter(None, parts)):
        if number:
            yield [("", "")]
        yield from part


def _wrapped(text: str, width: int, indent: int, style: str = "") -> Iterator[Line]:
    for line in wrap(text, width - indent):
        yield [(" " * indent, ""), (line, style)]


def _sources(sources: tuple[Recognised, ...], width: int, everything: bool) -> Iterator[Line]:
    if len(sources) > _MOST_SOURCES and not everything:
        yield from _by_format(sources, width)
        return
    for source in sources:
        yield [(source_name(source.source), "key")]
        yield from _wrapped(f"{source.format}: {source.why}", width, 2)
        yield [
            ("  ", ""),
            (f"{counted(source.messages, 'message')}, {size_words(source.bytes)}", "dim"),
        ]


def _by_format(sources: tuple[Recognised, ...], width: int) -> Iterator[Line]:
    """Many files: one entry for each format (and reason)."""
    groups: dict[tuple[str, str], list[Recognised]] = {}
    for source in sources:
        groups.setdefault((source.format, source.why), []).append(source)
    for (name, why), group in sorted(groups.items(), key=lambda item: -len(item[1])):
        yield [(f"{len(group):,} × {name}", "key")]
        yield from _wrapped(why, width, 2)
        messages, size = sum(one.messages for one in group), sum(one.bytes for one in group)
        yield [("  ", ""), (f"{counted(messages, 'message')}, {size_words(size)}", "dim")]


def _counts(found: Inspection, width: int) -> Iterator[Line]:
    clock = Clockface()
    rows = [
        (
            "messages",
            f"{found.messages:,}"
            + (
                f", {found.duplicates:,} of them again under an id met before"
                if found.duplicates
                else ""
            ),
        )
    ]
    rows.append(("bytes", size_words(found.bytes)))
    if found.start is not None and found.end is not None:
        rows.append(("dates", span(clock.at(found.start), clock.at(found.end))))
    lacking = [
        f"{count:,} without {what}"
        for count, what in (
            (found.without_date, "a date"),
            (found.without_id, "Message-ID"),
            (found.without_author, "author"),
        )
        if count
    ]
    if lacking:
        rows.append(("lacking", ", ".join(lacking)))
    if found.lists:
        rows.append(("lists", _names(found.lists)))
    if found.charsets:
        rows.append(("encodings", _names(found.charsets)))
    if found.attachments:
        rows.append(("attachments", f"{found.attachments:,}"))
    for label, text in rows:
        yield from _beside(label, text, _LABEL, width)


def _names(counted: tuple[tuple[str, int], ...]) -> str:
    shown = ", ".join(f"{one_line(name)} ({count:,})" for name, count in counted[:_MOST_NAMES])
    more = len(counted) - _MOST_NAMES
    return f"{shown} … and {more:,} more" if more > 0 else shown


def _problems(problems: tuple[Problem, ...], width: int, everything: bool) -> Iterator[Line]:
    """What was odd: one entry for each source and sentence, with the lines where it was met."""
    groups: dict[tuple[bool, str, str], list[int | None]] = {}
    for problem in problems:
        groups.setdefault((not problem.unread, problem.source, problem.problem), []).append(
            problem.line
        )
    yield [(counted(len(problems), "oddity", "oddities"), "key")]
    shown = sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1])))
    limit = len(shown) if everything else _MOST_KINDS
    for (_, source, text), lines in shown[:limit]:
        times = f" ({len(lines):,} times)" if len(lines) > 1 else ""
        yield from _wrapped(f"{source_name(source)}: {one_line(text)}{times}", width, 2, "unsure")
        known = [line for line in lines if line is not None]
        if known:
            yield from _wrapped(_line_numbers(known, everything), width, 4, "dim")
    if len(shown) > limit:
        yield [(f"  … {len(shown) - limit:,} more kinds; -v tells all", "dim")]


def _line_numbers(numbers: list[int], everything: bool) -> str:
    most = len(numbers) if everything else _MOST_LINES
    text = ", ".join(str(number) for number in numbers[:most])
    return (
        ("line " if len(numbers) == 1 else "lines ") + text + (" …" if len(numbers) > most else "")
    )


def _beside(label: str, text: str, room: int, width: int) -> Iterator[Line]:
    """A label and what it stands for; under each other where the screen is too narrow for both."""
    if width - room < _LEAST_TEXT:
        yield [(label, "key")]
        yield from _wrapped(text, width, 2)
        return
    for number, line in enumerate(wrap(text, width - room)):
        yield [(("" if number else label).ljust(room), "key"), (line, "")]


def draw_formats(
    files: Iterable[tuple[str, str]], folders: Iterable[tuple[str, str]], width: int
) -> Iterator[Line]:
    """The names that --format takes, and the kinds of folders that are known without a name."""
    named, held = list(files), list(folders)
    room = max(len(name) for name, _ in (*named, *held)) + 2
    for rows, heading in ((named, ""), (held, "Folders, known by what they hold:")):
        if heading:
            yield [("", "")]
            yield from _wrapped(heading, width, 0)
        for name, what in rows:
            yield from _beside(name, what, room, width)
    yield [("", "")]
    text = "Any of them may be packed with gzip, bzip2, xz, zstd (before Python 3.14 with mlthread[zst]), zip or tar."
    yield from _wrapped(text, width, 0)

"""The words of one turn. In: a part of a turn, a width. Out: styled lines for it.

Prose is filled anew only where it does not fit; a signature's lines stay apart; patches, code, logs
and tables keep every column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mlthread.frozen import frozen
from mlthread.model import Kind, Segment, Turn
from mlthread.views.headings import counted
from mlthread.views.safe import lines_of, one_line
from mlthread.views.turntext import OwnWords, Quoted, QuotedRun

from .cells import GOES_ON, cell_len, fit, wrap, wrap_exact, wrap_loose
from .filling import paragraphs
from .paint import Line
from .people import People

__all__ = ["Splitter", "draw_own", "draw_run"]

Splitter = Callable[[str], list[Segment]]
"""What tells the kinds of lines in a text: `split`."""

_CODE: frozenset[Kind] = frozenset(("patch", "code", "log", "table"))
_EXACT = _CODE | {"separator", "technical"}
_STYLES: dict[Kind, str] = {
    "code": "code",
    "log": "log",
    "heading": "heading",
    "separator": "dim",
    "technical": "dim",
}
_PATCH = (
    (("+++", "---", "diff ", "index ", "Index: ", "==="), "file"),
    (("@@",), "hunk"),
    (("+",), "added"),
    (("-",), "removed"),
)
_MACHINE = 3
"""So many lines of armour or of an encoded file are shown as they are."""
_SHOWN_CHANGES = 3
_LEAST_NAME = 8
"""Cells by which a name is known."""
_MATCH_WORDS = {
    "exact": "",
    "rewrapped": ", re-wrapped",
    "elided": ", shortened",
    "altered": ", altered",
}


def draw_own(part: OwnWords, width: int, *, full: bool = True) -> list[Line]:
    """What the author wrote; several blank lines are drawn as one. Unless `full` is asked for, of what only
    machines read the first line is shown."""
    lines = _squeezed(lines_of(part.text))
    if part.kind not in _CODE:
        lines = [_shortened_ruler(line, width) for line in lines]
    if part.kind == "technical" and not full:
        hidden = sum(1 for line in lines[1:] if line)
        if hidden > _MACHINE:
            told = wrap(f"… {hidden} lines for machines ▸", width)
            return [[(fit(lines[0], width), "dim")], *([(words, "dim")] for words in told)]
    if part.kind == "signature":
        return [[(piece, "signature")] for line in lines for piece in _by_line(line, width)]
    if part.kind not in _EXACT:
        style = _STYLES.get(part.kind, "")
        return [[(line, style)] for line in paragraphs(lines, width)]
    out: list[Line] = []
    for line in lines:
        style = _patch_style(line) if part.kind == "patch" else _STYLES.get(part.kind, "")
        first = wrap_exact(line, width)[0]
        out.append([(first, style)])
        if rest := line[len(first) :]:
            pieces = wrap_exact(rest, width - len(GOES_ON))
            out += [[(GOES_ON, "dim"), (piece, style)] for piece in pieces]
    return out


def _shortened_ruler(line: str, width: int) -> str:
    """A line that is one sign over and over, set in or not, needs no second line where it is too wide."""
    drawn = line.strip(" ")
    if cell_len(line) <= width or len(set(drawn)) != 1 or drawn[0].isalnum():
        return line
    cells, margin = cell_len(drawn[0]), len(line) - len(line.lstrip(" "))
    return line[: margin + max(0, width - margin) // cells] if cells else line


def _by_line(line: str, width: int) -> Iterator[str]:
    """A line that never runs on into the next: whole, or broken with its columns kept."""
    first = wrap_loose(line, width)[0]
    yield first.rstrip(" ")
    rest = line[len(first) :].lstrip(" ")
    pieces = (piece.strip(" ") for piece in wrap_loose(rest, width - len(GOES_ON)))
    yield from (f"{GOES_ON}{piece}" for piece in pieces if piece)


def _squeezed(lines: list[str]) -> list[str]:
    return [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]


def _patch_style(line: str) -> str:
    return next((style for starts, style in _PATCH if line.startswith(starts)), "")


@frozen
class _Name:
    text: str
    style: str


def _name(quoted: Quoted, people: People) -> _Name:
    if quoted.who is None:
        return _Name("earlier mail", "")
    return _Name(people.short(quoted.who), people.style(quoted.who, "stem"))


def draw_run(
    run: QuotedRun,
    people: People,
    width: int,
    *,
    full: bool,
    all_changes: bool,
    splitter: Splitter | None = None,
) -> list[Line]:
    """A run of quotes: one line that says whose words they are, or the words themselves, code and tables among them
    as they are where `splitter` finds any. What was pasted is shown in any case."""
    out: list[Line] = []
    if not full:
        out += _folded(run, people, width)
    for quoted in run.passages if full else run.quotes:
        if quoted.pasted:
            out += _words(quoted, width, splitter)
        elif full:
            out += _opened(quoted, people, width, splitter)
        out += _changes(quoted, width, None if all_changes else _SHOWN_CHANGES)
    return out


def _folded(run: QuotedRun, people: People, width: int) -> list[Line]:
    quotes = [quoted for quoted in run.quotes if not quoted.pasted]
    if not quotes:
        return []
    pieces: Line = [("answers " if run.answered else "quotes ", "dim")]
    used = start = len(pieces[0][0])
    out = []
    for number, quoted in enumerate(quotes):
        name = _name(quoted, people)
        count = f", {counted(quoted.count, 'line')}"
        count += " ≠" if quoted.altered else ""
        end = " ▸" if number == len(quotes) - 1 else "; "
        told = len(count + end.rstrip())
        room = width - used - told
        if used > 2 and cell_len(name.text) > room and (used > start or room < _LEAST_NAME):
            out.append(pieces)
            pieces = [("  ", "")]
            used = start = 2
        label = fit(name.text, max(4, width - used - told))
        pieces += [(label, name.style), (count + end, "dim")]
        used += cell_len(label) + len(count + end)
    return [*out, pieces]


def _opened(
    quoted: Quoted, people: People, width: int, splitter: Splitter | None
) -> Iterator[Line]:
    name = _name(quoted, people)
    label, where = fit(name.text, width - 10), _where(quoted)
    if cell_len(label) + cell_len(where) + 5 <= width:
        yield [("from ", "dim"), (label, name.style), (where, "dim")]
    else:
        yield [("from ", "dim"), (label, name.style)]
        yield from ([("  ", ""), (line, "dim")] for line in wrap(where.lstrip(",: "), width - 2))
    yield from _words(quoted, width, splitter)


def _words(quoted: Quoted, width: int, splitter: Splitter | None) -> Iterator[Line]:
    text = "\n".join(segment.text for segment in quoted.segments)
    parts: list[tuple[Kind, str]] = [("text", text)]
    if splitter is not None:
        parts = [(part.kind, part.text) for part in splitter(text)]
    lines = [
        line
        for kind, words in parts
        for line in draw_own(OwnWords(kind if kind in _EXACT else "text", words), width - 2)
    ]
    last = max((n for n, line in enumerate(lines) if any(text for text, _ in line)), default=-1)
    above = True
    for line in lines[: last + 1]:
        blank = not any(text for text, _ in line)
        if not (blank and above):
            yield [
                ("▏ ", "dim"),
                *((text, "dim" if text == GOES_ON else "quote") for text, _ in line),
            ]
        above = blank


def _where(quoted: Quoted) -> str:
    known: Turn | None = quoted.known
    sources = [segment.source for segment in quoted.segments if segment.source is not None]
    if known is None or not sources:
        return f": {counted(quoted.count, 'line')}, source not known"
    start, stop = min(s.start for s in sources), max(s.stop for s in sources)
    worst = max((s.match for s in sources), key=list(_MATCH_WORDS).index)
    lines = f"line {start + 1}" if stop - start == 1 else f"lines {start + 1}-{stop}"
    other = f' of "{one_line(known.subject or "")}"' if quoted.foreign else ""
    return f", {lines}{other}{_MATCH_WORDS[worst]}:"


def _changes(quoted: Quoted, width: int, most: int | None) -> Iterator[Line]:
    changes = [
        change
        for segment in quoted.segments
        if segment.source is not None
        for change in segment.source.changes
    ]
    for change in changes[:most]:
        was, now = one_line(change.was), one_line(change.now)
        text = (
            f'"{was}" became "{now}"'
            if was and now
            else f'added "{now}"'
            if now
            else f'left out "{was}"'
        )
        where = f"body line {change.line + 1}: " if most is None else ""
        yield from _marked(where + text, width, "")
    if most is not None and len(changes) > most:
        told = f"{counted(len(changes) - most, 'more change')}: --altered"
        yield from _marked(told, width, "dim")


def _marked(text: str, width: int, style: str) -> Iterator[Line]:
    first, *rest = wrap(text, width - 2)
    yield [("≠ ", "altered"), (first, style)]
    yield from ([("  ", ""), (line, style)] for line in rest)

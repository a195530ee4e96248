"""Answers typed in a colour into what a mail quotes. In: lines of text and the colours of their words. Out: the lines
with quote marks before all that is quoted, but before no answer.

Outlook sets no marks before what it quotes, and whoever answers within it does so in a colour: one that the words
above name ("see my answers in red"), or that of these words, where they say that answers stand below. What the
quoted mail opens with is its author's, whatever its colour, and so is what stands below its closing.

>>> lines = ["See in red.", "", "From: Bo", "To: Ann", "Subject: Gate", "", "Hi Ann,", "Is it open? It is.", "Bo"]
>>> mark_coloured(lines, {7: [(0, None), (12, "#ff0000")]})[6:]
['> Hi Ann,', '> Is it open?', 'It is.', '> Bo']
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mlthread.pattern import pattern
from mlthread.rules.greetings import closing_rule
from mlthread.rules.labels import read_label
from mlthread.rules.shades import hue_of, named_hues

__all__ = ["Shades", "mark_coloured", "may_colour"]

Shades = Mapping[int, Sequence[tuple[int, str | None]]]
"""Where the words of a line, by its number, are given another colour: None is that of who reads."""

_MAY = pattern(
    r"(?i)\bin[- ]?lined?\b|\bbelow\b|\bembedded\b|\b(?:in|en|em|auf|på|na|with|using)\b|[红紅赤蓝藍青][色字]"
)
_BELOW = pattern(
    r"(?i)\bin[- ]?lined?\b|\bembedded\b|\binterspersed\b|\b(?:see|find)\b.{0,40}\bbelow\b"
    r"|\b(?:comments?|answers?|repl(?:y|ies)|responses?)\b.{0,30}\bbelow\b"
)
_LONGEST_HEAD = 14
_FEWEST_LABELS = 3
_QUOTED = "> "
_MARKS = "> \t"


def may_colour(html: str) -> bool:
    """Whether HTML names a colour, and words that may tell of answers."""
    return "color" in html and _MAY.search(html) is not None


def mark_coloured(lines: list[str], shades: Shades) -> list[str]:
    """The lines, those that are quoted marked where answers in a colour stand among them; else as they were."""
    first, start = _first_quote(lines)
    above = "\n".join(lines[:first])
    hues = named_hues(above)
    own = {shade for n in range(first) for _, shade in shades.get(n, ()) if shade}
    answers = _answers(lines, shades, start, hues, own if _BELOW.search(above) else set())
    if not answers or all(answers.get(n) == 0 for n in _said(lines, start, len(lines))):
        return lines
    mark = "" if lines[first].startswith(_QUOTED) else _QUOTED
    out = lines[:start]
    for number in range(start, len(lines)):
        line = lines[number]
        at = answers.get(number)
        if at:
            out += [mark + line[:at].rstrip(), line[at:]]
        elif at == 0:
            out.append(line.lstrip(_MARKS))
        else:
            out.append(mark + line if line.strip(_MARKS) else "")
    return out


def _said(lines: Sequence[str], start: int, stop: int) -> Iterator[int]:
    """The numbers of the lines that say something."""
    return (number for number in range(start, stop) if lines[number].strip(_MARKS))


def _first_quote(lines: Sequence[str]) -> tuple[int, int]:
    """The number of the line that a quote or its head begins with, and that of the first quoted line."""
    for number, line in enumerate(lines):
        if line.startswith(_QUOTED):
            return number, number
        if (end := _head_end(lines, number)) > number:
            return number, end
    return len(lines), len(lines)


def _head_end(lines: Sequence[str], number: int) -> int:
    """The line below the header block that begins here; the same number where none does."""
    label = read_label(lines[number].strip())
    if label is None or label.field != "from":
        return number
    labels, stop = 0, number
    while stop < min(len(lines), number + _LONGEST_HEAD) and lines[stop].strip():
        here = read_label(lines[stop].strip())
        labels += here is not None
        stop += 1
        if here is not None and here.field == "subject" and labels >= _FEWEST_LABELS:
            break
    return stop if labels >= _FEWEST_LABELS else number


def _answers(
    lines: Sequence[str], shades: Shades, start: int, hues: set[str], own: set[str]
) -> dict[int, int]:
    """The numbers of the lines that hold an answer, and where it begins in them: those of the quoted mail, or of the
    next within it where that has none and the colour is named."""
    found: dict[int, int] = {}
    while (hues or own) and start < len(lines) and not found:
        stop = start
        while stop < len(lines) and _head_end(lines, stop) == stop:
            stop += 1
        found = _answers_in_mail(lines, shades, list(_said(lines, start, stop)), hues, own)
        start, own = (_head_end(lines, stop) if stop < len(lines) else stop), set()
    return found


def _answers_in_mail(
    lines: Sequence[str], shades: Shades, here: list[int], hues: set[str], own: set[str]
) -> dict[int, int]:
    """The same, of one mail's lines."""
    if not here:
        return {}
    opening = {shade for _, shade in shades.get(here[0], ())}
    wanted = {
        shade
        for n in here
        for _, shade in shades.get(n, ())
        if shade and shade not in opening and (shade in own or hue_of(shade) in hues)
    }
    found: dict[int, int] = {}
    for n in here if wanted else ():
        runs = shades.get(n, ())
        if runs and runs[-1][1] in wanted:
            whole = all(shade == runs[-1][1] for _, shade in runs)
            found[n] = 0 if whole else runs[-1][0]
        elif closing_rule(lines[n].strip(_MARKS)) is not None:
            break
    return found

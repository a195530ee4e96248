"""Quotes in which two levels ran into one. In: quoted lines, the texts they answer. Out: the lines left.

A client that loses inner marks sets a lost message's words among those it quoted. The messages above
it in the thread tell them apart: what they hold is theirs.

>>> above = Above(["Shall we mend the lower gate in March, before the floods come?"])
>>> unsaid(["Shall we mend the lower gate in March,", "before the floods come?", "Not before May."], above)
[2]
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from mlthread.thread.records import Record
from mlthread.thread.texts.places import Places
from mlthread.thread.texts.wordings import Word, letters_of_lines, words

if TYPE_CHECKING:
    from mlthread.thread.texts.align import Run

__all__ = [
    "Above",
    "few_set_in",
    "places_of",
    "said_above",
    "shares_of",
    "strangers",
    "unsaid",
    "without_unmarked",
]

_FEWEST = 4
"""Fewer words in a row than this are in two texts by chance."""
_CHANCE = 0.15
"""The share of a paragraph that words which meet by chance make up at most."""
_TELLING = 8
"""So many words in a row of running text are cited, not found anew."""
_MOSTLY = 0.6
"""A line is somebody's who wrote so much of it."""
_ENDS = frozenset(".!?:;…")
_LONGEST = 20_000
"""Words of a text that are compared."""


class Above:
    """The messages above one, nearest first; read when first needed.

    `bodies` are the whole of them, `own` is what other authors than that one's wrote there.
    `answered` is the one right above, where that is archived.
    """

    def __init__(
        self, bodies: Iterable[str], own: Iterable[str] = (), answered: Record | None = None
    ) -> None:
        self._bodies = bodies
        self._own = own
        self.answered = answered

    @cached_property
    def texts(self) -> list[Places]:
        """The letters of each word, by message."""
        return [places_of(body) for body in self._bodies]

    @cached_property
    def own_texts(self) -> list[Places]:
        """The letters of each word that another author wrote, by message."""
        return [places_of(text) for text in self._own]


def places_of(text: str) -> Places:
    """The letters of each word of a text that lines are looked for in: made once for all of them."""
    return Places(_letters(text))


def _letters(text: str) -> list[str]:
    return [word for line in letters_of_lines(text.split("\n")) for word in line][:_LONGEST]


class _Said:
    """How much of each line stands in other texts, in runs of at least `least` words; `quoted` are the words of the
    lines."""

    def __init__(
        self, lines: Sequence[str], quoted: Sequence[Word], texts: Iterable[Places], least: int
    ) -> None:
        letters = [word.letters for word in quoted]
        self.places: set[int] = set()
        for text in texts:
            for run in _aligned(letters, text):
                if run.length >= least:
                    self.places.update(range(run.quote, run.quote + run.length))
        self.sizes, self.known = [0] * len(lines), [0] * len(lines)
        for place, word in enumerate(quoted):
            self.sizes[word.line] += len(word.letters)
            self.known[word.line] += len(word.letters) if place in self.places else 0

    def mostly(self, number: int) -> bool:
        """Whether most of a line stands there."""
        size = self.sizes[number]
        return size > 0 and self.known[number] >= _MOSTLY * size


def _aligned(letters: Sequence[str], text: Places) -> Sequence[Run]:
    from mlthread.thread.texts.align import align  # late: most lost messages have none above

    return align(letters, text)


def _said(lines: Sequence[str], texts: Iterable[Places], least: int) -> _Said:
    return _Said(lines, words(lines)[:_LONGEST], texts, least)


def _said_each(lines: Sequence[str], texts: Iterable[Places], least: int) -> list[_Said]:
    """The same for each text alone."""
    quoted = words(lines)[:_LONGEST]
    return [_Said(lines, quoted, (text,), least) for text in texts]


def without_unmarked(
    lines: Sequence[str], prose: Collection[int], above: Above
) -> Sequence[int] | None:
    """Indexes of the lines left without paragraphs that somebody above wrote; None if all are left.

    Only running text counts (the lines `prose`): code and output are used again by who answers.
    """
    if not prose:
        return None
    found = _said(lines, above.own_texts, _TELLING)
    if not found.places:
        return None
    kept: list[int] = []
    for paragraph in _paragraphs(found.sizes):
        worded = [number for number in paragraph if found.sizes[number]]
        if not all(number in prose and found.mostly(number) for number in worded):
            kept.extend(paragraph)
    return kept if len(kept) < len(lines) else None


def strangers(lines: Sequence[str], above: Above) -> list[range]:
    """Paragraphs of which no text above holds more than words that meet by chance.

    >>> above = Above(["Shall we mend the lower gate in March, before the floods come?"])
    >>> strangers(["Shall we mend the lower", "gate in March?", "", "Yes."], above)
    [range(3, 4)]
    """
    found = _said(lines, above.texts, _FEWEST)
    out: list[range] = []
    for paragraph in _paragraphs(found.sizes):
        worded = [number for number in paragraph if found.sizes[number]]
        known = sum(found.known[number] for number in worded)
        if not worded or known > _CHANCE * sum(found.sizes[number] for number in worded):
            continue
        if known or not any(
            _holds_few(text, [lines[number] for number in worded]) for text in above.texts
        ):
            out.append(range(paragraph.start, worded[-1] + 1))
    return out


def shares_of(lines: Sequence[str], texts: Sequence[Places]) -> Iterator[tuple[range, list[float]]]:
    """Each paragraph, with the share of its letters that stand in each text, in more than chance words in a row; of a
    few words all of them or none.

    >>> gate = places_of("Shall we mend the gate? Yes, I know.")
    >>> list(shares_of(["Shall we mend the gate?", "", "Yes."], [gate, places_of("Yes.")]))
    [(range(0, 2), [1.0, 0.0]), (range(2, 3), [1.0, 1.0])]
    >>> list(shares_of(["Shall we mend it?", "", "No."], [gate]))
    [(range(0, 2), [0.0]), (range(2, 3), [0.0])]
    """
    found = _said_each(lines, texts, _FEWEST)
    for paragraph in _paragraphs(found[0].sizes):
        size = sum(found[0].sizes[number] for number in paragraph)
        own = [lines[number] for number in paragraph]
        shares: list[float] = []
        for text, said in zip(texts, found, strict=True):
            share = sum(said.known[number] for number in paragraph) / size if size else 0.0
            shares.append(share or float(size > 0 and _holds_few(text, own)))
        yield paragraph, shares


def _holds_few(text: Places, lines: Sequence[str]) -> bool:
    """Whether the words of some lines, too few to be told from chance otherwise, stand in a row in a text."""
    said = tuple(_letters("\n".join(lines)))
    return 0 < len(said) < _FEWEST and any(True for _ in text.where(said, 0, len(text.words)))


def said_above(lines: Sequence[str], above: Sequence[Places]) -> Iterator[tuple[range, int]]:
    """Paragraphs that stand in the first text above that holds them, and which (1: the first); of others the runs of
    two lines or more that do.

    >>> above = ["Not before May.", "Shall we mend the lower gate in March, before the floods come?"]
    >>> asked = ["Shall we mend the lower gate", "in March, before the floods come?", "", "Yes."]
    >>> list(said_above(asked, list(map(places_of, above))))
    [(range(0, 3), 2)]
    >>> list(said_above(["You ask:", *asked], list(map(places_of, above))))
    [(range(1, 4), 2)]
    """
    found = _said_each(lines, above, _TELLING)
    for paragraph in _paragraphs(found[0].sizes) if found else ():
        for level, said in enumerate(found, 1):
            runs = list(_runs(paragraph, said))
            if runs:
                yield from ((run, level) for run in runs)
                break


def few_set_in(lines: Sequence[str], above: Sequence[Places]) -> Iterator[tuple[range, int]]:
    """Paragraphs of a few words, all set in where others stand at the margin, that stand as a whole in a text above;
    and in which.

    >>> above = list(map(places_of, ["Not before May.", "I ask again: who looks after the gate?"]))
    >>> list(few_set_in(["  Who looks after the gate?", "", "I do, and my brother."], above))
    [(range(0, 2), 2)]
    >>> list(few_set_in(["Who looks after the gate?", "", "I do, and my brother."], above))
    []
    """
    inset = [not line[:2].strip() for line in lines]
    if all(inset):
        return
    for paragraph in _paragraphs([len(line.strip()) for line in lines]):
        if not all(inset[number] for number in paragraph):
            continue
        said = tuple(_letters("\n".join(lines[paragraph.start : paragraph.stop])))
        if _FEWEST <= len(said) < _TELLING:
            for level, text in enumerate(above, 1):
                if any(True for _ in text.where(said, 0, len(text.words))):
                    yield paragraph, level
                    break


def _runs(paragraph: range, said: _Said) -> Iterator[range]:
    """The runs of lines of a paragraph that stand in a text: all of it, or two lines or more."""
    worded = [number for number in paragraph if said.sizes[number]]
    for stands, group in groupby(worded, said.mostly):
        run = list(group)
        if stands and (len(run) > 1 or len(run) == len(worded)):
            stop = paragraph.stop if run[-1] == worded[-1] else run[-1] + 1
            yield range(paragraph.start if run[0] == worded[0] else run[0], stop)


def _paragraphs(sizes: Sequence[int]) -> Iterator[range]:
    """Runs of lines with words, the lines without any below them included."""
    start = 0
    for number in range(1, len(sizes)):
        if sizes[number] and not sizes[number - 1]:
            yield range(start, number)
            start = number
    yield range(start, len(sizes))


def unsaid(lines: Sequence[str], above: Above) -> list[int] | None:
    """Indexes of the lines that no text above holds; None where none of them is found there.

    Blank lines go with the line above them.
    """
    found = _said(lines, above.texts, _FEWEST)
    if not found.places:
        return None
    theirs = [found.mostly(number) for number in range(len(lines))]
    sizes = found.sizes
    kept: list[int] = []
    own = True
    for number, size in enumerate(sizes):
        if size:
            own = not theirs[number] or (own and _is_cited(lines, theirs, number))
        if own:
            kept.append(number)
    return kept


def _is_cited(lines: Sequence[str], theirs: Sequence[bool], number: int) -> bool:
    """Whether a single line goes on with the sentence of the line above, which its author wrote."""
    if number == 0 or (number + 1 < len(lines) and theirs[number + 1]):
        return False
    above = lines[number - 1].rstrip()
    return bool(above) and above[-1] not in _ENDS

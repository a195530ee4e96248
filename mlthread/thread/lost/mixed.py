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

from mlthread.thread.records import Record
from mlthread.thread.texts.align import align
from mlthread.thread.texts.wordings import letters_of, words

__all__ = ["Above", "said_above", "shares_of", "strangers", "unsaid", "without_unmarked"]

_FEWEST = 4
"""Fewer words in a row than this are in two texts by chance."""
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
    def texts(self) -> list[list[str]]:
        """The letters of each word, by message."""
        return [_letters(body) for body in self._bodies]

    @cached_property
    def few_words(self) -> list[frozenset[tuple[str, ...]]]:
        """The runs of a few words in each message."""
        return [_few_words(text) for text in self.texts]

    @cached_property
    def own_texts(self) -> list[list[str]]:
        """The letters of each word that another author wrote, by message."""
        return [_letters(text) for text in self._own]


def _letters(text: str) -> list[str]:
    return [word for line in text.split("\n") for word in letters_of(line)][:_LONGEST]


class _Said:
    """How much of each line stands in other texts, in runs of at least `least` words."""

    def __init__(self, lines: Sequence[str], texts: Iterable[Sequence[str]], least: int) -> None:
        quoted = words(lines)[:_LONGEST]
        letters = [word.letters for word in quoted]
        self.places: set[int] = set()
        for text in texts:
            for run in align(letters, text):
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


def without_unmarked(
    lines: Sequence[str], prose: Collection[int], above: Above
) -> Sequence[int] | None:
    """Indexes of the lines left without paragraphs that somebody above wrote; None if all are left.

    Only running text counts (the lines `prose`): code and output are used again by who answers.
    """
    if not prose:
        return None
    found = _Said(lines, above.own_texts, _TELLING)
    if not found.places:
        return None
    kept: list[int] = []
    for paragraph in _paragraphs(found.sizes):
        worded = [number for number in paragraph if found.sizes[number]]
        if not all(number in prose and found.mostly(number) for number in worded):
            kept.extend(paragraph)
    return kept if len(kept) < len(lines) else None


def strangers(lines: Sequence[str], above: Above) -> list[range]:
    """Paragraphs of which no text above holds anything, but for words that meet by chance.

    >>> above = Above(["Shall we mend the lower gate in March, before the floods come?"])
    >>> strangers(["Shall we mend the lower", "gate in March?", "", "Yes."], above)
    [range(3, 4)]
    """
    found = _Said(lines, above.texts, _FEWEST)
    out: list[range] = []
    for paragraph in _paragraphs(found.sizes):
        worded = [number for number in paragraph if found.sizes[number]]
        if not worded or any(found.known[number] for number in worded):
            continue
        said = tuple(_letters("\n".join(lines[number] for number in worded)))
        if len(said) >= _FEWEST or not any(said in runs for runs in above.few_words):
            out.append(range(paragraph.start, worded[-1] + 1))
    return out


def shares_of(lines: Sequence[str], text: str) -> list[tuple[range, float]]:
    """Each paragraph, with the share of its letters that stand in a text, in more than chance words in a row; of a few
    words all of them or none.

    >>> shares_of(["Shall we mend the gate?", "", "Yes."], "Shall we mend the gate? Yes, I know.")
    [(range(0, 2), 1.0), (range(2, 3), 1.0)]
    >>> shares_of(["Shall we mend it?", "", "No."], "Shall we mend the gate?")
    [(range(0, 2), 0.0), (range(2, 3), 0.0)]
    """
    letters = _letters(text)
    found = _Said(lines, (letters,), _FEWEST)
    few: frozenset[tuple[str, ...]] | None = None
    out: list[tuple[range, float]] = []
    for paragraph in _paragraphs(found.sizes):
        size = sum(found.sizes[number] for number in paragraph)
        share = sum(found.known[number] for number in paragraph) / size if size else 0.0
        if size > 0 and not share:
            said = tuple(_letters("\n".join(lines[number] for number in paragraph)))
            few = _few_words(letters) if few is None else few
            share = float(said in few)
        out.append((paragraph, share))
    return out


def said_above(lines: Sequence[str], above: Sequence[str]) -> Iterator[tuple[range, int]]:
    """Paragraphs that stand in the first text above that holds them, and which (1: the first).

    >>> above = ["Not before May.", "Shall we mend the lower gate in March, before the floods come?"]
    >>> list(said_above(["Shall we mend the lower gate", "in March, before the floods come?", "", "Yes."], above))
    [(range(0, 3), 2)]
    """
    found = [_Said(lines, (_letters(text),), _TELLING) for text in above]
    for paragraph in _paragraphs(found[0].sizes) if found else ():
        worded = [number for number in paragraph if found[0].sizes[number]]
        for level, said in enumerate(found, 1):
            if worded and all(map(said.mostly, worded)):
                yield paragraph, level
                break


def _few_words(text: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """All runs of words that are too few to tell alone: of many paragraphs each is looked up, not searched for."""
    return frozenset(
        tuple(text[place : place + count])
        for count in range(1, _FEWEST)
        for place in range(len(text) - count + 1)
    )


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
    found = _Said(lines, above.texts, _FEWEST)
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

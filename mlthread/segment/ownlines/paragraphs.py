"""Paragraphs as line numbers. In: stripped lines. Out: where they begin and end.

>>> find_paragraphs(["a", "b", "", "c"], 0, 4), trim(["a", "", ""], 0, 3)
([(0, 2), (3, 4)], 1)
"""

from __future__ import annotations

from mlthread.segment.state import State

__all__ = ["find_paragraphs", "next_kind", "paragraph_start", "trim"]


def trim(bare: list[str], start: int, stop: int) -> int:
    """`stop` without the blank lines before it."""
    while stop > start and not bare[stop - 1]:
        stop -= 1
    return stop


def find_paragraphs(bare: list[str], start: int, stop: int) -> list[tuple[int, int]]:
    """Runs of lines without a blank one."""
    found = []
    number = start
    while number < stop:
        if bare[number]:
            first = number
            while number < stop and bare[number]:
                number += 1
            found.append((first, number))
        else:
            number += 1
    return found


def paragraph_start(bare: list[str], start: int, stop: int) -> int:
    """Where the paragraph that ends at `stop` begins."""
    number = stop
    while number > start and bare[number - 1]:
        number -= 1
    return number


def next_kind(state: State, number: int) -> str:
    """The kind of the next line with something on it, "" where it is undecided or there is none."""
    number = state.next_said(number)
    return state.kind[number] if number < len(state.kind) else ""

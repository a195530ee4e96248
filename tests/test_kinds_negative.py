"""Negatives: text that looks like an attribution, a quote, a signature or a footer, and is the author's own.

Each case in tests/golden/negative is a title, a line that says why, and the text between "%%" lines.
No line may leave the author's own words.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from mlthread import split

FOLDER = Path(__file__).parent / "golden" / "negative"
OWN = {
    "text",
    "salutation",
    "closing",
    "patch",
    "code",
    "log",
    "table",
    "heading",
    "separator",
}


class Case(NamedTuple):
    """One text of our own, with a reason."""

    place: str
    title: str
    why: str
    text: str


def read_cases() -> list[Case]:
    cases = []
    for path in sorted(FOLDER.glob("*.txt")):
        parts = path.read_text(encoding="utf-8").split("\n%%\n")
        heads, texts = parts[0::2], parts[1::2]
        for head, text in zip(heads, texts, strict=False):
            title, why = head.strip().split("\n")
            cases.append(Case(f"{path.stem}: {title}", title, why, text + "\n"))
    return cases


CASES = read_cases()


def test_there_are_enough_and_each_has_a_reason() -> None:
    assert len(CASES) >= 150
    assert len({case.place for case in CASES}) == len(CASES)
    assert all(len(case.why) > 10 for case in CASES)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("case", CASES, ids=[case.place for case in CASES])
def test_no_line_is_lost(case: Case, line_end: str) -> None:
    lost = [
        (segment.kind, segment.level, segment.rule, segment.text)
        for segment in split(case.text.replace("\n", line_end))
        if segment.text.strip() and (segment.kind not in OWN or segment.level)
    ]
    assert not lost, case.why

"""Lines that only look quoted or encoded are given back as they stand, blanks and all."""

from __future__ import annotations

import pytest

import mlthread

_LISTING = (
    "   41\t\t\tgate = pier->gate;",
    " > 42\t\t\tshut(gate->lock);",
    "   43\t\t\tleave(pier);",
)
_GIVEN_BACK = {
    "the row that a listing points at keeps its columns": _LISTING,
    "a session that is set in stays so": (
        "It says:",
        "",
        "    >>> import tide",
        "    >>> tide.high()",
        "    4.2",
    ),
    "one setting typed again and again is no quotation mark": (
        "ann$ COLUMNS=94 tide -l",
        "ann$ COLUMNS=94 tide -s",
        "ann$ COLUMNS=94 tide",
    ),
}


@pytest.mark.parametrize("name", _GIVEN_BACK)
def test_as_they_stand(name: str) -> None:
    lines = _GIVEN_BACK[name]
    found = mlthread.split("\n".join(lines))
    assert "\n".join(segment.text for segment in found) == "\n".join(lines)
    assert {segment.level for segment in found} == {0}


def test_a_quoted_listing_loses_the_marks_alone() -> None:
    quoted = "\n".join(f"> {line}" for line in _LISTING)
    last = mlthread.split(f"Ann Lee wrote:\n{quoted}\n")[-1]
    assert (last.depth, last.text) == (1, "\n".join(_LISTING))


def test_one_blank_before_a_prompt_is_stuffing() -> None:
    """ "Space-stuffed" by clients that send format=flowed; what the program answered is not."""
    found = mlthread.split("See\n\n >>> import tide\n >>> tide.high()\n4.2\n")
    assert found[-1].text == ">>> import tide\n>>> tide.high()\n4.2"


def test_quotation_marks_that_nobody_decoded() -> None:
    (found,) = mlthread.split("I don=92t think\nit=92s so. We=92ll see.\n")
    assert found.text == "I don\u2019t think\nit\u2019s so. We\u2019ll see."

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


_TOLD = "Bo Day wrote:\n> Which one?\n\nI get\n\n> high(gauge)\n{}\n\nwhich is odd.\n"


@pytest.mark.parametrize(
    "answer",
    [
        "7",
        "1 2 3",
        "(Intercept)        tide",
        "Method Definition (Class 'Gauge')",
        "Installiere Paket(e) nach /usr/lib/tide",
        " Loading required package: tide",
        "[pier:2712] gauge: unable to open",
        "high(gauge)",  # some consoles repeat what was typed
    ],
)
def test_what_was_typed_above_what_a_console_answers(answer: str) -> None:
    found = {segment.text.strip(): segment for segment in mlthread.split(_TOLD.format(answer))}
    typed = found["> high(gauge)"]
    assert (typed.kind, typed.level) == ("code", 0)
    assert found["Which one?"].level == 1


@pytest.mark.parametrize("said", ["Too high.", "1 of them is", "Not that one: high(pier)"])
def test_code_that_is_answered_in_words_is_quoted(said: str) -> None:
    found = {segment.text.strip(): segment for segment in mlthread.split(_TOLD.format(said))}
    assert found["high(gauge)"].level == 1


@pytest.mark.parametrize(
    ("below", "own"),
    [
        ("high(gauge)", False),
        ("print(high(gauge))", True),  # a longer call
        ("What is high?", True),
    ],
)
def test_what_was_typed_above_the_quote_is_own_unless_it_is_a_line_of_that(
    below: str, own: bool
) -> None:
    told = f"You see it so:\n\n> high(gauge)\n\nThat tells.\n\nOn 2 May 2010 at 10:00, Bo Day wrote:\n> {below}\n"
    typed = next(s for s in mlthread.split(told) if "high(gauge)" in s.text)
    assert (typed.kind, typed.level) == (("code", 0) if own else ("quote", 1))


def test_what_was_typed_deep_inside_quotes_is_no_deeper() -> None:
    deep = ">" * 9
    found = mlthread.split(f"{deep} I get\n{deep} > high(gauge)\n{deep} [1] 7\n{deep} Odd.\n")
    assert [segment.level for segment in found] == [9]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("(high(gauge))", "[1] 7"),
        ("sessionInfo()", "\nR version 2.8.0 (2008-10-20)"),
    ],
)
def test_what_prints_itself(typed: str, answer: str) -> None:
    """Why: brackets round a call had it taken for words; some answers stand below a blank line."""
    body = f"Bo Day wrote:\n> Which one?\n\nI get\n\n> {typed}\n{answer}\n\nwhich is odd.\n"
    found = {segment.text.strip(): segment for segment in mlthread.split(body)}
    assert (found[f"> {typed}"].kind, found[f"> {typed}"].level) == ("code", 0)


def test_words_in_brackets_are_quoted() -> None:
    body = "Bo Day wrote:\n> (as I said)\n[1] 7\n"
    assert [segment.level for segment in mlthread.split(body)] == [0, 1, 0]

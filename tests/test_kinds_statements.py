"""Programs among prose: which lines are statements, which paragraphs are programs, where one begins; who signs last."""

from __future__ import annotations

import pytest

from mlthread import split
from mlthread.segment.ownlines.bylines import byline_kind
from mlthread.segment.ownlines.statements import is_program, is_statement, program_start


@pytest.mark.parametrize(
    ("line", "alone", "apart"),
    [
        # what is set
        ("gates <- read(1)", True, True),
        ("gates$open[2] <<- 1", True, True),
        ("a, b = f(1)", True, True),
        ('export GATE="north"', True, True),
        ("x += turn(2)", True, True),
        ("n = 3  # of them", True, True),
        ("gate = None", True, True),
        ("width = narrow", False, True),
        ("a == b(1)", False, False),
        # what is loaded
        ("import time, sys", True, True),
        ("import tides.gate as g", True, True),
        ("from tides import *", True, True),
        ("library(tides)", True, True),
        ("import duties on salt", False, False),
        # what is called
        ("gate.turn(by=2).close()", True, True),
        ("Tides::gate()", True, True),
        ("gate->turn(2);", True, True),
        ("turn(gate, 2)", True, True),
        ("turn()", True, True),
        ("return gate.turn(2)", True, True),
        ("turn(gate)", False, True),
        ("Turn(gate)", False, True),
        # words
        ("Gate(s)", False, False),
        ("Brücke(n)", False, False),
        ("open(p) implies shut(q)", False, False),
        ("cy.pher(an old form of cipher)", False, False),
        ("Gate = turn(2) and so on it goes with all of them", False, False),
        ("Status: f(x)", False, False),
    ],
)
def test_statements(line: str, alone: bool, apart: bool) -> None:
    assert (is_statement(line, False), is_statement(line, True)) == (alone, apart)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# all of them\ngates <- read(1)", True),
        ("gates <- read(\n  'north',\n  open)\nprint d", True),
        ("gates <-\n  all_of_them\nturn(1, 2)", True),
        ("x <- a +\n  b\ny <- 2", True),
        ('"""\nOpens the gate that is asked for.\n"""\nimport time', True),
        ("#!/bin/sh\n# opens it", True),
        ("turn(1, 2)\nfoo\nbar", False),
        ("turn(1, 2)\nturn(3, 4)\nturn(5, 6)\nfoo", True),
        ("# nothing\n# but words", False),
        ("x = f(1)\nand it works.", False),
        ("See here:\nx = f(1)", False),
        ("x = f(1)\nThis is the line that I had in mind for it", False),
        ("1: turn(1, 2)\n2: turn(3, 4)", False),
        ("Call:\nturn(1, 2)", False),
        ("x = f(1)\nError: it is stuck", False),
        ("(as I said", False),
    ],
)
def test_programs(text: str, expected: bool) -> None:
    typed = text.split("\n")
    assert is_program([line.strip() for line in typed], typed) == expected


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("So I begin with\nx = f(1)\ny = f(2)", 1),
        ("So I begin with\nx = f(1)", 1),
        ("One and\ntwo\nx = f(1)", 0),
        ("This is a full line of a paragraph that somebody has wrapped at\nx.f(1)", 0),
        ("This is a full line of a paragraph that somebody has wrapped at:\nx.f(1)", 2 - 1),
        ("x = f(1)\ny = f(2)", 0),
        ("So I begin with\nx = f(1)\nand it works.", 0),
        ("print d\nx = f(1)", 0),
        ("for all of them", 0),
    ],
)
def test_where_a_program_begins(text: str, start: int) -> None:
    lines = text.split("\n")
    assert program_start(lines, lines) == start


ROOMS = "\n".join(f"Room {number}" for number in range(6))


def last_of(body: str) -> tuple[str, str]:
    part = split(body)[-1]
    return part.kind, part.text.rstrip().split("\n")[-1]


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("Ann Lee\nTidal Institute", "signature"),
        ("Ann Lee   ann@example.org\nfinger for the key", "signature"),
        ("-- ann lee <ann@example.org>  and nobody else", "signature"),
        ("-- Ann Lee Tidal Works Oldtown", "signature"),
        ("http://example.org/~ann/", "signature"),
        ("PGP public key available by finger", "signature"),
        ("Tidal Regards,\nAnn (North Quay)", "closing"),
        ("Tidal Regards,\n\nAnn Lee\nLecturer", "signature"),
        ("Ann Lee   Tidal Institute\nOldtown", "signature"),
        ("Ann Lee\tann@example.org", "signature"),
        ("- Ann Lee <ann at example dot org>", "signature"),
        ("ann@example.org", "signature"),
        (f"Ann Lee\nTidal Institute\n{ROOMS}", "signature"),
        ("   http://example.net/\n\n\nann@example.org", "signature"),
        ("   Ann   ann@example.org\n         finger for the key.", "signature"),
        # below a ruler
        ("---\nAnn", "closing"),
        ("---\nAnn Lee, Oldtown", "closing"),
        ("---\nAnn Lee\nOldtown\nNewtown", "signature"),
        ("---\nAnn Lee\nOldtown\nNewtown\nTidetown", "text"),
        ("---\nann lee", "text"),
        ("---\nAnn Lee is", "text"),
        # below a closing
        ("Thanks,\nAnn\nTidal Institute", "signature"),
        ("Thanks,\nAnn\n\nTidal Institute", "signature"),
        ("Thanks,\nAnn\n\nann@example.org\nOldtown", "signature"),
        ("Thanks,\nAnn\nthe institute", "closing"),
        # what says more than who
        ("Ann Lee\nwho has the key.", "text"),
        (f"Ann Lee\nTidal Institute\n{ROOMS}\nRoom 7", "text"),
        ("Status: Ann\nInstitute", "text"),
        ("Ann   they wrote\nOldtown", "text"),
        ("- Ann Lee wrote <ann@example.org> yes", "text"),
        ("http://example.org/tides/", "text"),
        ("-- ann lee <ann@example.org>  12:30", "text"),
        ("Ann Lee, Oldtown\nBo Chen, Tidetown\nCai Ray, Newtown", "text"),
        ("Tidal Gates\nare what I read of", "text"),
        ("[1] Ann Lee\nTidal Institute", "text"),
    ],
)
def test_who_signs_last(last: str, kind: str) -> None:
    assert last_of(f"It opens at noon.\n\n{last}\n") == (kind, last.split("\n")[-1])


def test_what_words_lead_up_to_does_not_sign() -> None:
    for above in ("Ask these:", "Write to"):
        assert last_of(f"{above}\n\nann@example.org\n")[0] == "text"
    assert last_of("> Who?\n\nhttp://example.org/~ann/\n")[0] == "text"  # all that is said


LONG = "a" * 48


@pytest.mark.parametrize(
    ("line", "above", "kind"),
    [
        # an address, alone or beside a name and a few words
        ("ann@example.org", "It opens.", "signature"),
        ("ann at example.org", "It opens.", "signature"),
        ("ann@example.org (the keeper)", "It opens.", "signature"),
        ("Ann Lee <ann@example.org>", "It opens.", "signature"),
        ("Ann ann@example.org speaking for self", "It opens.", "signature"),
        (f"Ann Lee <{LONG}@example.org>", "It opens.", "signature"),
        # what goes on, says more, names nobody or is too long
        ("ann@example.org", "Write to", None),
        ("ann@example.org is mine", "It opens.", None),
        ("Ann Lee ann@example.org speaks for me", "It opens.", None),
        ("Ann ann@example.org, keeper of the gate", "It opens.", None),
        ("Ann <ann@example.org> 12:30", "It opens.", None),
        ("Contact ann@example.org", "It opens.", None),
        ("see ann@example.org", "It opens.", None),
        (f"Ann Lee <{LONG}a@example.org>", "It opens.", None),
        # the last of a list of people, and no list
        ("- Bo <bo@example.org>", "- Ann <ann@example.org>.", None),
        ("- Bo <bo@example.org>", "- It opens.", "signature"),
        ("Bo <bo@example.org>", "- Ann <ann@example.org>.", "signature"),
        # behind dashes
        ("-- Bo", "It opens.", "closing"),
        ("-Bo (the other)", "It opens.", "closing"),
        ("-- Bo (the other)", "It opens.", "closing"),
        ("-Bo-", "It opens.", "closing"),
        ("-- Bo", "It opens", None),
        ("-- Bo Chen", "It opens.", None),
        ("- Bo (the other)", "It opens.", None),
        ("--Bo-", "It opens.", None),
        ("-B-", "It opens.", None),
        ("-Bo", "It opens.", None),
    ],
)
def test_last_lines_that_say_who_wrote(line: str, above: str, kind: str | None) -> None:
    assert byline_kind(line, above) == kind


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        *(
            ("Bo", "closing"),
            ("Bo C. Chen", "closing"),
            ("O'Neil", "closing"),
            ("Jean-Luc", "closing"),
        ),
        *(("Bo C. Chen.", "text"), ("BO", "text"), ("Bo 2", "text"), ("Sure.", "text")),
    ],
)
def test_a_name_below_the_last_quote(last: str, kind: str) -> None:
    quote = "> Who has the key?"
    said = "The gate opens at noon on all days of the week."
    assert last_of(f"{said}\n\n{quote}\n\n{last}\n") == (kind, last)
    assert last_of(f"Yes.\n\n{quote}\n\n{last}\n")[0] == "text"  # it answers


@pytest.mark.parametrize(
    "below",
    [
        "-------------- next part --------------\nAn HTML attachment was scrubbed...\nURL: <x>\n",
        "\n> Who has the key?\n> The keeper of the gate has it on all of the days.\n",
    ],
)
def test_what_is_nobodys_or_a_quote_may_stand_below_who_signs(below: str) -> None:
    parts = split(f"It opens at noon.\n\nAnn Lee,\nTidal Research Laboratories\n{below}")
    assert [part.kind for part in parts[:2]] == ["text", "signature"]
    assert (parts[1].start, parts[1].stop) == (2, 4 + below.startswith("\n"))

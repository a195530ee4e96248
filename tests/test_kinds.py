"""What the author's own lines are, mail by mail: tests/golden/kinds/mails.txt.

A case is a title, a line that says why, and lines "kind | text" between "%%" lines; the kind stands
where it changes. Depth and level are left to the splitting tests.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlthread import split
from mlthread.segment.ownlines.definitions import end_of_docstring, is_definition

FIXTURES = Path(__file__).parent / "golden" / "kinds" / "mails.txt"


def read_cases() -> dict[str, tuple[str, list[tuple[str, str]]]]:
    parts = FIXTURES.read_text(encoding="utf-8").split("\n%%\n")
    cases = {}
    for head, body in zip(parts[0::2], parts[1::2], strict=False):
        title, why = head.strip().split("\n")
        lines, kind = [], ""
        for line in body.split("\n"):
            mark, _, text = line.partition("|")
            kind = mark.strip() or kind
            lines.append((kind, text.removeprefix(" ")))
        cases[title] = (why, lines)
    return cases


CASES = read_cases()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("title", CASES)
def test_kinds(title: str, line_end: str) -> None:
    why, lines = CASES[title]
    got: list[str] = []
    for segment in split(line_end.join(text for _, text in lines)):
        got.extend([segment.kind] * (segment.stop - segment.start))
    shown = [(kind, text) for kind, (_, text) in zip(got, lines, strict=True) if text.strip()]
    assert shown == [(kind, text) for kind, text in lines if text.strip()], why


LINES = st.sampled_from(
    [
        "", "-- ", "--", "___", "_" * 47, "Hi,", "Thanks,", "Ann", "x = 1;", "{", "> old", "> > older",
        "On 5 Feb 2018, Ann wrote:", "@@ -1 +1 @@", "diff --git a/x b/x", "+x", "-x", "```", "#v+", "#v-",
        "-----BEGIN PGP SIGNATURE-----", "An HTML attachment was scrubbed...", "1c1", "< a", "Parser mailing list",
        "Some longer sentence that goes on for a while and says nothing.", "Label: value", "a | b", "$ make",
        "2018-02-05 10:00:00 ERROR x", "TITLE OF IT", "-by: ", "begin 644 x", ",----", "`----", "Sent from my iPhone",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=30))
def test_any_mix_of_shapes_is_covered_once(lines: list[str]) -> None:
    segments = split("\n".join(lines))
    edges = [0, *(segment.stop for segment in segments)]
    assert [segment.start for segment in segments] == edges[:-1]


@pytest.mark.parametrize(
    "text",
    [
        "-" * 10**6,
        "- " * 10**5,
        "a" * 10**6,
        "a=" * 10**5,
        "A: b; " * 10**5,
        "<" * 10**5 + "x",
        "(See attached file: " * 10**4,
        "-- \n" * 10**4,
        "_" * 47 + "\n" + "x@y.z\n" * 10**4,
        "Thanks,\n\n" * 10**4,
        "+x\n" * 10**4 + "@@ -1,9 +1,9 @@\n" + "+y\n" * 10**4,
        "@@ -1,999999999 +1,999999999 @@\n" * 10**3,
        "```\n" * 10**4,
        "#v+\n" * 10**4,
        "1c1\n" * 10**4,
        "-----BEGIN PGP MESSAGE-----\n" * 10**4,
        "begin 644 x\nM\n" * 10**4,
        "An HTML attachment was scrubbed...\nURL: x\n" * 10**4,
        "a | b | c\n" * 10**4,
        "Label: value\n\n" * 10**4,
        "TITLE OF IT\n" * 10**4,
        "Hi\n\nAnn" + "[at]Sent" * 10**5,
        "> " * 10 + "_" * 47 + "\n" + "> unsubscribe\n" * 10**4,
    ],
    ids=range(23),
)
def test_hostile_shapes_end_soon(text: str) -> None:
    assert split(text)


_LONG = "    " + "turn_the_wheel_of_the_gate_and_of_the_one_below_it_again"
"""As long as a line that may be wrapped."""
_ARGUMENTS = ["def shut(self,", *(f"         gate{n}," for n in range(3))]


@pytest.mark.parametrize(
    ("lines", "expected", "why"),
    [
        (["@gate", "def shut(self):", "    self.turn()"], True, "decorated"),
        (["# It shuts.", "class Gate:", "    is_shut = True"], True, "below a comment"),
        (["# It shuts.", "# It opens."], False, "comments alone"),
        (["# It shuts.", "so it does"], False, "a comment above something else"),
        (["def shut(self)", "    it shuts"], False, "no colon"),
        (["def shut(self):", "it shuts what is open"], False, "nothing is set in"),
        (["    def shut(self):", "    it shuts"], False, "no more than its head"),
        (["    def shut(self):", "      it shuts"], True, "more than its head"),
        (["def shut(self):", "    it shuts", "so it is shut"], False, "words at the margin"),
        (["def shut(self):", "    it shuts", "# so it is"], True, "a comment there"),
        (["def shut(self):", "    it shuts", "gate.shut()"], True, "code there"),
        (["def shut(self):", "    it shuts", "def open(self):", "    it opens"], True, "another one"),
        (["def shut(self):", _LONG, "and once more"], True, "the rest of a line that was wrapped"),
        (["def shut(self):", _LONG[:-1], "and once more"], False, "a shorter one was not"),
        ([*_ARGUMENTS, "         last):", "    it shuts"], True, "a head of five lines"),
        ([*_ARGUMENTS, "         gate4,", "         last):", "    it shuts"], False, "of six"),
    ],
)  # fmt: skip
def test_definitions_of_python(lines: list[str], expected: bool, why: str) -> None:
    assert is_definition(lines) == expected, why


@pytest.mark.parametrize(
    ("lines", "end", "why"),
    [
        (["def shut():", '    """Shut it.', "", "    Now.", '    """', "    turn()"], 5, "behind its last line"),
        (["def shut():", "    \'\'\'Shut it.", "", "    Now.", "    \'\'\'"], 5, "of the other quotes"),
        (["def shut():", '    """Shut it."""', "", "    turn()", '    """'], 2, "it was closed"),
        (["def shut():", '    """Shut it.', "", "Now.", '    """'], 2, "words at the margin"),
        (["def shut():", '    """Shut it.', *["    Now."] * 59, '    """'], 62, "a long one"),
        (["def shut():", '    """Shut it.', *["    Now."] * 60, '    """'], 2, "too long"),
    ],
)  # fmt: skip
def test_where_a_docstring_ends(lines: list[str], end: int, why: str) -> None:
    assert end_of_docstring(lines, 0, 2) == end, why

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

"""Pieces of the golden mails in any order: nothing fails on them, and every line stands in one segment."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

import mlthread
from mails import mail
from mlthread import split
from mlthread.model import Message, Segment

GOLDEN = Path(__file__).parents[1] / "golden" / "split"
TEXTS = [path.read_bytes().decode("utf-8", "replace") for path in sorted(GOLDEN.rglob("*.txt"))]
LINES = [text.replace("\r", "").split("\n") for text in TEXTS]
MARKS = st.sampled_from(("", "", "", "> ", ">> ", "| ", "-->", "    "))
BETWEEN = st.sampled_from(([], [""], ["", ""], ["QUOTE"], ["->"], ["Ann Lee wrote:"], ["-- "]))


@st.composite
def bodies(draw: st.DrawFn) -> str:
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 5))):
        source = LINES[draw(st.integers(0, len(LINES) - 1))]
        first = draw(st.one_of(st.just(0), st.integers(0, len(source) - 1)))
        mark = draw(MARKS)
        lines += [f"{mark}{x}" for x in source[first : first + draw(st.integers(1, 20))]]
        lines += draw(BETWEEN)
    return "\n".join(lines)


def covered(segments: tuple[Segment, ...] | list[Segment]) -> list[int]:
    return [line for part in segments for line in range(part.start, part.stop)]


@settings(max_examples=1000, deadline=None)
@given(bodies())
@example("\tTide Corp.\n\n\tFrom:  Ann Lee    06/30/2000 02:35 PM\ncc:\nSubject: Gate\nSo it is.")
def test_any_mixture_is_split(body: str) -> None:
    found = covered(split(body))
    assert found == list(range(len(found)))
    assert len(found) >= body.count("\n")


@settings(max_examples=200, deadline=None)
@given(bodies(), bodies(), bodies(), st.data())
def test_any_mixtures_are_a_conversation(
    first: str, second: str, third: str, data: st.DataObject
) -> None:
    """Each answer has pieces of the mails before it as well."""

    def answer(key: str, name: str, body: str, before: list[Message], hours: int) -> Message:
        lines = body.split("\n")
        for message in before:
            theirs = message.body.split("\n")
            at = data.draw(st.integers(0, len(theirs)))
            lines += ["", *theirs[at : at + data.draw(st.integers(0, 12))]]
        lines += data.draw(st.sampled_from(([], ["", "I would wait until the flood is over."])))
        return mail(key, name, lines, hours, data.draw(st.sampled_from(("Re: Gate", "Gate"))))

    one = mail("a", "Ann Lee", first.split("\n"), 0, "Gate")
    two = answer("b", "Bo Chen", second, [one], 2)
    three = answer("c", data.draw(st.sampled_from(("Ann Lee", "Cy Fox"))), third, [one, two], 4)
    for conversation in mlthread.reconstruct([one, two, three]):
        for turn in conversation.turns:
            if turn.message is not None:
                found = covered(turn.segments)
                assert found == list(range(len(found)))

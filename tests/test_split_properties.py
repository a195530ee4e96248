"""What holds for every body: promises of the interface, and time on hostile ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mlthread import split
from mlthread.rules.framesearch import all_frames
from mlthread.rules.people import read_person

# Characters that take no room or are blanks of other kinds: a line of them only is empty to the eye.
UNSEEN = "\u00ad\u200b\u200e\u2028\u2060\u3000\ufeff\x00\x0c\x1c\x85\xa0 \t"
LINES = st.one_of(
    st.text(max_size=40),
    st.tuples(
        st.sampled_from(["", ">", "> ", ">> ", "On ", "Ann wrote:", "[", ":", "-- "]),
        st.text(UNSEEN, min_size=1, max_size=4),
        st.sampled_from(["", "", "]", ":", "wrote:", ">"]),
    ).map("".join),
    st.sampled_from(
        [
            "",
            " ",
            ">",
            "> ",
            "> text",
            ">> more",
            "> > > deep",
            " > space",
            "| bar",
            ": colon mark here",
            "AL> initials",
            ">>> f(x)",
            ">From here",
            "On Mon, Feb 5, 2018 at 7:15 PM, Ann Lee <ann@example.org> wrote:",
            "On Mon, Feb 5, 2018 at 7:15 PM, Ann Lee <",
            "ann@example.org> wrote:",
            "Ann Lee wrote:",
            "Le 5 févr. 2018 à 10:00, Ann a écrit :",
            "-----Original Message-----",
            "From: Ann Lee <ann@example.org>",
            "Sent: Monday, February 05, 2018 10:00 AM",
            "To: Bo",
            "Subject: Plan",
            "----- Forwarded by Ann Lee on 02/05/2018 10:00 AM -----",
            "\tAnn Lee@WORKS",
            "\t02/05/2018 10:00 AM",
            "________________________________",
            "-- ",
            "Regards,",
            "Ann",
            "=20",
            "a=20b=09c=3D",
            "A line of prose that is long enough to be wrapped by some client, surely so",
            "again",
        ]
    ),
)
BODIES = st.lists(LINES, max_size=25).map("\n".join)


def lines_of(text: str) -> list[str]:
    """The lines of the interface: ended by LF, CRLF or CR and nothing else."""
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z", text)


@given(BODIES)
def test_segments_cover_every_line_once_in_order(body: str) -> None:
    segments = split(body)
    at = 0
    for segment in segments:
        assert segment.start == at
        assert segment.stop > segment.start
        assert len(segment.text.split("\n")) == segment.stop - segment.start
        at = segment.stop
    assert at == len(lines_of(body))


@pytest.mark.parametrize("unseen", UNSEEN)
@pytest.mark.parametrize(
    "around", ["a\n{}\n> b\n", "> a\n> {}\n>> b\n", "{}\n-- \n{}\n", "[{}]\n{}:\n> b\n"]
)
def test_a_line_of_what_nobody_sees_is_split(around: str, unseen: str) -> None:
    body = around.replace("{}", unseen)
    assert sum(s.stop - s.start for s in split(body)) == len(lines_of(body))


@given(st.text())
def test_any_text_is_split(text: str) -> None:
    assert sum(s.stop - s.start for s in split(text)) == len(lines_of(text))


@given(BODIES, st.sampled_from(["\r\n", "\r"]))
def test_the_style_of_line_ends_changes_nothing(body: str, end: str) -> None:
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    assert split(body.replace("\n", end)) == split(body)


@given(
    st.lists(
        st.sampled_from(["text", "> text", ">> more", "> > > deep", ">", "", "words go on"]),
        max_size=20,
    )
)
def test_one_more_mark_is_one_more_depth(lines: list[str]) -> None:
    def depths(body: list[str]) -> list[int]:
        return [s.depth for s in split("\n".join(body) + "\n") for _ in range(s.start, s.stop)]

    marked = [f"> {line}" for line in lines]
    found, more = depths(lines), depths(marked)
    words = [number for number, line in enumerate(lines) if line.strip("> ")]
    assert [more[number] for number in words] == [found[number] + 1 for number in words]


@given(BODIES)
def test_levels_and_depths_make_sense(body: str) -> None:
    for segment in split(body):
        assert segment.depth >= 0
        assert segment.level >= 0
        if segment.kind == "quote":
            assert segment.level > 0
        if segment.kind == "text":
            assert segment.level == 0
        if segment.attribution is not None:
            assert segment.kind in ("attribution", "headers")
            assert segment.rule


@given(BODIES)
def test_what_is_quoted_can_be_split_again(body: str) -> None:
    for segment in split(body):
        if segment.kind == "quote":
            again = split(segment.text)
            assert sum(s.stop - s.start for s in again) <= segment.stop - segment.start


@settings(max_examples=100)
@given(st.data())
def test_a_simulated_client_is_read_back(data: st.DataObject) -> None:
    """Render a chain of replies through any client's strong template; every level comes back."""
    frame = data.draw(
        st.sampled_from(
            [
                f
                for f in all_frames()
                if f.strong and "{date}" in f.template and "{id}" not in f.template
            ]
        )
    )
    line = (
        frame.template.replace("{author}", "Ann Lee <ann@example.org>")
        .replace("{date}", "2018-02-05 14:05")
        .replace("{any}", "example")
    )
    depth = data.draw(st.integers(1, 4))
    body = "words of the oldest author"
    for number in range(depth):
        body = f"words of author {number}\n\n{line}\n" + "\n".join(
            f"> {x}" for x in body.split("\n")
        )
    segments = split(body + "\n")
    heads = [s for s in segments if s.kind == "attribution"]
    assert [(s.depth, s.level) for s in heads] == [(n, n) for n in range(depth)]
    assert [s.level for s in segments if s.kind in ("text", "quote")] == list(range(depth + 1))


HOSTILE = {
    "one long word": "a" * 10**6,
    "one long line of words": "On Mon wrote " * 80_000,
    "a long line above a quote": "a b " * 250_000 + "wrote:\n> x",
    "digits": "1" * 500_000 + "\n" + "1/" * 250_000 + ":\n> x",
    "brackets": "<" * 10**6,
    "addresses": "a@" * 500_000 + ":\n> x",
    "dashes": "- " * 500_000,
    "marks on one line": ">" * 10_000 + " x\n" + "> " * 10_000 + "x\n",
    "lines of > On": "> On\n" * 100_000,
    "lines of On": "On Mon, 5 Feb 2018\n" * 100_000,
    "lines of wrote": "Ann wrote:\n" * 50_000,
    "lines of From": "From: Ann\n" * 50_000,
    "lines of To": "To: Ann,\n" * 50_000,
    "signature rulers": "-- \n" * 50_000,
    "rulers": "-----Original Message-----\n" * 50_000,
    "signature rulers above a line": "--\n" * 50_000 + "Of the tides:\n< x\n",
    "prompts": ">>> f(x)\n" * 50_000,
    "words behind arrows above a quote": ">>> word\n\n" * 50_000 + ">> x\n",
    "bars": "| some words go here\n" * 50_000,
    "initials": "AL> some words go here\n" * 50_000,
    "broken wraps": ("> " + "w " * 33 + "\nx\n") * 25_000,
    "blank lines": "\n" * 100_000,
    "blank below a quote": "> a\n" + "\n" * 100_000 + "b",
    "spaces before To": "Ann" + " " * 10**6 + "02/05/2018 10:00 AM To: x cc: y",
    "a name and spaces above To": "Ann" + " " * 10**6 + "x\nTo: x\ncc: y\nSubject: z\n",
    "a long From": "From: " + "a@" * 250_000 + "\nTo: x\nSubject: z\n",
    "blank and marked": ">\n\n" * 50_000,
    "tag lines": "Sent from my iPhone\n" * 50_000,
    "bars that quote": "| some words go here\nAnn wrote:\n" * 25_000,
    "fences": "```\n> same line\n\nsome words\n\n" * 25_000,
    "rulers between quotes": "----------\n> Level 9\n\n" * 25_000,
    "comments in prose": "Ann writes:\n" + "# some words go here\n\n" * 25_000,
    "long words between quotes": "> > some words\n> https://example.org/a\n" * 25_000,
    "paragraphs marked once": ("> > " + "of the " * 9 + "\n" + "> " + "w " * 33 + "\n") * 25_000,
    "answers between quotes that are named": "words\n\n> On 3 May 2016 at 10:12, Ann <a@b.example> wrote:\n> x\n\n"
    * 10_000,
    "brackets that open": "Ann writes:\n<< some words go here\n" * 25_000 + " >>",
    "brackets in brackets": "Ann writes:\n" + "<< a\n" * 50_000 + "b >>\n" * 50_000,
    "brackets that close": "Ann writes:\n<< a" + " >>" * 300_000,
    "frames": "-----------------\n| Ann Lee       |\n| a@b.example   |\n-----------------\n"
    * 12_000,
    "senders and subjects": "From: ann@example.org\nSubject: x\n\nsome words go here\n\n" * 10_000,
    "cuts set in": "    From: ann@example.org (Ann)\n\n    . . .\n\nx\n" * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bodies_are_split_in_time(name: str) -> None:
    """No speed is asserted; a body that costs more than linear time would not come to an end."""
    body = HOSTILE[name]
    assert sum(s.stop - s.start for s in split(body)) == len(lines_of(body))


@given(st.text(max_size=12), st.sampled_from("QqBbx"), st.text(max_size=12))
@example("utf-8tä", "Q", "Ann")
def test_no_encoded_name_is_an_error(charset: str, coding: str, word: str) -> None:
    """Why: `email` has an error of its own for a charset that is no ASCII."""
    line = f"=?{charset}?{coding}?{word}?= Lee <ann@example.org> wrote:"
    split(f"{line}\n> Yes.\n")
    person = read_person(f"=?{charset}?{coding}?{word}?= Lee <ann@example.org>")
    assert person.email in ("ann@example.org", None)

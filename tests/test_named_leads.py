"""Lines that name by hand whom the words below them are of: only the archive tells them from prose."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mlthread import reconstruct
from mlthread.frozen import replace
from mlthread.model import Address, Message, Turn

from .mails import FERRY, HALL, mail

ANSWER = ("I would print new ones, as nobody reads what is pasted over.",)


def asked(name: str = "Ann Mary Lee") -> Message:
    return replace(mail("a", name, [*FERRY, "", *HALL], 0, "Timetable"), subject="Timetable")


def answer(lines: Sequence[str], first: Message | None = None, name: str = "Bo Chen") -> Turn:
    """The turn of a mail of these lines, sent after another one that it need not answer by its headers."""
    messages = [asked() if first is None else first, mail("b", name, lines, 5, "Re: Timetable")]
    turns = [turn for c in reconstruct(messages) for turn in c.turns]
    return next(turn for turn in turns if turn.id == "b@example.org")


def parts(turn: Turn) -> list[tuple[str, int]]:
    return [(segment.kind, segment.level) for segment in turn.segments]


QUOTED = [("attribution", 0), ("quote", 1), ("text", 0)]
LEADS = [
    pytest.param("Ann wrote,", "Ann", id="a comma"),
    pytest.param("From: Ann M. Lee", "Ann M. Lee", id="like a header"),
    pytest.param("From Ann:", "Ann", id="no verb"),
    pytest.param("Lee darkly hints:", "Lee", id="a verb of one's own"),
    pytest.param("ann asks -", "ann", id="a nick and a dash"),
    pytest.param("Responding to what Ann Lee wrote on Monday:", "Ann Lee", id="amid a line"),
    pytest.param("ann@example.org muses:", "ann@example.org", id="an address"),
]


@pytest.mark.parametrize(("lead", "name"), LEADS)
@pytest.mark.parametrize("sign", ["", '"'])
def test_words_of_whom_a_line_names_are_a_quote(lead: str, name: str, sign: str) -> None:
    first, *rest, last = FERRY
    turn = answer([lead, f"{sign}{first}", *rest, f"{last}{sign}", "", *ANSWER])
    assert parts(turn) == QUOTED
    assert turn.text == ANSWER[0]
    assert turn.parent == "a@example.org"
    assert "attribution" in turn.parent_evidence
    head, quote, _ = turn.segments
    assert head.attribution is not None
    assert head.attribution.name == name
    assert head.attribution.email == (name if "@" in name else None)
    assert quote.source is not None
    assert (quote.source.id, quote.source.start, quote.source.stop) == ("a@example.org", 0, 4)
    assert (head.rule, quote.rule) == ("attribution/named", "quote/named")


def test_paragraphs_that_are_theirs_go_with_it() -> None:
    turn = answer(["From: Ann Lee", "", *FERRY, "", *HALL, "", *ANSWER])
    assert parts(turn) == QUOTED
    assert turn.segments[1].text.strip().split("\n") == [*FERRY, "", *HALL]


def test_an_answer_right_below_the_quote_stays() -> None:
    """Why: no blank line parts them."""
    turn = answer(["Ann Lee writes:", *FERRY, "That is no question at all.", *ANSWER])
    assert turn.segments[1].text.split("\n") == list(FERRY)
    assert turn.text.split("\n") == ["That is no question at all.", *ANSWER]


def test_each_of_several_is_told() -> None:
    other = mail(
        "c", "Dora Hill", ["The oars are in the shed behind the hall, not in the boats."], 1, "Oars"
    )
    lines = ["Ann wrote,", *FERRY, "", *ANSWER, "", "Dora wrote,", other.body.strip(), "", "Good."]
    turns = [
        turn
        for c in reconstruct([asked(), other, mail("b", "Bo Chen", lines, 5, "Re: Timetable")])
        for turn in c.turns
    ]
    turn = next(turn for turn in turns if turn.id == "b@example.org")
    assert parts(turn) == QUOTED * 2
    sources = [s.source.id for s in turn.segments if s.source is not None]
    assert sources == ["a@example.org", "c@example.org"]
    names = [s.attribution.name for s in turn.segments if s.attribution is not None]
    assert names == ["Ann", "Dora"]


def test_every_line_stays_where_it_is() -> None:
    lines = ["Hm.", "", "Ann wrote,", "", *FERRY, "", *ANSWER, "", "Ann wrote,", *HALL]
    turn = answer(lines)
    covered = [line for s in turn.segments for line in range(s.start, s.stop)]
    assert covered == list(range(len(lines)))
    assert "\n".join(s.text for s in turn.segments) == "\n".join(lines)


MARKED = [
    pytest.param("Ann darkly hints:", "Ann", id="a verb of one's own"),
    pytest.param("Ann Lee has this to say of old notices, and more:", "Ann Lee", id="more"),
    pytest.param("ann:", "ann", id="a nick alone"),
]


@pytest.mark.parametrize(("lead", "name"), MARKED)
def test_above_marks_it_is_an_attribution(lead: str, name: str) -> None:
    turn = answer([lead, "", *(f"> {line}" for line in FERRY), "", *ANSWER])
    assert parts(turn) == QUOTED
    assert turn.segments[0].attribution is not None
    assert turn.segments[0].attribution.name == name


def test_whom_it_names_in_full_wrote_what_is_lost() -> None:
    """Why: nobody has the words, but the archive knows who that is."""
    quote = [f"> {line}" for line in HALL]
    turn = answer(["Ann Mary Lee darkly hints:", "", *quote, "", *ANSWER])
    assert parts(turn) == QUOTED
    messages = [
        mail("a", "Ann Mary Lee", FERRY, 0, "Timetable"),
        mail(
            "b",
            "Bo Chen",
            ["Ann Mary Lee darkly hints:", "", *quote, "", *ANSWER],
            5,
            "Re: Timetable",
        ),
    ]
    lost = [turn for c in reconstruct(messages) for turn in c.turns if turn.origin == "quoted"]
    assert [turn.author.name for turn in lost] == ["Ann Mary Lee"]
    messages[1] = replace(messages[1], body=messages[1].body.replace("Ann Mary Lee", "Ann"))
    lost = [turn for c in reconstruct(messages) for turn in c.turns if turn.origin == "quoted"]
    assert "Ann Mary Lee" not in [turn.author.name for turn in lost]


PROSE = [
    pytest.param(["Cy wrote,", *FERRY, "", *ANSWER], id="somebody else"),
    pytest.param(["The notices say:", *FERRY, "", *ANSWER], id="nobody"),
    pytest.param(["Ann,", *FERRY, "", *ANSWER], id="who is spoken to"),
    pytest.param(["Bo Chen, Ann Lee:", *FERRY, "", *ANSWER], id="the sender too"),
    pytest.param(
        ["Ann wrote,", "The oars are in the shed behind the hall.", "", *ANSWER], id="other words"
    ),
    pytest.param(["Ann wrote,", *FERRY, "", *HALL], id="posted again"),
    pytest.param(["Ann's point:", "", *(f"> {x}" for x in FERRY), "", *ANSWER], id="in a sentence"),
]


@pytest.mark.parametrize("lines", PROSE)
def test_other_lines_say_what_they_say(lines: list[str]) -> None:
    turn = answer(lines)
    assert all(segment.attribution is None for segment in turn.segments)


def test_who_opens_another_topic_answers_nobody() -> None:
    lines = ["Ann wrote,", *FERRY, "", *ANSWER]
    turns = [
        t for c in reconstruct([asked(), mail("b", "Bo Chen", lines, 5, "Glue")]) for t in c.turns
    ]
    assert [(turn.id, turn.parent) for turn in turns] == [
        ("a@example.org", None),
        ("b@example.org", None),
    ]


def test_a_patch_that_is_handed_on_names_its_author() -> None:
    """Why: "From:" on top says to git whose the patch is."""
    diff = [
        "---",
        "diff --git a/gate.c b/gate.c",
        "--- a/gate.c",
        "+++ b/gate.c",
        "@@ -1 +1 @@",
        "-1",
        "+2",
    ]
    first = mail("a", "Ann Lee", [*FERRY, *diff], 0, "[PATCH] gate")
    turn = answer(["From: Ann Lee <ann@example.org>", "", *FERRY, *diff], first)
    assert all(segment.kind != "quote" for segment in turn.segments)


def test_the_lists_own_name_is_nobody() -> None:
    first = replace(asked("Tide Lee"), list_name="tide")
    assert [s.kind for s in answer(["The Tide says:", *FERRY, "", *ANSWER], first).segments] != [
        kind for kind, _ in QUOTED
    ]


def test_an_address_of_the_list_is_nobody() -> None:
    first = replace(asked(), author=Address(None, "tide-owner@example.org"))
    assert parts(answer(["tide-owner says:", *FERRY, "", *ANSWER], first))[0][0] != "attribution"


def test_an_article_in_a_name_names_nobody() -> None:
    turn = answer(["The gate says:", *FERRY, "", *ANSWER], asked("Ann Lee, The Keeper"))
    assert all(segment.attribution is None for segment in turn.segments)

    first = asked("That One Gate")
    [head, *_] = answer(["that one gate says:", *FERRY, "", *ANSWER], first).segments
    assert head.attribution is not None
    assert head.attribution.name == "that one gate"


def test_who_repeats_the_words_later_is_not_quoted() -> None:
    """Why: "Problem with what Ann Lee says:" heads a list of one's own, which she answers without a mark."""
    list_of_own = ["Problem with what Ann Lee says:", *FERRY, "", *ANSWER]
    messages = [
        mail("a", "Ann Lee", [*HALL], 0, "Timetable"),
        mail("b", "Bo Chen", list_of_own, 5, "Re: Timetable"),
        mail("c", "Ann Lee", [*FERRY, "", "Not so."], 6, "Re: Timetable"),
    ]
    turns = [turn for c in reconstruct(messages) for turn in c.turns]
    own = next(turn for turn in turns if turn.id == "b@example.org")
    assert all(segment.attribution is None for segment in own.segments)


@pytest.mark.parametrize(("lead", "found"), [("Ann:", "Ann"), ("Notices:", None)])
def test_a_name_alone_between_quotes_is_a_lead(lead: str, found: str | None) -> None:
    """Why: of several quotes each was put to whom the attribution above all of them names."""
    first = ["On Monday, Cy Dahl wrote:", *(f"> {line}" for line in HALL), ""]
    told = answer([*first, lead, *(f"> {line}" for line in FERRY), "", *ANSWER])
    (head,) = [s for s in told.segments if s.text.strip() == lead]
    assert (head.attribution.name if head.attribution else None) == found
    assert (head.kind == "attribution") == bool(found)


def test_a_name_on_top_greets() -> None:
    told = answer(["Ann:", "", *(f"> {line}" for line in FERRY), "", *ANSWER])
    assert told.parent == "a@example.org"
    assert told.segments[0].kind == "salutation"

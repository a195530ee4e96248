"""Archived messages whose text the archive did not keep: what their replies quote is what they said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

import mlthread
from mlthread.model import Address, DateBounds, Message, Turn
from mlthread.thread.passages import passages
from mlthread.views.export.markdown import conversations_markdown
from mlthread.views.terminal.conversation import Look, draw_conversation

START = datetime(2010, 5, 3, 9, 0, tzinfo=UTC)
SAID = (
    "the ferry company has moved the winter timetable to November, and",
    "nobody told the harbour office before the notices were printed.",
    "Should we print new ones or paste a correction over the old?",
    "The printer asks for an answer before the end of this week.",
)
HEAD = "On 3 May 2010 09:00 +0000, Mary Hill wrote:"
SCRUBBED = "An embedded and charset-unspecified text was scrubbed...\nName: not available\nURL: <http://lists.example.org/a/attachment.pl>\n"
HTML = "-------------- next part --------------\nAn HTML attachment was scrubbed...\nURL: <http://lists.example.org/a/attachment.html>\n"


def message(key: str, name: str, body: str, *, hours: float = 0.0, answers: str = "") -> Message:
    at = START + timedelta(hours=hours)
    own = f"{key}@{name.split()[0].lower()}.example.org"
    return Message(
        id=own,
        message_id=own,
        author=Address(name, f"{name.split()[0].lower()}@example.org"),
        date=DateBounds(utc=at, earliest=at, latest=at, basis="Date", offset=0),
        subject="Re: Timetable" if key != "a" else "Timetable",
        body=body,
        in_reply_to=(answers,) if answers else (),
    )


def quoting(*lines: str, head: str = HEAD, depth: int = 1) -> str:
    marks = "> " * depth
    return "\n".join([head, "", *(marks + line for line in lines), "", "Paste it.", ""])


def turns_of(*messages: Message) -> dict[str, Turn]:
    found = [turn for conv in mlthread.reconstruct(messages) for turn in conv.turns]
    return {turn.id.split("@")[0] if turn.origin == "archive" else "lost": turn for turn in found}


@pytest.mark.parametrize("body", [SCRUBBED, HTML, "", "\n\n"])
@pytest.mark.parametrize("answers", ["", "a@mary.example.org"])
def test_what_is_quoted_of_a_message_without_text_is_its_text(body: str, answers: str) -> None:
    reply = message("b", "Bo Berg", quoting(*SAID), hours=2, answers=answers)
    turns = turns_of(message("a", "Mary Hill", body), reply)
    assert set(turns) == {"a", "b"}
    assert turns["b"].parent == turns["a"].id
    assert turns["a"].text == "\n".join(SAID)
    assert turns["a"].origin == "archive"
    assert [(p.id, p.start, p.from_start) for p in turns["a"].provenance] == [(reply.id, 0, 2)]
    assert turns["a"].message is not None
    assert turns["a"].message.body == body


def test_replies_that_quote_other_parts_of_it_together_give_the_text() -> None:
    turns = turns_of(
        message("a", "Mary Hill", HTML),
        message("b", "Bo Berg", quoting(*SAID[:3]), hours=2),
        message("c", "Cy Dahl", quoting(*SAID[2:]), hours=3),
    )
    assert turns["a"].text == "\n".join(SAID)
    assert {p.id for p in turns["a"].provenance} == {turns["b"].id, turns["c"].id}


def test_a_quote_without_a_name_is_known_by_the_words_that_others_quote() -> None:
    nameless = f"> {SAID[3]}\n\nOn Friday, he told me.\n"
    turns = turns_of(
        message("a", "Mary Hill", SCRUBBED),
        message("b", "Bo Berg", quoting(*SAID), hours=2),
        message("c", "Cy Dahl", nameless, hours=3),
    )
    assert turns["c"].parent == turns["a"].id


def test_no_lost_message_stands_beside_it_where_a_lost_reply_quotes_it() -> None:
    lost = "On 3 May 2010 11:37 +0000, Di Ek wrote:"
    body = "\n".join(
        [
            lost,
            f"> {HEAD}",
            *(f">> {line}" for line in SAID),
            "> I would wait until the ferry company has answered us.",
            "",
            "So would I.",
        ]
    )
    turns = turns_of(message("a", "Mary Hill", HTML), message("b", "Bo Berg", body, hours=9))
    assert set(turns) == {"a", "b", "lost"}
    assert turns["lost"].author.name == "Di Ek"
    assert turns["lost"].parent == turns["a"].id
    assert turns["a"].text == "\n".join(SAID)


def test_what_somebody_else_said_is_not_its_text() -> None:
    """A reply that kept only what stood further up, and one that names another author or minute."""
    first = message("a", "Ruth Lane", "\n".join(SAID))
    for head in ("", "On 3 May 2010 09:00 +0000, Ruth Lane wrote:"):
        turns = turns_of(
            first,
            message("b", "Mary Hill", HTML, hours=1, answers=first.id),
            message(
                "c", "Bo Berg", quoting(*SAID, head=head), hours=2, answers="b@mary.example.org"
            ),
        )
        assert turns["b"].text == ""
        assert not turns["b"].provenance
    other = quoting(*SAID, head="On 1 May 2010 07:13 +0000, Mary Hill wrote:")
    turns = turns_of(message("a", "Mary Hill", HTML), message("b", "Bo Berg", other, hours=2))
    assert not turns["a"].provenance


def test_its_words_are_not_those_of_who_answered_it() -> None:
    """Why: the archive has none of them, and the answer, which is lost, seemed to go on below the line that names her."""
    said = ("The hall is free on Sunday, so we can ask everybody there.",)
    quoted = [*said, "", HEAD, "", *SAID]
    head = "On 3 May 2010 10:00 +0000, Di Ek <di@example.org> wrote:"
    first = message("a", "Mary Hill", HTML)
    reply = message(
        "b", "Bo Berg", quoting(*quoted, head=head), hours=2, answers="x@di.example.org"
    )
    turns = turns_of(first, replace(reply, references=(first.id, "x@di.example.org")))
    assert turns["lost"].author.name == "Di Ek"
    assert turns["lost"].parent == turns["a"].id
    assert turns["lost"].text == said[0]


def test_what_its_replies_quote_of_it_is_traced_to_it_and_paired_with_their_answers() -> None:
    reply = message("b", "Bo Berg", quoting(*SAID[2:]), hours=2)
    other = message("c", "Cy Dahl", quoting(*SAID[:2]), hours=3)
    given = [message("a", "Mary Hill", HTML), reply, other]
    turns = turns_of(*given)
    lines = turns["a"].text.split("\n")
    for key, said in (("b", SAID[2:]), ("c", SAID[:2])):
        quote = next(s for s in turns[key].segments if s.kind == "quote")
        assert quote.source is not None
        assert quote.source.id == turns["a"].id
        assert quote.source.match == "exact"
        assert tuple(lines[quote.source.start : quote.source.stop]) == said
    pairs = passages(mlthread.reconstruct(given))
    assert [(p.id, p.text, p.answer.strip()) for p in pairs] == [
        (turns["a"].id, "\n".join(SAID[2:]), "Paste it."),
        (turns["a"].id, "\n".join(SAID[:2]), "Paste it."),
    ]


SIGNED = (
    "Mary Hill",
    "Office of the outer harbour, room 12",
    "The island, third pier",
    "Ring twice",
)


def test_a_signature_that_stands_in_other_mail_of_hers_as_well_is_no_reason_to_doubt() -> None:
    earlier = message("d", "Mary Hill", "\n".join(["The gate is shut.", "", *SIGNED]), hours=-99)
    asked = "Is the gate open for the ferry today?"
    reply = message(
        "b", "Bo Berg", quoting(asked, "", *SIGNED), hours=2, answers="a@mary.example.org"
    )
    turns = turns_of(earlier, message("a", "Mary Hill", HTML), reply)
    assert turns["a"].text.startswith(asked)


@pytest.mark.parametrize(
    ("author", "head"),
    [
        ("Márta Högberg", "On 3 May 2010 09:00 +0000, M?rta H?gberg wrote:"),
        ("Mary Hill", "On 3 May 2010 09:00 +0000, seagull <gull@example.org> wrote:"),
    ],
)
def test_a_name_that_lost_letters_or_a_nick_is_hers_where_headers_and_minute_agree(
    author: str, head: str
) -> None:
    first = message("a", author, HTML)
    reply = message("b", "Bo Berg", quoting(*SAID, head=head), hours=2, answers=first.id)
    assert turns_of(first, reply)["a"].text == "\n".join(SAID)


def test_an_undated_name_is_enough_where_she_wrote_once_without_text() -> None:
    reply = message(
        "b", "Bo Berg", quoting(*SAID, head="Mary Hill <mary@example.org> writes:"), hours=2
    )
    first, second = message("a", "Mary Hill", HTML), message("e", "Mary Hill", HTML, hours=1)
    assert turns_of(first, reply)["a"].text == "\n".join(SAID)
    also = replace(second, subject="Timetable")
    assert not any(turn.text for key, turn in turns_of(first, also, reply).items() if key in "ae")


def test_a_message_with_words_keeps_its_own() -> None:
    turns = turns_of(
        message("a", "Mary Hill", "See the page.\n\n" + HTML),
        message("b", "Bo Berg", quoting(*SAID), hours=2, answers="a@mary.example.org"),
    )
    assert turns["a"].text.strip() == "See the page."
    assert not turns["a"].provenance


def test_screen_and_markdown_say_where_the_text_is_from() -> None:
    mail = message("a", "Mary Hill", HTML), message("b", "Bo Berg", quoting(*SAID), hours=2)
    (found,) = mlthread.reconstruct(mail)
    drawn = [
        "".join(text for text, _ in line) for line in draw_conversation(found, Look(explain=True))
    ]
    assert any("Mary Hill" in line and line.endswith("text from quotes") for line in drawn)
    assert "│ ? text: recovered from b@bo.example.org" in drawn
    assert f"│ {SAID[0]}" in drawn
    shown = "".join(conversations_markdown([found], recovered=True))
    assert "text recovered from the quotes in 2*" in shown
    assert SAID[1] in shown


def test_a_head_deeper_inside_a_quote_takes_no_line_from_the_lost_message() -> None:
    """Why: below a head of its own a lost message loses what others said before; this head is another's."""
    first, last = SAID[0], SAID[2]
    above = message("a", "Mary Hill", f"{first}\n\n{last}\n")
    quote = (
        "On Mon, May 3, 2010 at 11:00 AM, Lo Mo <lo@example.org> wrote:\n"
        f"> The harbour has no money for paper, I fear.\n> > {first}\n"
        "> > On Mon, May 3, 2010 at 7:00 AM, Dan Ray wrote:\n> > > Whose ferry is it that comes?\n"
        f"> The old ones are mine, as all of you know by now.\n> {last}\n\nNobody knows.\n"
    )
    turns = turns_of(above, message("b", "Bo Berg", quote, hours=5, answers="lost@example.org"))
    assert turns["lost"].text.endswith(f"as all of you know by now.\n{last}")


@pytest.mark.parametrize(
    "closer", ["----- End forwarded message -----", "------- End of Forwarded Message"]
)
def test_the_ruler_that_closes_a_forward_is_no_word_of_whoever_wrote_it(closer: str) -> None:
    head = "----- Forwarded message from Mary Hill <mary@example.org> -----\n\nDate: Mon, 3 May 2010 09:00:00 +0000\n"
    head += "From: Mary Hill <mary@example.org>\nSubject: Timetable\n"
    forward = "\n".join(
        ["See below.", "", head, *SAID, "", closer, "", "I would print new ones.", ""]
    )
    assert turns_of(message("b", "Bo Berg", forward, hours=2))["lost"].text == "\n".join(SAID)


def test_a_line_of_its_writer_about_an_end_stays() -> None:
    said = (*SAID, "End of the message that I was to forward to you.")
    assert turns_of(message("b", "Bo Berg", quoting(*said), hours=2))["lost"].text == "\n".join(
        said
    )


@pytest.mark.parametrize(
    "field", ["Subject: Timetable", "Subject: Re: timetable", "Betreff: Timetable"]
)
def test_what_z_mail_quotes_besides_the_words_is_none_of_them(field: str) -> None:
    said = (field, *SAID, "-- End of excerpt from Mary Hill")
    turns = turns_of(message("b", "Bo Berg", quoting(*said), hours=2))
    assert turns["lost"].text == "\n".join(SAID)


@pytest.mark.parametrize(
    "said",
    [
        ("Subject: the winter", *SAID),
        (*SAID, "Subject: Timetable"),
        (*SAID, "-- End of the pier"),
    ],
)
def test_a_line_that_only_looks_like_what_z_mail_adds_stays(said: tuple[str, ...]) -> None:
    turns = turns_of(message("b", "Bo Berg", quoting(*said), hours=2))
    assert turns["lost"].text == "\n".join(said)

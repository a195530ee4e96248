"""The text of lost messages, case by case: which words are theirs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import mlthread
from mlthread.frozen import replace
from mlthread.model import Address, DateBounds, Message, Place, Turn

ANN = Address("Ann Lee", "ann@example.org")
BOB = Address("Bob Stone", "bob@example.com")
CAY = Address("Cay Umber", "cay@lab.example")
START = datetime(2018, 2, 20, 9, 0, tzinfo=UTC)


def mail(
    name: str, author: Address, body: str, *, hours: float = 0.0, answers: str = ""
) -> Message:
    """A message; `answers` are the names of those above it, nearest first."""
    when = START + timedelta(hours=hours)
    return Message(
        id=f"{name}@example.org",
        message_id=f"{name}@example.org",
        author=author,
        date=DateBounds("", when, when, when, "Date header", 0),
        subject="Re: Lock gates" if answers else "Lock gates",
        body=body,
        in_reply_to=tuple(f"{name}@example.org" for name in answers.split()[:1]),
        references=tuple(f"{name}@example.org" for name in reversed(answers.split())),
        places=(Place("test", 1),),
    )


def lost(*messages: Message) -> list[Turn]:
    """The recovered messages."""
    found = mlthread.reconstruct(messages)
    return [t for c in found for t in c.turns if t.origin == "quoted"]


QUESTION = """\
The lower gate leaks again and the mason wants a week to mend it.
Who pays for the oak?
"""
SIGNED = """\
--
Bob Stone, keeper of the lower and the upper gates
Office of Locks and Weirs, Canal Street 14, second floor
Telephone 555 0100 on weekdays from nine to noon
"""

ORIGINAL = """\
-----Original Message-----
From: {}
Sent: {}
To: The others
Subject: Re: Lock gates

"""


def quoted(text: str, mark: str = "> ") -> str:
    return "".join(f"{mark}{line}".rstrip() + "\n" for line in text.splitlines())


def test_what_it_quotes_with_bars_is_not_its_own() -> None:
    answer = f"On Tue, 20 Feb 2018 10:00:00 +0000, Ann Lee wrote:\n{quoted(QUESTION, '| ')}\nThe canal fund does, as always.\n"
    later = (
        f"On Tue, 20 Feb 2018 11:00:00 +0000, Bob Stone wrote:\n{quoted(answer)}\nGood to know.\n"
    )
    (ghost,) = lost(mail("a", ANN, QUESTION), mail("c", CAY, later, hours=3, answers="b"))
    assert ghost.text == "The canal fund does, as always."


def test_a_mark_in_place_of_its_quote_leaves_it_its_words() -> None:
    later = (
        "On Tue, 20 Feb 2018 11:00:00 +0000, Bob Stone wrote:\n"
        "> On Tue, 20 Feb 2018 10:00:00 +0000, Ann Lee wrote:\n> [snip]\n>\n"
        "> The canal fund does, as it did for the last three of them.\n\nGood to know.\n"
    )
    (ghost,) = lost(mail("a", ANN, QUESTION), mail("c", CAY, later, hours=3, answers="b"))
    assert ghost.text == "The canal fund does, as it did for the last three of them."


def test_a_line_that_leads_to_other_words_is_not_what_is_answered() -> None:
    later = (
        "Because Ann Lee wrote:\n\n>>> the mason wants a week\n\nwe should ask him.\n\n"
        "On Tue, 20 Feb 2018 11:00:00 +0000, Bob Stone wrote:\n"
        "> The canal fund pays, as it did for the last three of them.\n"
    )
    ghosts = lost(mail("a", ANN, QUESTION), mail("c", CAY, later, hours=3, answers="b"))
    assert [t.text for t in ghosts if t.author.name == "Bob Stone"] == [
        "The canal fund pays, as it did for the last three of them."
    ]


def test_one_signature_does_not_make_two_messages_one() -> None:
    other = mail("o", BOB, f"The upper gate is fine.\n{SIGNED}", hours=-50)
    words = f"The canal fund pays for this one, for the oak and for the mason.\n{SIGNED}"
    later = (
        f"On Tue, 20 Feb 2018 11:00:00 +0000, Bob Stone wrote:\n{quoted(words)}\nGood to know.\n"
    )
    (ghost,) = lost(other, mail("c", CAY, later, hours=3, answers="b"))
    assert ghost.text.startswith("The canal fund pays for this one")


LETTER = """\
The lower gate leaks again and the mason wants a week to mend it.
Shall we shut the canal in March, before the floods come down from the hills?
Who pays for the oak, and who for the mason's week at the lower gate?
"""


def test_words_among_those_it_quotes_are_its_own_where_the_other_message_is_there() -> None:
    later = (
        "On Tue, 20 Feb 2018 11:00:00 +0000, Bob Stone <bob@example.com> wrote:\n"
        "> On Tue, 20 Feb 2018 09:00:00 +0000, Ann Lee <ann@example.org> wrote:\n>\n"
        "> The lower gate leaks again and the mason wants a week to mend it.\n"
        "> He may have two of them, it is a bad leak.\n>\n"
        "> Shall we shut the canal in March, before the floods come\n> down from the hills?\n>\n"
        "> Not before May, I should say.\n\nGood to know.\n"
    )
    (ghost,) = lost(mail("a", ANN, LETTER), mail("c", CAY, later, hours=3, answers="b"))
    assert [line for line in ghost.text.split("\n") if line] == [
        "He may have two of them, it is a bad leak.",
        "Not before May, I should say.",
    ]


def test_nothing_is_taken_from_a_quote_that_cannot_be_told_apart() -> None:
    later = (
        "On Tue, 20 Feb 2018 11:00:00 +0000, Bob Stone <bob@example.com> wrote:\n"
        "> On Tue, 20 Feb 2018 09:47:00 +0000, Ann Lee <ann@example.org> wrote:\n>\n"
        "> Some other words that nobody has kept.\n>\n> And more of them.\n\nGood to know.\n"
    )
    ghosts = lost(mail("a", ANN, LETTER), mail("c", CAY, later, hours=3, answers="b"))
    assert [t.text for t in ghosts if t.author.name == "Bob Stone"] == [""]


def test_words_of_a_lost_message_above_are_not_its_own() -> None:
    """Why: an archived message has a sentence of what the lost one quotes; the rest of that quote was
    taken for the lost one's, for nothing said whose it was."""
    theirs = (
        "The keeper says that it is the frame that leaks.\n"
        "The lower gate leaks again and the mason wants a week to mend it.\n"
        "He wants another one for the chain, and the smith two.\n"
    )
    later = (
        "On Tue, 20 Feb 2018 11:00:00 +0000, Bob Stone <bob@example.com> wrote:\n"
        "> Two weeks then, if the oak is here in time.\n>\n"
        f"{quoted(ORIGINAL.format('Eve Dale', 'Tuesday, February 20, 2018 10:15 AM'))}"
        f"{quoted(theirs)}\nGood to know.\n"
    )
    ghosts = lost(mail("a", ANN, QUESTION), mail("c", CAY, later, hours=3, answers="b e a"))
    (ghost,) = [t for t in ghosts if t.author.name == "Bob Stone"]
    assert ghost.text == "Two weeks then, if the oak is here in time."


def test_what_stands_unmarked_below_an_inner_attribution_is_not_its_own() -> None:
    own = (
        "The canal fund pays, as it did for the last three of them.\n"
        "I have asked the keeper, who has asked the mason and the smith.\n"
        "They begin on Monday with the frame and want the oak by Friday.\n"
    )
    later = (
        "On Tue, 20 Feb 2018 11:00:00 +0000, Bob Stone <bob@example.com> wrote:\n"
        f"{quoted(own)}>\n"
        "> On Tue, 20 Feb 2018 09:00:00 +0000, Ann Lee <ann@example.org> wrote:\n"
        f"{quoted(QUESTION)}"
        "> > An older line that bears its mark.\n>\n> --\n> Bob Stone, keeper of the gate\n\nFine.\n"
    )
    ghosts = lost(mail("a", ANN, QUESTION), mail("c", CAY, later, hours=3, answers="b"))
    (ghost,) = [t for t in ghosts if t.author.name == "Bob Stone"]
    assert ghost.text == f"{own}--\nBob Stone, keeper of the gate"


def test_a_message_that_a_quoted_header_block_names_by_its_id_is_not_lost() -> None:
    """Two messages of one id would make the second its own parent."""
    shown = (
        "What you sent could not be delivered:\n\n"
        "From: Bob Stone <bob@example.com>\nDate: Tue, 20 Feb 2018 09:12:00 +0000\n"
        "Message-Id: <b@example.org>\nSubject: Lock gates\n\n"
        "None of this is what the list has got under that name before now.\n"
        "It was written by hand, on paper, in the lower barn.\n"
    )
    bounce = replace(mail("c", CAY, shown, hours=30), subject="Mail failed")
    found = mlthread.reconstruct([mail("b", BOB, QUESTION), bounce])
    assert [t.id for c in found for t in c.turns] == ["b@example.org", "c@example.org"]


def test_only_the_line_that_names_whom_it_quotes_was_left() -> None:
    later = (
        "On Tue, 20 Feb 2018 11:00:00 +0000, Bob Stone <bob@example.com> wrote:\n"
        "> On Tue, 20 Feb 2018 09:00:00 +0000, Ann Lee <ann@example.org> wrote:\n>\n"
        "> The fund pays, as it did for the last three of them.\n\nGood to know.\n"
    )
    ghosts = lost(mail("a", ANN, LETTER), mail("c", CAY, later, hours=3, answers="b"))
    assert [t.text for t in ghosts if t.author.name == "Bob Stone"] == [
        "The fund pays, as it did for the last three of them."
    ]


UNMARKED = (
    "On Tue, 20 Feb 2018 11:00:00 +0000, Bob Stone <bob@example.com> wrote:\n"
    "> Shall we shut the canal in March, before the floods come down from\n> the hills?\n>\n"
    "> Not before May, I should say.\n>\n"
    "> Who pays for the oak, and who for the mason's week at the lower\n> gate?\n>\n"
    "> The canal fund does, as it did for the last three of them and for the bridge.\n\nGood.\n"
)


def test_paragraphs_of_the_message_it_answers_are_not_its_own_though_no_line_says_so() -> None:
    (ghost,) = lost(
        mail("x", BOB, "The upper gate is fine.\n", hours=-50),
        mail("a", ANN, LETTER),
        mail("c", CAY, UNMARKED, hours=3, answers="b a"),
    )
    assert [line for line in ghost.text.split("\n") if line] == [
        "Not before May, I should say.",
        "The canal fund does, as it did for the last three of them and for the bridge.",
    ]


def test_code_and_half_a_paragraph_used_again_stay_its_own() -> None:
    code = "def shut(gate, hours):\n    gate.lower(hours)\n    gate.lock(hours, for_all=True)\n"
    answer = (
        "I tried it as you have it, on the upper gate first and then on both of them:\n\n"
        f"{code}\n"
        "Shall we shut the canal in March, before the floods come down from\n"
        "the hills? You ask as if we had not done it every year.\n"
    )
    later = f"On Tue, 20 Feb 2018 11:00:00 +0000, Bob Stone <bob@example.com> wrote:\n{quoted(answer)}\nTrue.\n"
    (ghost,) = lost(
        mail("x", BOB, "The upper gate is fine.\n", hours=-50),
        mail("a", ANN, f"{LETTER}\n{code}"),
        mail("c", CAY, later, hours=3, answers="b a"),
    )
    assert ghost.text == answer.rstrip("\n")


WORDS = (
    "The canal fund pays for this one, for the oak and for the mason,\n"
    "as it did for the last three of them and for the bridge at the mill.\n"
)


def bare(message: Message) -> Message:
    """A reply as archives hold it that drop the headers."""
    return replace(message, in_reply_to=(), references=())


def test_another_message_of_that_day_is_not_the_one_quoted() -> None:
    later = f"On Tue, 20 Feb 2018, Bob Stone wrote:\n{quoted(WORDS)}\nGood to know.\n"
    (ghost,) = lost(
        mail("a", ANN, LETTER),
        bare(
            mail(
                "b",
                BOB,
                "He may have two weeks of mine, as long as he begins soon.\n",
                hours=1,
                answers="a",
            )
        ),
        bare(mail("c", CAY, later, hours=5, answers="a")),
    )
    assert (ghost.author.name, ghost.text) == ("Bob Stone", WORDS.rstrip("\n"))


def test_a_body_that_begins_with_a_quote_answers_it() -> None:
    answer = replace(mail("c", CAY, f"{quoted(WORDS)}\nGood to know.\n"), subject="The fund")
    assert [t.text for t in lost(mail("a", ANN, LETTER), answer)] == [WORDS.rstrip("\n")]


def test_a_new_topic_that_shows_marked_lines_answers_nothing() -> None:
    topic = f"The keeper's book says this of the fund:\n{quoted(WORDS)}\nIs it still so?\n"
    told = replace(mail("c", CAY, topic), subject="The fund")
    assert lost(mail("a", ANN, LETTER), told) == []


def test_lines_that_it_marks_in_its_own_way_are_not_its_own() -> None:
    """As Supercite marks them; the message that said so is lost as well."""
    answer = (
        "AL> The lower gate leaks again and the mason wants a week\n"
        "AL> to mend it, which is more than we have before the\n"
        "AL> floods come down from the hills.\n\n"
        f"{WORDS}"
    )
    later = f"On Tue, 20 Feb 2018 11:00:00 +0000, Bob Stone wrote:\n{quoted(answer)}\nTrue.\n"
    ghosts = lost(mail("c", CAY, later, hours=3, answers="b"))
    assert [t.text for t in ghosts if t.author.name == "Bob Stone"] == [WORDS.rstrip("\n")]


def test_a_lost_message_answers_what_it_quotes_not_what_its_reader_seemed_to_answer() -> None:
    """Bob answered Ann twice; Cay quotes the answer that is lost, and with it what it answers."""
    asked = (
        f"On Tue, Feb 20, 2018 at 9:00 AM, Ann Lee <ann@example.org> wrote:\n{quoted(QUESTION)}\n"
    )
    first = "The canal fund does, as it did for the last three gates we hung.\n"
    second = "Forget the fund: the miller has oak to spare and wants the gate mended.\n"
    later = (
        f"On Tue, Feb 20, 2018 at 6:32 PM, Bob Stone wrote:\n{quoted(asked + second)}\nGood man.\n"
    )
    mails = [
        mail("a", ANN, QUESTION),
        replace(mail("b", BOB, asked + first, hours=8), subject="Re: Lock gates"),
        replace(mail("c", CAY, later, hours=22), subject="Re: Lock gates"),
    ]
    (ghost,) = lost(*mails)
    assert ghost.text == second.strip()
    assert ghost.parent == "a@example.org"


def test_what_a_lost_message_quotes_tells_more_than_what_its_reader_named() -> None:
    """Bob answered Ann twice on one day; the answer that the archive holds seemed to be the one quoted, for he is
    named, and it quotes her too."""
    asked = (
        f"On Tue, Feb 20, 2018 at 9:00 AM, Ann Lee <ann@example.org> wrote:\n{quoted(QUESTION)}\n"
    )
    first = "The canal fund does, as it did for the last three gates we hung.\n"
    second = (
        "Forget the fund: the miller has oak to spare and wants the gate mended.\n"
        "He asks for nothing but his dinner, and the mason knows him well.\n"
    )
    later = f"On Tue, 20 Feb 2018, Bob Stone wrote:\n{quoted(asked + second)}\nGood man.\n"
    (ghost,) = lost(
        mail("a", ANN, QUESTION),
        replace(mail("b", BOB, asked + first, hours=8), subject="Re: Lock gates"),
        replace(mail("c", CAY, later, hours=9), subject="Re: Lock gates"),
    )
    assert ghost.text == second.strip()
    assert ghost.parent == "a@example.org"


def test_a_lost_message_answers_none_of_those_below_it() -> None:
    """Why: Bob wrote twice on one day, in another zone than Cay; the earlier mail would seem to answer
    the later one, and what it quotes itself would be lost with it."""
    first = (
        "Cay,\n\nI have no trouble with the first wording, but nobody at the council wants it.\n"
    )
    head = ORIGINAL.format("Eve Oak", "Monday, February 19, 2018 11:41 PM")
    second = f"Both wordings can be talked of.\n\nBob\n\n{quoted(head + first)}"
    third = f"Bob,\n\nI believed that the rules allow no such thing.\n\nOn 20 Feb 2018 Bob Stone wrote:\n\n{quoted(second)}"
    head = ORIGINAL.format("Cay Umber", "Tuesday, February 20, 2018 10:39 AM")
    fourth = f"A vote would be needed.\n\nBob\n\n{head}{third}"
    head = ORIGINAL.format("Bob Stone", "Tuesday, February 20, 2018 9:45 AM")
    fifth = f"The wording of the council could be voted on, with the first one beside it.\n\n{quoted(head + fourth)}"
    body = f"I agree, but that is not asked.\n\nOn 20 Feb 2018 Ann Lee wrote:\n{quoted(fifth)}"
    found = lost(mail("late", CAY, body, hours=6))
    assert [t.author.name for t in found] == [
        "Eve Oak",
        "Bob Stone",
        "Cay Umber",
        "Bob Stone",
        "Ann Lee",
    ]
    assert [t.parent for t in found] == [None, *(t.id for t in found[:-1])]


def test_what_was_said_while_the_talk_went_on_answers_somebody_in_it() -> None:
    """Neither Bob's mail nor Ann's is quoted by what is lost: its date tells that it came after his, and
    where it has none, that hers opened the topic."""
    said = "The miller has oak to spare, and he wants nothing for it.\n"
    dated = f"On Mon, Feb 26, 2018 at 1:00 PM, Eve Oak wrote:\n{quoted(said)}\nGood man.\n"
    answer = replace(
        mail("b", BOB, "The canal fund pays, I hope.\n", hours=1), subject="Re: Lock gates"
    )
    late = replace(mail("c", CAY, dated, hours=150), subject="Re: Lock gates")
    (ghost,) = lost(answer, late)
    assert ghost.parent == answer.id
    undated = replace(late, body=f"Ann Lee wrote:\n{quoted(said)}\nGood man.\n")
    (ghost,) = lost(mail("a", ANN, QUESTION), answer, undated)
    assert ghost.parent is not None


def test_that_no_header_of_a_lost_message_is_known_does_not_say_that_it_answers_nothing() -> None:
    """In an archive whose replies all name what they answer; In-Reply-To alone names the lost one."""
    said = "The miller has oak to spare, and he wants nothing for it.\n"
    body = f"On Mon, Feb 20, 2018 at 6:00 PM, Eve Oak wrote:\n{quoted(said)}\nGood man.\n"
    answers = [
        mail(name, author, f"The {name} fund pays for that, I hope.\n", hours=hour, answers="a")
        for hour, (name, author) in enumerate(
            [("canal", BOB), ("harbour", CAY), ("gate", BOB), ("mill", CAY)], 1
        )
    ]
    late = replace(
        mail("late", CAY, body, hours=12, answers="x"), references=(), subject="Re: Lock gates"
    )
    (ghost,) = lost(mail("a", ANN, QUESTION), *answers, late)
    assert ghost.message_id == "x@example.org"
    assert ghost.parent is not None


def test_a_lost_message_answers_what_opened_the_topic_though_no_reply_says_re() -> None:
    """Why: pipermail takes "Re:" off. What stands alone under its subject may cite what was no mail."""
    said = "The miller has oak to spare, and he wants nothing for it.\n"
    later = mail("c", CAY, f"Eve Oak wrote:\n{quoted(said)}\nGood man.\n", hours=30)
    (ghost,) = lost(mail("a", ANN, QUESTION), later)
    assert ghost.parent == "a@example.org"
    (ghost,) = lost(later)
    assert ghost.parent is None


def test_a_guess_at_when_it_was_written_does_not_stand_against_what_a_lost_message_answers() -> (
    None
):
    """A day alone is known of it; in the middle of that day Ann had not yet written."""
    said = f"Ann Lee wrote:\n{quoted(QUESTION)}\nThe canal fund does, as it did for the last three gates.\n"
    body = f"On 20 Feb 2018, Bob Stone wrote:\n{quoted(said)}\nGood man.\n"
    late = replace(mail("c", CAY, body, hours=30), subject="Re: Lock gates")
    (ghost,) = lost(mail("a", ANN, QUESTION, hours=9), late)
    assert ghost.parent == "a@example.org"
    assert ghost.confidence is not None
    assert ghost.confidence > 0.95
    assert ghost.date.earliest == START + timedelta(hours=9)

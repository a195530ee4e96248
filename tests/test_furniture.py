"""What stands below message after message is a signature or a footer, whatever it looks like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlthread import reconstruct, split
from mlthread.frozen import replace
from mlthread.model import Message, Segment, Turn
from mlthread.thread.furniture.footers import tell_footers
from mlthread.thread.furniture.signatures import tell_signatures

from .mails import mail

SAID = (
    "The sluice was shut when I came by this morning.",
    "Nobody has seen the key of the tower since Sunday.",
    "We need two more hands for the hay, and a cart.",
    "The heron is back on the weir, as it is each March.",
    "I would rather wait until the miller has answered.",
    "Half of the boats are still on the bank, so no hurry.",
    "The road to the quarry is open again as far as the bridge.",
    "Whoever took the ladder may keep it until the apples are in.",
)
PEOPLE = ("Ann Lee", "Bo Chen", "Cy Fox", "Dora Hill", "Eve Moss", "Finn Ray")
VERSE = ("the tide waits for nobody", "and the ferry waits for the tide")
LIST = ("Pismo skupine plima@skupina.example.org", "Arhiv: https://skupina.example.org/plima")


def said(turn: Turn, kind: str) -> list[str]:
    """The lines of a kind at the author's level that hold something."""
    return [
        line.strip()
        for segment in turn.segments
        if segment.kind == kind and segment.level == 0
        for line in segment.text.split("\n")
        if line.strip()
    ]


def turns(messages: Iterable[Message]) -> list[Turn]:
    """Those of the archive, the oldest first."""
    found = [turn for c in reconstruct(messages) for turn in c.turns if turn.origin == "archive"]
    return sorted(found, key=lambda turn: turn.id)


def of_one(below: Sequence[str], count: int = 4, name: str = "Ann Lee") -> list[Message]:
    """Messages of one person, each ending with the same lines."""
    return [mail(f"m{k}", name, [SAID[k], "", *below], 30 * k, f"Matter {k}") for k in range(count)]


def of_many(below: Sequence[str], people: Sequence[str] = PEOPLE) -> list[Message]:
    """A message of each of several people, all ending with the same lines."""
    return [
        mail(f"m{k}", name, [SAID[k], "", *below], 30 * k, f"Matter {k}")
        for k, name in enumerate(people)
    ]


SIGNATURES = [
    pytest.param(("Ann of the ferry", *VERSE), id="name over a verse"),
    pytest.param(("--ann", "- - - - - - - -", *VERSE), id="a name behind dashes, a ruler, a verse"),
    pytest.param(("# Ann Lee   Upper Mill, 1 Mill Lane", "# ann@example.org"), id="like code"),
    pytest.param(("| Ann Lee | Upper Mill |", "| grain  | and flour  |"), id="like a table"),
    pytest.param(("AML", "keeper of the tower key"), id="initials"),
    pytest.param(("alee at the mill", "ask Ann, ann@example.org"), id="an address"),
    pytest.param(("A n n", *VERSE), id="a name in spaced letters"),
]


@pytest.mark.parametrize("below", SIGNATURES)
def test_what_one_ends_with_is_their_signature(below: Sequence[str]) -> None:
    for turn in turns(of_one(below)):
        assert said(turn, "signature") == list(below)
        assert said(turn, "text") == [SAID[int(turn.id[1])]]
        assert turn.text.splitlines()[-1] == below[-1], "what an author ends with stays their text"


def test_the_segment_says_why() -> None:
    *_, told = turns(of_one(("Ann of the ferry", *VERSE)))[0].segments
    assert (told.rule, told.evidence) == (
        "signature/repeated",
        ("4 messages of its author end with it",),
    )


def test_two_messages_do_not_tell() -> None:
    below = ("--ann", *VERSE)
    assert [said(turn, "signature") for turn in turns(of_one(below, 2))] == [[], []]


def test_a_verse_that_changes_belongs_to_the_name_above_it() -> None:
    """Why: half of the paragraph comes again, the verse is another in each mail."""
    messages = [
        mail(f"m{k}", "Ann Lee", [SAID[k], "", "Ann Lee", "Upper Mill", SAID[-k]], k, f"Matter {k}")
        for k in range(1, 4)
    ]
    assert [said(turn, "signature") for turn in turns(messages)] == [
        ["Ann Lee", "Upper Mill", SAID[-k]] for k in range(1, 4)
    ]


def test_a_name_alone_closes() -> None:
    for turn in turns(of_one(("--ann (at the mill)",))):
        assert said(turn, "closing") == ["--ann (at the mill)"]


RULED = ("____", "The tide is a tame one", "when it is asked.     -- Miller, Tales")


@pytest.mark.parametrize("phrase", ["Thanks!", "Thanks for looking."])
def test_a_phrase_right_above_their_signature_closes(phrase: str) -> None:
    """Why: it ended the text for who splits the message alone."""
    for turn in turns(of_one([phrase, "", "-ann", "- - - - - - - - - -", *VERSE])):
        assert said(turn, "closing") == [phrase]
        assert said(turn, "signature")[-2:] == list(VERSE)


def test_a_letter_and_a_sign_close_with_the_words_above_them() -> None:
    for turn in turns(of_one(["Tidal greetings,", "", "/a$"])):
        assert said(turn, "closing") == ["Tidal greetings,", "/a$"]


def test_one_signs_once() -> None:
    """Why: what is announced again and again above a signature that bears its author's name is no second one."""
    dates = ["Gauges for beginners (May)", "ann.lee at example.org", "Locks for beginners (June)"]
    for turn in turns(of_one([*dates, "", "Ann Lee, Harbour Works", "12 Mill Lane"])):
        assert said(turn, "signature") == ["Ann Lee, Harbour Works", "12 Mill Lane"]


def test_a_sentence_above_a_signature_is_no_phrase() -> None:
    for turn in turns(of_one(["Thanks to the miller it is open.", "", "-ann", *VERSE])):
        assert "Thanks to the miller it is open." in said(turn, "text")


def test_what_stands_below_a_ruler_need_not_tell_who() -> None:
    """Why: three mails end with a saying below one ruler; without the ruler it could be what they say."""
    assert [said(turn, "signature") for turn in turns(of_one(RULED))] == [list(RULED)] * 4
    assert [said(turn, "signature") for turn in turns(of_one(RULED[1:]))] == [[]] * 4


def test_a_line_that_goes_on_with_a_signature_is_no_closing() -> None:
    """Why: "love" and two words look like a closing."""
    below = (
        "- - - - - -",
        "Finger ann@example.org for the key of the tower.",
        "Letters without a stamp may wait for the tide.  Stamps preferred.",
        "Remember that it is not enough to obey the tide; you must learn to",
        "*love* Big Tide.",
    )
    assert [said(turn, "signature") for turn in turns(of_one(below))] == [list(below)] * 4
    assert [said(turn, "closing") for turn in turns(of_one(below))] == [[]] * 4


def test_a_closing_stands_above_a_last_word_too() -> None:
    """Why: she closes with her letters, and some mails say one thing more below them."""
    closed = of_one(("AML",), 3)
    last = [
        "Who would rather sail than write about it these days,",
        "but will answer letters that come with a stamp,",
        "if they are about boats.",
    ]
    more = mail("m9", "Ann Lee", [SAID[5], "", "AML", *last], 900, "Matter 9")
    turn = turns([*closed, more])[-1]
    assert said(turn, "closing") == ["AML"]
    assert said(turn, "text") == [SAID[5], *last]
    alone = mail("m9", "Ann Lee", [SAID[5], "", "AML", "", "", *last], 900, "Matter 9")
    found = turns([*closed, alone])[-1].segments
    assert [(s.kind, s.start, s.stop) for s in found] == [
        ("text", 0, 2),
        ("closing", 2, 5),
        ("text", 5, 8),
    ]
    other = mail("m9", "Ann Lee", [SAID[5], "", "BTW", *last], 900, "Matter 9")
    assert said(turns([*closed, other])[-1], "closing") == []


def test_a_name_that_changes_its_address_goes_with_the_signature_below_it() -> None:
    """Why: each machine gives another one."""
    below = ("Upper Mill, Room 1", "(the one with the wheel)", "ask ann@example.org")
    messages = [
        mail(
            f"m{k}",
            "Ann Lee",
            [SAID[k], "", f"Ann Lee   ann@m{k}.example.org", *below],
            k,
            f"M {k}",
        )
        for k in range(4)
    ]
    for k, turn in enumerate(turns(messages)):
        assert said(turn, "signature") == [f"Ann Lee   ann@m{k}.example.org", *below]


def test_what_very_many_end_with_need_not_tell_who() -> None:
    """Why: a saying alone; of eight mails that end with it none says anything else again."""
    assert [said(turn, "signature") for turn in turns(of_one(VERSE, 7))] == [[]] * 7
    assert [said(turn, "signature") for turn in turns(of_one(VERSE, 8))] == [list(VERSE)] * 8
    assert [said(turn, "signature") for turn in turns(of_one(VERSE[:1], 8))] == [[]] * 8
    again = [
        mail(f"m{k}", "Ann Lee", [SAID[k], "The mill is open on Friday.", "", *VERSE], k, f"M {k}")
        for k in range(8)
    ]
    assert [said(turn, "signature") for turn in turns(again)] == [[]] * 8, "she announces it again"


def test_what_stands_in_signatures_tells() -> None:
    """Why: she has left out her name, of what she signs with else."""
    named = of_one(("-- ", "Ann of the ferry", *VERSE))
    alone = mail("m9", "Ann Lee", [SAID[5], "", *VERSE], 900, "Matter 9")
    assert said(turns([*named, alone])[-1], "signature") == list(VERSE)


def test_above_what_is_quoted_it_signs_too() -> None:
    quote = ["", "Bo Chen wrote:", "> Is the sluice shut?"]
    messages = of_one(("Ann of the ferry", *VERSE, *quote))
    for turn in turns(messages):
        assert said(turn, "signature") == ["Ann of the ferry", *VERSE]
        assert [s.text for s in turn.segments if s.kind == "quote"] == ["Is the sluice shut?"]


def test_blank_lines_below_a_quote_are_no_end() -> None:
    """Why: pages of archives have a line of their own below a message; what stands between them and the quote
    hid the signature above it."""
    page = [
        "",
        "> Is the sluice shut?",
        ">",
        "",
        "",
        "More information about the Tides mailing list",
    ]
    for turn in turns(of_one(("Ann of the ferry", *VERSE, *page))):
        assert said(turn, "signature") == ["Ann of the ferry", *VERSE]


NO_SIGNATURES = [
    pytest.param(("Looks good to me.",), id="a verdict"),
    pytest.param(("Reviewed-by: Ann Lee <ann@example.org>",), id="a trailer"),
    pytest.param(("https://mill.example.org/ann/key.html",), id="a link"),
    pytest.param(("Could you send me the key?",), id="a question"),
    pytest.param(("> ann@mill:~$ make",), id="a prompt"),
]


@pytest.mark.parametrize("below", NO_SIGNATURES)
def test_what_is_said_again_is_no_signature(below: Sequence[str]) -> None:
    for turn in turns(of_one(below)):
        assert said(turn, "signature") == []


def test_what_is_announced_again_is_no_signature() -> None:
    """Why: three mails that announce the mill's days share all but their first words."""
    days = [f"On day {k} the mill is open from {k} to noon, says Ann" for k in range(10)]
    for turn in turns(of_one(days, 3)):
        assert said(turn, "signature") == []


def test_a_message_that_is_nothing_else_says_it() -> None:
    messages = of_one(("Ann of the ferry", *VERSE))
    messages.append(mail("m9", "Ann Lee", ["Ann of the ferry", *VERSE], 900, "A verse"))
    assert said(turns(messages)[-1], "signature") == []


def test_a_list_address_is_nobodys() -> None:
    """Why: a list that puts its own address into From sends for many; their names part them."""
    below = ("-- Zoe", "keeper of the key")
    messages = [
        replace(message, author=replace(message.author, email="plima-owner@example.org"))
        for message in of_many(below, PEOPLE[:4])
    ]
    assert [said(turn, "signature") for turn in turns(messages)] == [[], [], [], []]
    messages = [replace(message, author=messages[1].author) for message in messages]
    assert [said(turn, "signature") for turn in turns(messages)] == [list(below)] * 4


FOOTERS = [
    pytest.param(LIST, id="two lines"),
    pytest.param(("----", *LIST), id="below a ruler"),
    pytest.param(("====", LIST[0], "", LIST[1], "===="), id="framed, in two paragraphs"),
    pytest.param(("-- ", *LIST), id="below the signature's mark"),
    pytest.param(
        (*LIST, "", "More information about the Tides mailing list"), id="above a known one"
    ),
]


@pytest.mark.parametrize("below", FOOTERS)
def test_what_five_people_end_with_is_the_lists(below: Sequence[str]) -> None:
    """Why: no row has words of this language; they stood as text, or as a signature, of every message."""
    alone = split("\n".join((SAID[0], "", *below)))
    assert not [s for s in alone if s.kind == "footer" and LIST[0] in s.text]
    for turn in turns(of_many(below)):
        assert [line for line in said(turn, "footer") if line in LIST] == list(LIST)
        assert turn.text == SAID[int(turn.id[1])]


@pytest.mark.parametrize("brackets", ["[]", "()"])
def test_a_remark_in_brackets_needs_no_link(brackets: str) -> None:
    """Why: what a signing service set below each mail stood as the words of whoever wrote that."""
    remark = (
        "Mail to this list is signed by the harbour's own clerk: it was",
        "received, and passed on.",
    )
    below = (f"{brackets[0]}{remark[0]}", f"{remark[1]}{brackets[1]}")
    for turn in turns(of_many(below)):
        assert said(turn, "footer") == (list(below) if brackets == "[]" else [])


def test_a_signature_above_the_footer_stays() -> None:
    messages = [
        mail(f"m{k}", name, [SAID[k], "", "-- ", name, f"{name[0]} Lane 7", *LIST], k, f"M {k}")
        for k, name in enumerate(PEOPLE)
    ]
    found = turns(messages)
    assert [said(turn, "signature") for turn in found] == [
        ["--", name, f"{name[0]} Lane 7", *LIST] for name in PEOPLE
    ], "a paragraph is not cut"
    messages = [
        mail(f"m{k}", name, [SAID[k], "", "-- ", name, f"{name[0]} Lane 7", "", *LIST], k, f"M {k}")
        for k, name in enumerate(PEOPLE)
    ]
    for turn, name in zip(turns(messages), PEOPLE, strict=True):
        assert said(turn, "signature") == ["--", name, f"{name[0]} Lane 7"]
        assert said(turn, "footer") == list(LIST)


MAILMAN = (
    "_______________________________________________",
    "Tides mailing list",
    "Tides@lists.example.org",
)


def test_the_ruler_of_a_footer_is_in_no_signature() -> None:
    """Why: it ends their messages too, and what an author ends with stays in the text."""
    below = ("Oda Hill PhD.", "Tide Courses", "", "Upper Mill", "Millford MF1 2AB", "", *MAILMAN)
    for turn in turns(of_one(below, name="Oda Hill")):
        assert turn.text.splitlines()[-1] == "Millford MF1 2AB"


def test_nobody_signs_above_a_patch_and_its_footer() -> None:
    above = ("Signed-off-by: Ann Lee <ann@example.org>", "---", " gate.c | 2 +-", " 1 file changed")
    patch = (
        "diff --git a/gate.c b/gate.c",
        "--- a/gate.c",
        "+++ b/gate.c",
        "@@ -1 +1 @@",
        "-a",
        "+b",
    )
    for turn in turns(of_one((*above, "", *patch, "-- ", "2.30.2", "", *MAILMAN))):
        assert said(turn, "signature") == []
        assert said(turn, "patch")


def test_below_a_quote_without_marks_it_is_the_lists() -> None:
    """Why: it stood as the last words of whom the message quotes."""
    block = ["-----Original Message-----", "From: Bo Chen", "Sent: Monday, May 3, 2010 10:00 AM"]
    block += ["To: plima@example.org", "Subject: Matter", "", "Where is the key?", "", *LIST]
    messages = [*of_many(LIST), mail("m9", "Gil Park", ["No idea.", "", *block], 900, "RE: Matter")]
    turn = turns(messages)[-1]
    assert said(turn, "footer") == list(LIST)
    assert [s.text.strip() for s in turn.segments if s.kind == "quote"] == ["Where is the key?"]


def test_at_the_end_of_what_is_quoted_it_is_a_footer() -> None:
    quote = ["Bo Chen wrote:", "> Where is the key?", ">", *(f"> {line}" for line in LIST)]
    messages = [*of_many(LIST), mail("m9", "Gil Park", [*quote, "", "No idea."], 900, "Matter 1")]
    turn = turns(messages)[-1]
    assert [(s.kind, s.level, s.depth) for s in turn.segments if s.level] == [
        ("quote", 1, 1),
        ("footer", 1, 1),
    ]
    assert said(turn, "text") == ["No idea."]


NO_FOOTERS = [
    pytest.param(("Thanks a lot", "for all your help"), id="thanks"),
    pytest.param(("https://skupina.example.org/rules",), id="one link that many give"),
    pytest.param(("Acked-by: Ann Lee <ann@example.org>",) * 2, id="trailers"),
]


@pytest.mark.parametrize("below", NO_FOOTERS)
def test_what_many_say_is_no_footer(below: Sequence[str]) -> None:
    for turn in turns(of_many(below)):
        assert said(turn, "footer") == []


def test_four_people_do_not_tell() -> None:
    for turn in turns(of_many(LIST, PEOPLE[:4])):
        assert said(turn, "footer") == []


def test_a_signature_that_others_quote_is_no_footer() -> None:
    """Why: five who answer on top leave Ann's signature at the very end of theirs, without marks."""
    signature = ("Ann Lee", "ann@example.org")
    block = ["-----Original Message-----", "From: Ann Lee", "Sent: Monday, May 3, 2010 10:00 AM"]
    block += ["To: plima@example.org", "Subject: Matter", "", "Where is the key?", "", *signature]
    theirs = [
        mail(f"n{k}", name, [SAID[k], "", *block], 900 + k, "RE: Matter 1")
        for k, name in enumerate(PEOPLE[1:])
    ]
    hers = [mail(f"m{k}", "Ann Lee", [f"{k} keys.", "", *signature], k, "M") for k in range(25)]
    for turn in turns([*hers, *theirs]):
        assert said(turn, "footer") == []


LINES = st.sampled_from(
    ["", *VERSE, *LIST, "-- ", "--ann", "Ann Lee", "> Is it?", "Bo wrote:", "No."]
)


@given(st.lists(st.lists(LINES, min_size=1, max_size=12), min_size=1, max_size=8))
def test_every_line_stays_where_it_is(bodies: list[list[str]]) -> None:
    messages = [mail(f"m{k}", PEOPLE[k % 6], lines, k, f"M {k}") for k, lines in enumerate(bodies)]
    segments = [split(message.body) for message in messages]
    before = [lines_of(parts) for parts in segments]
    tell_footers([message.person for message in messages], segments)
    tell_signatures(messages, segments)
    assert [lines_of(parts) for parts in segments] == before


def lines_of(parts: Iterable[Segment]) -> list[tuple[int, str]]:
    """The numbered lines of segments, one behind the other."""
    return [
        (part.start + k, line) for part in parts for k, line in enumerate(part.text.split("\n"))
    ]

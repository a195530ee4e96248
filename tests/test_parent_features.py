"""What speaks for a parent and against it, feature by feature."""

from __future__ import annotations

from math import log, log1p
from typing import Any

import pytest

from mails import FERRY, HALL, mail
from mlthread.frozen import replace
from mlthread.model import Address, Message, Place
from mlthread.thread.parents.absence import null_features
from mlthread.thread.parents.candidates import find_candidates
from mlthread.thread.parents.features import candidate_features
from mlthread.thread.work import load

BO, CY = Address(None, "bo@example.org"), Address(None, "cy@example.org")
NEW = ("to_any", "to_first", "greeted", "greeted_other", "self", "list_other", "thread_hint")


@pytest.mark.parametrize(
    ("first", "answer", "found"),
    [
        ({}, {}, {"self": 0.0}),
        ({}, {"author": Address("Bo Berg", "bo@example.org")}, {"self": 1.0}),
        ({}, {"to": (BO, CY)}, {"self": 0.0, "to_any": 1.0, "to_first": 1.0}),
        ({}, {"to": (CY, Address("Bo", "BO@example.org"))}, {"self": 0.0, "to_any": 1.0}),
        ({}, {"to": (CY,)}, {"self": 0.0}),
        ({}, {"body": "Hi Bo,\n\nThe gauge is low.\n"}, {"self": 0.0, "greeted": 1.0}),
        ({}, {"body": "Dear Berg,\n\nThe gauge is low.\n"}, {"self": 0.0, "greeted": 1.0}),
        ({}, {"body": "Hi Cy,\n\nThe gauge is low.\n"}, {"self": 0.0, "greeted_other": 1.0}),
        ({}, {"body": "Hi all,\n\nThe gauge is low.\n"}, {"self": 0.0}),
        ({"list_name": "a"}, {"list_name": "b"}, {"self": 0.0, "list_other": 1.0}),
        ({"list_name": "a"}, {"list_name": "a"}, {"self": 0.0}),
        ({"thread_hint": "gm:1"}, {"thread_hint": "gm:1"}, {"self": 0.0, "thread_hint": 1.0}),
        ({"thread_hint": "gm:1"}, {"thread_hint": "gm:2"}, {"self": 0.0}),
    ],
)
def test_who_is_written_to(
    first: dict[str, Any], answer: dict[str, Any], found: dict[str, float]
) -> None:
    top = replace(mail("1", "Bo Berg", ["Is the gauge low?"], 0, "Gauge"), **first)
    low = replace(mail("2", "Ann Lee", ["It is."], 1, "Re: Gauge"), **answer)
    archive = load([top, low]).archive
    reply = archive.records[1]
    [row] = candidate_features(archive, reply, find_candidates(archive, reply))
    assert {name: value for name, value in row.items() if name in NEW} == found


ASKED = (
    "Is the gauge at the lower gate low again, or is it the float",
    "that sticks as it did last spring, when nobody looked after it?",
    "The keeper says that he cannot see it from the house by night.",
    "Somebody has to go there with a lamp and read it by hand, then.",
)
SAID = ("It is the float: the weed has grown round it since the ice went.",)
TOP = mail("1", "Bo Berg", ASKED, 0, "Gauge")
OTHER = mail("9", "Cy Cole", ["The mill is to let."], -50, "Mill")


def _row(top: Message, answer: Message, *others: Message) -> dict[str, float]:
    """The features of the top message, as a parent of the answer."""
    archive = load([top, answer, *others]).archive
    numbers = {record.id: record.number for record in archive.records}
    reply = archive.records[numbers[answer.id]]
    found = find_candidates(archive, reply)
    rows = candidate_features(archive, reply, found)
    return dict(zip(found.numbers, rows, strict=True)).get(numbers[top.id], {})


def _answer(*lines: str, hours: float = 5.0, subject: str = "Re: Gauge") -> Message:
    return mail("2", "Ann Lee", [*lines, "", "So be it."], hours, subject)


def _quoting(head: str, *quoted: str) -> Message:
    return _answer(*([head] if head else []), *(f"> {line}" for line in quoted))


@pytest.mark.parametrize(
    ("answer", "cell", "told"),
    [
        (_quoting("Bo Berg wrote:", *ASKED), "high/sure/silent", "who_sure quote_any"),
        (
            _quoting("Bo Berg wrote:", *ASKED[:2], *FERRY[:2]),
            "mid/sure/silent",
            "who_sure quote_any",
        ),
        (_quoting("Bo Berg wrote:", *ASKED[:1], *FERRY), "low/sure/silent", "who_sure quote_any"),
        (_quoting("Bo Berg wrote:", *FERRY), "missing/sure/silent", "who_sure quote_missing"),
        (_quoting("Bo Berg wrote:", "Who is there?"), "short/sure/silent", "who_sure"),
        (_answer("Bo Berg wrote:", "", ">>> Who is there?"), "silent/sure/silent", "who_sure"),
        (_quoting("bo@example.org wrote:", *ASKED), "high/sure/silent", "who_sure quote_any"),
        (_quoting("bo@... wrote:", *ASKED), "high/likely/silent", "who_likely quote_any"),
        (_quoting("Berg wrote:", *ASKED), "high/likely/silent", "who_first quote_any"),
        (_quoting("Cy Cole wrote:", *ASKED), "high/other/silent", "who_other quote_any"),
        (_quoting("Eve Oak wrote:", *ASKED), "high/unknown/silent", "who_unknown quote_any"),
        (
            _quoting("eve@example.net wrote:", *FERRY),
            "missing/unknown/silent",
            "who_unknown quote_missing",
        ),
        (_quoting("", *ASKED), "high/silent/silent", "quote_any"),
    ],
)
def test_a_quote_and_whom_it_names(answer: Message, cell: str, told: str) -> None:
    row = _row(TOP, answer, OTHER)
    assert [name for name in row if name.count("/") == 2] == [cell]
    known = {name for name in row if name.startswith(("who_", "quote_"))}
    assert known - {"quote_cover", "quote_lines", "quote_lead", "quote_elsewhere"} == set(
        told.split()
    )


def test_how_much_of_a_quote_is_here_and_elsewhere() -> None:
    again = mail("3", "Cy Cole", [*ASKED[:2], "He said so once."], 1, "Re: Gauge")
    row = _row(TOP, _quoting("", *ASKED), again)
    assert (row["quote_cover"], row["quote_lines"]) == (1.0, log(5))
    assert row["quote_lead"] == pytest.approx(0.5, abs=0.05)
    first = _row(
        replace(TOP, body="It is low, I am told by all of them.\n"), _quoting("", *ASKED), again
    )
    assert first["quote_missing"] == 1.0
    assert first["quote_elsewhere"] == pytest.approx(0.5, abs=0.05)
    empty = replace(TOP, body="See there.\n")
    assert _row(empty, _quoting("", *FERRY))["empty/silent/silent"] == 1.0
    assert "quote_empty" not in _row(empty, _answer("Bo Berg wrote:"))
    assert _row(TOP, _quoting("", *ASKED), replace(again, body=TOP.body))["tie_first"] == 1.0
    assert "tie_first" not in row


@pytest.mark.parametrize(
    ("date", "name", "fits"),
    [
        ("3 May 2010 09:00 +0000", "exact", True),
        ("3 May 2010 09:05 +0000", "soon", True),
        ("3 May 2010 09:40 +0000", "late", True),
        ("3 May 2010 11:30", "quarter", True),
        ("3 May 2010", "day", True),
        ("3 May 2010 11:37", "near", False),
        ("1 May 2010", "conflict", False),
    ],
)
def test_a_date_and_whom_it_names(date: str, name: str, fits: bool) -> None:
    row = _row(TOP, _quoting(f"On {date}, Bo Berg wrote:", "Who is there?"))
    assert row[f"short/sure/{name}"] == row[f"date_{name}"] == 1.0
    assert ("who_and_date" in row) == fits
    assert "who_and_date" not in _row(TOP, _quoting(f"On {date}, Eve Oak wrote:", "Who?"))


def test_an_attribution_that_names_a_message() -> None:
    row = _row(TOP, _answer("In article <1@example.org>, Bo Berg wrote:"))
    assert row["attribution_id"] == 1.0
    assert "attribution_id" not in _row(TOP, _answer("Bo Berg wrote:"))
    head = "In article <x@example.net> of 3 May 2010 09:00 +0000, {} wrote:"
    assert "date_exact" not in _row(TOP, _answer(head.format("Eve Oak"))), "another of that minute"


def test_of_several_mentions_the_one_that_fits() -> None:
    row = _row(
        TOP,
        _answer(
            "Cy Cole wrote:", f"> {FERRY[0]}", "", "No.", "", "Bo Berg wrote:", f"> {ASKED[0]}"
        ),
        OTHER,
    )
    assert row["second_mention"] == row["high/sure/silent"] == 1.0
    row = _row(
        TOP,
        _answer(
            "Bo Berg wrote:", f"> {ASKED[0]}", "", "No.", "", "Cy Cole wrote:", f"> {FERRY[0]}"
        ),
        OTHER,
    )
    assert "second_mention" not in row


def _between(head: str, *quoted: str) -> Message:
    """What answers the top message, and is answered in turn."""
    return mail(
        "3", "Cy Cole", [head, *(f"> {line}" for line in quoted), "", *SAID], 2, "Re: Gauge"
    )


def _deeper(head: str, *quoted: str) -> Message:
    return _answer(
        "Cy Cole wrote:", f"> {head}", *(f"> > {line}" for line in quoted), ">", f"> {SAID[0]}"
    )


DATED = "On 3 May 2010 09:00, Bo Berg wrote:"


@pytest.mark.parametrize(
    ("between", "answer", "found"),
    [
        (
            _between(DATED, *ASKED),
            _deeper(DATED, *ASKED),
            {"lines": 1.0, "person": 1.0, "attribution": 1.0},
        ),
        (
            _between(DATED, *ASKED),
            _deeper("Bo Berg wrote:", *ASKED[:2], *FERRY[:2]),
            {"lines": 0.5, "person": 1.0},
        ),
        (
            _between("Bo Berg wrote:", *ASKED),
            _deeper("Bo Berg wrote:", *ASKED),
            {"lines": 1.0, "person": 1.0},
        ),
        (
            _between("Bo wrote:", *ASKED),
            _deeper("Bo Berg wrote:", *FERRY),
            {"lines": 0.0, "person": 1.0},
        ),
        (
            _between("Bo Berg wrote:", *ASKED),
            _deeper("Berg wrote:", *FERRY),
            {"lines": 0.0, "person": 1.0},
        ),
        (
            _between("B. <bo@example.org> wrote:", *ASKED),
            _deeper("Q. <bo@example.org> wrote:", *ASKED),
            {"lines": 1.0, "person": 1.0},
        ),
        (
            _between("Bo Berg wrote:", *ASKED),
            _deeper("Eve Oak wrote:", *ASKED),
            {"lines": 1.0, "conflict": 1.0},
        ),
        (
            _between("Bo Berg wrote:", *ASKED),
            _deeper("Bo Oak wrote:", *ASKED),
            {"lines": 1.0, "conflict": 1.0},
        ),
        (_between("", *ASKED), _deeper("Bo Berg wrote:", *ASKED), {"lines": 1.0}),
        (_between("Bo Berg wrote:", *ASKED), _deeper("", *ASKED), {"lines": 1.0}),
        (_between(""), _deeper("Bo Berg wrote:", *ASKED), {"lines": 0.0}),
        (_between("Bo Berg wrote:", *ASKED), _quoting("Cy Cole wrote:", *SAID), {}),
    ],
)
def test_what_is_quoted_at_second_hand(
    between: Message, answer: Message, found: dict[str, float]
) -> None:
    row = _row(between, answer, TOP)
    nested = {name[5:]: value for name, value in row.items() if name.startswith("nest_")}
    assert nested == found


def _linked(
    top: Message, answer: Message, *others: Message, parents: dict[str, str]
) -> dict[str, float]:
    """The same, once a first round has found who answers whom."""
    archive = load([top, answer, *others]).archive
    key = {record.id.partition("@")[0]: record.number for record in archive.records}
    archive.first_parents = [None] * len(key)
    for below, above in parents.items():
        archive.first_parents[key[below]] = key[above]
    reply = archive.records[key["2"]]
    found = find_candidates(archive, reply)
    rows = candidate_features(archive, reply, found)
    return dict(zip(found.numbers, rows, strict=True))[key[top.id.partition("@")[0]]]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (_deeper("Bo Berg wrote:", *ASKED), {"lines": 1.0, "person": 1.0}),
        (_deeper("Bo Berg wrote:", *ASKED[:2], *FERRY[:2]), {"lines": 0.5, "person": 1.0}),
        (_deeper("", *ASKED), {"lines": 1.0}),
        (_deeper("Eve Oak wrote:", *FERRY), {"lines": 0.0}),
        (_quoting("Cy Cole wrote:", *SAID), {}),
    ],
)
def test_what_a_parent_answers_is_quoted_at_second_hand(
    answer: Message, found: dict[str, float]
) -> None:
    row = _linked(_between("", *SAID), answer, TOP, parents={"3": "1"})
    assert {name[3:]: value for name, value in row.items() if name.startswith("up_")} == found
    row = _linked(_between("", *SAID), answer, TOP, parents={})
    assert not any(name.startswith("up_") for name in row)


@pytest.mark.parametrize(
    ("subject", "answer", "found"),
    [
        ("Gauge", "Re: Gauge", {"subject_same": 1.0, "reply_same": 1.0}),
        ("Gauge", "Gauge", {"subject_same": 1.0}),
        ("Gauge", "Float (was: Gauge)", {"subject_was": 1.0}),
        ("Mill", "Float (was: Gauge)", {"subject_other": 1.0}),
        ("Low gauge", "Re: Float of the gauge", {"subject_other": 1.0, "subject_words": 0.5}),
        ("Low gauge", "Float", {"subject_other": 1.0, "other_new": 1.0}),
        ("Who is on the way", "Re: Who is in the sun", {"subject_other": 1.0}),
        ("Gauge", "", {"subject_other": 1.0, "other_new": 1.0}),
        ("", "", {}),
    ],
)
def test_the_subject_goes_on_or_changes(subject: str, answer: str, found: dict[str, float]) -> None:
    reply = replace(_quoting("Bo Berg wrote:", *ASKED), subject=answer)
    row = _row(replace(TOP, subject=subject), reply)
    names = (
        "subject_same",
        "reply_same",
        "subject_was",
        "subject_other",
        "subject_words",
        "other_new",
    )
    assert {name: row[name] for name in names if name in row} == pytest.approx(found)


@pytest.mark.parametrize(
    ("hours", "head", "found"),
    [
        (2.0, "", {"gap": log1p(2.0)}),
        (
            -0.5,
            "",
            {"gap": 0.0, "gap_negative": 1.0, "skew": log1p(30.0), "gap_negative_fits": 1.0},
        ),
        (
            -0.5,
            "On 3 May 2010 09:00 +0000, Bo Berg wrote:",
            {"gap": 0.0, "gap_negative": 1.0, "skew": log1p(30.0), "gap_negative_fits": 1.0},
        ),
        (-0.5, "Bo Berg wrote:", {"gap": 0.0, "gap_negative": 1.0, "skew": log1p(30.0)}),
    ],
)
def test_the_time_between(hours: float, head: str, found: dict[str, float]) -> None:
    """A quote or a date that fits speaks against the clocks."""
    quoted = ("Who is there?",) if head else (*ASKED[:3], FERRY[0])
    answer = _answer(*([head] if head else []), *(f"> {line}" for line in quoted), hours=hours)
    row = _row(TOP, answer)
    names = ("gap", "gap_negative", "skew", "gap_negative_fits", "skew_arrived", "arrived_later")
    assert {name: row[name] for name in names if name in row} == pytest.approx(found)


@pytest.mark.parametrize(
    ("first", "hours", "name"),
    [(True, -3.0, "skew_arrived"), (False, 3.0, "arrived_later"), (True, 3.0, None)],
)
def test_the_order_of_a_mailbox_against_the_dates(
    first: bool, hours: float, name: str | None
) -> None:
    box = [mail(f"n{k}", "Eve Oak", [f"Notice {k}."], k - 40.0, f"Notice {k}") for k in range(40)]
    pair = [TOP, _answer("It is.", hours=hours)] if first else [_answer("It is.", hours=hours), TOP]
    placed = [replace(m, places=(Place("box", n),)) for n, m in enumerate([*box, *pair])]
    row = _row(*sorted(placed[-2:], key=lambda m: m.id), *placed[:-2])
    assert {"skew_arrived", "arrived_later"} & set(row) == ({name} if name else set())


THIRD = mail("4", "Eve Oak", ["The weir is closed, for all I know."], 3, "Re: Gauge")


@pytest.mark.parametrize(
    ("top", "others", "answer", "found"),
    [
        (TOP, (), _answer("It is."), "previous bare_previous opens bare_opens"),
        (
            TOP,
            (),
            _answer("It is.", subject="Gauge"),
            "previous bare_previous bare_recent opens bare_opens",
        ),
        (
            TOP,
            (),
            _answer("It is.", subject="Gauge", hours=400.0),
            "previous bare_previous opens bare_opens",
        ),
        (TOP, (), _quoting("Bo Berg wrote:", *ASKED), "previous opens"),
        (TOP, (THIRD,), _answer("It is."), "opens bare_opens"),
        (THIRD, (TOP,), _answer("It is."), "previous bare_previous"),
        (TOP, (), _answer("It is.", subject="Re: Float"), ""),
    ],
)
def test_the_place_under_a_subject(
    top: Message, others: tuple[Message, ...], answer: Message, found: str
) -> None:
    row = _row(top, answer, *others)
    names = {"previous", "bare_previous", "bare_recent", "opens", "bare_opens", "called"}
    assert names & set(row) == set(found.split())


def test_how_many_stand_between_under_a_subject() -> None:
    assert _row(TOP, _answer("It is."), THIRD)["rank"] == log1p(1)
    many = [replace(THIRD, id=f"m{k}", message_id=f"m{k}", body=f"Note {k}.\\n") for k in range(20)]
    assert _row(TOP, _answer("It is."), *many)["rank"] == log1p(16), (
        "the opening is too far to count"
    )


@pytest.mark.parametrize(
    ("answer", "parents", "found"),
    [
        (_answer("It is."), {"3": "0"}, "answers_me bare_answers_me"),
        (_quoting("Cy Cole wrote:", *SAID), {"3": "0"}, "answers_me"),
        (_quoting("", *ASKED), {"3": "0"}, "answers_me cites_me"),
        (_quoting("Ann Lee wrote:", *ASKED), {"3": "0"}, "answers_me"),
        (_answer("It is."), {"3": "1"}, ""),
        (_answer("It is."), {"3": "0", "5": "3"}, "answers_me bare_answers_me answered"),
        (_answer("It is."), {"3": "2"}, ""),
        (_answer("It is."), {}, ""),
    ],
)
def test_who_answered_whom(answer: Message, parents: dict[str, str], found: str) -> None:
    mine = mail("0", "Ann Lee", ["Who looks after the gauge these days?"], -1, "Gauge")
    before = mail("5", "Ann Lee", ["Thanks for that."], 3, "Re: Gauge")
    row = _linked(_between("Bo Berg wrote:", *ASKED), answer, TOP, mine, before, parents=parents)
    names = {"answers_me", "bare_answers_me", "cites_me", "answered"}
    assert names & set(row) == set(found.split())


def test_the_same_words_where_nothing_is_quoted() -> None:
    weir = mail("4", "Eve Oak", ["The weir needs an oaken paddle and a smith."], 3, "Re: Gauge")
    answer = _answer("A smith made an oaken paddle for the gauge.")
    names = {"bare_words", "bare_words_most", "bare_words_alone", "unfound_words"}
    assert names & set(_row(weir, answer, TOP)) == {
        "bare_words",
        "bare_words_most",
        "bare_words_alone",
    }
    assert names & set(_row(TOP, answer, weir)) == {"bare_words"}
    quoting = _answer("Dan Fox wrote:", f"> {FERRY[0]}", "", "A smith made an oaken paddle.")
    assert names & set(_row(weir, quoting, TOP)) == {"unfound_words"}
    found = _answer("Bo Berg wrote:", f"> {ASKED[0]}", "", "A smith made an oaken paddle.")
    assert not names & set(_row(weir, found, TOP))


def test_lines_that_both_quote_and_that_one_quotes_of_the_other() -> None:
    both = _row(_between("Bo Berg wrote:", *ASKED), _quoting("", *ASKED[:2], *FERRY[:2]), TOP)
    assert (both["sibling"], both.get("elsewhere_in_it")) == (0.5, None)
    deeper = mail(
        "3",
        "Cy Cole",
        ["Eve wrote:", *(f"> > {line}" for line in ASKED), "", *SAID],
        2,
        "Re: Gauge",
    )
    below = _row(deeper, _quoting("", *ASKED[:2], *FERRY[:2]), TOP)
    assert (below.get("sibling"), below["elsewhere_in_it"]) == (None, 0.5)
    mine = replace(TOP, id="2@example.org", message_id="2@example.org", subject="Re: Gauge")
    later = _between("", *ASKED[:2], *FERRY[:2])
    assert _row(later, mine)["quotes_me"] == 0.5


@pytest.mark.parametrize(
    ("mine", "whose", "subject", "copied"),
    [
        ((*ASKED, "", *SAID), "Cy Cole", "Re: Gauge", True),
        ((*ASKED, *FERRY, "", *SAID), "Cy Cole", "Re: Gauge", True),
        ((*ASKED[:1], "", *SAID), "Cy Cole", "Re: Gauge", False),
        (ASKED, "Cy Cole", "Re: Gauge", False),
        ((*ASKED, "", *SAID), "Ann Lee", "Re: Gauge", False),
        ((*ASKED, "", *SAID), "Cy Cole", "Re: Weir", False),
    ],
    ids=["all of it", "more", "a part", "sent again", "one's own", "another topic"],
)
def test_all_that_another_says_among_ones_own_lines(
    mine: tuple[str, ...], whose: str, subject: str, copied: bool
) -> None:
    """Why: who set all of a mail below the answer, unmarked, was told to answer whom that mail quotes."""
    theirs = mail("3", whose, ASKED, 2, subject)
    answer = _answer("Eve Oak wrote:", f"> {HALL[0]}", "", *mine)
    assert ("copied" in _row(theirs, answer, OTHER)) is copied


@pytest.mark.parametrize(
    ("answer", "others", "cell", "flags"),
    [
        (_answer("It is."), (TOP,), "silent/silent/silent", "re subject_seen"),
        (_answer("It is.", subject="Gauge"), (TOP,), "silent/silent/silent", "bare subject_seen"),
        (_quoting("", *ASKED), (TOP,), "high/silent/silent", "re subject_seen quoted anonymous"),
        (
            _quoting("", *FERRY),
            (TOP,),
            "missing/silent/silent",
            "re subject_seen quoted anonymous quote_unfound",
        ),
        (_quoting("", FERRY[0]), (TOP,), "short/silent/silent", "re subject_seen quoted anonymous"),
        (
            _quoting("Bo Berg wrote:", *ASKED),
            (TOP,),
            "high/known/silent",
            "re subject_seen quoted named",
        ),
        (
            _quoting("Bo Berg wrote:", *ASKED[:2], *FERRY[:2]),
            (TOP,),
            "mid/known/silent",
            "re subject_seen quoted named",
        ),
        (
            _quoting("Bo Berg wrote:", *ASKED[:1], *FERRY),
            (TOP,),
            "low/known/silent",
            "re subject_seen quoted named",
        ),
        (
            _quoting("Cy Cole wrote:", *ASKED),
            (TOP, OTHER),
            "high/known/silent",
            "re subject_seen quoted named named_otherwise",
        ),
        (
            _quoting("eve@example.net wrote:", *ASKED),
            (TOP,),
            "high/unknown/silent",
            "re subject_seen quoted named",
        ),
        (_quoting(DATED, *ASKED), (TOP,), "high/known/fit", "re subject_seen quoted named dated"),
        (
            _quoting("On 1 May 2010, Bo Berg wrote:", *ASKED),
            (TOP,),
            "high/known/unfit",
            "re subject_seen quoted named dated no_fit",
        ),
        (
            _quoting("On 3 May 2010, Eve Oak wrote:", *ASKED),
            (TOP,),
            "high/unknown/fit",
            "re subject_seen quoted named dated",
        ),
        (
            _quoting("On 1 May 2010, Eve Oak wrote:", *ASKED),
            (TOP,),
            "high/unknown/unfit",
            "re subject_seen quoted named dated no_fit",
        ),
        (
            replace(_quoting("Bo Berg wrote:", *ASKED), subject="Re: Float"),
            (TOP,),
            "high/known/silent",
            "re re_unseen quoted named",
        ),
        (
            replace(_quoting("Bo Berg wrote:", *ASKED), subject="Float"),
            (TOP,),
            "high/known/silent",
            "quoted named named_new",
        ),
        (
            replace(_quoting("Bo Berg wrote:", *ASKED), subject="Gauge"),
            (TOP,),
            "high/known/silent",
            "subject_seen quoted named",
        ),
        (
            replace(_quoting("", *ASKED), subject="Re: Float"),
            (TOP,),
            "high/silent/silent",
            "re re_unseen quoted anonymous",
        ),
        (
            replace(_quoting("", *ASKED), subject="Float"),
            (TOP,),
            "high/silent/silent",
            "quoted anonymous anonymous_new",
        ),
        (
            replace(_quoting("", *ASKED), subject="Fwd: Gauge"),
            (TOP,),
            "high/silent/silent",
            "forward subject_seen quoted anonymous",
        ),
        (_answer("It is.", hours=-0.5), (TOP,), "silent/silent/silent", "re re_unseen"),
        (
            replace(_quoting("", *ASKED), date=_answer(hours=-0.5).date),
            (TOP,),
            "high/silent/silent",
            "re subject_seen quoted anonymous",
        ),
    ],
)
def test_what_speaks_for_none_of_them(
    answer: Message, others: tuple[Message, ...], cell: str, flags: str
) -> None:
    archive = load([answer, *others]).archive
    (reply,) = (record for record in archive.records if record.id == answer.id)
    found = find_candidates(archive, reply)
    told = null_features(archive, reply, found, candidate_features(archive, reply, found))
    assert [name[5:] for name in told if name.startswith("none/")] == [cell]
    names = {name for name in told if "/" not in name} - {"bias", "cover", "hint_words"}
    assert names == set(flags.split())

"""Which messages may be the parent, look-up by look-up, and what the header fields say."""

from __future__ import annotations

from typing import Any

import pytest

from mails import FERRY, HALL, mail
from mlthread.frozen import replace
from mlthread.model import Message
from mlthread.thread.parents.candidates import find_candidates
from mlthread.thread.parents.likeliest import evidence_of
from mlthread.thread.parents.links import header_choice
from mlthread.thread.work import load

TOP = mail("t", "Mary Hill", HALL, 0.0, "Hall")
QUOTED = "".join(f"> {line}\n" for line in HALL) + "\nSo be it.\n"


def _answer(*lines: str, hours: float = 5.0, subject: str = "Re: Ferry") -> Message:
    return mail("r", "Peter Lane", (*lines, "", "So be it, for all I care."), hours, subject)


def _quoting(head: str, *quoted: str, hours: float = 5.0) -> Message:
    return _answer(head, *(f"> {line}" for line in quoted or ("Who is there?",)), hours=hours)


def _is_candidate(top: Message, answer: Message, *others: Message) -> bool:
    archive = load([top, answer, *others]).archive
    numbers = {record.id: record.number for record in archive.records}
    found = find_candidates(archive, archive.records[numbers[answer.id]])
    assert numbers[answer.id] not in found.numbers
    return numbers[top.id] in found.numbers


@pytest.mark.parametrize(
    ("answer", "found", "why"),
    [
        (_quoting("Eve Oak wrote:"), False, "nothing leads to it"),
        (_quoting("Eve Oak wrote:", *HALL), True, "its words"),
        (_quoting("Mary Hill wrote:"), True, "the last that she wrote"),
        (_answer("So be it.", subject="Re: Hall"), True, "its subject"),
        (_answer("So be it.", subject="Float (was: Hall)"), True, "... as the old one"),
        (_quoting("In article <t@example.org>, Eve Oak wrote:"), True, "its id"),
        (_quoting("On 3 May 2010 09:00 +0000, Eve Oak wrote:"), True, "its minute"),
        (_quoting("On 3 May 2010 11:01 +0200, Eve Oak wrote:"), True, "... or the next one"),
        (_quoting("On 3 May 2010 at 09:00, Eve Oak wrote:"), True, "... in UTC"),
        (_quoting("On 3 May 2010 at 11:00, Eve Oak wrote:"), False, "... in another zone"),
        (_quoting("On 3 May 2010, Eve Oak wrote:"), False, "a day has many"),
        (_quoting("Mary Hill wrote:", hours=-30.0), False, "she had not written yet"),
        (_answer("So be it.", subject="Re: Hall", hours=-1.5), True, "a clock is off"),
        (_quoting("Eve Oak wrote:", *HALL, hours=-30.0), True, "... by a day"),
        (_quoting("Eve Oak wrote:", *HALL, hours=-40.0), False, "nobody answers the future"),
    ],
)
def test_what_leads_to_a_message(answer: Message, found: bool, why: str) -> None:
    assert _is_candidate(TOP, answer) == found, why


@pytest.mark.parametrize(
    ("answer", "found", "why"),
    [
        (_quoting("Mary Hill wrote:", hours=200.0), False, "she wrote more since"),
        (_quoting("On 3 May 2010, Mary Hill wrote:", hours=200.0), True, "her mail of that day"),
        (_quoting("On 5 May 2010, Mary Hill wrote:", hours=200.0), False, "of another day"),
        (_answer("So be it.", subject="Re: Hall", hours=200.0), True, "it opens the topic"),
    ],
)
def test_an_older_message_of_somebody_who_writes_much(
    answer: Message, found: bool, why: str
) -> None:
    later = [mail(f"l{n}", "Mary Hill", (f"Note {n}.",), 90.0 + n, f"Note {n}") for n in range(5)]
    assert _is_candidate(TOP, answer, *later) == found, why


def test_what_she_wrote_on_the_subject_is_looked_at_further_back() -> None:
    first = mail("f", "Eve Oak", ("Who has the key?",), -1.0, "Hall")
    noted = [mail(f"l{n}", "Mary Hill", (f"Note {n}.",), 90.0 + n, f"Note {n}") for n in range(5)]
    many = [mail(f"m{n}", "Paul Gray", (f"Word {n}.",), 50.0 + n, "Re: Hall") for n in range(20)]
    for head, found in (("Mary Hill wrote:", True), ("Hill wrote:", False)):
        answer = replace(_quoting(head, hours=200.0), subject="Re: Hall")
        assert (
            _is_candidate(replace(TOP, subject="Re: Hall"), answer, first, *noted, *many) == found
        )


def test_what_quotes_at_first_hand_what_is_quoted_at_second() -> None:
    top = mail("t", "Mary Hill", (*(f"> {line}" for line in FERRY), "", *HALL), 0.0, "Hall")
    deeper = (f"> {line}" for line in FERRY)
    assert _is_candidate(top, _quoting("Eve Oak wrote:", *deeper))
    assert not _is_candidate(top, _quoting("Eve Oak wrote:", *FERRY))


@pytest.mark.parametrize(
    ("top", "answer", "found", "why"),
    [
        ({}, {}, False, "the same sent again"),
        (
            {},
            {"body": f"{HALL[0]}\nThe second line has changed since.\n{HALL[1]}\n"},
            False,
            "most of it",
        ),
        ({}, {"body": f"{HALL[0]}\n{FERRY[0]}\n{FERRY[1]}\n"}, True, "a third of it"),
        ({}, {"subject": "Re: Hall"}, True, "a reply may say it once more"),
        (
            {"list_name": "a", "body": "Yes.\n"},
            {"list_name": "b", "body": "Yes.\n"},
            False,
            "two lists",
        ),
        (
            {"list_name": "a", "body": "Yes.\n"},
            {"list_name": "a", "body": "Yes.\n"},
            True,
            "one list",
        ),
        (
            {"list_name": "a", "body": "Yes.\n"},
            {"list_name": "b", "body": "No.\n"},
            True,
            "other words",
        ),
        (
            {
                "list_name": "a",
                "body": "Yes.\n",
                "author": mail("p", "Paul Gray", (), 0.0, "").author,
            },
            {"list_name": "b", "body": "Yes.\n"},
            True,
            "another author",
        ),
        (
            {"subject": "[PATCH 1/3] Hall"},
            {"subject": "Re: [PATCH 2/3] Hall", "body": QUOTED},
            False,
            "another part",
        ),
        (
            {"subject": "[PATCH 2/3] Hall"},
            {"subject": "Re: [PATCH 2/3] Hall", "body": QUOTED},
            True,
            "that part",
        ),
    ],
)
def test_what_answers_nothing(
    top: dict[str, Any], answer: dict[str, Any], found: bool, why: str
) -> None:
    again = replace(TOP, id="r@example.org", message_id="r@example.org", date=_answer().date)
    assert _is_candidate(replace(TOP, **top), replace(again, **answer)) == found, why


@pytest.mark.parametrize(
    ("fields", "parent", "evidence", "lost", "above"),
    [
        ({}, None, None, None, ()),
        ({"in_reply_to": ("t",)}, "t", "in-reply-to", None, ()),
        ({"in_reply_to": ("x", "t")}, "t", "in-reply-to", None, ()),
        ({"in_reply_to": ("t",), "references": ("s",)}, "t", "in-reply-to", None, ()),
        ({"references": ("s", "t")}, "t", "references", None, ()),
        ({"page_parent": "t", "references": ("s",)}, "t", "page-link", None, ()),
        ({"in_reply_to": ("x",)}, None, None, "x", ()),
        ({"in_reply_to": ("x",), "references": ("t",)}, "t", "references", "x", ("t",)),
        (
            {"in_reply_to": ("x",), "references": ("s", "t", "x")},
            "t",
            "references",
            "x",
            ("s", "t"),
        ),
        ({"references": ("s", "x")}, "s", "references", "x", ("s",)),
        ({"page_parent": "x"}, None, None, "x", ()),
        ({"in_reply_to": ("r",)}, None, None, None, ()),
        ({"references": ("t", "r")}, "t", "references", None, ()),
        ({"in_reply_to": ("Mary",), "references": ("t",)}, "t", "references", None, ()),
    ],
)
def test_what_the_header_fields_say(
    fields: dict[str, Any],
    parent: str | None,
    evidence: str | None,
    lost: str | None,
    above: tuple[str, ...],
) -> None:
    """Ids by their first letters; an address in In-Reply-To, and its own id, are no message's."""

    def whole(value: Any) -> Any:
        return f"{value}@example.org" if isinstance(value, str) else tuple(map(whole, value))

    told = {name: whole(value) for name, value in fields.items()}
    older = mail("s", "Eve Oak", FERRY, -1.0, "Hall")
    archive = load([older, TOP, replace(_answer("So be it."), **told)]).archive
    choice = header_choice(archive, archive.records[2])
    if choice is None:
        assert (parent, lost) == (None, None)
        return
    assert choice.parent == (None if parent is None else "st".index(parent))
    assert choice.evidence == (() if evidence is None else (evidence,))
    assert (choice.lost_id, choice.above_lost) == (lost and whole(lost), whole(above))


@pytest.mark.parametrize(
    ("features", "ghost", "evidence"),
    [
        ("attribution_id", False, "attribution"),
        ("who_sure quote_any", False, "attribution quoted-text"),
        ("who_first", False, "attribution"),
        ("date_day", False, "attribution"),
        ("date_day who_other", False, "subject"),
        ("nest_lines greeted", False, "nesting salutation"),
        ("nest_person subject_was", False, "nesting subject"),
        ("series", False, "subject"),
        ("who_likely quote_any nest_lines subject_same", True, "nesting quoted-text subject"),
        ("nest_person", True, "subject"),
        ("previous", False, "subject"),
    ],
)
def test_what_features_are_evidence_of(features: str, ghost: bool, evidence: str) -> None:
    assert evidence_of(dict.fromkeys(features.split(), 1.0), ghost) == tuple(evidence.split())

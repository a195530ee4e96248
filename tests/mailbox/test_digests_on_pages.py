"""Digests that an archive's page shows: each message in them is one, as in the mail itself."""

from __future__ import annotations

import io

import mlthread
from mlthread.model import Message

RULER = "-" * 70
PAGE = f"""[TIDES] Tides Digest 12.3

From: TIDES List Owner (owner@private)
Date: Mon Feb 05 2018 - 17:05:16 PST


TIDES-LIST: Tides Digest  Monday 5 February 2018  Volume 12 : Issue 3

Contents:
Which gate leaks? (Ann Lee)
Keys (Bo Chen)

{RULER}

Date: Sun, 4 Feb 2018 19:21:02 +0100
From: Ann Lee <ann@private>
Subject: Which gate leaks?

Is it the lower one?

------------------------------

Date: Mon, 5 Feb 2018 10:02:21 +0000
From: Bo Chen <bo@private>
Subject: Keys

They hang in the hall.

------------------------------

End of Tides Digest 12.3
************************
"""


def read(text: str) -> list[Message]:
    return list(mlthread.read(io.BytesIO(text.encode()), problems=[]))


def test_a_digest_that_was_copied() -> None:
    found = read(PAGE)
    assert [(m.author.name, m.subject, m.body.strip()) for m in found] == [
        ("Ann Lee", "Which gate leaks?", "Is it the lower one?"),
        ("Bo Chen", "Keys", "They hang in the hall."),
    ]
    assert {m.list_name for m in found} == {"TIDES"}
    assert all(m.date.utc is not None for m in found)


def test_an_answer_to_a_digest_stays_one() -> None:
    answer = PAGE.replace("[TIDES] Tides", "Re: [TIDES] Tides").replace("TIDES List Owner (owner@private)", "Cy Dan (cy@private)")  # fmt: skip
    found = read(answer.replace("TIDES-LIST:", "Please take me off this list!\n\nTIDES-LIST:"))
    assert [m.author.name for m in found] == ["Cy Dan"]


def test_a_report_with_rulers_stays_one() -> None:
    report = f"Gates\n\nFrom: Ann Lee (ann@private)\nDate: Mon Feb 05 2018 - 17:05:16 PST\n\n\nAs he wrote:\n\n{RULER}\nFrom: Bo Chen\nSubject: Keys\n\nThey hang in the hall.\n{RULER}\n\nDo they?\n"
    found = read(report)
    assert [m.author.name for m in found] == ["Ann Lee"]


def test_a_text_that_the_browser_set_in() -> None:
    page = 'Re: Gates\n\nFrom: Ann Lee (ann@private)\nDate: Tue Feb 06 2018 - 07:06:36 PST\n\n  • Next message: Bo Chen: "Re: Keys"\n\n    Bo:\n    \n    > Which gate?\n    \n    The lower one,\n      by the weir.\n'
    assert [m.body.strip() for m in read(page)] == [
        "Bo:\n\n> Which gate?\n\nThe lower one,\n  by the weir."
    ]
    loose = page.replace("    Bo:", "Bo:")
    assert read(loose)[0].body.strip().startswith("Bo:\n\n    > Which gate?")

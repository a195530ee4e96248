"""What speaks for a parent where no quote and no header does: who is written to, greeted, on which list."""

from __future__ import annotations

from typing import Any

import pytest

from mails import mail
from mlthread.frozen import replace
from mlthread.model import Address
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

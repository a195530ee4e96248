"""Summer time by rule: offsets at instants on either side of a change."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mlthread.rules.seasons import RULES, offset_at, usual_rule


@pytest.mark.parametrize(
    ("standard", "rule", "when", "offset"),
    [
        (-300, "us", "2026-03-08T06:59", -300),  # the second Sunday in March, 2:00 local time
        (-300, "us", "2026-03-08T07:00", -240),
        (-300, "us", "2026-11-01T05:59", -240),  # the first Sunday in November
        (-300, "us", "2026-11-01T06:00", -300),
        (-480, "us", "2004-04-04T12:00", -420),  # before 2007: the first Sunday in April
        (-480, "us", "2004-11-01T12:00", -480),
        (60, "eu", "2018-03-25T00:59", 60),
        (60, "eu", "2018-03-25T01:00", 120),
        (120, "eu", "2018-10-28T00:59", 180),
        (0, "eu", "2018-10-28T01:00", 0),
        (60, "eu", "1995-10-10T12:00", 60),  # until 1995 it ended in September
        (600, "au", "2010-01-15T00:00", 660),
        (600, "au", "2010-06-15T00:00", 600),
        (720, "nz", "2014-08-11T15:00", 720),
        (720, "nz", "2014-12-11T15:00", 780),
        (-180, "br", "2005-01-10T00:00", -120),
        (-180, "br", "2018-10-25T00:00", -180),  # in 2018 it began in November
        (-180, "br", "2018-11-10T00:00", -120),
        (-180, "br", "2019-02-10T00:00", -120),
        (-180, "br", "2019-02-20T00:00", -180),  # given up in 2019
        (-180, "br", "2019-12-10T00:00", -180),
        (-180, "br", "2020-01-10T00:00", -180),
        (330, "none", "2010-07-01T00:00", 330),
    ],
)
def test_offsets(standard: int, rule: str, when: str, offset: int) -> None:
    moment = datetime.fromisoformat(when).replace(tzinfo=UTC).timestamp()
    assert offset_at(standard, rule, moment) == offset


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("when", [-1e18, -1e11, 0.0, 1e9, 1e11, 1e18])
def test_any_instant(rule: str, when: float) -> None:
    assert offset_at(60, rule, when) in (60, 120)


@pytest.mark.parametrize("standard", range(-720, 841, 15))
def test_usual_rules_exist(standard: int) -> None:
    assert usual_rule(standard) in RULES

"""One person under several addresses, asked for under any of them; days on the clock that is shown."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mlthread.cli.group import root

ANN, AT_HOME, A_LEE = (
    "Ann Lee <ann@lab.example>",
    "Ann Lee <al@home.example>",
    "A. Lee <al@home.example>",
)
RECEIVER = "Ann Lee <lee@old.example>"
BO = "Bo Chen <bo@lab.example>"
ROBOT = "tracker@lab.example"
MAILS = (
    ("m1", ANN, "Gate seven", "2024-02-05 22:30:00 +0000", "The gate is open."),
    ("m2", A_LEE, "Spare keys", "2024-02-06 12:00:00 +0000", "Who has the keys?"),
    ("m3", AT_HOME, "Harbour lamps", "2024-02-08 12:00:00 +0000", "The lamps are out."),
    ("m4", BO, "Ferry", "2024-02-09 12:00:00 +0000", "The ferry is late."),
    ("t1", f"Bo Chen <{ROBOT}>", "Case 1", "2024-02-10 12:00:00 +0000", "Closed."),
    ("t2", f"Eva Rask <{ROBOT}>", "Case 2", "2024-02-11 12:00:00 +0000", "Open."),
    ("t3", f"Ann Lee <{ROBOT}>", "Case 3", "2024-02-12 12:00:00 +0000", "Open again."),
    ("t4", f"Juno Park <{ROBOT}>", "Case 4", "2024-02-13 12:00:00 +0000", "Closed again."),
)


@pytest.fixture
def box(tmp_path: Path) -> str:
    path = tmp_path / "box.mbox"
    path.write_text(
        "".join(
            f"From x@example.org Thu Feb  1 00:00:00 2024\nMessage-ID: <{key}@example.org>\n"
            f"From: {sender}\nTo: {RECEIVER}\nSubject: {subject}\nDate: {date}\n\n{text}\n\n"
            for key, sender, subject, date, text in MAILS
        )
    )
    return str(path)


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(root, list(args), input=stdin)


def keys(result: Result, name: str) -> list[str]:
    assert result.exit_code == 0, result.stderr
    rows = json.loads(result.stdout)[name]
    return sorted(row["id"].partition("@")[0] for row in rows)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        # an address of hers; what she wrote through the robot bears her name
        ("ann@lab.example", ["m1", "m2", "m3", "t3"]),
        ("al@home", ["m1", "m2", "m3", "t3"]),
        # one that she is written to at, and never writes from
        ("lee@old.example", ["m1", "m2", "m3", "t3"]),
        ("Ann Lee", ["m1", "m2", "m3", "t3"]),
        (A_LEE, ["m1", "m2", "m3", "t3"]),
        # a host is that of many: mail from there
        ("@home.example", ["m2", "m3"]),
        ("lab.example", ["m1", "m4", "t1", "t2", "t3", "t4"]),
        # the address of a robot is everybody's: not all that they wrote elsewhere
        (ROBOT, ["t1", "t2", "t3", "t4"]),
        ("bo", ["m4", "t1"]),
        ("zeppelin", []),
    ],
)
def test_a_person_is_found_under_every_address(box: str, asked: str, found: list[str]) -> None:
    """Why: whoever asks for a person knows one address, and people change them."""
    assert keys(run("list", box, "--from", asked, "--json"), "conversations") == found
    assert keys(run("split", box, "--from", asked, "--json"), "messages") == found


def test_a_person_is_found_in_what_can_be_read_but_once(box: str) -> None:
    text = Path(box).read_text()
    found = run("split", "--from", "ann@lab.example", "--json", stdin=text)
    assert keys(found, "messages") == ["m1", "m2", "m3", "t3"]


def test_oddities_are_told_once_where_files_are_read_twice(box: str) -> None:
    missing = f"{box}.missing"
    done = run("split", box, missing, "--from", "bo", "--json")
    assert done.exit_code == 1
    assert len(json.loads(done.stdout)["problems"]) == 1
    assert done.stderr.count(missing) == 1


def test_words_are_those_of_a_person_under_every_address(box: str) -> None:
    asked = ("--said", "lamps", "--from", "ann@lab.example")
    assert keys(run("list", box, *asked, "--json"), "conversations") == ["m3"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--until", "2024-02-05"), ["m1"]),
        (("--until", "2024-02-05", "--zone", "Europe/Oslo"), ["m1"]),
        (("--until", "2024-02-05", "--zone", "+02:00"), []),
        (("--since", "2024-02-06", "--until", "2024-02-06", "--zone", "+02:00"), ["m1", "m2"]),
    ],
)
def test_days_are_those_that_are_shown(box: str, asked: tuple[str, ...], found: list[str]) -> None:
    """Why: who reads "6 Feb 2024 00:30" on the screen asks for that day."""
    assert keys(run("list", box, *asked, "--json"), "conversations") == found
    assert keys(run("split", box, *asked, "--json"), "messages") == found
    exported = run("export", box, *asked, "--to", "jsonl").stdout.splitlines()
    assert sorted(json.loads(line)["id"].partition("@")[0] for line in exported) == found


def test_activity_is_counted_by_the_days_that_are_shown(box: str) -> None:
    asked = ("stats", box, "--from", "ann@lab", "--json", "--per", "day")
    days = {zone: run(*asked, "--zone", zone) for zone in ("utc", "+02:00")}
    first = {zone: json.loads(done.stdout)["activity"][0] for zone, done in days.items()}
    assert first["utc"] == {"period": "2024-02-05", "messages": 1}
    assert first["+02:00"] == {"period": "2024-02-06", "messages": 2}


def test_a_zone_that_is_none_is_told_whatever_the_form(box: str) -> None:
    for form in ((), ("--json",)):
        done = run("list", box, "--zone", "Atlantis", *form)
        assert done.exit_code == 2
        assert 'no time zone "Atlantis"' in done.stderr


def test_a_zone_of_the_environment_is_told_by_its_name(
    box: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLTHREAD_ZONE", "Atlantis")
    told = run("list", box).stderr
    assert told.startswith("mlthread list: the variable MLTHREAD_ZONE: no time zone")


def test_a_transcript_has_the_dates_of_the_clock(box: str) -> None:
    asked = ("export", box, "--id", "m1@example.org", "--to", "markdown", "--zone", "+02:00")
    assert "*6 Feb 2024 00:30 +02:00*" in run(*asked).stdout


def table(*args: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run(*args).stdout, newline="")))


def test_one_key_of_a_person_in_all_that_is_told(box: str) -> None:
    """Why: `stats` counted one Ann Lee of three addresses, and no other table said which messages are hers."""
    ann = "ann@lab.example"
    counted = {row["person"]: int(row["messages"]) for row in table("stats", box, "--csv")}
    assert counted == {ann: 4, "bo@lab.example": 2, "Eva Rask": 1, "Juno Park": 1}
    messages = table("export", box, "--to", "csv")
    assert Counter(row["person"] for row in messages) == counted
    listed = json.loads(run("list", box, "--json").stdout)["conversations"]
    assert Counter(row["begun_by"]["person"] for row in listed) == counted
    shown = json.loads(run("show", box, "--from", "al@home.example", "--json").stdout)
    for talk in shown["conversations"]:
        assert [who["person"] for who in talk["participants"]] == [ann]
        assert [turn["author"]["person"] for turn in talk["messages"]] == [ann]


def test_who_answers_whom_goes_by_the_same_key(box: str, tmp_path: Path) -> None:
    answer = tmp_path / "answer.mbox"
    answer.write_text(
        f"From x@example.org Thu Feb  1 00:00:00 2024\nMessage-ID: <a@example.org>\nFrom: {BO}\n"
        "In-Reply-To: <m2@example.org>\nSubject: Re: Spare keys\nDate: 2024-02-07 12:00:00 +0000\n\n"
        "> Who has the keys?\n\nI have them.\n\n"
    )
    both = (box, str(answer))
    (pair,) = table("pairs", *both, "--csv")
    (reply,) = table("stats", *both, "--table", "replies", "--csv")
    (row,) = [row for row in table("export", *both, "--to", "csv") if row["parent"]]
    for asked, answered in (
        (pair["answer_person"], pair["passage_person"]),
        (reply["from_person"], reply["to_person"]),
        (row["person"], row["parent_person"]),
    ):
        assert (asked, answered) == ("bo@lab.example", "ann@lab.example")

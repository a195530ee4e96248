"""What is asked for in words that users have at hand: ids as they were copied, messages of one person, of one day."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mlthread.cli.group import root
from mlthread.cli.ids import bare_id, is_id

MAIL = Path(__file__).parents[1] / "examples" / "mail"
PATCH = str(MAIL / "patch-review.mbox")
ALL = 14
"""Messages in the examples, those known only from quotes apart."""


def run(*args: str) -> Result:
    return CliRunner().invoke(root, list(args))


def authors(*args: str) -> list[str]:
    lines = run("split", str(MAIL), *args, "--jsonl").stdout.splitlines()
    return sorted({json.loads(line)["author"]["name"] for line in lines})


@pytest.mark.parametrize(
    "copied",
    [
        "w3@words.example.net",
        "<w3@words.example.net>",
        "<w3@words.example.net",
        "mid:w3@words.example.net",
        "mid:w3%40words.example.net",
        "Message-ID: <w3@words.example.net>",
        "In-Reply-To: <w3@words.example.net> (Jana's of Monday)",
        "https://lists.example.org/all/w3@words.example.net/",
        "https://lists.example.org/all/w3%40words.example.net/T/#u",
        "http://lists.example.org/all/%3Cw3@words.example.net%3E",
    ],
)
def test_an_id_is_known_however_it_was_copied(copied: str) -> None:
    assert bare_id(copied) == "w3@words.example.net"
    for command in ("list", "split"):
        found = run(command, str(MAIL), "--id", copied, "--json")
        document = json.loads(found.stdout)
        assert len(document["conversations" if command == "list" else "messages"]) == 1
    if is_id(copied):
        shown = run("show", str(MAIL), copied, "--brief")
        assert (shown.exit_code, shown.stdout.count("· asked for\n")) == (0, 1)
        assert shown.stdout.startswith("Which word")


def test_a_conversation_is_of_every_list_that_a_message_of_it_came_over(tmp_path: Path) -> None:
    """Why: 19 messages were read of a list, and none of it was found: most around them came over another one."""
    lists = {"a": "gauges", "b": "tides", "c": "tides"}
    for key, heard in lists.items():
        above = "" if key == "a" else "In-Reply-To: <a@example.org>\n"
        (tmp_path / f"{key}.eml").write_text(
            f"From: Ann Lee <ann@example.org>\nDate: 2 May 2016 10:00 +0000\nSubject: Nails\n"
            f"Message-ID: <{key}@example.org>\nList-Id: <{heard}.example.org>\n{above}\nShort ones.\n"
        )
    for heard in ("gauges", "tides"):
        found = run("list", str(tmp_path), "--list", heard, "--json")
        assert [c["list"] for c in json.loads(found.stdout)["conversations"]] == ["tides"]
    assert "lists read: tides, gauges" in run("list", str(tmp_path), "--list", "nowhere").stderr


@pytest.mark.parametrize(
    "word",
    ["archive.mbox", "ann@example.org", "https://example.org/archive/", "a/b@c/d.mbox", "mid"],
)
def test_what_is_no_id_stays_a_source(word: str) -> None:
    assert not is_id(word)


def test_an_id_with_signs_of_a_link_is_found_as_it_is() -> None:
    """Why: ids may hold %40 or a slash themselves."""
    assert bare_id("a%40b@example.org") == "a%40b@example.org"
    assert bare_id("a/b@example.org") == "a/b@example.org"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--from", "oslo"), []),
        (("--from", "AMAL"), ["Amal Nasser"]),
        (("--from", "amal", "--from", "greta"), ["Amal Nasser", "Greta Shaw"]),
        (("--from", "Dr. Greta Shaw"), ["Greta Shaw"]),
        (("--from", '"Greta Shaw"'), ["Greta Shaw"]),
        (("--said", "two thirds"), ["Greta Shaw"]),
        (("--said", "two thirds", "--said", "hostage"), ["Greta Shaw"]),
        (("--said", "Shall we objected"), []),
        (("--subject", "budget"), ["Greta Shaw"]),
        (("--since", "2024-02-06", "--until", "2024-02-06"), ["Greta Shaw"]),
        (("--since", "2024-02-06T09:42:00Z", "--until", "2024-02-06T09:43"), ["Greta Shaw"]),
        (("--until", "2024-02-05"), []),
    ],
)
def test_messages_are_split_that_fit(asked: tuple[str, ...], found: list[str]) -> None:
    assert authors(*asked) == found


@pytest.mark.parametrize(
    ("command", "said"),
    [("split", "Two Thirds"), ("pairs", "SPARE sensor"), ("show", "spare sensor")],
)
def test_the_words_stand_out(command: str, said: str) -> None:
    drawn = run(command, str(MAIL), "--said", said, "--color", "always").stdout
    assert drawn.count(f"\x1b[1;31m{said.lower()}\x1b[0m") == 1


@pytest.mark.parametrize("form", [(), ("--json",), ("--new",), ("--text",)])
def test_messages_that_do_not_fit_are_counted(form: tuple[str, ...]) -> None:
    done = run("split", str(MAIL), "--from", "zeppelin", *form)
    assert done.exit_code == 0
    assert done.stderr == f"mlthread: nothing of what was asked for is in {ALL} messages\n"
    assert run("split", str(MAIL), "--from", "zeppelin", *form, "-q").stderr == ""


@pytest.mark.parametrize("asked", [("--level", "1"), ("--kind", "quote")])
def test_what_is_nobodys_own_is_not_new(asked: tuple[str, ...]) -> None:
    """Why: kinds or levels of which none was left were taken for all of them."""
    done = run("split", str(MAIL), "--new", *asked)
    assert done.stdout == ""
    assert "nothing of what was asked for" in done.stderr


def test_pairs_of_who_answers() -> None:
    pairs = json.loads(run("pairs", str(MAIL), "--by", "tomasz", "--json").stdout)["pairs"]
    assert pairs
    assert {pair["answer"]["author"]["name"] for pair in pairs} == {"Tomasz Wilk"}
    assert "Tomasz Wilk answers" in run("pairs", str(MAIL), "--by", "tomasz").stdout
    assert "nobody called zeppelin quoted" in run("pairs", str(MAIL), "--by", "zeppelin").stderr


def test_misquotes_are_listed_and_exported() -> None:
    """Why: --altered was one of show alone."""
    rows = json.loads(run("list", str(MAIL), "--altered", "--json").stdout)["conversations"]
    assert [row["list"] for row in rows] == ["quill-dev"]
    messages = run("export", str(MAIL), "--altered", "--to", "jsonl").stdout.splitlines()
    assert {json.loads(line)["list"] for line in messages} == {"quill-dev"}


def test_the_dates_that_are_there_are_told_where_none_fits() -> None:
    told = run("list", str(MAIL), "--since", "2030").stderr
    assert told.endswith("--since 2030; mail was read of 4 Feb \u2013 3 Sep 2024\n")


def test_who_names_a_message_that_was_not_read_is_told(tmp_path: Path) -> None:
    """Why: --explain says "it answers <x@example.org>, which is not in the archive"; asked for, nothing more was said."""
    box = tmp_path / "a.mbox"
    replies = [
        f"From a Mon May  3 09:0{n}:00 2010\nFrom: Ann <ann@example.org>\nMessage-ID: <r{n}@example.org>\n"
        f"{name}: <x@example.org>\nSubject: Re: Gates {n}\n\nNumber {n} leaks.\n\n"
        for n, name in enumerate(("In-Reply-To", "References"))
    ]
    box.write_text("".join(replies))
    told = run("show", str(box), "<x@example.org>").stderr
    assert told.endswith(
        "--id <x@example.org>; that message was not read, but 2 others name it: --id r0@example.org\n"
    )
    box.write_text(replies[1])
    told = run("list", str(box), "--id", "x@example.org").stderr
    assert told.endswith("; that message was not read, but 1 other names it: --id r1@example.org\n")
    assert run("list", str(box), "--id", "y@example.org").stderr.endswith("--id y@example.org\n")


def test_a_number_where_messages_are_cut_is_told() -> None:
    """Why: it was told to look for the number as a word."""
    done = run("split", PATCH, "1")
    assert done.exit_code == 1
    assert done.stderr.endswith("numbers are those of conversations, for mlthread show\n")


def test_a_member_of_an_archive_is_no_source(tmp_path: Path) -> None:
    """Why: `places` names members so, and it was told that there is no such file."""
    path = tmp_path / "mail.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", (MAIL / "page.txt").read_bytes())
    place = json.loads(run("split", str(path), "--jsonl").stdout.splitlines()[0])["place"]
    done = run("show", place["source"])
    assert done.exit_code == 1
    assert done.stderr.endswith(f"no such file or folder; {path} is read as a whole\n")


def test_a_number_that_is_also_a_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "1").write_bytes((MAIL / "page.txt").read_bytes())
    monkeypatch.chdir(tmp_path)
    done = run("show", PATCH, "1", "--brief")
    assert "[PATCH]" in done.stdout
    assert "Draft charter" not in done.stdout
    told = "mlthread: 1 is taken for the number of a conversation; the file is ./1\n"
    assert done.stderr == told
    assert "Draft charter" in run("show", "1").stdout
    assert run("show", PATCH, "1", "-q").stderr == ""


def test_a_list_stands_in_the_order_of_the_days_that_it_shows(tmp_path: Path) -> None:
    """A date without a zone has late bounds: what was written a day later must still stand above it."""
    written = {"zoned": "Tue, 6 Feb 2018 01:00:00 +0000", "loose": "Mon, 5 Feb 2018 20:00:00"}
    for name, date in written.items():
        head = f"From: {name}@example.org\nSubject: {name}\nDate: {date}\n"
        (tmp_path / f"{name}.eml").write_text(f"{head}Message-ID: <{name}@x.example>\n\nHi.\n")
    rows = run("list", str(tmp_path)).stdout.splitlines()[1:]
    assert [row.split()[1] for row in rows] == ["2018-02-06", "2018-02-05"]
    shown = json.loads(run("show", str(tmp_path), "1", "--json").stdout)
    assert [c["subject"] for c in shown["conversations"]] == ["zoned"]
    rows = run("list", str(tmp_path), "--sort", "first").stdout.splitlines()[1:]
    assert [row.split()[-1] for row in rows] == ["loose", "zoned"]


def test_a_file_named_where_a_command_is_expected_is_told_how_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a command is called nearly so."""
    monkeypatch.chdir(tmp_path)
    Path("list.mbox").write_bytes(b"")
    assert "to read it: mlthread show list.mbox" in run("list.mbox").stderr


def test_standard_input_is_called_so_on_a_screen_and_minus_in_data() -> None:
    """A reader of "-:1" does not know what is meant."""
    piped = (MAIL / "page.txt").read_bytes()
    runner = CliRunner()
    for command in (["inspect"], ["show", "--explain"]):
        shown = runner.invoke(root, command, input=piped).stdout
        assert "standard input" in shown
        assert "-:" not in shown
    data = json.loads(runner.invoke(root, ["inspect", "--json"], input=piped).stdout)
    assert data["sources"][0]["source"] == "-"


def test_people_are_written_in_the_one_format_that_has_them(tmp_path: Path) -> None:
    """Asked for without --to, it was wrong usage that named four formats which refuse it."""
    drawn = run("export", str(MAIL), "--people")
    assert drawn.stdout.startswith("<?xml")
    assert drawn.stdout == run("export", str(MAIL), "--people", "--to", "graphml").stdout
    for refused in (("--to", "csv"), ("-o", str(tmp_path / "people.csv"))):
        assert run("export", str(MAIL), "--people", *refused).exit_code == 2

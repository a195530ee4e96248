"""What show, list and split print for the examples, and which conversations they choose."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mlthread.cli.group import root

MAIL = Path(__file__).parents[1] / "examples" / "mail"
PAGE, MONTH = str(MAIL / "page.txt"), str(MAIL / "2024-March.txt")
PATCH, LANGUAGES = str(MAIL / "patch-review.mbox"), str(MAIL / "languages.mbox")


def run(*args: str, text: str | bytes | None = None, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(root, list(args), input=text, env=env)


def subjects(*args: str) -> list[str]:
    document = json.loads(run("show", *args, "--json").stdout)
    return [conversation["subject"] for conversation in document["conversations"]]


def test_a_page_holds_three_messages() -> None:
    document = json.loads(run("show", PAGE, "--json").stdout)
    (conversation,) = document["conversations"]
    messages = conversation["messages"]
    assert [m["author"]["name"] for m in messages] == ["Nia Hart", "Oskar Lindqvist", "Greta Shaw"]
    assert [m["origin"] for m in messages] == ["quoted", "quoted", "archive"]
    assert [m["parent"] for m in messages] == [None, messages[0]["id"], messages[1]["id"]]
    assert conversation["list"] == "governance-wg"


def test_the_same_page_through_a_pipe() -> None:
    text = Path(PAGE).read_bytes()
    assert run("show", text=text).stdout == run("show", "-", text=text).stdout
    assert run("show", text=text).stdout == run("show", PAGE).stdout
    assert run("show", text=text.replace(b"\n", b"\r\n")).stdout == run("show", PAGE).stdout


def test_recovered_turns_are_dashed_and_archived_ones_are_not() -> None:
    lines = run("show", PAGE).stdout.splitlines()
    assert any(line.startswith("┌┄ Nia Hart") and line.endswith("recovered") for line in lines)
    assert any("└─ Greta Shaw" in line and "recovered" not in line for line in lines)


def test_flat_numbers_turns_and_says_whom_they_answer() -> None:
    lines = run("show", MONTH, "--flat", "--subject", "gauge").stdout.splitlines()
    assert any(line.startswith("┌─ 3  Tomasz Wilk") for line in lines)
    assert any("answers 3" in line for line in lines)
    assert not any(line.startswith(" ") for line in lines)


def test_quotes_none_folded_full() -> None:
    quoted = "lets one voice stop everything"
    folded = run("show", PAGE).stdout
    assert "quotes Oskar, 6 lines; Nia, " in folded
    assert folded.count(quoted) == 1
    assert "▸" not in run("show", PAGE, "--quotes", "none").stdout
    opened = run("show", PAGE, "--quotes", "full").stdout
    assert opened.count(quoted) == 2
    assert "from Oskar, lines 1-" in opened


def test_code_in_an_opened_quote_is_code() -> None:
    """Why: its lines were filled as if they were prose, and lost their blanks."""
    code = "pool = tides.ConnectionPool('gates', database='harbour')\npool.run_query(query);\nx   = 1;\n"
    words = "Shall we shut the gates before the tide comes in or after it has gone?\n"
    asked = f"{words}\n{code}"
    text = (
        "From a Mon May  3 09:00:00 2010\nFrom: Ann <ann@example.org>\nMessage-ID: <a@example.org>\n"
        f"Subject: Gates\n\n{asked}\n"
        "From b Mon May  3 09:10:00 2010\nFrom: Bo <bo@example.org>\nIn-Reply-To: <a@example.org>\n"
        "Subject: Re: Gates\n\n"
        + "".join(f"> {line}\n" for line in asked.split("\n")[:-1])
        + "Before.\n"
    ).encode()
    shown = run("show", "--quotes", "full", "--width", "50", text=text).stdout
    opened = [line.partition("▏ ")[2] for line in shown.splitlines() if "▏" in line]
    assert opened == [
        "Shall we shut the gates before the tide",
        "comes in or after it has gone?",
        "",
        "pool = tides.ConnectionPool('gates', databa",
        "↳ se='harbour')",
        "pool.run_query(query);",
        "x   = 1;",
    ]


def test_quotes_stand_above_what_answers_them() -> None:
    text = run("show", PATCH).stdout
    assert text.index("answers Amal, 2 lines") < text.index("Good find.")
    assert (
        text.index("Good find.")
        < text.index("answers Amal, 5 lines")
        < text.index("same line again")
    )


def test_an_altered_quote_is_marked_with_the_words() -> None:
    assert '≠ "has to" became "must"' in run("show", PATCH).stdout
    shown = run("show", str(MAIL), "--altered").stdout
    assert 'line 2: "has to" became "must"' in shown
    assert "Draft charter" not in shown


def test_brief_is_short_and_says_so() -> None:
    brief = run("show", PATCH, "--brief").stdout
    assert re.search(r"… \d+ more lines", brief)
    assert len(brief.splitlines()) < len(run("show", PATCH).stdout.splitlines())


def test_explain_tells_what_a_message_answers_that_is_lost() -> None:
    """Why: an answer to a lost message looked like the beginning of a conversation."""
    text = "From: Ann <ann@example.org>\nMessage-ID: <b@example.org>\nIn-Reply-To: <a@example.org>\n\nYes.\n"
    shown = run("show", "--explain", text=text).stdout.splitlines()
    assert "│ ? it answers <a@example.org>, which is not in the archive" in shown


def test_explain_tells_dates_parents_and_ids() -> None:
    text = run("show", MONTH, "--explain").stdout
    assert "? date: " in text
    assert "? parent: in-reply-to" in text
    assert "? text: recovered from" in text
    assert re.search(r"^ +│ \? in: \S*2024-March\.txt:39$", text, re.MULTILINE)


def test_explain_sets_in_the_rest_of_a_reason() -> None:
    """Why: the words behind a break stood below as if they were another reason."""
    shown = run("show", PAGE, "--explain", "--width", "60").stdout
    assert (
        "┆ ? date: attribution on the quoting author's clock\n"
        '┆ ?     ("04/02/2024 22:17")\n'
        "┆ ? text: recovered from\n" in shown
    )
    assert '("04/02/2024 22:17")\n' in run("show", PAGE, "--explain", "--width", "80").stdout


def test_explain_marks_where_it_breaks_what_is_to_be_copied(tmp_path: Path) -> None:
    """Why: the last letters of a path and its line stood below as if they were another reason."""
    box = tmp_path / f"{'a-long-name' * 8}.mbox"
    box.write_bytes(b"From: Ann <ann@example.org>\nMessage-ID: <b@example.org>\n\nYes.\n")
    lines = run("show", str(box), "--explain", "--width", "60").stdout.splitlines()
    told = [line.partition("│ ? ")[2] for line in lines if "│ ? " in line]
    place = told[told.index("id: b@example.org") + 1 :]
    assert len(place) > 2
    assert all(line.startswith("↳ ") and len(line) <= 56 for line in place[1:])
    assert "".join(line.removeprefix("↳ ") for line in place) == f"in: {box}:1"


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("utc", "2024 12:30 UTC"),
        ("original", "2024 21:30 +09:00"),
        ("America/New_York", "2024 08:30 -04:00"),
    ],
)
def test_zone(zone: str, shown: str) -> None:
    assert shown in run("show", LANGUAGES, "--zone", zone).stdout
    assert shown in run("show", LANGUAGES, env={"MLTHREAD_ZONE": zone}).stdout


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--subject", "ghost word"), ["Which word for"]),
        (("--subject", "^.PATCH"), ["[PATCH]"]),
        (("--subject", "harbour|budget"), ["Draft charter", "Spring meeting"]),
        (("--subject", "[PATCH]"), ["[PATCH]"]),  # no set of letters
        (("--subject", 'message"?'), ["Which word"]),
        (("--from", "tomasz"), ["Gauge 7", "Spring meeting"]),
        (("--from", "greta@example.com"), ["Draft charter"]),
        (("--from", "Greta Shaw <greta@example.com>"), ["Draft charter"]),  # as it is shown
        (("--from", "shaw, greta"), ["Draft charter"]),
        (("--from", "ines"), ["Gauge 7"]),  # Inês
        (("--from", "tomasz", "--from", "ruth"), ["Gauge 7"]),
        (("--from", "ruth", "--from", "tomasz"), ["Gauge 7"]),
        (("--subject", "gauge", "--subject", "tide"), ["Gauge 7"]),
        (("--said", "SEED  library's charter"), ["Draft charter"]),  # over the end of a line
        (("--said", "whatever, and is then"), []),
        (("--said", "lets one voice stop"), ["Draft charter"]),  # a recovered message says it
        (("--said", "voice", "--from", "oskar"), ["Draft charter"]),
        (("--said", "objected", "--said", "two thirds"), ["Draft charter"]),
        (("--said", "hostage|harlingen"), ["Draft charter", "Spring meeting"]),
        (("--said", "governance-wg mailing list"), []),  # a footer
        (("--said", "Übersetzungen"), []),  # a signature, as below all mail of hers
        (("--said", "uberall"), ["Which word"]),
        (("--subject", "haRBOUR"), ["Spring meeting"]),
        (("--list", "quill"), ["[PATCH]"]),
        (("--list", "quill", "--list", "governance"), ["Draft charter", "[PATCH]"]),
        (("--list", "governance-wg@lists.example.org"), ["Draft charter"]),
        (("--since", "2024-09"), ["Which word"]),
        (("--until", "2024-02"), ["Draft charter"]),
        (("--since", "2024-03-18", "--until", "2024-05-01"), ["Spring meeting"]),
        (("--with-recovered-only",), ["Draft charter", "Gauge 7"]),
        (("--id", "<w3@words.example.net>"), ["Which word"]),
        (("--id", "w3@words.example.net"), ["Which word"]),
        (("<w3@words.example.net>",), ["Which word"]),
        (("1",), ["Which word"]),
        (("3-4",), ["Spring meeting", "Gauge 7"]),
        (("5", "1"), ["Draft charter", "Which word"]),
        (("5,1-2",), ["Draft charter", "Which word", "[PATCH]"]),
        (("4-",), ["Gauge 7", "Draft charter"]),
        (("4", "--from", "tomasz", "--sort", "messages"), ["Gauge 7"]),
        (("1-4", "--from", "tomasz"), ["Spring meeting", "Gauge 7"]),
        (("--sort", "messages", "-n", "1"), ["Which word"]),
        (("--sort", "subject", "--reverse", "-n", "1"), ["Which word"]),
        # the tags of lists, which three of them bear, order nothing
        (
            ("--sort", "subject", "-n", "4"),
            ["[PATCH]", "Draft charter", "Gauge 7", "Spring meeting"],
        ),
    ],
)
def test_choice(asked: tuple[str, ...], found: list[str]) -> None:
    shown = subjects(str(MAIL), *asked)
    assert len(shown) == len(found)
    for subject, part in zip(shown, found, strict=True):
        assert part in subject


@pytest.mark.parametrize(
    "asked",
    [
        (),
        ("--from", "tomasz"),
        ("--since", "2024-03", "--until", "2024-06"),
        ("--sort", "messages"),
        ("--sort", "subject", "--reverse", "-n", "2"),
    ],
)
def test_a_number_of_list_opens_what_stood_beside_it(asked: tuple[str, ...]) -> None:
    """Whatever filters and order the list had: `show` is given the number alone."""
    rows = json.loads(run("list", str(MAIL), *asked, "--json").stdout)["conversations"]
    assert rows
    for row in rows:
        shown = json.loads(run("show", str(MAIL), str(row["number"]), "--json").stdout)
        assert [c["id"] for c in shown["conversations"]] == [row["id"]]


def test_the_list_as_a_spreadsheet_is_that_of_json() -> None:
    rows = json.loads(run("list", str(MAIL), "--from", "tomasz", "--json").stdout)["conversations"]
    table = run("list", str(MAIL), "--from", "tomasz", "--csv").stdout
    read = list(csv.DictReader(io.StringIO(table, newline="")))
    for row in rows:
        row["begun_by_person"] = row["begun_by"]["person"]
        row["begun_by"] = row["begun_by"]["name"]
    assert read == [{key: str(value) for key, value in row.items()} for row in rows]
    assert [row["begun_by"] for row in read] == ["Noor van Dijk", "Inês Almeida"]
    assert run("list", str(MAIL), "--from", "nobody", "--csv").stdout.startswith("number,id,")


@pytest.mark.parametrize(
    ("command", "ending", "option"),
    [
        ("show", ".json", "--json"),
        ("split", ".jsonl", "--jsonl"),
        ("list", ".CSV", "--csv"),
        ("pairs", ".ndjson", "--jsonl"),
        ("stats", ".csv", "--csv"),
        ("inspect", ".json", "--json"),
    ],
)
def test_the_ending_of_a_file_says_its_form(
    command: str, ending: str, option: str, tmp_path: Path
) -> None:
    """Why: export goes by the ending, while `list -o talks.csv` wrote a drawing."""
    target = tmp_path / f"a{ending}"
    assert run(command, str(MAIL), "-q", "-o", str(target)).exit_code == 0
    assert target.read_bytes() == run(command, str(MAIL), "-q", option).stdout_bytes


def test_an_option_goes_before_the_ending_and_no_drawing_bears_the_name_of_data(
    tmp_path: Path,
) -> None:
    texts, lines, box = (tmp_path / name for name in ("new.json", "lines.json", "a.mbox"))
    assert run("split", PAGE, "--new", "-o", str(texts)).exit_code == 0
    assert texts.read_text("utf-8").startswith("It would be odd")
    assert run("show", PAGE, "--jsonl", "-o", str(lines)).exit_code == 0
    assert lines.read_text("utf-8").startswith('{"type": ')
    for ending, command in ((".mbox", "show"), (".csv", "split"), (".jsonl", "stats")):
        done = run(command, PAGE, "-o", str(box.with_suffix(ending)))
        assert done.exit_code == 2
        assert f"no {ending} is written here; mlthread export writes one" in done.stderr
        assert not box.with_suffix(ending).exists()


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        (("jsonl",), '"type": "message"'),
        (("mbox",), "From mlthread@localhost "),
        (("markdown",), "Message-ID: "),
        (("graphml",), "<node "),
        (("graphml", "--people"), "<node "),
    ],
)
def test_recovered_messages_are_left_out_where_that_is_asked_for(
    words: tuple[str, ...], mark: str
) -> None:
    """Why: the network of people was that of all messages all the same."""
    source = str(MAIL / "2024-March.txt")
    for recovered, count in (("--without-recovered", 5), ("--with-recovered", 6)):
        shown = run("export", source, "--to", *words, recovered).stdout
        assert shown.count(mark) == count - ("--people" in words) * 2


@pytest.mark.parametrize("command", ["show", "list", "split", "pairs", "stats"])
def test_a_result_that_is_empty_takes_the_place_of_an_earlier_one(
    command: str, tmp_path: Path
) -> None:
    """Why: `stats --from nobody -o counts.txt` left the counts of somebody else there."""
    target = tmp_path / "result.txt"
    target.write_text("before")
    assert run(command, PAGE, "--from", "nobody", "-o", str(target)).exit_code == 0
    assert target.read_text() == ""


@pytest.mark.parametrize(
    ("command", "name", "why"),
    [
        (("list",), "talks.csv.gz", "no .gz is written here: nothing is packed"),
        (("show", "--json"), "talks.json.xz", "no .xz is written here"),
        (("export", "--to", "mbox"), "talks.mbox.zip", "no .zip is written here"),
        (("list",), "talks.tsv", "no .tsv is written here, but .json, .jsonl, .csv or text"),
        (("inspect",), "talks.html", "no .html is written here, but .json or text"),
        (("show",), "talks.md", "no .md is written here; mlthread export writes one"),
        (("stats",), "counts.ndjson", "no .ndjson is written here; mlthread export writes one"),
        (("inspect",), "report.csv", "no .csv is written here, but .json or text"),
        (("inspect",), "report.ndjson", "no .ndjson is written here, but .json or text"),
    ],
)
def test_no_text_is_written_under_a_name_that_promises_another_form(
    command: tuple[str, ...], name: str, why: str, tmp_path: Path
) -> None:
    """Why: `list -o talks.csv.gz` wrote a drawing, neither packed nor a table."""
    done = run(*command, PAGE, "-o", str(tmp_path / name))
    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert why in done.stderr


def test_the_messages_as_a_spreadsheet_name_whom_they_answer() -> None:
    table = run("export", PAGE, "--to", "csv").stdout
    read = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [row["parent_author"] for row in read] == ["", "Nia Hart", "Oskar Lindqvist"]
    assert [row["parent_evidence"] for row in read] == ["", "attribution", "attribution"]
    assert read[0]["confidence"] == ""
    assert 0.9 < float(read[1]["confidence"]) < 1


def test_parted_by_nul_a_message_without_text_is_an_empty_one() -> None:
    """Why: the third text must be that of the third message."""
    head = "From a@example.org Tue Feb  6 03:17:00 2018\nFrom: a@example.org\nSubject: x\n\n"
    box = "".join(f"{head}{text}\n\n" for text in ("Yes.", "> Shall we?", "No."))
    assert run("split", "--new", "-0", text=box).stdout == "Yes.\0\0No.\0"
    assert run("split", "--new", text=box).stdout == f"Yes.\n{'-' * 72}\nNo.\n"
    none = run("split", "--text", "--kind", "patch", "-0", text=box)
    assert none.stdout == "\0\0\0"
    assert "nothing of what was asked for is in 3 messages" in none.stderr


@pytest.mark.parametrize("asked", [("<w3@words.example.net>",), ("--id", "w3@words.example.net")])
def test_a_message_named_by_its_id_is_marked_in_its_conversation(asked: tuple[str, ...]) -> None:
    lines = run("show", str(MAIL), *asked, "--explain").stdout.splitlines()
    marked = [number for number, line in enumerate(lines) if line.endswith(" · asked for")]
    assert len(marked) == 1
    below = "\n".join(lines[marked[0] + 1 :])
    assert below.index("? id: w3@words.example.net") == below.index("? id: ")


def test_messages_that_say_what_is_asked_for_are_marked_and_it_stands_out() -> None:
    coloured = run("show", PAGE, "--said", "hostage by one", "--color", "always", "--brief").stdout
    assert "\x1b[1;31mhostage by one\x1b[0m" in coloured  # beyond the first lines, even so
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured).splitlines()
    (marked,) = [line for line in plain if line.endswith("asked for")]
    assert "Greta Shaw" in marked
    alone = run("show", PATCH, "--said", "a", "--from", "amal", "--color", "always").stdout
    assert re.sub(r"\x1b\[[\d;]*m", "", alone).count("asked for") == 2


def test_the_longest_conversations_are_exported_and_paired() -> None:
    """Why: -n and --sort were those of list and show alone."""
    asked = ("--sort", "messages", "-n", "1")
    (longest,) = json.loads(run("list", str(MAIL), *asked, "--json").stdout)["conversations"]
    table = run("export", str(MAIL), *asked, "--to", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert {row["conversation"] for row in rows} == {longest["id"]}
    pairs = json.loads(run("pairs", str(MAIL), "--sort", "first", "-n", "2", "--json").stdout)[
        "pairs"
    ]
    # that of the budget is the first, and has none
    assert len({pair["conversation"] for pair in pairs}) == 2
    assert {pair["list"] for pair in pairs} == {"tide-tools"}


def test_pairs_as_a_spreadsheet_say_when_and_about_what() -> None:
    table = run("pairs", MONTH, "--csv").stdout
    first = next(csv.DictReader(io.StringIO(table, newline="")))
    (pair, *_) = json.loads(run("pairs", MONTH, "--json").stdout)["pairs"]
    assert first["passage_date"] == pair["passage"]["date"]["utc"]
    assert first["answer_date"] == pair["answer"]["date"]["utc"]
    assert first["subject"] == pair["subject"]
    assert "Gauge 7" in pair["subject"]
    assert first["list"] == pair["list"] == "tide-tools"


def test_each_message_says_where_its_copies_lie(tmp_path: Path) -> None:
    copy = tmp_path / "again.mbox"
    copy.write_bytes(Path(PATCH).read_bytes())
    document = json.loads(run("show", PATCH, str(copy), PAGE, "--json").stdout)
    messages = [m for c in document["conversations"] for m in c["messages"]]
    for message in messages:
        lines = {
            Path(place["source"]).read_text("utf-8").split("\n")[place["line"] - 1]
            for place in message["places"]
        }
        if message["message_id"]:
            assert all(line.startswith("From ") for line in lines)
            assert {place["source"] for place in message["places"]} == {PATCH, str(copy)}
    assert [m["places"] for m in messages if m["origin"] == "quoted"] == [[], []]
    table = run("export", PATCH, "--to", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert {row["source"] for row in rows} == {PATCH}
    assert rows[0]["line"] == "1"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("1", "99"), "no conversation 99: there are 5"),
        (("1,8-9",), "no conversation 8: there are 5"),
        (("0-1",), "no conversation 0: there are 5"),
        (("4-9",), ""),  # a range may end where it likes
        (("4-",), ""),
    ],
)
def test_a_number_of_no_conversation_is_told_beside_others(
    asked: tuple[str, ...], told: str
) -> None:
    """Why: it was left out in silence."""
    done = run("list", str(MAIL), *asked)
    assert (done.exit_code, bool(done.stdout)) == (0, True)
    assert told in done.stderr if told else done.stderr == ""


@pytest.mark.parametrize("asked", ["2-3", "3-2"])
def test_a_range_of_numbers(asked: str) -> None:
    rows = json.loads(run("list", str(MAIL), "--json").stdout)["conversations"]
    shown = json.loads(run("show", str(MAIL), asked, "--json").stdout)
    assert [c["id"] for c in shown["conversations"]] == [row["id"] for row in rows[1:3]]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("--from", "Inez"), "people with a name like it: Inês Almeida"),
        (("--list", "nowhere"), "lists read: tide-tools, translators, governance-wg"),
        (("99",), "there are 5"),
        (("99", "--from", "tomasz"), "there are 5"),
        (("1", "--from", "tomasz"), "no conversation of these numbers matches --from tomasz"),
        (("--from", "nobody <nobody@example.org>"), "no conversation matches --from nobody"),
        (("--from", '"'), 'no conversation matches --from "'),
        (("--list", "@example.org"), "no conversation matches --list @example.org; lists read"),
        (
            ("--from", "tomasz", "--since", "2030"),
            "--since 2030; mail was",
        ),  # and no name like his
        (("--from", "tomasz", "--from", "oskar"), "--from tomasz --from oskar together"),
        (("--subject", "budgets"), "--subject 'budgets'"),
        (("--subject", "C++"), "--subject 'C++'"),
        (
            ("--subject", "(budget|"),
            "'(budget|'; it is no regular expression: missing ), unterminated",
        ),
        (("--said", "x|(?i)y"), "'x|(?i)y'; it is no regular expression: global flags not at the"),
        (("--from", "tomasz", "--list", "quill"), "together"),
        (
            ("--said", "hostage", "--from", "oskar"),
            "in words of oskar; others say it: Greta Shaw\n",
        ),
        (
            ("--said", "governance-wg mailing list"),
            "; it stands in quotes, signatures or footers alone\n",
        ),
        (
            ("--said", "hostage thirds"),
            "'hostage thirds'; its words stand apart: --said hostage --said thirds\n",
        ),
        (("--said", "zeppelin"), "matches --said 'zeppelin'\n"),
    ],
)
def test_an_empty_result_says_why(asked: tuple[str, ...], why: str) -> None:
    result = run("show", str(MAIL), *asked)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert why in result.stderr
    assert run("show", str(MAIL), *asked, "-q").stderr == ""


def test_list_shows_counts_of_recovered() -> None:
    text = run("list", str(MAIL)).stdout
    assert re.search(r"2024-02-06 +2 d +3\(2\) +3  ", text)
    assert text.splitlines()[1].lstrip().startswith("1  2024-09-03")


def test_a_missing_source_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    result = run("show", str(tmp_path / "gone"), PAGE)
    assert result.exit_code == 1
    assert "Greta Shaw" in result.stdout
    assert str(tmp_path / "gone") in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("text", [b"", bytes(range(256)) * 8])
def test_nothing_to_read(text: bytes) -> None:
    result = run("show", text=text)
    assert result.exit_code == 1
    assert result.stderr.startswith("mlthread: standard input: ")


def test_a_folder_without_mail(tmp_path: Path) -> None:
    result = run("show", str(tmp_path))
    assert result.exit_code == 1
    assert str(tmp_path) in result.stderr


def test_after_two_dashes_everything_is_a_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "-odd.txt").write_bytes(Path(PAGE).read_bytes())
    monkeypatch.chdir(tmp_path)
    assert "Greta Shaw" in run("show", "--", "-odd.txt").stdout


def test_output_to_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert run("show", PAGE, "--json", "-o", str(target)).stdout == ""
    assert json.loads(target.read_text("utf-8"))["conversations"]
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    result = run("show", PAGE, "-o", str(tmp_path / "no" / "out.txt"))
    assert result.exit_code == 1
    assert "cannot write" in result.stderr


def test_split_names_kinds_and_levels_beside_the_lines() -> None:
    text = run("split", PAGE, "--width", "100").stdout
    assert re.search(
        r"^attrib\. 1 +\d+  > On 04/02/2024 22:17, Nia Hart wrote:", text, re.MULTILINE
    )
    assert re.search(
        r"^quote   2 +\d+  > Dear colleagues +← level 2, marks say 1$", text, re.MULTILINE
    )
    assert re.search(r"^footer  ", text, re.MULTILINE)


def test_split_names_them_above_lines_as_wide_as_the_screen() -> None:
    text = run("split", PAGE, "--width", "80").stdout
    assert "attribution 1\n23│> On 04/02/2024 22:17, Nia Hart wrote:\n" in text
    assert "quote 2  ← level 2, marks say 1\n25│> Dear colleagues\n" in text
    assert "\nfooter\n" in text


def test_split_shows_only_messages_that_have_what_is_asked_for() -> None:
    assert run("split", PATCH, "--kind", "patch").stdout.count("From: ") == 1
    for form in ((), ("--text",)):
        done = run("split", PAGE, "--kind", "patch", *form)
        assert (done.exit_code, done.stdout) == (0, "")
        assert done.stderr == "mlthread: nothing of what was asked for is in 1 message\n"
        assert run("split", PAGE, "--kind", "patch", *form, "--quiet").stderr == ""


def test_pairs_stand_below_the_subject_of_their_conversation() -> None:
    text = run("pairs", PATCH, str(MAIL / "2024-March.txt"), "--width", "60").stdout
    parts = text.split(f"\n{'═' * 60}\n\n")
    assert [part.split("\n")[0] for part in parts] == [
        "Gauge 7 reports every tide twice",
        "Spring meeting: which harbour?",
        "[PATCH] reader: keep the last line when it has no line end",
    ]
    done = run("pairs", PAGE)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "nobody quoted a passage" in done.stderr


def test_split_new_is_what_authors_wrote() -> None:
    text = run("split", PATCH, "--new").stdout
    assert "Good find." in text
    assert "wrote:" not in text
    assert "> " not in text
    assert text.count("-" * 72) == 2
    parts = run("split", PATCH, "--new", "-0").stdout.split("\0")
    assert len(parts) == 4
    assert parts[3] == ""


def test_split_new_agrees_with_show() -> None:
    document = json.loads(run("show", PATCH, "--json").stdout)
    texts = {m["text"].strip("\n") for c in document["conversations"] for m in c["messages"]}
    assert texts == set(run("split", PATCH, "--new", "-0").stdout.split("\0")[:-1])


def test_split_by_kind_and_level() -> None:
    patch = run("split", PATCH, "--text", "--kind", "patch", "--level", "0").stdout
    assert "+++ b/quill/reader.c" in patch
    assert "Good find" not in patch
    records = map(json.loads, run("split", PATCH, "--level", "1", "--jsonl").stdout.splitlines())
    levels = {s["level"] for record in records for s in record["segments"]}
    assert levels == {1}


def test_split_explain_names_rules() -> None:
    body = "Yes.\n\nOn 2 May 2016 at 10:00, Ann Lee wrote:\n> Shall we?\n"
    text = run("split", "--format", "body", "--explain", text=body).stdout
    assert re.search(r"^ +\? .*attribution", text, re.MULTILINE)


@pytest.mark.parametrize("form", ["mbox", "jsonl", "csv", "markdown", "graphml"])
def test_export_gives_the_same_bytes_whatever_the_order(form: str) -> None:
    sources = [PAGE, MONTH, PATCH, LANGUAGES]
    first = run("export", *sources, "--to", form).stdout_bytes
    assert first
    assert run("export", *reversed(sources), "--to", form).stdout_bytes == first


def test_exported_mbox_threads_again_with_the_recovered_messages(tmp_path: Path) -> None:
    target = tmp_path / "thread.mbox"
    assert run("export", MONTH, PAGE, "--with-recovered", "-o", str(target)).exit_code == 0
    before = json.loads(run("show", MONTH, PAGE, "--json").stdout)["conversations"]
    after = json.loads(run("show", str(target), "--json").stdout)["conversations"]

    def shape(conversations: list[dict[str, list[dict[str, object]]]]) -> list[list[object]]:
        return [
            [(str(m["id"]).split("@")[0], m["author"]["name"]) for m in c["messages"]]  # type: ignore[index]
            for c in conversations
        ]

    assert shape(after) == shape(before)
    told = run("show", str(target)).stderr
    assert "3 oddities, first in line 1: recovered from quotes by whoever exported it" in told
    assert told.count("\n") == 1  # an id that we made is none that a scrubber knew
    assert target.read_text("utf-8").count("X-Mlthread-Origin: recovered from quotes") == 3


def test_stats_counts() -> None:
    text = run("stats", str(MAIL)).stdout
    assert "17 messages" in text
    assert "3 recovered" in text
    people = list(csv.DictReader(io.StringIO(run("stats", str(MAIL), "--csv").stdout, newline="")))
    (ines,) = [row for row in people if row["name"] == "Inês Almeida"]
    assert (ines["first"], ines["last"]) == ("2024-03-04T08:12:31Z", "2024-03-05T07:58:44Z")
    rows = run("stats", str(MAIL), "--csv", "--table", "replies").stdout.splitlines()
    assert rows[0] == "from_name,from_email,to_name,to_email,replies,from_person,to_person"
    assert any(row.startswith("Greta Shaw,greta@example.com,Oskar Lindqvist") for row in rows)


@pytest.mark.parametrize(
    ("per", "first", "count"),
    [("day", "2024-02-04", 213), ("month", "2024-02", 8), ("year", "2024", 1)],
)
def test_activity_by_the_period_that_is_asked_for(per: str, first: str, count: int) -> None:
    """Why: of twenty years only years were told."""
    done = run("stats", str(MAIL), "--per", per, "--table", "activity", "--csv")
    _, *rows = done.stdout.splitlines()
    assert rows[0].split(",")[0] == first
    assert len(rows) == count
    assert sum(int(row.split(",")[1]) for row in rows) == 17


def test_pairs_hold_passage_and_answer() -> None:
    records = [json.loads(line) for line in run("pairs", PATCH, "--jsonl").stdout.splitlines()]
    (zero,) = [r for r in records if "same line again" in r["answer"]["text"]]
    assert zero["passage"]["author"]["name"] == "Amal Nasser"
    assert zero["passage"]["text"].startswith("+\tif (r->used == 0)")
    (altered,) = [r for r in records if r["match"] == "altered"]
    assert "has to" in altered["passage"]["text"]
    assert "must" in altered["quote"]["text"]

"""Recorded output of every command for one small archive: each line of it is what a user sees or a program reads.

`pytest tests/test_views_recorded.py --update-golden` records anew; the diff is reviewed like code.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.style import Style

from mlthread.cli.group import root

GATES = Path(__file__).parent / "golden" / "gates"

RECORDED = {
    "show": ("show .", "five people, two lists, two lost messages: a tree of each conversation"),
    "show-narrow": ("show . --width 30 --quotes full", "the narrowest screen: nothing is wider"),
    "show-flat": ("show . --flat --zone original", "by time, on the clocks of the writers"),
    "show-none": ("show . --quotes none --width 50", "no quotes, not even what they are"),
    "show-full": ("show . --quotes full --explain --width 100", "quotes with where they come from, and why each message hangs where it does"),
    "show-altered": ("show . --altered --quotes none", "each change of words, with its line"),
    "show-brief": ("show . --brief --said gate|note", "three lines of each, and those with the words"),
    "show-colour": ("show . 2 5 --color always --quotes full", "people have theirs, patches, what is dim; spaces at the end have none"),
    "show-said": ("show . --color always --said ladder|fox|gate --from bo", "words stand out where they are said, in no signature, nor what another says"),
    "show-json": ("show . 2 5 --json", "files, places, changes of words, who is named"),
    "list": ("list .", "the latest first"),
    "list-wide": ("list . --width 120", "the lists have a column, their tags are gone"),
    "list-narrow": ("list . --width 50 --sort subject", "subjects on lines of their own"),
    "list-colour": ("list . --color always --width 40", "what is lost, what is dim"),
    "list-csv": ("list . --csv --sort first", "a row a conversation"),
    "list-jsonl": ("list . --jsonl --sort people", "a record a conversation"),
    "split": ("split . --explain --width 60", "kinds, levels, rules"),
    "split-colour": ("split . --color always --width 50 --kind quote --kind patch --kind signature --kind attribution", "each kind its own; no rules"),
    "split-new": ("split . --new", "what each wrote"),
    "split-quotes": ("split . --text --kind quote --kind attribution", "what each quotes"),
    "split-jsonl": ("split . --jsonl --id b2@example.org --id g9@example.org", "records with texts"),
    "pairs": ("pairs . --width 60", "what was quoted and answered, and what of it was changed"),
    "pairs-csv": ("pairs . --csv", "the same for a spreadsheet"),
    "pairs-json": ("pairs . --json", "the same for a program"),
    "stats": ("stats .", "people, who answers whom, days"),
    "stats-narrow": ("stats . --width 46 --per month -n 3", "fewer columns, the rest counted"),
    "stats-colour": ("stats . --color always --width 60", "bars and names"),
    "stats-json": ("stats . --json", "all counts; a person without lines has no share"),
    "stats-people": ("stats . --csv", "a row a person"),
    "stats-replies": ("stats . --csv --table replies", "a row a pair"),
    "stats-activity": ("stats . --csv --table activity --per year", "a row a year"),
    "export-csv": ("export . --to csv --without-recovered", "a row a message that is there"),
    "export-jsonl": ("export . --to jsonl --list boats", "a record a message, with its list and its conversation"),
    "export-markdown": ("export . --to markdown", "nothing in mail is taken for Markdown"),
    "export-bare": ("export . 2 6 --to markdown --without-recovered", "no number of a message that is not there"),
    "export-graphml": ("export . --to graphml", "an edge from each answer to what it answers"),
    "export-archived": ("export . --to graphml --without-recovered", "no edge to a lost message"),
    "export-people": ("export . --to graphml --people", "who answers whom"),
    "export-mbox": ("export . 2 --to mbox", "what any mail program threads"),
    "export-recovered": ("export . --to mbox --with-recovered", "lost messages say what they are"),
    "inspect": ("inspect . --width 40", "what was read, and what was odd"),
    "inspect-json": ("inspect . --json", "the same for a program"),
}  # fmt: skip


@pytest.mark.parametrize("name", RECORDED)
def test_output_is_as_recorded(
    name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, why = RECORDED[name]
    monkeypatch.chdir(GATES / "in")
    for variable in ("COLORTERM", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "MLTHREAD_SOURCE"):
        monkeypatch.delenv(variable, raising=False)
    Style.parse.cache_clear()  # rich keeps what another test's terminal was sent
    done = CliRunner().invoke(root, line.split(), env={"TERM": "xterm-256color"})
    assert done.exit_code == 0, done.stderr
    written = done.stdout_bytes.decode()
    if "json" in name:  # many letters on a line: a reader sees no difference in that
        records = [
            json.loads(record)
            for record in (written.splitlines() if "jsonl" in name else [written])
        ]
        written = "".join(
            json.dumps(record, indent=1, ensure_ascii=False) + "\n" for record in records
        )
    path = GATES / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        path.write_bytes(written.encode())
    assert written == path.read_bytes().decode(), why

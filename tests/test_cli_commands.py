"""Every command has help with an example, and is in the table, the completion and the manual."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
from click.testing import CliRunner, Result

from mlthread.cli.command import Command
from mlthread.cli.group import COMMANDS, EXIT_STATUS, root
from mlthread.cli.man import manual
from mlthread.cli.options import ENVIRONMENT
from mlthread.cli.schema import schema_names, schema_text

MAIL = Path(__file__).parents[1] / "examples" / "mail"
JSON_COMMANDS = {
    "show": "conversations",
    "list": "conversations",
    "split": "messages",
    "pairs": "pairs",
}


def run(*args: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(root, list(args), input=text)


def loaded(name: str) -> Command:
    command = root.get_command(click.Context(root), name)
    assert isinstance(command, Command)
    return command


@pytest.fixture(scope="module")
def page() -> str:
    return "".join(manual(root))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example_of_the_command_itself(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Examples:" in result.output
    assert any(f"mlthread {name}" in example.line for example in loaded(name).examples)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_keeps_its_width_and_its_examples_whole(name: str) -> None:
    """Why: an example whose "\\n" was not written raw stood on three lines, and a choice of 15 words on one."""
    examples = [example.line for example in loaded(name).examples]
    assert not any("\n" in line for line in examples)
    lines = run(name, "--help").output.splitlines()
    assert not [line for line in lines if len(line) > 80 and line.strip() not in examples]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    for parameter in loaded(name).params:
        assert not isinstance(parameter, click.Option) or parameter.help, parameter.name


@pytest.mark.parametrize(
    ("name", "endings"),
    [
        ("show", "(.json, .jsonl)"),
        ("list", "(.json, .jsonl, .csv)"),
        ("stats", "(.json, .csv)"),
        ("inspect", "(.json)"),
    ],
)
def test_the_help_names_the_endings_of_files_that_are_written(name: str, endings: str) -> None:
    assert f"in the form of its ending {endings};" in " ".join(run(name, "--help").output.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_agrees_with_the_command(name: str) -> None:
    command = loaded(name)
    assert command.name == name
    assert command.short_help == COMMANDS[name].help


@pytest.mark.parametrize("name", COMMANDS)
def test_the_manual_has_the_command_with_all_options(name: str, page: str) -> None:
    assert f".SS {name}\n" in page
    for parameter in loaded(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[-1].replace("-", "\\-") in page


def test_the_manual_lists_every_variable_and_exit_status(page: str) -> None:
    for word in (*ENVIRONMENT, *map(str, EXIT_STATUS)):
        assert f".B {word}\n" in page


def test_the_manual_is_good_roff(page: str) -> None:
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-z"], input=page.encode(), capture_output=True
    )
    assert done.stderr == b""


def test_examples_in_the_manual_can_be_copied(page: str) -> None:
    """Why: roff prints these signs as inverted commas and accents where it is set up as its authors have it."""
    assert not set("'`^~").intersection(page)


def test_every_variable_is_that_of_an_option() -> None:
    used = {
        parameter.envvar
        for name in COMMANDS
        for parameter in loaded(name).params
        if isinstance(parameter.envvar, str)
    }
    assert used <= set(ENVIRONMENT)


@pytest.mark.parametrize(
    "line",
    [
        *("list", "show", "show --json", "pairs", "stats", "split", "inspect"),
        *(f"export --to {form}" for form in ("mbox", "jsonl", "csv", "markdown", "graphml")),
    ],
)
def test_no_message_leaves_garbage_that_only_a_search_finds(line: str) -> None:
    """Why: the program never looks for it, so that what many messages left would fill the memory."""
    gc.collect()
    gc.disable()
    try:
        left = []
        few, many = (str(MAIL / "page.txt"),), (str(MAIL), *map(str, MAIL.iterdir()))
        for sources in (many, few, many):  # the first time is that of what is made once
            run(*line.split(), *sources, text="")
            left.append(gc.collect())
    finally:
        gc.enable()
    assert left[2] <= left[1] + 10  # one per message would be more


def complete(shell: str, *words: str) -> str:
    line = " ".join(words)
    environment = {
        **os.environ,
        "_MLTHREAD_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1) if shell != "fish" else words[-1],
    }
    return subprocess.run(
        [sys.executable, "-m", "mlthread"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_every_command(shell: str) -> None:
    assert set(COMMANDS) <= set(complete(shell, "mlthread", "").replace(",", "\n").split())


@pytest.mark.parametrize("name", COMMANDS)
def test_completion_names_the_options(name: str) -> None:
    offered = complete("bash", "mlthread", name, "--")
    for parameter in loaded(name).params:
        if isinstance(parameter, click.Option):
            assert next(x for x in parameter.opts if x.startswith("--")) in offered


def test_completion_names_the_formats() -> None:
    assert "plain,mbox" in complete("bash", "mlthread", "show", "--format", "mb")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_MLTHREAD_COMPLETE" in result.output
    if shutil.which(shell):
        done = subprocess.run([shell, "-n"], input=result.output, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def test_version() -> None:
    assert run("--version").output.startswith("mlthread ")


def test_no_command_prints_help() -> None:
    assert run().output == run("--help").output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("shwo",), 'did you mean "show"?'),
        (("nope",), 'no command "nope"; mlthread --help lists the commands'),
        (
            ("show", "--width"),
            "mlthread show: --width needs a value; see mlthread show",
        ),
        (("help", "list"), "mlthread list --help has it"),
        (("show", "--jsno"), "--json"),
        (("show", "x", "--format", "mbxo"), 'did you mean "mbx" or "mbox"?'),
        (("show", "x", "--since", "soon"), "write 2018"),
        (("show", "x", "--zone", "Mars/Base"), "Europe/Oslo"),
        (("export", str(MAIL)), "--to"),
        (("completion",), "bash"),
        (("schema", "shwo"), "show"),
        (("show", "--csv", "x"), "no option --csv; mlthread export --to csv writes"),
        (
            ("list", "--grep", "budget", "x"),
            "no option --grep; --said TEXT is for what people wrote",
        ),
        (("list", "--until", "10000", "x"), '"10000" is no date; write 2018'),
        (("show", "--json", "--jsonl", "x"), "--json and --jsonl exclude each other"),
        (("pairs", "--csv", "--json", "x"), "exclude each other"),
        (("split", "-0", "x"), "-0 goes with --new or --text"),
        (("split", "--new", "-0", "--json", "x"), "-0 goes with --new or --text"),
        (("stats", "--table", "replies", "x"), "--table goes with --csv"),
    ],
)
def test_wrong_usage_is_one_line_that_helps(arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert told in result.stderr


def test_a_wrong_default_is_told_with_the_variable_that_holds_it() -> None:
    result = CliRunner().invoke(root, ["list", str(MAIL)], env={"MLTHREAD_WIDTH": "wide"})
    assert result.exit_code == 2
    assert result.stderr.startswith("mlthread list: the variable MLTHREAD_WIDTH: ")
    assert '"wide" is no whole number; see' in result.stderr


def test_a_source_that_may_not_be_read_is_one_of_those_that_could_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is found out on reading, so that the others are still read and the status is 1, not 2."""
    real = open

    def refusing(file: object, *args: object, **kwargs: object) -> object:
        if str(file).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(file))
        return real(file, *args, **kwargs)  # type: ignore[call-overload]

    (tmp_path / "locked").write_text("x")
    (tmp_path / "locked").chmod(0)
    monkeypatch.setattr("builtins.open", refusing)
    monkeypatch.setattr(os, "access", lambda *_: False)
    done = run("list", str(tmp_path / "locked"), str(MAIL / "page.txt"))
    assert done.exit_code == 1
    assert "Draft charter" in done.stdout
    assert "locked: may not be read" in done.stderr


@pytest.mark.parametrize("name", JSON_COMMANDS)
def test_json_follows_its_schema(name: str) -> None:
    schema = json.loads(run("schema", name).output)
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(run(name, str(MAIL), "--json").stdout)
    jsonschema.validate(document, schema)
    assert document["schema"] == f"mlthread.{name}/1"
    assert document[JSON_COMMANDS[name]]


def test_inspect_writes_a_file_as_the_others_do(tmp_path: Path) -> None:
    for extra in ((), ("--json",)):
        done = run("inspect", str(MAIL), *extra, "-o", str(tmp_path / "report"))
        assert (done.exit_code, done.stdout) == (0, "")
        assert "patch-review.mbox" in (tmp_path / "report").read_text()


@pytest.mark.parametrize("name", JSON_COMMANDS)
def test_jsonl_is_the_list_of_json(name: str) -> None:
    schema = json.loads(run("schema", name).output)
    document = json.loads(run(name, str(MAIL), "--json").stdout)
    records = [json.loads(line) for line in run(name, str(MAIL), "--jsonl").stdout.splitlines()]
    for record in records:
        jsonschema.validate(record, schema)
    items = [{k: v for k, v in r.items() if k != "type"} for r in records if r["type"] != "problem"]
    assert items == document[JSON_COMMANDS[name]]


def undescribed(schema: Any, name: str = "") -> list[str]:
    """The properties of which nothing is said."""
    found = []
    if isinstance(schema, dict):
        for field, value in schema.get("properties", {}).items():
            if not {"const", "description", "$ref"} & set(value):
                found.append(f"{name}.{field}")
        for key, value in schema.items():
            found += undescribed(value, key)
    elif isinstance(schema, list):
        for value in schema:
            found += undescribed(value, name)
    return found


@pytest.mark.parametrize("name", schema_names())
def test_every_field_of_a_schema_is_described(name: str) -> None:
    """Why: units, what null means and which end a line range has are not seen in an example."""
    assert undescribed(json.loads(schema_text(name))) == []


def test_stats_and_export_follow_their_schemas() -> None:
    stats = json.loads(run("stats", str(MAIL), "--json").stdout)
    jsonschema.validate(stats, json.loads(run("schema", "stats").output))
    assert sum(person["messages"] for person in stats["people"]) == stats["messages"]
    assert sum(period["messages"] for period in stats["activity"]) == stats["messages"]
    schema = json.loads(run("schema", "export").output)
    lines = run("export", str(MAIL), "--to", "jsonl").stdout.splitlines()
    assert len(lines) == stats["messages"]
    for line in lines:
        jsonschema.validate(json.loads(line), schema)


def test_a_bare_message_id_is_told_from_a_file_that_is_missing() -> None:
    done = run("show", "w3@words.example.net", str(MAIL / "page.txt"))
    assert done.exit_code == 1
    assert "no such file or folder; a Message-ID stands in <> or behind --id\n" in done.stderr
    assert run("show", "nowhere").stderr == "mlthread: nowhere: no such file or folder\n"
    done = run("show", str(MAIL / "page.txt"), "two thirds")
    assert done.stderr.endswith("folder; words are looked for with --said or --subject\n")
    assert "--said" not in run("show", str(MAIL / "page.txt"), "b.mbox").stderr


def test_several_oddities_are_told_in_one_line_that_names_the_source_and_the_command(
    tmp_path: Path,
) -> None:
    box = tmp_path / "a.mbox"
    mail = (
        "From a@example.org Thu Feb  1 09:15:30 2018\nFrom: Ann <a@example.org>\n"
        "Date: Mon, 1 Feb 2038 09:15:30 +0000\n\n"
    )
    box.write_text(f"{mail}Yes.\n\n{mail}No.\n", "utf-8")
    told = run("list", str(box)).stderr
    assert told.startswith(f"mlthread: {box}: 2 oddities, first in line 1: the header date ")
    assert told.endswith(f"; all: mlthread inspect {box}\n")
    assert told.count(str(box)) == 2


def test_schema_without_a_name_lists_them() -> None:
    assert run("schema").output.split() == [
        "export",
        "inspect",
        "list",
        "pairs",
        "show",
        "split",
        "stats",
    ]

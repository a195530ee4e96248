"""`mlthread inspect` and `mlthread formats` as a person and a program use them."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

import month
from month import POSTS


def run(*words: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "mlthread", *words], input=data, capture_output=True, check=False
    )


def test_the_report_says_what_and_why(tmp_path: Path) -> None:
    path = tmp_path / "picnic.mbox"
    path.write_bytes(b"junk\n\n" + month.mbox(POSTS))
    done = run("inspect", str(path), "--width", "72")
    said = done.stdout.decode()
    assert done.returncode == 0
    for words in (
        "mbox",
        "6 messages",
        "5 Feb 2018",
        "picnic (6)",
        "utf-8",
        "bytes before the first message",
        "line 1",
    ):
        assert words in said
    assert max(len(line) for line in said.split("\n") if str(tmp_path) not in line) <= 72


def test_the_json_follows_its_schema(tmp_path: Path) -> None:
    path = tmp_path / "picnic.mbox"
    path.write_bytes(month.mbox(POSTS))
    done = run("inspect", "--json", str(path), str(tmp_path / "missing"))
    document = json.loads(done.stdout)
    schema = json.loads((files("mlthread.views") / "schemas" / "inspect.json").read_text("utf-8"))
    jsonschema.validate(document, schema)
    assert done.returncode == 1
    assert document["messages"] == len(POSTS)
    assert document["sources"][0]["format"] == "mbox"
    assert document["problems"][0]["problem"] == "no such file or folder"
    assert b"missing: no such file or folder" in done.stderr


@pytest.mark.parametrize(
    ("data", "problem"),
    [(b"", b"is empty"), (bytes(range(256)) * 20, b"binary"), (b"words\n", b"--format body")],
)
def test_what_holds_no_mail_is_told_without_a_traceback(data: bytes, problem: bytes) -> None:
    done = run("inspect", data=data)
    assert done.returncode == 1
    assert problem in done.stderr
    assert b"Traceback" not in done.stderr


def test_formats_lists_every_name() -> None:
    from mlthread.mailbox.formats import FORMATS

    said = run("formats").stdout.decode()
    assert all(row.name in said for row in FORMATS)
    assert run("inspect", "--format", "nonsense", data=b"x").returncode == 2

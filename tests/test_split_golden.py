"""Golden cases of splitting: a body in NAME.txt, what must come out and why in NAME.json.

Each case runs with its own line ends and with LF, CRLF and CR. `pytest --update-golden` rewrites the
segments (never the label or the reason).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mlthread import Segment, split
from mlthread.locales import LOCALES

FOLDER = Path(__file__).parent / "golden" / "split"
CASES = sorted(FOLDER.glob("*/*.txt"))
TOLD = ("name", "email", "date", "message_id", "subject", "language", "clock")


def body_of(path: Path) -> str:
    return path.read_bytes().decode()


def shape(segment: Segment) -> dict[str, Any]:
    """A segment as the golden file has it: `first` repeats its first line, so that one can judge it."""
    told: dict[str, Any] = {
        "kind": segment.kind,
        "depth": segment.depth,
        "level": segment.level,
        "start": segment.start,
        "stop": segment.stop,
        "first": segment.text.split("\n", 1)[0],
    }
    said = segment.attribution
    if said is not None:
        told["attribution"] = {name: getattr(said, name) for name in TOLD if getattr(said, name)}
    return told


def test_there_are_cases_in_every_folder() -> None:
    for folder in ("clients", "languages", "blocks", "marks", "levels", "negative", "malformed"):
        assert list((FOLDER / folder).glob("*.txt")), folder
    assert {path.stem for path in FOLDER.glob("*/*.json")} == {path.stem for path in CASES}


def test_every_language_has_a_case() -> None:
    """A file each, named by its code, or one whose name begins so where it shows more than one thing."""
    names = [path.stem for path in (FOLDER / "languages").glob("*.txt")]
    for locale in LOCALES:
        code = locale.code.replace("-", "_")
        assert any(name == code or name.startswith(f"{code}_") for name in names), code


@pytest.mark.parametrize("path", CASES, ids=[f"{p.parent.name}/{p.stem}" for p in CASES])
def test_golden(path: Path, request: pytest.FixtureRequest) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert expected["label"]
    assert expected["why"]
    body = body_of(path)
    got = [shape(segment) for segment in split(body)]
    if request.config.getoption("--update-golden"):
        expected["segments"] = got
        text = json.dumps(expected, ensure_ascii=False, indent=1)
        path.with_suffix(".json").write_text(f"{text}\n", encoding="utf-8")
    assert got == expected["segments"], expected["why"]
    lines = body.replace("\r\n", "\n").replace("\r", "\n")
    for end in ("\n", "\r\n", "\r"):
        again = [shape(segment) for segment in split(lines.replace("\n", end))]
        assert again == got, f"line ends {end!r}"


def levels_of(body: str) -> list[int]:
    return [segment.level for segment in split(body) for _ in range(segment.start, segment.stop)]


@pytest.mark.parametrize("path", CASES, ids=[f"{p.parent.name}/{p.stem}" for p in CASES])
def test_blanks_at_the_end_of_lines_change_no_level(path: Path) -> None:
    lines = body_of(path).splitlines() if "\f" not in body_of(path) else body_of(path).split("\n")
    if any(line.endswith("=") for line in lines):
        return  # a soft line end, which a blank ends
    # A delimiter of a signature, and a line that is blank already, say something by their blanks.
    more = [
        f"{line}  " if line.rstrip().rstrip(">|") and line.strip("> ") != "--" else line
        for line in lines
    ]
    told = [n for n, line in enumerate(lines) if line.strip(" >|")]
    before, after = levels_of("\n".join(lines)), levels_of("\n".join(more))
    assert [before[n] for n in told] == [after[n] for n in told]


def test_what_is_quoted_is_a_quote_but_for_four_kinds() -> None:
    """As `Segment` and the schemas say it: its docstring told of two, and footers within quotes were none of them."""
    kinds = {segment.kind for path in CASES for segment in split(body_of(path)) if segment.level}
    assert kinds == {"quote", "attribution", "headers", "footer", "separator"}
    told = (Segment.__doc__ or "").partition("; only ")[2].partition(" keep ")[0]
    assert all(f'"{kind}"' in told for kind in kinds - {"quote"})

"""Writing JSON. In: documents and problems. Out: one JSON document, or a record a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mlthread.model import Problem

from .output import Output

__all__ = ["write_json", "write_jsonl"]


def write_json(
    out: Output, name: str, key: str, documents: Iterable[dict[str, Any]], problems: list[Problem]
) -> None:
    """One document, an item a line."""
    from mlthread.views import document

    for piece in document.stream_document(document.SCHEMAS[name], key, documents, problems):
        out.write(piece)


def write_jsonl(out: Output, records: Iterable[dict[str, Any]], problems: list[Problem]) -> None:
    """A record a line, each passed on at once; problems stand where they were met."""
    from mlthread.views import document

    told = 0
    for record in records:
        told = _write_problems(out, problems, told)
        out.write(document.encode(record) + "\n")
        out.flush()
    _write_problems(out, problems, told)


def _write_problems(out: Output, problems: list[Problem], told: int) -> int:
    from mlthread.views import document

    for problem in problems[told:]:
        out.write(document.encode(document.problem_record(problem)) + "\n")
    return len(problems)

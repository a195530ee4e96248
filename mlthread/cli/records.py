"""Writing JSON. In: documents and problems. Out: one JSON document, or a record a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import starmap
from typing import Any

from mlthread.frozen import NamedTuple
from mlthread.model import Problem

from .output import Output

__all__ = ["Form", "write_records"]


class Form(NamedTuple):
    """What a command writes: its schema, the key of the list, an item in the document and as a record."""

    schema: str
    key: str
    document: Callable[..., dict[str, Any]]
    record: Callable[..., dict[str, Any]]


def write_records(
    options: dict[str, Any],
    form: Form,
    items: Iterable[tuple[Any, ...]],
    problems: list[Problem],
) -> None:
    """Write items, each what `form.document` and `form.record` take, as --json or --jsonl says."""
    with Output(options["output"]) as out:
        if options["as_jsonl"]:
            _write_jsonl(out, starmap(form.record, items), problems)
        else:
            _write_json(out, form, starmap(form.document, items), problems)


def _write_json(
    out: Output, form: Form, documents: Iterable[dict[str, Any]], problems: list[Problem]
) -> None:
    """One document, an item a line."""
    from mlthread.views import document

    schema = document.SCHEMAS[form.schema]
    for piece in document.stream_document(schema, form.key, documents, problems):
        out.write(piece)


def _write_jsonl(out: Output, records: Iterable[dict[str, Any]], problems: list[Problem]) -> None:
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

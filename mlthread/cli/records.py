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
    """What a command writes: its schema, the key of the list, what an item is called, the item as a document."""

    schema: str
    key: str
    kind: str
    document: Callable[..., dict[str, Any]]


def write_records(
    options: dict[str, Any],
    form: Form,
    items: Iterable[tuple[Any, ...]],
    problems: list[Problem],
) -> None:
    """Write items, each what `form.document` takes, as --json or --jsonl says."""
    documents = starmap(form.document, items)
    with Output(options["output"]) as out:
        if options["as_jsonl"]:
            _write_jsonl(out, form.kind, documents, problems)
        else:
            _write_json(out, form, documents, problems)


def _write_json(
    out: Output, form: Form, documents: Iterable[dict[str, Any]], problems: list[Problem]
) -> None:
    """One document, an item a line."""
    from mlthread.views.document import SCHEMAS
    from mlthread.views.jsontext import stream_document

    for piece in stream_document(SCHEMAS[form.schema], form.key, documents, problems):
        out.write(piece)


def _write_jsonl(
    out: Output, kind: str, documents: Iterable[dict[str, Any]], problems: list[Problem]
) -> None:
    """A record a line, each passed on at once; problems stand where they were met."""
    from mlthread.views.document import record
    from mlthread.views.jsontext import encode

    told = 0
    for document in documents:
        told = _write_problems(out, problems, told)
        out.write(encode(record(kind, document)) + "\n")
        out.flush()
    _write_problems(out, problems, told)


def _write_problems(out: Output, problems: list[Problem], told: int) -> int:
    from mlthread.views.document import problem_document, record
    from mlthread.views.jsontext import encode

    for problem in problems[told:]:
        out.write(encode(record("problem", problem_document(problem))) + "\n")
    return len(problems)

"""JSON as text. In: documents. Out: a line each, or pieces of one document that holds many.

Nothing in the text is obeyed by a terminal, and all of it is valid UTF-8.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mlthread.model import Problem
from mlthread.pattern import pattern

from .document import Document, problem_document

if TYPE_CHECKING:
    import re

__all__ = ["encode", "stream_document"]

# The C encoder keeps up with any archive; what it leaves alone and a terminal would obey or hide
# (DEL, C1 controls, marks that turn the writing direction) is written as an escape: same value.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)
_UNSAFE = pattern("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def encode(document: Document) -> str:
    """A document as one line of JSON, safe on a terminal and always valid UTF-8.

    A lone surrogate, as of a file name that is no UTF-8, is no character and refused by strict readers:
    U+FFFD stands for it.

    >>> encode({"text": "caf\\u00e9 \\u202e"})
    '{"text": "café \\\\u202e"}'
    """
    return _UNSAFE.sub(_escaped, _ENCODER.encode(document))


def _escaped(found: re.Match[str]) -> str:
    letter = found[0]
    return "\ufffd" if "\ud800" <= letter <= "\udfff" else f"\\u{ord(letter):04x}"


def stream_document(
    schema: str, key: str, documents: Iterable[Document], problems: list[Problem]
) -> Iterator[str]:
    """One JSON document in pieces, an item a line: no more than one item is held as text.

    `problems` is read when the items have ended, for reading them may add some.
    """
    yield f'{{"schema": "{schema}",\n "{key}": ['
    before = "\n  "
    for document in documents:
        yield before + encode(document)
        before = ",\n  "
    yield "],\n"
    found = ",\n  ".join(encode(problem_document(problem)) for problem in problems)
    yield f' "problems": [{found}]}}\n'

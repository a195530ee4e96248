"""CSV. In: conversations or counts. Out: lines of RFC 4180, a header row first.

Texts are as they are: a spreadsheet may take one that begins with "=" for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from mlthread.model import Conversation
from mlthread.views.document import iso, list_of, person_document, row_document
from mlthread.views.pairing import Pair
from mlthread.views.statistics import Statistics

__all__ = ["conversations_csv", "list_csv", "pairs_csv", "statistics_csv"]

_MESSAGE_COLUMNS = (
    "conversation", "id", "parent", "origin", "author_name", "author_email",
    "date", "earliest", "latest", "list", "subject", "text",
    "parent_author", "parent_evidence", "confidence", "source", "line", "person", "parent_person",
)  # fmt: skip

_ROW_COLUMNS = (
    "number", "id", "subject", "list", "start", "end", "messages", "recovered", "people",
    "begun_by", "begun_by_person",
)  # fmt: skip

_PAIR_COLUMNS = (
    "conversation", "passage_id", "passage_author", "passage_start", "passage_stop", "match", "passage",
    "answer_id", "answer_author", "answer_date", "answer_start", "answer_stop", "answer",
    "passage_date", "subject", "list", "passage_person", "answer_person",
)  # fmt: skip

_PERSON_COLUMNS = (
    "name", "email", "messages", "recovered", "words", "quoted_share", "replies_given", "replies_received",
    "median_answer_seconds", "first", "last", "person",
)  # fmt: skip

_REPLY_COLUMNS = ("from_name", "from_email", "to_name", "to_email", "replies", "from_person", "to_person")  # fmt: skip


class _Lines:
    """A csv writer whose lines are taken one by one."""

    def __init__(self) -> None:
        self._text = io.StringIO()
        self._writer = csv.writer(self._text, lineterminator="\r\n")

    def line(self, row: Iterable[object]) -> str:
        """A row as it stands in the file; the library writes None as an empty cell."""
        self._text.seek(0)
        self._text.truncate()
        self._writer.writerow(row)
        return self._text.getvalue()


def conversations_csv(conversations: Iterable[Conversation], *, recovered: bool) -> Iterator[str]:
    """A row for each message."""
    lines = _Lines()
    yield lines.line(_MESSAGE_COLUMNS)
    for conversation in conversations:
        turns = {turn.id: turn for turn in conversation.turns}
        for turn in conversation.turns:
            if turn.origin == "quoted" and not recovered:
                continue
            places = () if turn.message is None else turn.message.places
            parent = turns.get(turn.parent or "")
            yield lines.line(
                (
                    conversation.id,
                    turn.id,
                    turn.parent,
                    turn.origin,
                    turn.author.name,
                    turn.author.email,
                    iso(turn.date.utc),
                    iso(turn.date.earliest),
                    iso(turn.date.latest),
                    list_of(turn, conversation),
                    turn.subject,
                    turn.text,
                    None if parent is None else parent.author.label,
                    " ".join(turn.parent_evidence),
                    None if turn.confidence is None else round(turn.confidence, 4),
                    places[0].source if places else None,
                    places[0].line if places else None,
                    turn.person,
                    None if parent is None else parent.person,
                )
            )


def list_csv(rows: Iterable[tuple[int, Conversation]]) -> Iterator[str]:
    """A row for each conversation, with its number."""
    lines = _Lines()
    yield lines.line(_ROW_COLUMNS)
    for number, conversation in rows:
        row = row_document(number, conversation)
        first = conversation.turns[0]
        row["begun_by"], row["begun_by_person"] = first.author.label, first.person
        yield lines.line(row[name] for name in _ROW_COLUMNS)


def pairs_csv(pairs: Iterable[Pair]) -> Iterator[str]:
    """A row for each answered passage."""
    lines = _Lines()
    yield lines.line(_PAIR_COLUMNS)
    for pair in pairs:
        yield lines.line(
            (
                pair.conversation,
                pair.id,
                pair.author.label,
                pair.start,
                pair.stop,
                pair.match,
                pair.text,
                pair.reply,
                pair.reply_author.label,
                iso(pair.reply_date.utc),
                pair.answer_start,
                pair.answer_stop,
                pair.answer,
                iso(pair.date.utc),
                pair.subject,
                pair.list_name,
                pair.person,
                pair.reply_person,
            )
        )


def statistics_csv(found: Statistics, table: str) -> Iterator[str]:
    """The table "people", "replies" or "activity"."""
    columns, rows = _TABLES[table]
    lines = _Lines()
    yield lines.line(columns)
    yield from map(lines.line, rows(found))


def _people(found: Statistics) -> Iterator[Iterable[object]]:
    for document in map(person_document, found.people):
        yield [document[name] for name in _PERSON_COLUMNS]


def _replies(found: Statistics) -> Iterator[Iterable[object]]:
    for (giver, receiver), count in found.replies.items():
        a, b = found.people[giver], found.people[receiver]
        yield a.name, a.email, b.name, b.email, count, a.key, b.key


_TABLES: dict[str, tuple[tuple[str, ...], Callable[[Statistics], Iterable[Iterable[object]]]]] = {
    "people": (_PERSON_COLUMNS, _people),
    "replies": (_REPLY_COLUMNS, _replies),
    "activity": (("period", "messages"), lambda found: found.activity),
}

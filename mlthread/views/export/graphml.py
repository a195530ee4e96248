"""GraphML. In: conversations. Out: the graph of messages, or of people who answer each other.

Edges go from a reply to what it answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from mlthread.model import Conversation, Turn
from mlthread.pattern import pattern
from mlthread.views.dates import best_guess
from mlthread.views.document import iso
from mlthread.views.statistics import Statistics

__all__ = ["messages_graphml", "people_graphml"]

_NOT_XML = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
_TAIL = "  </graph>\n</graphml>\n"


def _keys(table: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    for where, name, kind in table:
        yield f'  <key id="{name}" for="{where}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph edgedefault="directed">\n'


def _data(values: Iterable[tuple[str, object]]) -> str:
    return "".join(
        f'      <data key="{name}">{escape(_NOT_XML.sub("�", str(value)))}</data>\n'
        for name, value in values
        if value is not None
    )


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("�", text))


def messages_graphml(conversations: Iterable[Conversation], *, recovered: bool) -> Iterator[str]:
    """A node a message, an edge a reply."""
    yield _HEAD
    yield from _keys(
        (
            ("node", "conversation", "string"),
            ("node", "origin", "string"),
            ("node", "name", "string"),
            ("node", "email", "string"),
            ("node", "person", "string"),
            ("node", "date", "string"),
            ("node", "earliest", "string"),
            ("node", "latest", "string"),
            ("node", "subject", "string"),
            ("node", "words", "int"),
            ("edge", "evidence", "string"),
            ("edge", "confidence", "double"),
        )
    )
    for conversation in conversations:
        shown = {t.id for t in conversation.turns if t.origin == "archive" or recovered}
        for turn in conversation.turns:
            if turn.id in shown:
                yield _message_node(conversation, turn)
                if turn.parent in shown:
                    yield _reply_edge(turn)
    yield _TAIL


def _message_node(conversation: Conversation, turn: Turn) -> str:
    data = _data(
        (
            ("conversation", conversation.id),
            ("origin", turn.origin),
            ("name", turn.author.name),
            ("email", turn.author.email),
            ("person", turn.person),
            ("date", iso(best_guess(turn.date))),
            ("earliest", iso(turn.date.earliest)),
            ("latest", iso(turn.date.latest)),
            ("subject", turn.subject),
            ("words", len(turn.text.split())),
        )
    )
    return f"    <node id={_attribute(turn.id)}>\n{data}    </node>\n"


def _reply_edge(turn: Turn) -> str:
    evidence = " ".join(turn.parent_evidence)
    data = _data((("evidence", evidence), ("confidence", turn.confidence)))
    ends = f"source={_attribute(turn.id)} target={_attribute(turn.parent or '')}"
    return f"    <edge {ends}>\n{data}    </edge>\n"


def people_graphml(found: Statistics) -> Iterator[str]:
    """A node a person, an edge for who answers whom with how many replies."""
    yield _HEAD
    yield from _keys(
        (
            ("node", "name", "string"),
            ("node", "email", "string"),
            ("node", "person", "string"),
            ("node", "messages", "int"),
            ("node", "words", "int"),
            ("edge", "weight", "int"),
        )
    )
    for number, person in enumerate(found.people):
        data = _data(
            (
                ("name", person.name),
                ("email", person.email),
                ("person", person.key),
                ("messages", person.messages),
                ("words", person.words),
            )
        )
        yield f'    <node id="p{number}">\n{data}    </node>\n'
    for (giver, receiver), count in found.replies.items():
        yield f'    <edge source="p{giver}" target="p{receiver}">\n{_data((("weight", count),))}    </edge>\n'
    yield _TAIL

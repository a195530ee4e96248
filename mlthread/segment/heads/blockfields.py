"""The fields of a header block. In: header words and the lines below them, one by one. Out: a `Block`.

>>> from mlthread.rules.labels import read_label
>>> block = Block(0)
>>> sender = read_label("From: Ann Lee")
>>> block.add(sender)
>>> last = block.add_line(sender, "<ann@example.org>")
>>> block.fields, last.field
({'from': 'Ann Lee <ann@example.org>'}, 'from')
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.labels import Label
from mlthread.rules.people import awaits_name, is_on_behalf

from .headerfolds import prefixed

__all__ = ["SHORT_WORDS", "TOPICS", "UNKNOWN", "Block"]

UNKNOWN = pattern(
    r"\**([^\W\d_][^\W\d_ ]{1,15}(?: [^\W\d_]{1,12}|-[^\W_]{1,12}){0,2}) ?:\**(?=\s)\s*"
)
TOPICS = ("Conversation", "conversation")
SHORT_WORDS = ("Re", "RE")  # header words that stand in subjects as well
_DATED = pattern(r"\d{1,2}:\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b(?:19|20)\d\d\b")


class Block:
    """Header words found from `start` on."""

    __slots__ = ("fields", "languages", "notes", "order", "start", "stop", "titled", "topical")

    def __init__(self, start: int) -> None:
        self.start = self.stop = start
        self.fields: dict[str, str] = {}
        self.languages: frozenset[str] = frozenset()
        self.order: list[str] = []
        self.notes: tuple[str, str | None] | None = None
        self.titled = False  # a page of an archive begins with its title: "Re: Gates"
        self.topical = False  # Outlook names the topic of a folder's mail, and below it the subject

    def add(self, label: Label) -> None:
        """Take in a field."""
        if self.titled and label.field == "subject":
            self.titled = False
            self.fields["subject"] = label.value
        elif label.field == "subject" and self.topical:
            self.fields["subject"] = label.value
        self.topical = label.word in TOPICS or (self.topical and label.field != "subject")
        self.titled = self.titled or (not self.order and label.word in SHORT_WORDS)
        self.order.append(label.field)
        self.fields.setdefault(label.field, label.value)
        if label.word.lower() == "message-id":
            self.fields["message-id"] = label.value
        if label.languages:
            common = self.languages & label.languages
            self.languages = common or self.languages or label.languages

    def add_line(self, last: Label, line: str) -> Label:
        """Take in a line below a field: more of its value, or a field whose word no language has; what is then the
        last field."""
        if last.field == "subject" and not last.value:
            self.fields["subject"] = line
            return last._replace(value=line)
        if last.field == "other":
            if last.word.lower() == "message-id":
                self.fields["message-id"] += f" {line}"
            return last
        unknown = UNKNOWN.match(line)
        if unknown is None or (last.field == "subject" and _is_rest(line, unknown[1])):
            if (
                last.field != "from"
                or _DATED.search(line)
                or not _is_whole(self.fields["from"])
                or is_on_behalf(line)
                or awaits_name(line)
            ):
                self.fields[last.field] += f" {line}"
            return last
        # its value tells whether it is the date
        dated = "date" not in self.fields and _DATED.search(line, unknown.end()) is not None
        if dated:
            self.order.append("date")
            self.fields["date"] = line[unknown.end() :].strip()
        return Label("date" if dated else "other", frozenset(), "", unknown[1])


def _is_rest(line: str, word: str) -> bool:
    """Whether what might be a field is the rest of a subject: "Re: …", or words of which the first is small."""
    return prefixed(line) or (word[:1].islower() and " " in word.strip())


def _is_whole(sender: str) -> bool:
    """Whether nothing can be missing of a sender: what stands below is something else ("[1] The subject")."""
    return sender[-1:] in (">", ")") and "@" in sender and sender.count("(") == sender.count(")")

"""What the archive of PostgreSQL's lists draws round a mail. In: fields and text of a copied page. Out: as mail has them.

Its pages show one mail or a whole thread, one mail below the other, each with its fields above it: a clock of
UTC, an id without brackets, "ann(at)example(dot)org"; below the text a table of attachments.

>>> read_fields_shown([("date", "2018-02-05 10:17:23"), ("message-id", "a1@example.org")])
[('date', '2018-02-05 10:17:23 -0000'), ('message-id', '<a1@example.org>')]
>>> without_table("Yes.\\nAttachment\\tContent-Type\\tSize\\ngate.patch\\ttext/x-patch\\t3.1 KB\\n")
('Yes.\\n', [Attachment(name='gate.patch', content_type='text/x-patch', size=None, url=None)])
"""

from __future__ import annotations

from mlthread.model import Attachment
from mlthread.pattern import pattern

__all__ = ["is_views", "read_fields_shown", "without_table"]

_VIEWS = pattern(r"(?i)[ \t]{0,4}views:[ \t]{0,8}(?:whole thread|raw message) \|")
_CELLS = r"[ \t]{1,8}"
_TABLE = pattern(
    rf"(?m)^Attachment{_CELLS}Content-Type{_CELLS}Size[ \t]*\n(?:^\S.{{0,200}}?{_CELLS}[\w.+-]{{1,40}}/[\w.+-]{{1,80}}{_CELLS}[\d.,]{{1,12}} \w{{1,5}}[ \t]*(?:\n|\Z))+"
)
_ROW = pattern(
    rf"(\S.{{0,200}}?){_CELLS}([\w.+-]{{1,40}}/[\w.+-]{{1,80}}){_CELLS}[\d.,]{{1,12}} \w{{1,5}}\Z"
)


def is_views(line: str) -> bool:
    """Whether the line is the row of links above the text, which no other archive draws."""
    return _VIEWS.match(line) is not None


def read_fields_shown(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The fields as a header has them."""
    told = {"date": "{} -0000", "message-id": "<{}>"}
    return [
        ("mailing-list" if name == "lists" else name, told.get(name, "{}").format(value))
        for name, value in fields
    ]


def without_table(text: str) -> tuple[str, list[Attachment]]:
    """The text without the table of attachments below it."""
    found = _TABLE.search(text) if "Content-Type" in text else None
    if found is None or text[found.end() :].strip():
        return text, []
    rows = (_ROW.match(line.rstrip()) for line in found[0].split("\n")[1:])
    return text[: found.start()], [Attachment(row[1], row[2]) for row in rows if row is not None]

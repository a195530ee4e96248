"""Mail in tables (CSV, TSV): a column of whole mails, or a column for each field. In: a byte stream. Out: `Raw`s.

Collections of mail for research are handed on like that: Enron's as file and message, lists that BigBang
fetched as Message-ID, From, Subject, Date, In-Reply-To, References and Body. A row is a message; columns
that no mail has are passed over.

>>> table_kind(b"file,message\\r\\na/1.,\\"Message-ID: <1@example.org>\\nFrom: ann@example.org\\n\\nYes.\\"\\r\\n")
'a table with a column of mails'
>>> table_kind(b"Message-ID,From,Date,Body\\r\\n")
'a table with a column for each field of a mail'
>>> table_kind(b"date,from,to,amount\\r\\n"), table_kind(b"from,subject\\r\\n")
(None, None)
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mlthread.frozen import NamedTuple
from mlthread.mailbox.files.streams import BOM, LARGEST_MESSAGE, ByteStream, read_lines, skip_bom
from mlthread.mailbox.head import header_names
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Fault, Raw

from .written import written_person

__all__ = ["FIELD_OF", "RESULT", "composed", "read_table", "table_kind"]

_COLUMNS = {
    "message-id": ("messageid", "msgid", "id"),
    "from": ("from", "sender", "author", "authorname", "fromname", "sendername"),
    "address": ("authoremail", "fromemail", "senderemail", "fromaddress", "email"),
    "date": ("date", "datetime", "timestamp", "sent", "senton", "datesent"),
    "subject": ("subject", "title"),
    "in-reply-to": ("inreplyto", "parent", "parentid", "replyto"),
    "references": ("references",),
    "to": ("to", "recipients"),
    "cc": ("cc",),
    "body": ("body", "text", "content", "message", "plaintext", "messagebody", "emailbody"),
}
"""The columns of a mail by what people call them, capitals and what is no letter apart."""
FIELD_OF = {name: field for field, names in _COLUMNS.items() for name in names}
"""The field that a column holds, by the letters of its name."""
_WHOLE = frozenset(
    ["message", "mail", "email", "raw", "rawmail", "rawemail", "rawmessage", "content"]
)
_SAYING = frozenset(["from", "date", "subject", "message-id"])
_LEAST_SAYING = 3
_MAIL_NAMES = frozenset(["from", "date", "message-id", "subject", "received"])
_DELIMITERS = ",;\t"
RESULT = "parentevidence"
"""A column of what this program itself exports: a result, and no mail."""
_NOTHING = frozenset(["", "nan", "none", "null", "n/a", "<na>"])
"""What programs write into a cell that holds nothing."""
_LONGEST_HEAD = 4000
_LEAST_COLUMNS = 2
_LEAST_NAMES = 2


class _Plan(NamedTuple):
    """How a table is read: what parts its cells, how many columns have names, and where what a mail is made of stands."""

    delimiter: str
    columns: int
    whole: int | None
    fields: Mapping[str, int]


def table_kind(head: bytes) -> str | None:
    """What kind of table of mail begins so, in words; None where it is none."""
    plan = _plan(head)
    if plan is None:
        return None
    return f"a table with a column {'of mails' if plan.whole is not None else 'for each field of a mail'}"


def read_table(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault]:
    """The mail of each row; the names above belong to the first. Quotes round a cell are csv's (RFC 4180)."""
    plan = _plan(stream.head()) or _Plan(",", 0, None, {})
    skip_bom(stream)
    above: int | None = stream.offset
    lines = _Lines(stream)
    rows = _rows(lines, plan.delimiter)
    next(rows, None)
    lines.begin()
    for row in rows:
        line, start = lines.begin()
        if row == []:  # a blank line
            continue
        if above is not None:
            start, above = above, None
        mail = _mail(row, plan) if row is not None else None
        if mail is not None:
            data, hidden = mail
            if left := sum(bool(cell.strip()) for cell in (row or ())[plan.columns :]):
                tell(line, f"cells behind the last column that has a name are left out: {left}")
            yield Raw(data, stream.name, line, start, lines.offset, obscured=hidden, facts=facts)
        else:
            why = "a row that cannot be read" if row is None else "a row that holds no mail"
            yield Fault(line, why, start, lines.offset)
    if above is not None:
        yield Fault(1, "a table without rows", above, lines.offset)


class _Lines:
    """The lines of a stream as csv wants them, every byte kept; counts what it handed out."""

    def __init__(self, stream: ByteStream) -> None:
        self._lines = read_lines(stream)
        self.offset = self._start = stream.offset
        self.number = self._line = 1

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.offset += len(line)
            self.number += line.count(b"\n")
            yield line.decode("utf-8", "surrogateescape")

    def begin(self) -> tuple[int, int]:
        """Line and offset of what was handed out since this was asked last."""
        begun = self._line, self._start
        self._line, self._start = self.number, self.offset
        return begun


def _rows(lines: Iterable[str], delimiter: str) -> Iterator[list[str] | None]:
    """The rows; None for one that csv cannot read. Its longest cell is a setting of the whole program."""
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        before = csv.field_size_limit(LARGEST_MESSAGE)
        try:
            row: list[str] | None = next(rows)
        except StopIteration:
            return
        except csv.Error:
            row = None
        finally:
            csv.field_size_limit(before)
        yield row


def _plan(head: bytes) -> _Plan | None:
    """How to read a table, by the names of its columns and its first row; None where it is none of mail."""
    text = head.removeprefix(BOM).decode("utf-8", "surrogateescape")
    first = text[:_LONGEST_HEAD].partition("\n")[0]
    for delimiter in _DELIMITERS:
        if delimiter not in first:
            continue
        rows = _rows(io.StringIO(text, newline=""), delimiter)
        names = ["".join(filter(str.isalpha, name.casefold())) for name in next(rows) or ()]
        fields: dict[str, int] = {}
        for number, name in enumerate(names):
            if name in FIELD_OF:
                fields.setdefault(FIELD_OF[name], number)
        if len(names) < _LEAST_COLUMNS or RESULT in names:
            continue
        cells = next(rows, None) or []
        for number, cell in enumerate(cells[: len(names)]):
            if names[number] in _WHOLE and _is_mail(cell):
                return _Plan(delimiter, len(names), number, {})
        if "body" in fields and len(_SAYING & fields.keys()) >= _LEAST_SAYING:
            return _Plan(delimiter, len(names), None, fields)
    return None


def _is_mail(cell: str) -> bool:
    names = set(header_names(cell.lstrip().encode("utf-8", "surrogateescape")))
    return len(names & _MAIL_NAMES) >= _LEAST_NAMES


def _mail(row: Sequence[str], plan: _Plan) -> tuple[bytes, bool] | None:
    """The mail in a row, and whether its addresses are hidden as "ann at example.org"."""
    if plan.whole is not None:
        cell = row[plan.whole].lstrip("\r\n") if plan.whole < len(row) else ""
        data = cell.encode("utf-8", "surrogateescape")
        return (data, False) if header_names(data) else None
    said = {
        field: row[number].strip()
        for field, number in plan.fields.items()
        if number < len(row) and row[number].strip().casefold() not in _NOTHING
    }
    return composed(said)


def composed(said: dict[str, str], kind: str = "plain") -> tuple[bytes, bool] | None:
    """The mail that fields and their values make, and whether its addresses are hidden; None for too few of them.

    `kind`: what its body is."""
    body = said.pop("body", "")
    address = said.pop("address", "")
    if not said.keys() & _SAYING or not (body or "subject" in said):
        return None
    author = said.get("from", "")
    if "@" in address and "@" not in author:
        said["from"] = written_person(author, address) if author else address
    fields = [f"{name}: {' '.join(value.split())}" for name, value in said.items()]
    fields += [f"Content-Type: text/{kind}; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    text = "\n".join([*fields, "", body, ""])
    hidden = " at " in author and "@" not in author
    return text.encode("utf-8", "surrogateescape"), hidden

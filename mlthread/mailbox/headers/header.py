"""Header bytes to fields. In: the bytes of a message. Out: its fields, unfolded, and where the body begins.

Lenient: a line that is no field ends nothing if more fields follow it; bytes that are not ASCII are
kept as UTF-8 or windows-1252. `decode_words` undoes RFC 2047 in the broken forms that mail has.

>>> split_header(b"Subject: a\\n b\\n\\ntext")
(Header([Field(name='subject', value='a b')]), 15)
>>> decode_words("=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=")
'café'
"""

from __future__ import annotations

from binascii import Error as Base64Error
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator

from mlthread.mailbox.charsets import decode_bytes
from mlthread.mailbox.raw import Field
from mlthread.pattern import pattern

__all__ = ["Header", "decode_words", "split_header"]

_FIELD = pattern(r"([!-9;-~]{1,200})[ \t]*:[ \t]*([^\n]*(?:\n[ \t][^\n]*)*)(?:\n|\Z)")
_CHARSET = pattern(rb"(?i)\bcharset=\"?([\w.:-]{2,40})")
_END = pattern(rb"\n\r{0,2}\n")
_WORD = pattern(r"=\?([A-Za-z0-9_.:*+-]{1,60})\?([bBqQ])\?((?:[^?=]|\?(?!=)|=(?!\?[^=]))*+)\?=")
_NOT_BASE64 = pattern(r"[^A-Za-z0-9+/]")
# A header of more than this is an attack or no header.
_LONGEST = 1 << 20
# A value that grows by lines that lost their fold.
_LONGEST_PATCHED = 4000
_SAMPLE = 32_768
_MOST_GUESSED = 12
"""Lines that are not ASCII of one header."""

# Fields of one short value, below which a line that is no field is text; and those of many.
_SHORT = frozenset(
    "date message-id mime-version content-transfer-encoding lines status lists list".split()
)
# What exports call the text of a mail, where they name it like a field.
_TEXTS = frozenset(["body", "text", "message", "content"])
_LISTS = frozenset("to cc bcc references received in-reply-to newsgroups path".split())


class Header:
    """The fields of one message in their order, names in lower case."""

    __slots__ = ("_first", "fields")

    def __init__(self, fields: list[Field]) -> None:
        self.fields = fields
        self._first: dict[str, str] = {}
        for name, value in fields:
            # The first non-empty one counts: later ones were added below by mistake.
            if not self._first.get(name):
                self._first[name] = value

    def get(self, name: str) -> str | None:
        """The value of the first field of that name that is not empty; still encoded."""
        return self._first.get(name) or None

    def all(self, name: str) -> Iterator[str]:
        """Every value of that name, in order."""
        return (field.value for field in self.fields if field.name == name)

    def __contains__(self, name: str) -> bool:
        return name in self._first

    def __repr__(self) -> str:
        return f"Header({self.fields!r})"


def split_header(data: bytes) -> tuple[Header, int]:
    """The header of a message and the offset of its body."""
    if data[:1] == b"\n":
        return Header([]), 1
    if data[:2] == b"\r\n":
        return Header([]), 2
    end = _END.search(data, 0, _LONGEST)
    stop, body = (end.start() + 1, end.end()) if end else (min(len(data), _LONGEST),) * 2
    if b"\r\r" in data[:stop] and b"\n" not in data[:stop]:
        stop = data.index(b"\r\r") + 1
        body = stop + 1
    fields, said = _fields(data[:stop], data)
    if not fields:
        return Header([]), 0  # without a header all is text, its first paragraph too
    if said:
        # No blank line parts the header from the text, whose first lines are a quote.
        line_end = b"\n" if b"\n" in data[:stop] else b"\r"
        body = stop - data.endswith(line_end, 0, stop)
        for _ in range(said):
            body = data.rfind(line_end, 0, body)
        body += 1
    return Header(fields), body


def _fields(data: bytes, whole: bytes) -> tuple[list[Field], int]:
    """The fields of a message, and how many lines at the end are text: one of them is quoted, or they are too many for a field."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        named = _CHARSET.search(data)
        text = _decoded(data, named.group(1).decode("ascii") if named else _charset_of(whole))
    if "\x1b$" in text:  # Japanese that was not encoded
        text = _decoded(data, None)
    text = text.replace("\r\n", "\n").replace("\0", "")
    text = text.replace("\r", " " if "\n" in text else "\n")
    fields: list[Field] = []
    kept: Field | None = None  # the last field without the lines below it that are none
    said, is_quoted, begun = 0, False, 0
    at = 0
    while at < len(text):
        match = _FIELD.match(text, at)
        if match is None:
            if not said:
                kept, begun = fields[-1] if fields else None, at
            said += 1
            is_quoted = is_quoted or (text[at] == ">" and not text.startswith(">From ", at))
            # A line that is no field: a lost fold continues the field above it.
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            line = text[at:end].strip()
            if (
                fields
                and len(fields[-1].value) + len(line) < _LONGEST_PATCHED
                and not line.startswith((">", "From "))
            ):
                fields[-1] = Field(fields[-1].name, f"{fields[-1].value} {line}".strip())
            at = end + 1
            continue
        said, is_quoted = 0, False
        name, value = match.groups()
        if "\n" in value:
            value = " ".join(part.strip() for part in value.split("\n"))
        fields.append(Field(name.lower(), value.strip()))
        at = match.end()
    is_long = len(text) - begun > _LONGEST_PATCHED
    if not said or kept is None or not (is_quoted or is_long or _ends_there(kept, text[begun:])):
        return fields, 0
    fields[-1] = kept
    return fields, said


def _charset_of(whole: bytes) -> str:
    """The charset of a message that names none: a few words of a header alone do not tell it."""
    charset = decode_bytes(whole[:_SAMPLE], None)[1]
    return "iso-8859-1" if charset == "utf-8" else charset


def _decoded(data: bytes, charset: str | None) -> str:
    """Each line by itself: a list's software may write UTF-8 above somebody's windows-1252, or above what the text
    is in. Of many lines all at once, since it takes long to guess the charset of each."""
    lines = data.splitlines(keepends=True)
    if len(lines) - sum(map(bytes.isascii, lines)) > _MOST_GUESSED:
        lines = [data]
    return "".join(decode_bytes(line, charset)[0] for line in lines)


def _ends_there(field: Field, below: str) -> bool:
    """Whether the lines below the last field are no rest of it: nothing in it is left open."""
    if field.name in _TEXTS and not field.value:
        return True
    if field.name in _LISTS or field.value.endswith((",", ";", "=", '"')) or field.name[:2] == "x-":
        return False
    first = below.lstrip()
    return not first.startswith(("<", "(", "=?", '"')) and (
        field.name in _SHORT or below.rstrip("\n").count("\n") > 0
    )


def decode_words(value: str) -> str:
    """A header value with its encoded words decoded; neighbours of one charset are joined first. What was encoded
    twice, by a list's software too, is decoded twice."""
    if "=?" not in value:
        return value
    once = _decoded_once(value)
    return once if "=?" not in once or once == value else _decoded_once(once)


def _decoded_once(value: str) -> str:
    out: list[str] = []
    held: list[bytes] = []
    held_charset = ""
    at = 0
    for word in _WORD.finditer(value):
        between = value[at : word.start()]
        charset, payload = word.group(1), _payload(word.group(2), word.group(3))
        joined = held_charset and not between.strip()
        if joined and held_charset.lower() == charset.lower():
            held.append(payload)
        else:
            out += (decode_bytes(b"".join(held), held_charset)[0], "" if joined else between)
            held, held_charset = [payload], charset
        at = word.end()
    out += (decode_bytes(b"".join(held), held_charset)[0], value[at:])
    return "".join(out)


def _payload(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "replace")
    if encoding in "qQ":
        return a2b_qp(raw.replace(b"_", b"=20"), header=False)
    letters = _NOT_BASE64.sub("", text)
    try:
        return a2b_base64(letters + "=" * (-len(letters) % 4))
    except (Base64Error, ValueError):
        return a2b_base64(letters[:-1] + "=" * (-(len(letters) - 1) % 4))

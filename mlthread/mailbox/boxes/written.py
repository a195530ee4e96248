"""What other files than mail say of a message, written as mail. In: fields, people, text. Out: the bytes of a message.

>>> written_mail([("From", written_person("Lee, Ann", "ann@example.org")), ("Subject", "")], "Yes.\\n")
b'From: "Lee, Ann" <ann@example.org>\\nContent-Type: text/plain; charset=utf-8\\n\\nYes.\\n'
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["NAMES", "written_mail", "written_person", "written_value"]

NAMES = {"from": "From", "date": "Date", "to": "To", "cc": "Cc", "subject": "Subject"}
"""The fields of any language's header words, as mail names them."""


def written_mail(fields: Iterable[tuple[str, str]], text: str) -> bytes:
    """A message of plain text; a field without a value is left out."""
    head = "".join(f"{name}: {value}\n" for name, value in fields if value)
    mail = f"{head}Content-Type: text/plain; charset=utf-8\n\n{text.rstrip()}\n"
    return mail.encode("utf-8", "replace")


def written_person(name: str, address: str) -> str:
    """A person as a header has it (RFC 5322 3.4): a comma within a name must not part it."""
    name = " ".join(name.split())
    quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    shown = (quoted if name.isascii() else written_value(name)) if name else ""
    return f"{shown} <{address}>".lstrip() if address else shown


def written_value(value: str) -> str:
    """A value on one line, in ASCII (RFC 2047); as it stands where it holds bytes of no known charset."""
    value = " ".join(value.split())
    if value.isascii() or any(map(_is_lone, value)):
        return value
    from email.header import Header  # late: slow to load, and most values are ASCII

    return Header(value, "utf-8").encode(linesep="\n")


def _is_lone(character: str) -> bool:
    return "\ud800" <= character <= "\udfff"

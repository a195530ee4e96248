"""Transfer encodings: base64, quoted-printable, uuencode. In: the bytes of a body or a part. Out: what they encode.

Lists put their footers behind what is encoded, and some mails were never encoded: text stays where it is.

>>> decode_transfer(b"VGlkZXMK\\n-- \\nlist footer\\n", "base64")
b'Tides\\n-- \\nlist footer\\n'
"""

from __future__ import annotations

import binascii
from base64 import b64decode

from mlthread.pattern import pattern

__all__ = ["decode_transfer", "read_encoding"]


def read_encoding(value: str | None) -> str:
    """A Content-Transfer-Encoding as written: its word in lower case."""
    return (value or "").partition(";")[0].strip().strip('"').lower()


def decode_transfer(content: bytes, encoding: str) -> bytes:
    """What is encoded, with text that stands round it; as it is where the encoding is none that is known."""
    if encoding == "quoted-printable":
        if b"= " in content or b"=\t" in content:
            content = _PADDED.sub(b"=\n", content)
        return binascii.a2b_qp(content)
    if encoding == "base64":
        return _base64(content)
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return _uudecode(content)
    return content


_PADDED = pattern(rb"=[ \t]{1,8}\r?\n")
"""A soft line end that some server has put blanks behind."""
_SPACED = pattern(rb"[^\s] [^\s]")
_BASE64_LINE = pattern(rb"[A-Za-z0-9+/]+={0,2}")
_WHOLE_LINE = pattern(rb"(?m)^[A-Za-z0-9+/]{76}\r?\n[A-Za-z0-9+/]{1,76}={0,2}[ \t]*\r?(?:\n|\Z)")
_LONG_LINE = 20
"""Letters of a line that is base64 also where the text before it has ended."""


def _base64(content: bytes) -> bytes:
    """Base64 with what lists do to it: a plain footer after the last line, another text encoded below."""
    ends = content.find(b"=")
    if (
        content.isascii()
        and b"\n_" not in content
        and (ends < 0 or not content[ends:].strip(b"=\r\n\t "))
        and not (b" " in content and _SPACED.search(content))
    ):
        try:
            return b64decode(content, validate=False)
        except (binascii.Error, ValueError):
            pass
    return _base64_lines(content)


def _base64_lines(content: bytes) -> bytes:
    """What the lines encode, and from the first one on that encodes nothing the lines themselves; so for lines that a
    list has set above them."""
    above, below = _above_code(content)
    lines = below.splitlines(keepends=True)
    decoded: list[bytes] = []
    letters: list[bytes] = []
    rest = 0
    for number, line in enumerate(lines):
        stripped = line.strip()
        if not stripped:
            continue
        is_code = _BASE64_LINE.fullmatch(stripped) is not None
        if decoded and not letters:
            # The text before it has ended: a short word of a footer is no other one.
            is_code = is_code and len(stripped) % 4 == 0
            is_code = is_code and (len(stripped) >= _LONG_LINE or stripped.endswith(b"="))
        if not is_code:
            break
        letters.append(stripped)
        rest = number + 1
        if stripped.endswith(b"="):
            decoded.append(_of_letters(letters))
            letters = []
    if letters:
        decoded.append(_of_letters(letters))
    if not decoded:
        return content  # it was never encoded
    text, tail = above + b"".join(decoded), b"".join(lines[rest:])
    return _joined(text, tail) if tail.strip() else text


def _above_code(content: bytes) -> tuple[bytes, bytes]:
    """The paragraphs above the first whole line of base64, with the blank one, and the rest."""
    first = _WHOLE_LINE.search(content)
    if first is None or first.start() == 0:
        return b"", content
    above = content[: first.start()]
    parted = above.rstrip(b" \t").endswith((b"\n\n", b"\n\r\n"))
    return (above, content[first.start() :]) if parted and b" " in above.strip() else (b"", content)


def _of_letters(lines: list[bytes]) -> bytes:
    letters = b"".join(lines).rstrip(b"=")
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return b64decode(letters + b"=" * (-len(letters) % 4))


def _joined(above: bytes, below: bytes) -> bytes:
    """Two texts, the second on a line of its own."""
    return above + (b"" if not above or above.endswith(b"\n") else b"\n") + below


_BEGIN = pattern(rb"(?m)^begin [0-7]{3,4} [^\r\n]{0,400}\r?\n")


def _uudecode(content: bytes) -> bytes:
    """The file that is encoded, with the lines above and below it; a line that encodes nothing stays."""
    begin = _BEGIN.search(content)
    if begin is None:
        return content
    out: list[bytes] = []
    lines = content[begin.end() :].splitlines(keepends=True)
    rest = len(lines)
    for number, line in enumerate(lines):
        if line.strip() == b"end":
            rest = number + 1
            break
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            out.append(line)
    above, below = content[: begin.start()], b"".join(lines[rest:])
    decoded = b"".join(out)
    decoded = _joined(above, decoded) if above.strip() else decoded
    return _joined(decoded, below) if below.strip() else decoded

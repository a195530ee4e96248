"""Bodies that are still base64, quoted-printable or written for HTML. In: a body. Out: the text that it encodes.

pipermail's scrubber takes the header field away that names the encoding and leaves the body encoded,
in its monthly text and on its pages; copies made by hand lose the field too.

>>> decoded_text("T24gVHVlc2RheSBCb2Igd3JvdGU6Cgo+IFRoZSBnYXRlIGxlYWtzLgoKU28gaXQgZG9lcy4K\\n")
'On Tuesday Bob wrote:\\n\\n> The gate leaks.\\n\\nSo it does.\\n'
>>> decoded_text("iQCVAgUBLTnVomQa8GyiAZrpAQHQWQQAqljWmUyMkgShJWvnBHAo4Ydbv\\n")
'iQCVAgUBLTnVomQa8GyiAZrpAQHQWQQAqljWmUyMkgShJWvnBHAo4Ydbv\\n'
"""

from __future__ import annotations

import binascii

from mlthread.mailbox.charsets import decode_bytes, normal_lines
from mlthread.pattern import pattern

__all__ = ["decoded_text"]

_LINE = pattern(r"[A-Za-z0-9+/]{4,4096}={0,2}")
_FIRST = pattern(r"\s*[A-Za-z0-9+/]{4,4096}={0,2}[ \t]*(?:\n|\Z)")
_FEWEST = 32
"""Letters that a body must have to be taken for base64: a short word is base64 too."""
_KINDS = 10
"""Different letters that it must have: a ruler of plus signs is base64 too."""
_CODE = pattern(r"=[0-9A-F]{2}")
_CODED = frozenset("0123456789ABCDEF\n")
"""What stands behind the "=" of quoted-printable."""
_FEWEST_CODES = 2
_SOFT_END = pattern(r"=\n")
_SOFT = pattern(r"(?m)^[^\n]{60,76}=$")
_WRITTEN = pattern(r"(?m)^&gt;|&lt;[^\s&]{1,100}@[^\s&]{1,100}&gt;")
"""The mark of a quote, an address."""
_FEWEST_WRITTEN = 2
_ENTITIES = (
    *(("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#34;", '"'), ("&#39;", "'")),
    *(("&apos;", "'"), ("&nbsp;", " "), ("&amp;", "&")),
)
_CONTROL = pattern(r"[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffd]")


def decoded_text(body: str) -> str:
    """A body with its leading base64 lines decoded, where they hold text; what follows them stays.

    One that is quoted-printable from end to end is decoded as a whole, and so is one in which marks of quotes and
    brackets of addresses are those of HTML.
    """
    if "&gt;" in body and "<" not in body and ">" not in body:
        return _unescaped(body)
    if not _FIRST.match(body):
        # Every "=" must be one of quoted-printable: the first one tells of most bodies that they are not.
        first = body.find("=")
        coded = first >= 0 and body[first + 1 : first + 2] in _CODED
        return _unquoted(body) if coded and _SOFT_END.search(body) else body
    lines = body.lstrip().splitlines(keepends=True)
    letters = ""
    used = 0
    for line in lines:
        found = line.strip()
        # Lines are whole groups of four; one that is padded ends the text.
        if letters.endswith("=") or len(found) % 4 or not _LINE.fullmatch(found):
            break
        letters += found
        used += 1
    if len(letters) < _FEWEST or len(set(letters)) < _KINDS:
        return body
    text = normal_lines(decode_bytes(binascii.a2b_base64(letters), None)[0])
    # What is no text holds control characters, and words have spaces between them.
    if _CONTROL.search(text) or not any(map(str.isspace, text)):
        return body
    rest = "".join(lines[used:])
    return text + ("\n" if rest and not text.endswith("\n") else "") + rest


def _unquoted(body: str) -> str:
    """The text of a body in which every "=" is one of quoted-printable and some end long lines.

    >>> _unquoted("The gauge at the north pier reads nine centimetres too low=2C and so we =\\nlook at it =3D soon.\\n")
    'The gauge at the north pier reads nine centimetres too low, and so we look at it = soon.\\n'
    """
    codes = len(_CODE.findall(body))
    soft = body.count("=\n")
    if codes < _FEWEST_CODES or codes + soft != body.count("=") or "=\n>" in body:
        return body
    if not _SOFT.search(body):
        return body
    text = decode_bytes(binascii.a2b_qp(body.encode("utf-8", "replace")), None)[0]
    return body if _CONTROL.search(text) else normal_lines(text)


def _unescaped(body: str) -> str:
    """The text of a body that a page or an export holds as HTML has it; it has no bracket of its own.

    >>> _unescaped("Ann &lt;ann@example.org&gt; wrote:\\n&gt; Locks &amp;amp; gates?\\n")
    'Ann <ann@example.org> wrote:\\n> Locks &amp; gates?\\n'
    >>> _unescaped("Write\\n&gt; for it.\\n")
    'Write\\n&gt; for it.\\n'
    """
    if len(_WRITTEN.findall(body)) < _FEWEST_WRITTEN:
        return body
    for entity, letter in _ENTITIES:
        body = body.replace(entity, letter)
    return body

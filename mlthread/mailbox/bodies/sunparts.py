"""Bodies of many parts as Sun's mailtool made them. In: a body. Out: the same as MIME has it.

Before MIME was common, programs on Suns wrote a ruler and fields of their own above each part, which say what it is
and how many lines it has; the header need not tell. Files stand there as they are, or as uuencode.

>>> part = b"----------\\nX-Sun-Data-Type: text\\nX-Sun-Data-Name: text\\nX-Sun-Content-Lines: 1\\n\\nYes.\\n"
>>> sun_parts(part, 0).splitlines()[3:6]
[b'Content-Type: text/plain; charset="us-ascii"', b'', b'Yes.']
>>> sun_parts(b"It looks so:\\n" + part, 0) is None
True
"""

from __future__ import annotations

from mlthread.frozen import NamedTuple
from mlthread.pattern import pattern

__all__ = ["sun_parts"]

_MOST_PARTS = 200
_HEAD = pattern(
    rb"(?m)^-{10}[ \t]*\r?\n((?:Encoding:[^\n]{0,60}\n)?(?:X-Sun-[A-Za-z-]{4,30}:[^\n]{0,200}\n){1,12})\r?\n"
)
_FIELD = pattern(rb"(?m)^X-Sun-([A-Za-z-]{4,30}):[ \t]*([^\r\n]*)")
_END = pattern(rb"(?m)^end[ \t]*\r?\n")
_UNSAFE = pattern(rb"[^\w.\- +@\x80-\xff]")
_TEXTS = (b"text", b"default")
_TEXT = b'Content-Type: text/plain; charset="%s"\n\n'
_FILE = b'Content-Type: application/octet-stream\nContent-Disposition: attachment; filename="%s"\n'


class _Part(NamedTuple):
    """What a part is (in lower case), its name, its charset, whether it is uuencode; its lines, and those that stand
    below as many as it has."""

    kind: bytes
    name: bytes
    charset: bytes
    encoded: bool
    content: bytes
    below: bytes

    @property
    def written(self) -> bool:
        """Whether it was written in the program: all text is but that of a file."""
        return self.kind == b"text" and self.name in (b"text", b"")


def sun_parts(data: bytes, at: int) -> bytes | None:
    """The body that begins at `at`, below a Content-Type of its own; None where it begins with no such part."""
    heads = list(_HEAD.finditer(data, at))[:_MOST_PARTS]
    if not heads or data[at : heads[0].start()].strip():
        return None
    stops = [*[head.start() for head in heads[1:]], len(data)]
    parts = [
        _part(head[1], data[head.end() : stop]) for head, stop in zip(heads, stops, strict=True)
    ]
    written = [part for part in parts if part.written]
    files = [part for part in parts if not part.written and part.kind in _TEXTS]
    if not any(part.content.strip() for part in written):
        # The text was written elsewhere and put in as a file.
        written += [part for part in files if not part.encoded][:1]
    boundary = b"=sun-part-%d=" % len(data)  # no line of mail is so
    line = b"\n--" + boundary
    out = [b'Content-Type: multipart/mixed; boundary="' + boundary + b'"\n']
    for part in parts:
        if any(part is text for text in written):
            out += [line, b"\n", _TEXT % part.charset, part.content, part.below]
            continue
        out += [line, b"\n", _FILE % part.name]
        out += [b"Content-Transfer-Encoding: x-uuencode\n" * part.encoded, b"\n", part.content]
        if part.below.strip():
            out += [line, b"\n", _TEXT % part.charset, part.below]
    return b"".join([*out, line, b"--\n"])


def _part(head: bytes, content: bytes) -> _Part:
    fields = {match[1].lower(): match[2].strip() for match in _FIELD.finditer(head)}
    encoded = b"uuencode" in fields.get(b"encoding-info", b"")
    lines = fields.get(b"content-lines", b"")
    stop = len(content)
    if lines.isdigit() and len(lines) < 8:
        stop = sum(map(len, content.splitlines(keepends=True)[: int(lines)]))
    ends = [end.end() for end in _END.finditer(content)] if encoded else []
    stop = max(stop, *ends) if ends else stop
    charset = _UNSAFE.sub(b"", fields.get(b"charset", b"")) or b"us-ascii"
    kind, name = fields.get(b"data-type", b"").lower(), fields.get(b"data-name", b"")
    return _Part(
        kind, _UNSAFE.sub(b"_", name)[:200], charset, encoded, content[:stop], content[stop:]
    )

"""Bodies of many parts whose header no longer says so. In: a body. Out: the header field that it lost.

Archives and programs take the Content-Type away, or its boundary, and leave the parts as they were.

>>> body = b"--b17\\nContent-Type: text/plain\\n\\nYes.\\n--b17\\nContent-Type: text/html\\n\\n<p>Yes.\\n--b17--\\n"
>>> lost_type(body, 0, "text/plain")
b'Content-Type: multipart/alternative; boundary="b17"\\n\\n'
>>> lost_type(b"It looks so:\\n\\n" + body, 0, "text/plain") is None
True
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

__all__ = ["lost_type"]

# A line that says so, of Exchange and Pine with more below it, in the same paragraph.
_FIRST = pattern(
    rb"\s{0,40}(?:This (?:is|message) [^\n]{0,100}(?:MIME|multi-?part)[^\n]{0,100}\n"
    rb"(?:[ \t]{0,8}(?!--|Content-)[A-Za-z][^\n]{0,100}\n){0,3}\s{0,20}){0,2}"
    rb"--([0-9A-Za-z'()+_,./:=?-]{1,70}(?: [0-9A-Za-z'()+_,./:=?-]{1,60})?)[ \t]*\r?\nContent-[A-Za-z-]{2,30}:",
    re.IGNORECASE,
)
_PAGE = pattern(
    rb"(?i)(?:\r?\n(?!Content-Type)[!-9;-~]{1,40}:[^\n]{0,200}){0,4}\r?\nContent-Type:\s{0,4}text/html"
)


def lost_type(data: bytes, at: int, declared: str) -> bytes | None:
    """The field that makes the parts of a body readable, None where it begins with none.

    The body begins at `at`; `declared` is the type that the header names, in lower case.
    """
    first = _FIRST.match(data, at)
    if first is None:
        return None
    boundary = first.group(1)
    second = data.find(b"\n--" + boundary, first.end())
    if second < 0:
        return None
    kind = declared.partition("/")[2] if declared.startswith("multipart/") else ""
    if not kind:
        kind = "alternative" if _PAGE.match(data, second + len(boundary) + 3) else "mixed"
    return b'Content-Type: multipart/%s; boundary="%s"\n\n' % (kind.encode(), boundary)

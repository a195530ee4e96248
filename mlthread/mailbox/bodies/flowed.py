"""format=flowed (RFC 3676). In: decoded text of such a part. Out: the text without space-stuffing.

Lines are not joined: quotes are compared with re-wrapped text anyway, and places stay true.

>>> unstuff(" From here\\n  indented\\n> quoted \\n")
'From here\\n indented\\n> quoted \\n'
"""

from __future__ import annotations

__all__ = ["unstuff"]


def unstuff(text: str) -> str:
    """Take one leading space off the lines that begin with one."""
    if not text.startswith(" ") and "\n " not in text:
        return text
    return "\n".join(line[1:] if line[:1] == " " else line for line in text.split("\n"))

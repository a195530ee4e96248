"""What the logs of debbugs (bugs.debian.org, debbugs.gnu.org) add to mail. In: lines of a copied page. Out: where
the text of a message ends; which lines stand for parts.

A log has a line "Message #5 received at … (full text, mbox, reply):" above each mail, and below it what the
tracker did: whom it told, which tags it set. Each of these notes ends with "(full text, mbox, link)."

>>> lines = ["Yes.", "", "Information forwarded to ann@example.org:", "Bug#1; Package gate. (full text, mbox, link).", ""]
>>> log_end(lines, 0, 5)
1
>>> without_parts("[Message part 1 (text/plain, inline)]\\nYes.\\n[gate.png (image/png, attachment)]\\n")
('Yes.\\n', [Attachment(name='gate.png', content_type='image/png', size=None, url=None)])
"""

from __future__ import annotations

from mlthread.model import Attachment
from mlthread.pattern import pattern

from .copiedtext import filled_end

__all__ = ["is_log", "log_end", "without_parts"]

_RECEIVED = pattern(r"Message #\d{1,6} received at \S")
_NOTED = "(full text, mbox, link)."
_LAST = "Send a report that this bug log contains spam"
_PART = pattern(
    r"(?m)^\[(?P<name>[^\n]{1,200}?) \((?P<type>[\w-]{1,40}/[\w.+-]{1,100}), (?P<how>inline|attachment)\)\]\n"
)
_UNNAMED = pattern(r"Message part \d{1,3}\Z")


def is_log(lines: list[str], first: int, number: int) -> bool:
    """Whether the line of a log stands above the fields at `number`."""
    return any(_RECEIVED.match(line.strip()) for line in lines[max(first, number - 3) : number])


def log_end(lines: list[str], begin: int, last: int) -> int:
    """Where the text of a message ends: above what the tracker notes below it, and above the page's end."""
    end = next((at for at in range(begin, last) if lines[at].startswith(_LAST)), last)
    while (end := filled_end(lines, begin, end)) > begin and lines[end - 1].rstrip().endswith(
        _NOTED
    ):
        while end > begin and lines[end - 1].strip():
            end -= 1
    return end


def without_parts(text: str) -> tuple[str, list[Attachment]]:
    """The text without the lines that stand for parts of the mail; one without a name is a part of the text."""
    found = [
        Attachment(part["name"], part["type"])
        for part in _PART.finditer(text)
        if not (
            part["how"] == "inline"
            and part["type"].startswith("text/")
            and _UNNAMED.match(part["name"])
        )
    ]
    return _PART.sub("", text), found

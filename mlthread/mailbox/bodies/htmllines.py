"""Lines of text as HTML gives them. In: pieces of text, ends of lines, depths of quotes. Out: text with quote marks.

>>> out = LineWriter()
>>> out.text("Yes.  It is."), out.end_line()
(None, None)
>>> out.depth = 1
>>> out.text("Is it open?")
>>> out.finish()
'Yes. It is.\\n> Is it open?\\n'
"""

from __future__ import annotations

from mlthread.pattern import pattern

__all__ = ["DEEPEST", "LineWriter"]

DEEPEST = 60
"""Deeper than any conversation; a page of nested quotes must not grow quadratically."""
_SPACES = pattern(r"[ \t\r\n\f]+")


class LineWriter:
    """Lines as they come, with the quote marks of the depth they begin at."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.depth = 0
        self.unmarked = 0  # quote levels that no element encloses (Yahoo)
        self.preformatted = 0
        self.blank_due = False
        self.space_due = False
        self.awaits_attribution = False
        self.shade: str | None = None
        self.shades: dict[int, list[tuple[int, str | None]]] | None = None
        self._shaded: list[tuple[int, str | None]] = []  # parts of the line, as they differ

    def text(self, text: str) -> None:
        """Add text at the end of the line; blanks fold, but for preformatted text."""
        if self.preformatted:
            first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self._add(first)
            for line in rest:
                self.end_line(keep_empty=True)
                self._add(line)
            return
        text = _SPACES.sub(" ", text)
        if text.startswith(" "):
            self.space_due = True
            text = text[1:]
        if not text:
            return
        if text[-1] == " ":
            self._add(text[:-1])
            self.space_due = True
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        if not text:
            return
        if self.blank_due:
            self._blank()
        if self.space_due and self.parts:
            self.parts.append(" ")
        self.space_due = False
        self.parts.append(text)
        if self.shades is not None and text.strip():
            last = self._shaded[-1:]
            if not last or last[0][1] != self.shade:
                self._shaded.append((len(self.parts) - 1, self.shade))

    def _blank(self) -> None:
        self.blank_due = False
        if self.lines and self.lines[-1].strip("> "):
            # Between two depths the blank line belongs to the shallower one.
            above = len(self.lines[-1]) - len(self.lines[-1].lstrip("> "))
            self.lines.append("> " * min(self.depth + self.unmarked, (above + 1) // 2))

    def end_line(self, keep_empty: bool = False) -> None:
        """End the line, if there is anything on it or `keep_empty`."""
        if not self.parts and not keep_empty:
            return
        line = "".join(self.parts).replace("\xa0", " ")
        if self._shaded and self.shades is not None:
            before = 2 * (self.depth + self.unmarked)
            self.shades[len(self.lines)] = [
                (before + sum(map(len, self.parts[:part])), shade) for part, shade in self._shaded
            ]
            self._shaded.clear()
        self.parts.clear()
        self.space_due = False
        self.lines.append("> " * (self.depth + self.unmarked) + line)
        if self.awaits_attribution and line.rstrip().endswith(":"):
            self.awaits_attribution = False
            self.unmarked = min(self.unmarked + 1, DEEPEST)

    def finish(self) -> str:
        """The whole text, no blank lines at its ends."""
        self.end_line()
        text = "\n".join(line.rstrip() for line in self.lines).strip("\n")
        return f"{text}\n" if text else ""

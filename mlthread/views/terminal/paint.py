"""Colour. In: lines of (text, style) pairs. Out: plain text, or text with terminal colours.

Styles are named by meaning here and nowhere else; no colour carries meaning alone. The colours of
people are mid-tones that can be read on dark and on light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.color import ColorSystem
    from rich.style import Style

__all__ = ["PEOPLE", "Line", "Painter", "color_system"]

Line = list[tuple[str, str]]
"""Pieces of text, each with the name of its style ("" for none)."""

PEOPLE = (
    "#0087d7", "#af5f00", "#008700", "#af5faf", "#008787", "#d75f5f",
    "#5f5fd7", "#5f8700", "#d7005f", "#875faf", "#00875f", "#8a6d00",
)  # fmt: skip

STYLES = {
    "": "",
    "subject": "bold",
    "dim": "dim",
    "quote": "dim",
    "recovered": "italic",
    "unsure": "yellow",
    "altered": "red",
    "added": "green",
    "removed": "red",
    "hunk": "cyan",
    "file": "bold",
    "code": "cyan",
    "log": "dim",
    "heading": "bold",
    "signature": "dim",
    "bar": "cyan",
    "match": "bold red",
    "key": "bold",
    **{f"who{number}": f"bold {color}" for number, color in enumerate(PEOPLE)},
    **{f"stem{number}": color for number, color in enumerate(PEOPLE)},
}


class Painter:
    """Turns lines into text. `system` None: plain."""

    def __init__(self, system: ColorSystem | None = None) -> None:
        self.system = system
        self._styles: dict[str, Style | None] = {"": None}

    def _style(self, name: str) -> Style | None:
        if name not in self._styles:
            from rich.style import Style

            self._styles[name] = Style.parse(STYLES[name])
        return self._styles[name]

    def line(self, line: Line) -> str:
        """One line with its line end; spaces at the end are dropped."""
        if self.system is None:
            return "".join(text for text, _ in line).rstrip(" ") + "\n"
        parts: list[str] = []
        for text, name in reversed(line):
            shown = text if parts else text.rstrip(" ")
            if shown:
                style = self._style(name)
                parts.append(
                    shown if style is None else style.render(shown, color_system=self.system)
                )
        return "".join(reversed(parts)) + "\n"


def color_system(when: str, *, terminal: bool) -> ColorSystem | None:
    """The colours to use: `when` is auto, always or never; rich knows the terminal's abilities.

    auto: on a terminal that is not dumb, unless NO_COLOR is set; FORCE_COLOR turns it on anywhere.
    """
    import os

    if when == "never":
        return None
    if when == "auto":
        forced = bool(os.environ.get("FORCE_COLOR"))
        if os.environ.get("NO_COLOR") or (not terminal and not forced):
            return None
        if os.environ.get("TERM") in ("dumb", "unknown") and not forced:
            return None
    from rich.color import ColorSystem

    deep = os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
    if deep:
        return ColorSystem.TRUECOLOR
    term = os.environ.get("TERM", "")
    return ColorSystem.EIGHT_BIT if "256" in term or "kitty" in term else ColorSystem.STANDARD

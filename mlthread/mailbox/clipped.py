"""A page that a program has turned into Markdown, as a browser shows it. In: lines. Out: as many lines.

Clippers, and what fetches pages for a language model, write links with where they lead, headings with marks, what was
set in a fixed width within fences. The page is known by lines of nothing but links, or by its heading.

>>> lines = ["# \\\\[tides\\\\] Gates", "**Ann Lee**", "```", "[1](x)", "```", "[Reply](#) [Next](2.html)", "- [Back](/)"]
>>> unclipped(lines)
['[tides] Gates', 'Ann Lee', '', '[1](x)', '', 'Reply Next', '- Back']
>>> unclipped(["---", 'title: "Re: Gates"', "source: https://example.org/2", "---", "Yes."])
['Source: https://example.org/2', '', 'Re: Gates', '', 'Yes.']
>>> unclipped(["See [this](https://example.org/)."])
['See [this](https://example.org/).']
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

__all__ = ["unclipped"]

_LINK = pattern(
    r"(?P<image>!)?\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\]){0,400})\]"
    r"\([ ]?<?(?:[^()\s\\]|\\.|\([^()\s]{0,200}\)){0,2000}>?(?:[ ]{1,2}\"(?:[^\"\\]|\\.){0,400}\")?[ ]?\)"
)
_ALONE = pattern(
    r"[-+•\s|]{0,12}(?:\*\s{1,4})?(?:[*_]{0,2}[^\W\d_][\w /()-]{1,40}:[*_]{0,2}\s{0,2})?"
    r"(?:\[(?!\s{0,2}(?:https?:|www\.|mailto:))(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,400}\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)[\s|·,]{0,4}){1,40}\Z"
)
_TITLE = pattern(r"[ ]{0,3}#{1,6} .{0,200}?\\[\[\]]")
_ANY_TITLE = pattern(r"[ ]{0,3}#{1,3} \S")
_ESCAPE = pattern(r"\w\\_\w|\\\[.{1,100}\\\]")
_PICTURED = pattern(r".{0,80}!\[[^\[\]]{0,80}\]\([^()\s]{0,600}\)[ ]{0,4}\Z")
_NAVIGATES = pattern(r"[ *]{0,8}(?:\\\[[\w <>]{3,40}\\\][ ]?){2,12}[ *]{0,8}\Z")  # MARC's
_FIELD = pattern(
    r"[ ]{0,3}(?:[-*][ ]{1,3})?(?:_{1,2}|\*{1,2})(?:From|To|Date|Subject)(?::(?:_{1,2}|\*{1,2})|(?:_{1,2}|\*{1,2}):)[ ]"
)
_OF_INBOX = " ([permalink]("  # public-inbox's
_NEAR = 40  # lines in which a heading stands
_FEWEST_ALONE, _FEWEST_LINKS, _FEWEST_FIELDS = 2, 3, 2
_FENCE = pattern(r"[ ]{0,3}(?:`{3,12}|~{3,12})[ ]?(?:[\w.+-]{0,20}|\{[.=][\w -]{1,40}\})[ ]{0,2}\Z")
_DIVISION = pattern(
    r"[ ]{0,12}<!-- -->[ ]{0,4}\Z|[ ]{0,12}:{3,12}(?:[ ]{1,4}(?:\{.{0,400}|[\w-]{1,60}))?[ ]{0,4}\Z"
)
_TAG = pattern(
    r"\A((?:> ?){0,8})(?:</?div>|\\)[ ]{0,4}\Z"
)  # alone on a line, or one that was broken
_SPAN = pattern(
    r"(?P<text>\[[^\[\]{}]{0,400}\](?:\([^()\s]{0,1000}(?:\s\"[^\"]{0,200}\")?\))?|(?<=[^\s{}])[ ]?)"
    r"(?P<rest>\{(?:[.#][\w-]|[\w-]{1,30}=\")[^{}]{0,600}\})"
)
_QUOTED = pattern(r"\\(['\"@.^$])")
_HEADING = pattern(r"[ ]{0,3}#{1,6}[ \t]{1,4}(?=\S)")
_RULER = pattern(
    r"[ ]{0,3}(?:(?:-[ ]?){3,400}|(?:\*[ ]?){3,400}|(?:_[ ]?){3,400}|={3,400})[ ]{0,2}\Z"
)
_EMPHASIS = (
    pattern(r"\*\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*\*"),
    pattern(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s\\])\*(?![\w*])"),
    pattern(r"(?<![\w_\\])_(?=[^\s_])([^_\n]{1,400}?)(?<=[^\s\\])_(?![\w_])"),
)
_GLUED = pattern(r"(?<=\))(?=\[)|(?<=[^\s*_]\*)(?=\[)|(?<=[^\s*_]\*\*)(?=\[)|(?<=[^\s*_]_)(?=\[)")
_ESCAPED = pattern(r"\\([\\`*_{}\[\]()#+.!<>~|=-])")
_FETCHED = (
    "Title:",
    "URL Source:",
    "Published Time:",
    "Warning:",
    "Number of Pages:",
    "Markdown Content:",
)
_TOP = 12
_MATTER = pattern(r"[\w-]{1,40}:(?:\s.{0,1000})?\Z|\s{1,8}-\s.{0,400}\Z")
_SOURCES = ("source", "url", "link", "source_url")
_TITLES = ("title", "title_at_capture")
_LONGEST_MATTER = 40


def unclipped(lines: list[str]) -> list[str]:
    """The lines as a browser shows them, where they are a page in Markdown."""
    top, matter = _matter(lines)
    pandoc = any(map(_DIVISION.match, lines))
    if pandoc:
        lines = _undivided(lines)
    if not (pandoc or matter or any(map(_TITLE.match, lines[:_NEAR])) or _is_linked(lines)):
        return lines
    shown = [*[""] * (top - len(matter)), *matter]
    fenced = False
    for line in lines[top:]:
        if _FENCE.match(line):
            fenced = not fenced
            shown.append("")
        else:
            shown.append(line if fenced else _shown(line))
    return shown


def _undivided(lines: list[str]) -> list[str]:
    """The lines without the divisions and attributes that pandoc keeps of HTML, which may go on in the next line."""
    text = "\n".join("" if _DIVISION.match(line) else _TAG.sub(r"\1", line) for line in lines)
    for _ in range(3):  # a span within a span
        text = _SPAN.sub(_spanned, text)
    return [_QUOTED.sub(r"\1", line) for line in text.split("\n")]


def _spanned(span: re.Match[str]) -> str:
    text = span["text"]
    bare = text[1:-1] if text.endswith("]") else text
    return bare + "\n" * span["rest"].count("\n")


def _is_linked(lines: list[str]) -> bool:
    """Whether some lines are links alone, also behind a label."""
    if any(map(_NAVIGATES.match, lines[:_NEAR])) or any(_OF_INBOX in line for line in lines):
        return True
    if sum(map(bool, map(_FIELD.match, lines))) >= _FEWEST_FIELDS:
        return True
    if any(map(_ANY_TITLE.match, lines[:_NEAR])) and any(
        _ESCAPE.search(line) or _PICTURED.match(line)
        for line in lines
        if "\\" in line or "](" in line
    ):
        return True
    linked = [line for line in lines if "](" in line]
    links = sum(line.count("](") for line in linked)
    return links >= _FEWEST_LINKS and sum(map(bool, map(_ALONE.match, linked))) >= _FEWEST_ALONE


def _shown(line: str) -> str:
    """A line as it is shown."""
    if _RULER.match(line):
        return ""
    if "](" in line:
        for _ in range(2):  # an image within a link
            line = _LINK.sub(_words, _GLUED.sub(" ", line))
    line = _HEADING.sub("", line, count=1)
    if "*" in line or "_" in line:
        for marks in _EMPHASIS:
            line = marks.sub(r"\1", line)
    return (
        _ESCAPED.sub(r"\1", line).removesuffix("\\").rstrip(" ")
        if "\\" in line
        else line.rstrip(" ")
    )


def _words(link: re.Match[str]) -> str:
    return "" if link["image"] else link["text"]


def _matter(lines: list[str]) -> tuple[int, list[str]]:
    """The line below what the program itself says of the page at its top; of that the address and the title."""
    top = [number for number, line in enumerate(lines[:_TOP]) if line.startswith(_FETCHED)]
    if top and lines[top[-1]].startswith(_FETCHED[-1]):
        return top[-1] + 1, []
    if lines[0].strip() != "---":
        return 0, []
    for number in range(1, min(len(lines), _LONGEST_MATTER)):
        if lines[number].strip() == "---":
            told = [row for line in lines[1:number] if (row := _told(line)) is not None]
            sources = [value for name, value in told if name in _SOURCES]
            if not sources:
                return 0, []
            sources = [value for value in sources if "://" in value]
            if not sources:
                return number + 1, []
            titles = [value for name, value in told if name in _TITLES and value]
            return number + 1, [f"Source: {sources[0]}", "", *titles[:1], ""]
        if lines[number].strip() and not _MATTER.match(lines[number]):
            return 0, []
    return 0, []


def _told(line: str) -> tuple[str, str] | None:
    """Name and value of a row of front matter."""
    name, colon, value = line.partition(":")
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].replace('\\"', '"').replace("''", "'")
    return (name.strip().lower(), value) if colon else None

"""HTML mail to plain text. In: HTML. Out: text whose quotes are marked with "> " by their depth.

Quotes are `blockquote` (unless it only indents), Yahoo's quoted division, and what stands under
Outlook's ruled header division, above which a ruler is drawn so that splitting sees a header block.

>>> html_to_text("<p>Yes.</p><blockquote type=cite>Shall we?<br>Soon?</blockquote>")
'Yes.\\n\\n> Shall we?\\n> Soon?\\n'
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from mlthread.mailbox.charsets import normal_lines
from mlthread.mailbox.htmlpage import pre_text
from mlthread.pattern import pattern

__all__ = ["html_to_text", "parse_html"]

_SPACES = pattern(r"[ \t\r\n\f]+")
_SKIPPED = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "object", "svg", "-comment"}
)
_PARAGRAPHS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "blockquote"}
)
_LINES = frozenset(
    {
        "div",
        "tr",
        "table",
        "li",
        "dt",
        "dd",
        "section",
        "article",
        "header",
        "footer",
        "address",
        "center",
        "form",
        "fieldset",
        "tbody",
        "thead",
        "caption",
        "xmp",
        "listing",
        "plaintext",
    }
)
_PREFORMATTED = frozenset({"pre", "xmp", "listing", "plaintext", "textarea"})
RULER = "_" * 32
# Deeper than any conversation; a page of nested quotes must not grow quadratically.
_DEEPEST = 60
_DEEPEST_TAGS = 400
_TAG = pattern(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})[^<>]{0,4000}>?")
_NOT_NESTING = frozenset(
    {
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "col",
        "area",
        "base",
        "embed",
        "source",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "tr",
        "option",
        "tbody",
        "thead",
        "html",
        "body",
        "head",
    }
)
_LARGEST = 30_000_000
"""Letters of HTML that are made a tree; a tree of more would fill the memory."""


class _Writer:
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

    def text(self, text: str) -> None:
        if self.preformatted:
            first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self._add(first)
            for line in rest:
                self.end_line(keep_empty=True)
                self._add(line)
            return
        text = _SPACES.sub(" ", text)
        if not text:
            return
        if text[0] == " ":
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
        if self.blank_due and not self.parts:
            self._blank()
        if self.space_due and self.parts:
            self.parts.append(" ")
        self.space_due = False
        self.parts.append(text)

    def _blank(self) -> None:
        self.blank_due = False
        if self.lines and self.lines[-1].strip("> "):
            # Between two depths the blank line belongs to the shallower one.
            above = len(self.lines[-1]) - len(self.lines[-1].lstrip("> "))
            self.lines.append("> " * min(self.depth + self.unmarked, (above + 1) // 2))

    def end_line(self, keep_empty: bool = False) -> None:
        if not self.parts and not keep_empty:
            return
        if self.blank_due and keep_empty:
            self.blank_due = False
        line = "".join(self.parts).replace("\xa0", " ")
        self.parts.clear()
        self.space_due = False
        self.lines.append("> " * (self.depth + self.unmarked) + line)
        if self.awaits_attribution and line.rstrip().endswith(":"):
            self.awaits_attribution = False
            self.unmarked = min(self.unmarked + 1, _DEEPEST)

    def finish(self) -> str:
        self.end_line()
        lines = [line.rstrip() for line in self.lines]
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            lines.pop(0)
        return "\n".join(lines) + "\n" if lines else ""


def _quotes(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag != "blockquote":
        return False
    style = (attributes.get("style") or "").replace(" ", "").lower()
    indents_only = "border:none" in style or "border:0" in style
    return not indents_only or "border-left" in style or attributes.get("type") == "cite"


def _is_ruled_header(attributes: dict[str, str | None]) -> bool:
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "border-top:solid" in style and "padding:3" in style


def _named_address(node: Any, out: _Writer) -> str | None:
    """A name that links to an address, where a header block or Postbox says whose the words below are."""
    href = node.attributes.get("href") or ""
    if href[:7].lower() != "mailto:":
        return None
    name = " ".join(node.text().split())
    address = href[7:].partition("?")[0]
    if not name or "@" in name or "@" not in address or "<" in address:
        return None
    if out.parts:
        before = "".join(out.parts[-3:]).replace("\xa0", " ").rstrip()
        return f"{name} <{address}>" if before[-1:] in (":", "：") else None
    return f"{name} <mailto:{address}>" if out.depth and _is_in_postbox_head(node) else None


def _is_in_postbox_head(node: Any) -> bool:
    for _ in range(4):
        node = node.parent
        if node is None:
            return False
        if "__pbConvHr" in (node.attributes.get("class") or ""):
            return True
    return False


class _Walk:
    """A walk over the tree with its own stack: mail decides how deep HTML nests."""

    def __init__(self, root: Any) -> None:
        self.out = _Writer()
        self._root = root
        self._round_quotes: set[int] | None = None  # elements that hold a quote

    def open(self, node: Any) -> Any:
        """Begin an element; what `close` needs, or None where its content is skipped."""
        tag = node.tag
        out = self.out
        if tag == "br":
            out.end_line(keep_empty=True)
            return None
        if tag == "hr":
            out.end_line()
            out.text(RULER)
            out.end_line()
            return None
        if tag in _SKIPPED:
            return None
        attributes = node.attributes
        if "display:none" in (attributes.get("style") or "").replace(" ", "").lower():
            return None
        if tag == "a" and (named := _named_address(node, out)) is not None:
            out.text(named)
            return None
        before: tuple[int, int | None] = (out.depth, None)
        if tag in ("td", "th") and out.parts:
            out.space_due = False
            out.parts.append(" " if out.parts[-1].endswith(":") else "\t")
        if tag in _PARAGRAPHS or tag in _LINES:
            out.end_line()
            if tag in _PARAGRAPHS and "Mso" not in (attributes.get("class") or ""):
                out.blank_due = True
        if tag == "li":
            out.text("* ")
        if _quotes(tag, attributes):
            out.depth = min(out.depth + 1, _DEEPEST)
        elif (
            tag == "div"
            and "yahoo_quoted" in (attributes.get("class") or "")
            and not self._holds_quote(node)
        ):
            before = (out.depth, out.unmarked)
            out.awaits_attribution = True
        elif tag == "div" and _is_ruled_header(attributes):
            out.text(RULER)
            out.end_line()
        if tag in _PREFORMATTED:
            out.preformatted += 1
        return (tag, before)

    def _holds_quote(self, node: Any) -> bool:
        """Does an element hold a `blockquote`? Each element round one is looked at once."""
        if self._round_quotes is None:
            self._round_quotes = set()
            for above in self._root.css("blockquote"):
                while (
                    above := above.parent
                ) is not None and above.mem_id not in self._round_quotes:
                    self._round_quotes.add(above.mem_id)
        return node.mem_id in self._round_quotes

    def close(self, opened: Any) -> None:
        tag, (depth, unmarked) = opened
        out = self.out
        if tag in _PARAGRAPHS or tag in _LINES:
            out.end_line()
            if tag in _PARAGRAPHS:
                out.blank_due = True
        if tag in _PREFORMATTED:
            out.preformatted -= 1
        if out.depth != depth:
            out.end_line()
        out.depth = depth
        if unmarked is not None:
            out.unmarked, out.awaits_attribution = unmarked, False

    def run(self) -> str:
        """The text."""
        stack: list[tuple[Any, Any]] = []
        node = root = self._root
        while node is not None:
            tag = node.tag
            down = None
            if tag == "-text":
                self.out.text(node.text_content or "")
            elif tag is not None:
                opened = self.open(node)
                if opened is not None:
                    down = node.child
                    if down is None:
                        self.close(opened)
                    else:
                        stack.append((node, opened))
            if down is not None:
                node = down
                continue
            following = node.next if stack or node is not root else None
            while following is None and stack:
                parent, opened = stack.pop()
                self.close(opened)
                following = parent.next if stack else None
            node = following
        return self.out.finish()


def _shallow(html: str) -> str:
    """HTML without the tags that nest deeper than any mail's: parsers take quadratic time on those."""
    return html if html.count("<") < _DEEPEST_TAGS else _TAG.sub(_Nesting(), html)


class _Nesting:
    """Replacement that lets through only so many open tags. What closes a tag that is not open closes
    none: parsers pass over it."""

    def __init__(self) -> None:
        self.depth = 0
        self.opened: Counter[str] = Counter()

    def __call__(self, tag: re.Match[str]) -> str:
        name = tag.group(2).lower()
        if name in _NOT_NESTING or (tag.group(1) and not self.opened[name]):
            return tag.group()
        if tag.group(1):
            self.opened[name] -= 1
            self.depth -= 1
            return tag.group() if self.depth < _DEEPEST_TAGS else ""
        self.opened[name] += 1
        self.depth += 1
        return tag.group() if self.depth <= _DEEPEST_TAGS else ""


def parse_html(html: str) -> LexborHTMLParser:
    """The tree of a page or an HTML mail, without what nests too deep."""
    return LexborHTMLParser(_shallow(html))


def html_to_text(html: str) -> str:
    """The text of an HTML mail, its quotes marked; of one that is too large the rest without its tags."""
    cut = html.rfind("<", 0, _LARGEST) if len(html) > _LARGEST else len(html)
    tree = parse_html(html[:cut])
    root = tree.body or tree.root
    text = _Walk(root).run() if root is not None else ""
    return text + normal_lines(pre_text(html[cut:]))

"""HTML mail to plain text. In: HTML. Out: text whose quotes are marked with "> " by their depth.

Quotes are `blockquote` (unless it only indents), Yahoo's quoted division, and what stands under
Outlook's ruled header division, above which a ruler is drawn so that splitting sees a header block.
Items of numbered lists bear their numbers; where words link to a page, its address stands behind them in
mail, which people read, but not in pages of archives, which are full of links.

>>> html_to_text("<p>Yes.</p><blockquote type=cite>Shall we?<br>Soon?</blockquote>")
'Yes.\\n\\n> Shall we?\\n> Soon?\\n'
>>> html_to_text("See <a href='https://example.org/m'>the minutes</a>.", links=True)
'See the minutes <https://example.org/m>.\\n'
"""

from __future__ import annotations

from typing import Any
from unicodedata import category

from mlthread.frozen import NamedTuple
from mlthread.mailbox.charsets import normal_lines
from mlthread.mailbox.htmlpage import pre_text
from mlthread.pattern import pattern
from mlthread.rules.shades import shade_of

from .colours import mark_coloured, may_colour
from .htmllines import DEEPEST, LineWriter
from .htmllinks import printed_target
from .htmltree import parse_html

__all__ = ["html_to_text"]

_SKIPPED = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "object", "svg", "-comment"}
)
_PARAGRAPHS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "blockquote"}
)
_LINES = frozenset(
    """
    div tr table li dt dd section article header footer address center form fieldset tbody thead caption
    xmp listing plaintext details summary option
    """.split()
)
_MARKED = frozenset({"email_quote"})
"""Classes of a `blockquote` that holds the mail's own lines with their marks: Pony Mail folds them."""
_LONGEST_FOOTER = 4000
_CLOSED = pattern(r"(?i)</html\s*>[ \t]*\r?\n?")
_COMMENT = pattern(r"<!--[\s\S]{0,4000}?-->[ \t]*\r?\n?")
_TAG = pattern(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?=[\s/>])")
_KEEPS_LINES = ("white-space:pre", "white-space:break-spaces")
"""Styles under which the ends of the lines in the HTML are those of the text, beside these elements."""
_PREFORMATTED = frozenset({"pre", "xmp", "listing", "plaintext", "textarea"})
_RULER = "_" * 32
_LONGEST_NUMBER = 7
_LONGEST_EMOJI = 12
_EMOJI = frozenset(["So", "Sk", "Mn", "Me", "Cf"])
"""Categories of what emoji are made of: symbols, tones of skin, selectors, joiners."""
_LARGEST = 30_000_000
"""Letters of HTML that are made a tree; a tree of more would fill the memory."""


def _quotes(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag != "blockquote" or attributes.get("class") in _MARKED:
        return False
    style = (attributes.get("style") or "").replace(" ", "").lower()
    indents_only = "border:none" in style or "border:0" in style
    return not indents_only or "border-left" in style or attributes.get("type") == "cite"


def _is_ruled_header(attributes: dict[str, str | None]) -> bool:
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "border-top:solid" in style and "padding:3" in style


def _is_emoji(text: str) -> bool:
    """What a picture stands for where programs send emoji as pictures: signs, and no word."""
    return 0 < len(text) < _LONGEST_EMOJI and all(category(sign) in _EMOJI for sign in text)


def _first_number(attributes: dict[str, str | None]) -> int:
    start = attributes.get("start") or ""
    return int(start) if start.isascii() and start.isdigit() and len(start) < _LONGEST_NUMBER else 1


def _named_address(node: Any, out: LineWriter) -> str | None:
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


class _Opened(NamedTuple):
    """An element that is still to be closed, and what was so before it."""

    tag: str
    depth: int
    unmarked: int | None = None
    link: str | None = None
    keeps_lines: bool = False
    shade: str | None = None


class _Walk:
    """A walk over the tree with its own stack: mail decides how deep HTML nests."""

    def __init__(self, root: Any, links: bool, coloured: bool) -> None:
        self.out = LineWriter()
        if coloured:
            self.out.shades = {}
        self._root = root
        self._links = links
        self._last_link: str | None = None
        self._numbers: list[int | None] = []  # of the lists round here: the next item's, or none
        self._round_quotes: set[int] | None = None  # elements that hold a quote

    def open(self, node: Any) -> _Opened | None:
        """Begin an element; what `close` needs, or None where its content is skipped."""
        tag = node.tag
        out = self.out
        if tag == "br":
            out.end_line(keep_empty=True)
            return None
        if tag == "hr":
            out.end_line()
            out.text(_RULER)
            out.end_line()
            return None
        if tag == "img" and _is_emoji(alternative := node.attributes.get("alt") or ""):
            out.text(alternative)
            return None
        if tag in _SKIPPED:
            return None
        attributes = node.attributes
        style = (attributes.get("style") or "").replace(" ", "").lower()
        if "display:none" in style and attributes.get("class") not in _MARKED:
            return None
        if tag == "a" and (named := _named_address(node, out)) is not None:
            out.text(named)
            return None
        depth, unmarked = out.depth, None
        if tag in ("td", "th") and out.parts:
            out.space_due = False
            out.parts.append(" " if out.parts[-1].endswith(":") else "\t")
        if tag in _PARAGRAPHS or tag in _LINES:
            out.end_line()
            if tag in _PARAGRAPHS and "Mso" not in (attributes.get("class") or ""):
                out.blank_due = True
        if tag == "li":
            out.text(self._item_mark())
        elif tag in ("ol", "ul"):
            self._numbers.append(_first_number(attributes) if tag == "ol" else None)
        if _quotes(tag, attributes):
            out.depth = min(out.depth + 1, DEEPEST)
        elif (
            tag == "div"
            and "yahoo_quoted" in (attributes.get("class") or "")
            and not self._holds_quote(node)
        ):
            unmarked = out.unmarked
            out.awaits_attribution = True
        elif tag == "div" and _is_ruled_header(attributes):
            out.text(_RULER)
            out.end_line()
        keeps_lines = tag in _PREFORMATTED or any(map(style.__contains__, _KEEPS_LINES))
        out.preformatted += keeps_lines
        link = None
        if tag == "a" and self._links:
            link = printed_target(attributes.get("href") or "", node.text())
        before = out.shade
        if out.shades is not None:
            self._take_shade(node)
        return _Opened(tag, depth, unmarked, link, keeps_lines, before)

    def _take_shade(self, node: Any) -> None:
        """The colour of the words in an element; that of a link is nobody's choice."""
        style = node.attributes.get("style") or ""
        shade = shade_of(style) if "color" in style else ""
        if node.tag == "font" and not shade:
            shade = shade_of(f"color:{node.attributes.get('color') or ''}")
        if shade != "" and not (node.parent is not None and node.parent.tag == "a"):
            self.out.shade = shade

    def _item_mark(self) -> str:
        """What stands before an item: its number where the list has numbers."""
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            return "* "
        self._numbers[-1] = number + 1
        return f"{number}. "

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

    def close(self, opened: _Opened) -> None:
        """End an element that `open` has begun."""
        tag, depth, unmarked, link, keeps_lines, shade = opened
        out = self.out
        if link is not None and link != self._last_link:
            out.text(f" <{link}>")
            self._last_link = link
        if tag in ("ol", "ul"):
            self._numbers.pop()
        if tag in _PARAGRAPHS or tag in _LINES:
            out.end_line()
            if tag in _PARAGRAPHS:
                out.blank_due = True
        out.preformatted -= keeps_lines
        out.depth, out.shade = depth, shade
        if unmarked is not None:
            out.unmarked, out.awaits_attribution = unmarked, False

    def run(self) -> str:
        """The text."""
        stack: list[tuple[Any, _Opened]] = []
        node = self._root
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
            following = node.next if stack else None
            while following is None and stack:
                parent, opened = stack.pop()
                self.close(opened)
                following = parent.next if stack else None
            node = following
        if self.out.shades:
            self.out.end_line()
            self.out.lines = mark_coloured(self.out.lines, self.out.shades)
        return self.out.finish()


def html_to_text(html: str, links: bool = False) -> str:
    """The text of an HTML mail, its quotes marked; of one that is too large the rest without its tags.

    With `links` the address that words link to stands behind them.
    """
    end = _end(html)
    cut = html.rfind("<", 0, _LARGEST) if end > _LARGEST else end
    tree = parse_html(html[:cut])
    root = tree.body or tree.root
    text = _Walk(root, links, may_colour(html)).run() if root is not None else ""
    return text + normal_lines(pre_text(html[cut:end]) + _below(html[end:]))


def _below(lines: str) -> str:
    """Plain lines below the HTML, without the comments that a web archive sets there."""
    if "<!--" not in lines:
        return lines
    lines = _COMMENT.sub("", lines)
    return lines if lines.strip() else ""


def _end(html: str) -> int:
    """Where the HTML ends and plain lines stand below it: the footer of a list."""
    ends = [found.end() for found in _CLOSED.finditer(html, max(0, len(html) - _LONGEST_FOOTER))]
    end = ends[-1] if ends else len(html)
    return len(html) if _TAG.search(html, end) or not html[end:].strip() else end

"""What programs leave in plain text that is not text. In: the text of a plain part. Out: the text without it.

Style sheets of Yahoo ("#yiv… {…}") and Word ("p.MsoNormal {…}") that a converter took for words, and
Eudora's tags round a body, a "<br>" at the end of every line.

>>> without_leftovers("#yiv12 p.yiv12Mso {margin:0;}#yiv12 a:link {color:blue;}\\n\\nYes.\\n")
'Yes.\\n'
>>> without_leftovers("p {margin:0;}\\nis what I wrote.\\n")
'p {margin:0;}\\nis what I wrote.\\n'
"""

from __future__ import annotations

from mlthread.pattern import pattern

__all__ = ["is_html", "without_leftovers"]

_RULE = r"[^{}<>\n]{0,400}+(?:\n[^{}<>\n]{0,400}+){0,2}+\{[^{}<>]{0,1500}+\}"
_YAHOO = pattern(r"(?:<!--[ \t]*)?(?:#yiv\d" + _RULE + r"[ \t]*)+(?:#yiv\d{1,12}[ \t]*)?(?:-->)?")
_WORD = pattern(
    r"\s{0,40}(?:<!--|/\*[^*]{0,200}\*/)?\s{0,20}(?=[^\n]{0,200}\bMso)(?:[ \t]*[@.#\w]"
    + _RULE
    + r"\s{0,20})+(?:-->)?"
)
_EUDORA = pattern(r"\s{0,200}<x-(flowed|rich|html)>")
_EUDORA_END = pattern(r"</?x-(?:flowed|rich|html|sigsep)>[ \t]*\n?")
_BREAK = pattern(r"(?:<br ?/?>)+[ \t]{0,8}$")
_FEW_BREAKS = 2
_HTML = pattern(
    r"(?i)\ufeff?\s{0,200}(?:<!--[^<>]{0,200}-->\s{0,20})?(?:<!doctype html|<html[\s>]|<x-html>)"
)


def is_html(text: str) -> bool:
    """Is it HTML that was labelled as plain text?

    >>> is_html("<!DOCTYPE html>\\n<html><p>Yes"), is_html("The page:\\n<html>")
    (True, False)
    """
    return _HTML.match(text) is not None


def without_leftovers(text: str) -> str:
    """The text without style sheets and tags that no person wrote."""
    if "{" in text:
        if "#yiv" in text:
            text = _YAHOO.sub("", text).lstrip("\n")
        if "Mso" in text[:2000] and (sheet := _WORD.match(text)) is not None:
            text = text[sheet.end() :]
    if "<" not in text:
        return text
    if "<x-" in text and _EUDORA.match(text):
        text = _EUDORA_END.sub("", text)
    if text.count("<br") > _FEW_BREAKS:
        lines = text.split("\n")
        broken = sum(_BREAK.search(line) is not None for line in lines)
        if broken * 5 >= sum(line.strip() != "" for line in lines) * 4:
            text = "\n".join(_BREAK.sub("", line) for line in lines)
    return text

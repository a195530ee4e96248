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

_DECLARED = r"\{[^{}<>]{0,1500}+\}"  # what a rule says of what it selects
_YAHOO = pattern(
    r"(?:<!--[ \t]*)?(?:#yiv\d[^{}<>\n]{0,400}+(?:\n[^{}<>\n]{0,400}+){0,2}+"
    + _DECLARED
    + r"[ \t]*)+(?:#yiv\d{1,12}[ \t]*)?(?:-->)?"
)
# "p.MsoNormal, li.MsoNormal", "@list l0:level1": sentences have more words between two commas.
_SELECTOR = r"[@.#\w*][\w.#:*-]{0,80}+(?:[ \t][\w.#:*-]{1,80}+)?"
_SHEET = pattern(
    r"\s{0,40}(?:<!--)?(?:\s{0,20}(?:/\*[^*]{0,200}\*/"
    rf"|{_SELECTOR}(?:\s{{0,4}},\s{{0,20}}{_SELECTOR}){{0,40}}\s{{0,20}}{_DECLARED}))+\s{{0,20}}(?:-->)?\s{{0,20}}"
)
_WORD = "Mso"
"""How the names of Word's own styles begin."""
_TAGGED = pattern(r"<(?:x-|br)")
_EUDORA = pattern(r"\s{0,200}<x-(flowed|rich|html)>")
_EUDORA_END = pattern(r"</?x-(?:flowed|rich|html|sigsep)>[ \t]*\n?")
# Only the first of a row of them begins a match: a line may hold nothing else.
_BREAK = pattern(r"(?<!<br>)(?<!<br/>)(?<!<br >)(?<!<br />)(?:<br ?/?>)++[ \t]{0,8}$")
_AT_END = 14
"""Letters of a break and the blanks behind it."""
_FEW_BREAKS = 2
_NEAR = 2000
"""Letters in which the first style of Word stands, below those of fonts and pages."""
_MOST_LINES = 0.8
"""The share of a text's lines that end with a break where a program wrote the breaks."""
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
        if _WORD in text[:_NEAR]:
            sheet = _SHEET.match(text)
            text = text[sheet.end() :] if sheet is not None and _WORD in sheet[0] else text
    if "<" not in text or not _TAGGED.search(text):
        return text
    if "<x-" in text and _EUDORA.match(text):
        text = _EUDORA_END.sub("", text)
    if text.count("<br") > _FEW_BREAKS:
        lines = text.split("\n")
        whole = [_BREAK.sub("", line) if "<br" in line[-_AT_END:] else line for line in lines]
        broken = sum(map(str.__ne__, whole, lines))
        if broken >= _MOST_LINES * sum(line.strip() != "" for line in lines):
            text = "\n".join(whole)
    return text

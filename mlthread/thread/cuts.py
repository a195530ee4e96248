"""Marks that a quoter left where text was cut. In: a quoted line. Out: the line in pieces round them.

>>> split_at_cuts("First part. [snip a long story] Last part.")
['First part. ', ' Last part.']
"""

from __future__ import annotations

import re

__all__ = ["cut_words", "split_at_cuts"]

_WORDS = (
    *("snip", "snipped", "snippage", "snippety", "snipping", "cut", "cuts", "deleted", "deletia"),
    *("elided", "elision", "omitted", "trimmed", "removed", "skipped", "truncated", "omissis"),
    *("gekürzt", "gelöscht", "ausgelassen", "schnipp", "coupé", "supprimé", "omis", "cortado"),
    *("recortado", "borrado", "tagliato", "omesso", "geknipt", "knip", "weggelaten", "klipp"),
    *("klippt", "bortklippt", "klippet", "leikattu", "wycięto", "ciach", "вырезано", "поскипано"),
)
_SAID = r"(?<!\w)(?:" + "|".join(_WORDS) + r")(?!\w)"
_DOTS = r"(?:\.[ .]{0,12}\.|…)"
# Brackets hold dots alone, or a few words one of which says that something was cut.
_BRACKETED = "|".join(
    rf"{left}(?:\s{{0,3}}{_DOTS}\s{{0,3}}|[^\[\]()<>{{}}\n]{{0,60}}{_SAID}[^\[\]()<>{{}}\n]{{0,60}}){right}"
    for left, right in ((r"\[", r"\]"), ("<", ">"), (r"\{", r"\}"))
)
_PARENTHESISED = rf"\(\s{{0,3}}{_DOTS}\s{{0,3}}\)|\(\s{{0,3}}{_SAID}\s{{0,3}}\)"
_CUT = re.compile(f"{_BRACKETED}|{_PARENTHESISED}", re.IGNORECASE)
_TRIMMINGS = " \t.…*~=_:;,<>[](){}8%|-"
_LONGEST_MARK = 120


def cut_words(line: str) -> bool:
    """Whether a line is nothing but a mark that text was cut."""
    text = line.strip()
    if not text or len(text) > _LONGEST_MARK:
        return False
    core = text.strip(_TRIMMINGS)
    if not core:
        return "…" in text or ".." in text.replace(" ", "")
    return all(word in _WORDS for word in core.casefold().split())


def split_at_cuts(line: str) -> list[str]:
    """The line's text round its marks: one piece where there is none."""
    if cut_words(line):
        return ["", ""]
    if not any(char in line for char in "[<{("):
        return [line]
    return _CUT.split(line)

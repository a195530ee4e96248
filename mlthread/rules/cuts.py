"""Marks that a quoter left where text was cut. In: a quoted line. Out: the line in pieces round them.

>>> split_at_cuts("First part. [snip a long story] Last part.")
['First part. ', ' Last part.']
>>> split_at_cuts("会議は十時からです。（中略）場所はいつもの部屋です。")
['会議は十時からです。', '場所はいつもの部屋です。']
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

__all__ = ["BRACKETED", "cut_words", "hides_quote", "is_cut", "says_cut", "split_at_cuts"]

_WORDS = (
    *("snip", "snipped", "snippage", "snippety", "snipping", "cut", "cuts", "deleted", "deletia"),
    *("elided", "elision", "omitted", "trimmed", "removed", "skipped", "truncated", "omissis"),
    *("gekürzt", "gelöscht", "ausgelassen", "schnipp", "coupé", "supprimé", "omis", "cortado"),
    *("recortado", "borrado", "tagliato", "omesso", "geknipt", "knip", "weggelaten", "klipp"),
    *("klippt", "bortklippt", "klippet", "leikattu", "wycięto", "ciach", "вырезано", "поскипано"),
    *("schnip", "略", "中略", "後略", "以下略", "省略", "略去"),
)
# "cut here" marks where something begins or ends that is all there.
_SAID = r"(?<!\w)(?:" + "|".join(_WORDS) + r")(?!\w| here)"
_DOTS = r"(?:\.[ .]{0,12}\.|…)"
_PLAIN = r"[^\[\]()<>{}\n]{0,60}"
_PAIRS = ((r"\[", r"\]"), ("<", ">"), (r"\{", r"\}"), ("［", "］"), ("＜", "＞"), ("〈", "〉"))
# Brackets hold dots alone, or a few words one of which says that something was cut. Dots in
# brackets right after a word are code: `stan(...)`, `args[...]`; in double ones a scrubber's note.
_MARKS = (
    *(rf"{left}{_PLAIN}{_SAID}{_PLAIN}{right}" for left, right in _PAIRS),
    *(rf"(?<!\w){left}\s{{0,3}}{_DOTS}\s{{0,3}}{right}" for left, right in _PAIRS),
    rf"(?<!\w)\(\s{{0,3}}(?:{_DOTS}|{_SAID})\s{{0,3}}\)",
    rf"（\s{{0,3}}{_SAID}\s{{0,3}}）",
)
_CUT = pattern(rf"(?<![\[<{{(（])(?:{'|'.join(_MARKS)})", re.IGNORECASE)
_SAYING = frozenset(_WORDS)
_TRIMMINGS = " \t.…*~=_:;,<>[](){}8%|-（）［］＜＞〈〉〜～・"
# What Gmail and Google Groups show where a quote is folded, in the reader's language: a note in brackets, or words
# between dashes to click on, of which people copy both.
BRACKETED = (
    *("Quoted text hidden", "El texto citado está oculto", "Zitierter Text ausgeblendet"),
    *("Texte des messages précédents masqué", "Testo tra virgolette nascosto"),
    *("Texto das mensagens anteriores oculto", "Tekst uit oorspronkelijke bericht is verborgen"),
    "Цитируемый текст скрыт",
)
_SWITCHES = frozenset(
    (
        *("hide quoted text", "show quoted text"),
        *("zitierten text ausblenden", "zitierten text anzeigen"),
        "masquer le texte des messages précédents",
        "afficher le texte des messages précédents",
        *("ocultar texto de la cita", "mostrar texto de la cita"),
        *("ocultar texto citado", "mostrar texto citado"),
        *("nascondi testo citato", "mostra testo citato"),
        *("ocultar texto das mensagens anteriores", "mostrar texto das mensagens anteriores"),
        "tekst uit oorspronkelijk bericht niet weergeven",
        "tekst uit oorspronkelijk bericht weergeven",
        *("dölj citerad text", "visa citerad text", "skjul sitert tekst", "vis sitert tekst"),
        *("ukryj cytowany tekst", "pokaż cytowany tekst"),
        *("скрыть цитируемый текст", "показать цитируемый текст"),
    )
)
_LONGEST_SWITCH = 60
_DRAWN_SWITCH = "\ue5d3"  # three dots, of the signs that Google draws its buttons with
_WIDE_BRACKETS = "（［＜〈"  # in which Chinese and Japanese writers set them
_LONGEST_MARK = 120


def cut_words(line: str) -> bool:
    """Whether a line is nothing but a mark that text was cut."""
    text = line.strip()
    if not text or len(text) > _LONGEST_MARK:
        return False
    core = text.strip(_TRIMMINGS)
    if not core:
        return text == "[]" or "…" in text or ".." in text.replace(" ", "")
    return _SAYING.issuperset(core.casefold().split())


# What mail servers and readers put into brackets above a text: their banner, a picture's name.
_BESIDE_TEXT = (
    *("[external", "[extern ", "[externe ", "[caution", "[warning", "[image", "[cid:", "[inline"),
    *("[picture", "[logo", "[description:", "[http", "[bild", "[photo", "[attachment"),
)


def hides_quote(line: str) -> bool:
    """Whether a line stands for a quote that a reader has folded.

    >>> hides_quote("- Show quoted text -"), hides_quote("[Quoted text hidden]"), hides_quote("- Show text -")
    (True, True, False)
    """
    if line[:1] == "-":
        return len(line) <= _LONGEST_SWITCH and line.strip("- ").casefold() in _SWITCHES
    if line[:1] == "[":
        return line[1:-1] in BRACKETED
    return line == _DRAWN_SWITCH


def is_cut(line: str) -> bool:
    """Whether a line stands for text left out: a mark, or a note in brackets of what it was.

    >>> is_cut("[ a list of three harbours ]"), is_cut("[1] see below"), is_cut("[External email]")
    (True, False, False)
    """
    return (
        cut_words(line)
        or hides_quote(line)
        or (
            line[:1] == "["
            and line.find("]") == len(line) - 1
            and " " in line
            and not line.casefold().startswith(_BESIDE_TEXT)
        )
    )


def says_cut(line: str) -> bool:
    """Whether a line is nothing but marks that say so: dots, or words such as "snip".

    >>> says_cut("[ 80 lines deleted ]"), says_cut("[ a list of three harbours ]")
    (True, False)
    """
    if line.lstrip()[:1] not in "[<{(":
        return cut_words(line)
    return not any(piece.strip() for piece in split_at_cuts(line))


def split_at_cuts(line: str) -> list[str]:
    """The line's text round its marks: one piece where there is none."""
    if cut_words(line):
        return ["", ""]
    wide = not line.isascii() and any(map(line.__contains__, _WIDE_BRACKETS))
    if not (wide or "[" in line or "<" in line or "(" in line or "{" in line):
        return [line]
    low = line.casefold()
    said = any(map(low.__contains__, _WORDS)) or "…" in line or ".." in line.replace(" ", "")
    return _CUT.split(line) if said else [line]

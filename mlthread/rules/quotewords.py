"""Lines by which some say that a quote begins or ends. In: a line. Out: whether it is one.

Nobody's client writes them; they stand alone on a line, in whatever signs:

>>> opens_quote("QUOTE-"), opens_quote("[begin quoted text]"), opens_quote("Quote of the day:")
(True, True, False)
>>> closes_quote("-ENDQUOTE"), closes_quote("*** Zitat Ende ***"), closes_quote("The quote ends here.")
(True, True, False)
"""

from __future__ import annotations

__all__ = ["closes_quote", "opens_quote"]

_LONGEST = 40
"""Letters of such a line, signs among them."""

_QUOTES: tuple[tuple[str, str, str], ...] = (
    # what a quote is called; what stands with it where it begins, and where it ends
    (
        "quote,quotation,quoted text,quoted message",
        "begin,begins,start,starts,open",
        "end,ends,end of,close,un",
    ),
    ("zitat", "anfang,beginn,beginnt", "ende,endet"),
    ("citation", "début de,début de la,début", "fin de,fin de la,fin"),
    ("cita", "inicio de la,comienzo de la,inicio", "fin de la,fin de,fin"),
    ("citação", "início da,início de", "fim da,fim de"),
    ("citazione", "inizio,inizio della", "fine,fine della"),
    ("citaat", "begin,begin van", "einde,einde van"),
    ("citat,citatet", "start,början på,begynder", "slut,slut på,slutt"),
    ("sitat,sitatet", "start", "slutt"),
    ("lainaus", "alkaa", "päättyy,loppuu"),
    ("cytat", "początek", "koniec"),
    ("цитата,цитаты", "начало", "конец"),
    ("引用", "ここから,開始", "ここまで,終わり,終了"),
)


def _lines(which: int) -> frozenset[str]:
    """What such lines say, letters alone, in either order of words."""
    said = [
        (name, word)
        for row in _QUOTES
        for name in row[0].split(",")
        for word in row[which].split(",")
    ]
    return frozenset(_letters(line) for name, word in said for line in (word + name, name + word))


def _letters(line: str) -> str:
    return "".join(filter(str.isalpha, line)).casefold() if len(line) <= _LONGEST else ""


_ALONE = frozenset(_letters(name) for row in _QUOTES for name in row[0].split(","))
_OPENS, _CLOSES = _ALONE | _lines(1), _ALONE | _lines(2)


def opens_quote(line: str) -> bool:
    """Whether a line says that a quote begins."""
    return _letters(line) in _OPENS


def closes_quote(line: str) -> bool:
    """Whether a line says that a quote ends; some close with the word alone by which they opened."""
    return _letters(line) in _CLOSES

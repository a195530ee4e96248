"""Tag lines of offline readers. In: a line. Out: whether QWK readers or FidoNet's gates put it below a mail.

They name themselves with a version, between two signs or behind a tear line, or say where the mail came from.

>>> is_reader_line("* SLMR 2.1a * Tides wait for nobody."), is_reader_line("--- Maximus 2.01wb")
(True, True)
>>> is_reader_line("* Version 2 of the harbour *"), is_reader_line("--- harbour.c 2.1")
(False, False)
"""

from __future__ import annotations

from mlthread.pattern import pattern

__all__ = ["READER_SIGNS", "is_reader_line"]

READER_SIGNS = frozenset("*.·þ■•~=_-")
"""What such a line begins with."""
_DRAWN = ("___ ", "--- ")
_SUITE = r"\+?(?:/\w{1,8}){0,2}"
_VERSION = r"[vV]?\d{1,2}\.\d"
_LINE = pattern(
    rf"([*.·þ■•~=])\s(?:\w[\w/]{{1,12}}|Blue Wave{_SUITE}) {_VERSION}\S{{0,6}}(?: \S{{1,8}})?\s\1(?:\s|$)"
    r"|\* Origin: \S.{0,60}\(\d{1,4}:\d{1,5}/[\d.]{1,9}(?:@\w{1,12}(?:\.\w{2,4})?)?\)$"
    r"|([þ■])\s\w[^þ■]{2,50}\s\2(?:\s\S|$)|\* \S.{1,60} - telnet://\S{4,60}$"
    rf"|_{{3}} [A-Z][A-Za-z]{{2,12}}(?: [A-Z][a-z]{{2,12}})?{_SUITE} {_VERSION}\w{{0,4}}$"
    rf"|--- (?:[A-Z][A-Za-z]{{2,12}}|\w{{2,8}}edsq|timEd|(?:Blue Wave|Platinum Xpress|[A-Z]\w{{2,12}} BBS)){_SUITE}(?: \((?:R|tm)\))?"
    rf" v?\.?{_VERSION}[\w.+#*/-]{{0,16}}(?: (?:- )?[A-Z][\w./-]{{1,12}}(?: [\d./-]{{1,10}})?)?(?: (?:- )?\([A-Z][\w ./;:-]{{1,40}}\))?$"
)


def is_reader_line(line: str) -> bool:
    """Whether the line is one of theirs; it is given without blanks at its ends."""
    if line[:1] not in READER_SIGNS:
        return False
    if line[0] not in "þ■" and not any(map(str.isdigit, line)) and "telnet:" not in line:
        return False
    return (line[1:2].isspace() or line[:4] in _DRAWN) and _LINE.match(line) is not None

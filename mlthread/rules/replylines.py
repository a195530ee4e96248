"""The line that help desks put on top: whoever answers writes above it. In: a line. Out: whether it is that.

>>> is_reply_line("##- Please type your reply above this line -##")
True
>>> is_reply_line("-- nothing above this line was changed --"), is_reply_line("## Write above this line")
(False, False)
"""

from __future__ import annotations

from mlthread.pattern import pattern

__all__ = ["ABOVE", "asks_to_reply", "is_reply_line"]

ABOVE = "above this line"
"""What a line holds that asks so in English."""
_BARE = frozenset(
    f"{please}{verb} {ABOVE}"
    for please in ("", "please ")
    for verb in ("reply", "type your reply", "write your reply", "enter your reply", "respond")
)
_LONGEST = 120
_DRAWN = frozenset("#-=*_~—–·")
# How a language says "above this line", and what of "reply", "write", "type" the line must hold as well.
_ABOVE = (
    ABOVE,
    *("über dieser zeile", "oberhalb dieser zeile", "über dieser linie", "oberhalb dieser linie"),
    *("au-dessus de cette ligne", "au dessus de cette ligne"),
    *("encima de esta línea", "sobre esta línea", "arriba de esta línea", "acima desta linha"),
    *("sopra questa riga", "sopra questa linea", "sopra a questa riga"),
    *("boven deze regel", "boven deze lijn", "ovanför den här raden", "ovanför denna rad"),
    *("over denne linje", "over denne linjen", "tämän rivin yläpuolelle"),
    *("powyżej tej linii", "nad tą linią", "nad tento řádek", "nad tuto čáru"),
    *("выше этой линии", "выше этой строки", "над этой строкой", "над этой линией"),
    *("bu satırın üstüne", "bu satırın üzerine", "bu çizginin üstüne", "e sor fölé"),
)
_WRITE = pattern(
    r"\b(?:repl(?:y|ies)|respon[ds]|respuesta|responda|resposta|répon|rispo|answer|antwort|antwoord|svar|vasta"
    r"|write|type|enter|comment|schreib|écri|saisi|taper|escrib|escrev|digit|insert|scriv|typ|skriv|kirjoit"
    r"|odpow|odpov|napis|napiš|pisz|ответ|напис|yanıt|cevap|yaz|válasz|geben)",
)
_FAR_EAST = pattern(
    r"[#=*_-]{2,}\s?.{0,40}(?:この行より上|この線より上|此行上方|此行以上|此线以上|此線以上|이 줄 위).{0,40}[#=*_-]{2,}"
)


def asks_to_reply(line: str) -> bool:
    """Whether a line says nothing else, without anything drawn round it, as Jira has it.

    >>> asks_to_reply("Reply above this line."), asks_to_reply("I reply above this line.")
    (True, False)
    """
    return line.endswith((ABOVE, f"{ABOVE}.")) and line.rstrip(".").casefold() in _BARE


def is_reply_line(line: str) -> bool:
    """Whether a drawn line asks to write above it."""
    if (" " not in line and line.isascii()) or len(line) > _LONGEST:
        return False
    if line[-1] not in _DRAWN or not _DRAWN.issuperset(line[:2]):
        return False
    low = line.casefold()
    if any(map(low.__contains__, _ABOVE)):
        return _WRITE.search(low) is not None
    return not line.isascii() and _FAR_EAST.fullmatch(line) is not None

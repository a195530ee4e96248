"""What pipermail draws below a text, and what of it ran together. In: lines of a copied page. Out: whether, which list.

>>> is_footer("More information about the tides mailing list"), is_footer("Mehr Informationen über die Mailingliste tides")
(True, True)
>>> unglued(["Messages sorted by:[ date ][ thread ][ subject ][ author ]Hello!", "More information about the tides", "mailing list"])
['Messages sorted by:[ date ][ thread ][ subject ][ author ]', 'Hello!', 'More information about the tides mailing list']
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

__all__ = ["FOOTER", "TELLS_LIST", "is_footer", "list_from_footer", "unglued"]

TELLS_LIST = "More information about the "
FOOTER = pattern(rf"{TELLS_LIST}(\S{{1,120}})\s{{1,3}}mailing list")
_JAPANESE_FOOTER = "メーリングリストの案内"
_FOOTERS = pattern(
    r"(?:Mehr Informationen über die Mailingliste|Plus d['’]informations sur la liste de diffusion"
    r"|M[áa]s información sobre la lista de distribución|Maggiori informazioni sulla lista"
    r"|Mais detalhes sobre a lista de discussão|Mer information om maillistan|Více informací o konferenci"
    r"|Więcej informacji o liście(?: dyskusyjnej)?|Meer informatie over de|Flere opplysninger om epostlisten"
    r"|Yderligere oplysninger om maillisten|Lisätietoja|További információk a\(z\)|Подробная информация о списке рассылки)"
    rf"\s{{1,3}}(\S{{1,120}})|(\S{{1,120}}) {_JAPANESE_FOOTER}"
)
_FOOTER_STARTS = (
    *(
        "Mehr ",
        "Plus d",
        "Más ",
        "Mas ",
        "Maggiori ",
        "Mais ",
        "Mer ",
        "Více ",
        "Więcej ",
        "Meer ",
        "Flere ",
    ),
    *("Yderligere ", "Lisätietoja", "További ", "Подробная "),
)
_SORTED = "Messages sorted by:[ date ]"
_GLUED = pattern(
    r"(.{0,1000}?)((?:(?:Previous|Next) message(?: \(by thread\))?:.{1,600}?){0,2}"
    r"Messages sorted by:\[ date \]\[ thread \]\[ subject \]\[ author \])(.{0,4000})\Z"
)
_REST = "mailing list"


def list_from_footer(text: str) -> str | None:
    """The list's name as the page's last line tells it."""
    at = text.rfind(TELLS_LIST)
    found = FOOTER.match(text, at) if at >= 0 else None
    if found is not None:
        return found.group(1)
    other = _other_footer(text.rstrip().rpartition("\n")[2])
    return (other.group(1) or other.group(2)) if other is not None else None


def is_footer(line: str) -> bool:
    line = line.lstrip(" \t")
    return FOOTER.match(line) is not None or _other_footer(line) is not None


def _other_footer(line: str) -> re.Match[str] | None:
    """The same in another language."""
    if not line.startswith(_FOOTER_STARTS) and _JAPANESE_FOOTER not in line:
        return None
    return _FOOTERS.match(line)


def unglued(lines: list[str]) -> list[str]:
    """The lines with what is drawn apart from the words that stand in its line, for the copy has lost what was between."""
    if not any(_SORTED in line or line.startswith(TELLS_LIST) for line in lines):
        return lines
    apart: list[str] = []
    for line in lines:
        if line == _REST and apart and apart[-1].startswith(TELLS_LIST):
            apart[-1] += f" {_REST}"
            continue
        glued = _GLUED.match(line) if _SORTED in line else None
        apart.extend(filter(None, glued.groups()) if glued is not None else (line,))
    return apart

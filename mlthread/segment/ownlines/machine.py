"""Machine text and scrubber notices. In: a `State` with levels. Out: `technical` lines and notice `footer`s.

PGP and other armour, uuencode, base64 runs, placeholders of attachments, and what pipermail leaves
where it took a part away. Runs before the author's lines are looked at, so that their end is found.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("Hi\\n-------------- next part --------------\\nAn HTML attachment was scrubbed...\\nURL: <x>\\n")
>>> mark_notices(state)
>>> state.kind
['', 'footer', 'footer', 'footer']
>>> state = read_lines("Skipped content of type multipart/mixed-------------- next part --------------\\n")
>>> mark_notices(state)
>>> state.kind
['footer']
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from mlthread.pattern import pattern
from mlthread.rules.cuts import BRACKETED
from mlthread.segment.state import State

from .shapes import is_sentence

__all__ = [
    "CONVERTED",
    "ENCODED_STARTS",
    "HTML_DELETED",
    "LEAST_ENCODED",
    "NEXT_PART",
    "STORED_CUE",
    "is_placeholder",
    "mark_armour",
    "mark_encoded",
    "mark_notices",
]

NEXT_PART = "-------------- next part --------------"
HTML_DELETED = "[[alternative HTML version deleted]]"
CONVERTED = "Attachment Converted: "
"""How Eudora says that it saved an attachment."""
_SAVES = (CONVERTED, "Embedded Content: ")
_SAVED = pattern(rf"(?:{'|'.join(_SAVES)})\"?[^\"]{{1,200}}\"?$")
_SCRUBBED = pattern(
    r"(?:An HTML attachment|A non-text attachment|An embedded message|An embedded and charset-[\w-]+ text"
    r"|A MIME part|A text attachment) was scrubbed\.\.\.|Skipped content of type [\w.+/-]{3,80}(?:-{14} next part -{14})?$"
)
_USUAL_SCRUBBED = "An HTML attachment was scrubbed..."
_USUAL_FIELDS = ("Name: ", "Type: ", "Size: ", "Desc: ", "URL: ")
_NOTICE_FIELD = pattern(
    r"(?:Name|Type|Size|Desc|U[Rr][Ll] ?|From|To|Cc|Subject|Date) ?: ?|<?https?://\S+>?$"
)

# Where pipermail stores what it took away: it says so in the language of the list.
_STORED_AT = pattern(
    r"\w{2,12}\s{0,12}: ?\s{0,12}<?https?://\S{1,150}/attachments/\d{8}/\S{3,200}$"
)
_PART_RULER = pattern(r"-{5,20} [^\W\d_][^\d-]{1,40} -{3,20}$")
_MOST_FIELDS = 7  # lines of such a notice above its address

STORED_CUE = " attachment: "
# hypermail, as its pages are copied.
_STORED = pattern(
    r"(?:[*•] )?(?:application|audio|image|message|model|multipart|text|video)/[\w.+-]{1,80} attachment: \S{1,120}$"
)

_ARMOUR = pattern(r"-----BEGIN ([A-Z0-9 ,/]{3,60})-----\s*$")
_ARMOUR_ENDS = ("-----END ", "------END ")  # Geek Code has a dash more at its end
_FEWEST_SPOKEN = 3  # sentences; a key's comment is one
_FEW_SPOKEN = 4  # of so many lines one may be a sentence
_ARMOUR_MAX = 4000  # lines; what has no END by then is not armour
_HASH = pattern(r"(?:Hash|Charset|Version|Comment|NotDashEscaped|MessageID): ")

_UUENCODE = pattern(r"begin [0-7]{3,4} \S")
_UU_LINE = pattern(r"[ -`]{1,61}[ \t]*$")
LEAST_ENCODED = 60
"""Letters of a full line of base64."""
_BASE64 = pattern(rf"[A-Za-z0-9+/]{{{LEAST_ENCODED},76}}={{0,2}}$")
_FEWEST_LINES = 4  # of base64 that nothing announces
_BASE64_END = pattern(
    r"(?=[^A-Z]*[A-Z])(?=.*(?:\d|[+/]|=$))(?:[A-Za-z0-9+/]{4}){0,18}[A-Za-z0-9+/]{2}(?:==|[A-Za-z0-9+/][A-Za-z0-9+/=])$"
)
_BINHEX = "(This file must be converted with BinHex 4.0)"
ENCODED_STARTS = ("=ybegin ", _BINHEX)
_BINHEX_LINE = pattern(r":?[!-,\-0-9@A-NP-VX-Z\[`a-fh-mpqr]{1,64}:?$")
# What Outlook writes for a picture: words of its own about it, in the writer's language.
_ABOUT_PICTURE = (
    "Description automatically generated|AI-generated content may be incorrect"
    "|Automatisch generierte Beschreibung|Beschreibung automatisch generiert"
    "|Description générée automatiquement|Descripción generada automáticamente"
    "|Descrizione generata automaticamente|Automatisch gegenereerde beschrijving"
    "|Descrição gerada automaticamente|Image removed by sender|Das Bild wurde vom Absender entfernt"
)
_HIDDEN_QUOTE = rf"\[(?:{'|'.join(BRACKETED)}|Message clipped)\]"
# Each is taken whole ("(?>"): the name of one file may else be read as those of several, in ever more ways.
_PLACEHOLDER = pattern(
    r"(?:(?><<\s?(?:File: )?(?![^<>]{1,60}(?:@| at ))[^<>]{0,120}\.[^<>]{1,12}>>|\[(?:IMAGE|image|cid)(?:: ?[^\]]{0,120})?\]"
    r"|<(?![^<>]{1,60}(?:@| at |:))[^<>/]{1,120}\.(?:png|jpe?g|gif|bmp|tiff?|heic|pdf|docx?|xlsx?|pptx?|zip|mov|mp4)>"
    rf"|\[[^\[\]]{{0,150}}(?:{_ABOUT_PICTURE})[^\[\]]{{0,40}}\]|{_HIDDEN_QUOTE}"
    r"|- (?![^\n]{0,80}(?:\. | \.\w))[\w()&,'$#%~+ .-]{1,80}\.(?:docx?|xlsx?|pptx?|ppt|pdf|txt|zip|rtf|jpe?g|gif|png|bmp|tiff?|html?|csv|wav|mpe?g"
    r"|exe|vcf|eml|msg|mdb|wpd|gz|tgz|odt|ods|patch|diff|log)(?!\w)"
    r"|\((?:See attached file|Embedded image moved to file): [^()]{1,120}\))\s*)+$",
    re.IGNORECASE,
)
_PUT_LAST = frozenset(
    ("footer/pipermail-next-part", "footer/pipermail-scrubbed", "footer/html-deleted")
)
_PLACEHOLDER_ENDS = frozenset(">])")
_LONGEST_NAME_END = 6  # ".patch"


def mark_notices(state: State) -> None:
    """ "next part" rulers and the notices below them, at any depth: they are nobody's text."""
    bare, kind = state.bare, state.kind
    number, count = 0, len(bare)
    abroad = False
    while number < count:
        line = bare[number]
        stop, rule = number, ""
        if kind[number]:
            pass
        elif "/attachments/" in line and _STORED_AT.match(line):
            abroad = True
        elif line == NEXT_PART:
            stop, rule = number + 1, "footer/pipermail-next-part"
        elif line.startswith(_SAVES) and _SAVED.match(line):
            stop, rule = number + 1, "footer/saved-attachment"
        elif line == HTML_DELETED:
            stop, rule = number + 1, "footer/html-deleted"
        elif STORED_CUE in line and _STORED.match(line):
            stop, rule = _end_of_stored(bare, number), "footer/stored-attachment"
        elif (line.endswith("scrubbed...") or line.startswith("Skipped ")) and (
            line == _USUAL_SCRUBBED or _SCRUBBED.match(line)
        ):
            stop, rule = _end_of_scrubbed(state, number), "footer/pipermail-scrubbed"
        if rule:
            state.mark(number, stop, "footer", rule)
        number = max(stop, number + 1)
    if abroad:
        _mark_notices_abroad(state)
    _own_last_notices(state)


def _own_last_notices(state: State) -> None:
    """What the archive or the list put below everything is of this mail, be the quote above without marks."""
    number = state.last_said(len(state.bare))
    while number >= 0 and not state.depth[number] and state.rule[number] in _PUT_LAST:
        state.level[number] = 0
        number = state.last_said(number)


def _end_of_stored(bare: list[str], number: int) -> int:
    while number < len(bare) and _STORED.match(bare[number]):
        number += 1
    return number


def _end_of_scrubbed(state: State, number: int) -> int:
    """Where the fields end below a line of pipermail's that says what it took away."""
    bare = state.bare
    stop = number + 1
    while stop < len(bare) and bare[stop]:
        line = bare[stop]
        is_field = line.startswith(_USUAL_FIELDS) or _NOTICE_FIELD.match(line)
        if not (is_field or _is_broken(state, stop - 1)):
            break
        stop += 1
    return stop


def _mark_notices_abroad(state: State) -> None:
    """Notices in other languages: a sentence that ends in "...", fields, where the part is stored; and the rulers that
    stand above one.

    >>> from mlthread.segment.quoting.lines import read_lines
    >>> page = "http://example.org/pipermail/x/attachments/20050103/ab/a.html"
    >>> part = "-------- nächster Teil --------"
    >>> state = read_lines(f"Hallo\\n{part}\\nEin Dateianhang wurde abgetrennt...\\nURL: {page}\\n{part}\\nEnde.\\n")
    >>> mark_notices(state)
    >>> state.kind
    ['', 'footer', 'footer', 'footer', 'footer', '']
    """
    bare, kind = state.bare, state.kind
    rulers = set()
    for number, line in enumerate(bare):
        if kind[number] or "/attachments/" not in line or not _STORED_AT.match(line):
            continue
        for top in range(number - 1, max(number - _MOST_FIELDS, 0) - 1, -1):
            if not bare[top] or kind[top]:
                break
            if bare[top].endswith(("...", "…")):
                if top == 1 or (top > 1 and bare[top - 1] and _PART_RULER.match(bare[top - 2])):
                    top -= 0 if _PART_RULER.match(bare[top - 1]) else 1  # the sentence is wrapped
                state.mark(top, number + 1, "footer", "footer/pipermail-scrubbed")
                if top and _PART_RULER.match(bare[top - 1]):
                    rulers.add(bare[top - 1])
                break
    for number, line in enumerate(bare):
        if line in rulers and not kind[number]:
            state.mark(number, number + 1, "footer", "footer/pipermail-next-part")


def _is_broken(state: State, number: int) -> bool:
    """Whether a notice's address has a soft line end of quoted-printable left in it."""
    return state.raw[number].endswith("=") and state.bare[number][:3].lower() == "url"


def mark_armour(state: State) -> None:
    """-----BEGIN x----- to -----END x-----; of a signed message only the lines round the text. What
    stands in a signed message has "- " before it."""
    kind, level = state.kind, state.level
    bare = [line[2:] if line.startswith("- -----") else line for line in state.bare]
    ends: dict[str, list[int]] = {}
    for number, line in enumerate(bare):
        if line.startswith(_ARMOUR_ENDS):
            ends.setdefault(line.strip("-"), []).append(number)
    number, count = 0, len(bare)
    while number < count:
        opener = _ARMOUR.match(bare[number]) if bare[number][:6] == "-----B" else None
        if opener is None or kind[number] or level[number]:
            number += 1
            continue
        label = opener.group(1)
        if label == "PGP SIGNED MESSAGE":
            stop = number + 1
            while stop < count and _HASH.match(bare[stop]):
                stop += 1
        else:
            stop = number + 1
            numbers = ends.get(f"END {label}", ())
            place = bisect_left(numbers, number)
            if place < len(numbers) and numbers[place] - number < _ARMOUR_MAX:
                stop = numbers[place] + 1
        if _is_spoken(bare[number + 1 : stop - 1]):  # people set their words in such frames for fun
            state.mark(stop - 1, stop, "technical", "technical/armour")
            stop = number + 1
        state.mark(number, stop, "technical", "technical/armour")
        number = stop


def _is_spoken(lines: list[str]) -> bool:
    """Whether a good part of what armour holds are sentences."""
    written = [line for line in lines if line]
    said = sum(map(is_sentence, written))
    return said >= _FEWEST_SPOKEN and said * _FEW_SPOKEN > len(written)


def mark_encoded(state: State) -> None:
    """uuencoded files and runs of base64."""
    bare, kind, level = state.bare, state.kind, state.level
    drawn = state.signs.get("=", ())
    base64_ends = [number for number in drawn if bare[number].startswith("====")]
    yenc_ends = [number for number in drawn if bare[number].startswith("=yend ")]
    number, count = 0, len(bare)
    while number < count:
        line = bare[number]
        stop = number
        if not line or kind[number] or level[number]:
            number += 1
            continue
        if line.startswith("begin ") and _UUENCODE.match(line):
            stop = _end_of_uuencode(state, number)
        elif line.startswith("begin-base64 "):
            stop = _end_of(number, base64_ends)
        elif line.startswith("=ybegin "):
            stop = _end_of(number, yenc_ends)
        elif line == _BINHEX:
            stop = _end_of_binhex(bare, number)
        elif len(line) >= LEAST_ENCODED and _BASE64.match(line):
            stop = _end_of_base64(bare, number)
        if stop > number:
            state.mark(number, stop, "technical", "technical/encoded")
        number = max(stop, number + 1)


def _end_of_uuencode(state: State, start: int) -> int:
    """Behind "end"; where it is cut off before, behind its lines if they are enough (`start`: they are not)."""
    bare, raw = state.bare, state.raw
    stop, count = start + 1, len(bare)
    while stop < count and _UU_LINE.match(raw[stop]) and raw[stop].strip() != "end":
        stop += 1
    if stop < count and bare[stop] == "end":
        return stop + 1
    whole = sum(line[:1] == "M" for line in raw[start + 1 : stop])
    return stop if whole >= _FEWEST_LINES else start


def _end_of_binhex(bare: list[str], start: int) -> int:
    stop = start + 1
    while stop < len(bare) and (not bare[stop] or _BINHEX_LINE.match(bare[stop])):
        stop += 1
    return stop


def _end_of_base64(bare: list[str], start: int) -> int:
    """Behind the last line of a run that is long enough (`start`: it is not)."""
    stop, count = start, len(bare)
    while stop < count and _BASE64.match(bare[stop]):
        stop += 1
    if stop - start < _FEWEST_LINES:
        return start
    return stop + 1 if stop < count and _BASE64_END.match(bare[stop]) else stop


def _end_of(start: int, ends: list[int]) -> int:
    """Behind the line, one of `ends`, that ends what begins at `start`; `start` itself where none does."""
    place = bisect_right(ends, start)
    near = place < len(ends) and ends[place] - start < _ARMOUR_MAX
    return ends[place] + 1 if near else start


def is_placeholder(line: str) -> bool:
    """A line that stands for an attachment or a picture.

    >>> is_placeholder("<<report.doc>>"), is_placeholder("<image001.png>"), is_placeholder("[sic]")
    (True, True, False)
    >>> is_placeholder("[A bridge Description automatically generated]"), is_placeholder("<ann@example.png>")
    (True, False)
    >>> is_placeholder("- Tide table.pdf"), is_placeholder("- unpacked the folder with all and an .exe")
    (True, False)
    """
    if line[-1:] not in _PLACEHOLDER_ENDS and "." not in line[-_LONGEST_NAME_END:]:
        return False
    return len(line) <= 200 and _PLACEHOLDER.match(line) is not None

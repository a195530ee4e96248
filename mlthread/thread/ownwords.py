"""What only tells who knows the sender. In: a body's segments, who wrote the body. Out: the same, set right.

"I wrote:" says "I" of whoever wrote the level on which it stands: the author of the mail, or of what they quote.
Some clients put the signature below everything, also where the quote above it bears no marks. And a name that ends
the text is the sender's, and no answer, however it is written.

>>> from mlthread.model import Address
>>> from mlthread.segment.pipeline import split
>>> parts = split("Bo Chen wrote:\\n> I wrote:\\n>> Ten gates.\\n> And locks.\\n")
>>> [part.attribution.name for part in name_own(parts, Address("Ann Lee")) if part.attribution]
['Bo Chen', 'Bo Chen']
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.frozen import replace
from mlthread.model import Address, Kind, Segment
from mlthread.pattern import pattern
from mlthread.rules.greetings import closing_rule, is_name
from mlthread.segment.heads.said import OWN
from mlthread.segment.ownlines.codeshapes import is_code
from mlthread.segment.ownlines.contacts import is_contact
from mlthread.segment.ownlines.lineshapes import opens_notes
from mlthread.segment.ownlines.shapes import is_sentence
from mlthread.segment.ownlines.unlisted import is_postscript

from .people import name_words

__all__ = ["SIGNED", "claim_own", "close_own", "is_name_of", "name_own", "sign_below", "sign_own"]

_BELOW = frozenset(("footer", "separator"))
_ADDED = frozenset(("footer", "technical"))
_TAKEN_FOR = frozenset(("text", "heading", "table", "code"))
"""What a signature below a closing is taken for."""
SIGNED = "signature/of-sender"
"""The rule of a signature that is told by the sender's name."""
_WHY_SIGNED = ("it names the sender, below a quote without marks",)
_ADVERT = "footer/advert"
_WHY_CLAIMED = ("a footer by its looks, it names the sender",)
_WHY_NAMED = ("it begins with the sender's name, below the last words",)
_WHY_BELOW = ("it names the sender, below the closing",)
_WHY_PHRASE = ("it stands above what begins with the sender's name",)
_CLOSED = "closing/of-sender"
_WHY_CLOSED = ("it is the sender's name, below the last words",)
_LONGEST_NAME, _MOST_WORDS = 40, 3  # letters and words of a name
_MOST_PHRASE = 4  # words of a phrase above it
_WORD_ALONE = pattern(r"(?<![\w@.+-])\w[\w'’-]*+(?![@.]\w)")
"""A word that is no part of an address."""
_MOST = 10  # lines of a signature
_BEHIND_NAME = pattern(r"\s*[,(<|;/]|\s{2,}|\t|\s[-–—*:]\s")
_CLOCK = pattern(r"\d:\d\d:\d\d")  # of an entry of a log of changes
_ENDS = frozenset(".?!;,)")
_MOST_BELOW = 5  # lines below the name that opens one
_NO_WORDS = frozenset(">|")
_FIRST = 3  # that the name stands on


def name_own(segments: list[Segment], author: Address) -> list[Segment]:
    """The segments, where an attribution says "I" with the name and the address of who says it."""
    if not any(s.attribution is not None and OWN in s.attribution.evidence for s in segments):
        return segments
    speaks: dict[int, Address] = {0: author}
    out: list[Segment] = []
    for segment in segments:
        said = segment.attribution
        if said is not None:
            if OWN in said.evidence and (who := speaks.get(segment.level)) is not None:
                said = replace(said, name=who.name, email=who.email)
                segment = replace(segment, attribution=said)
            speaks = {level: who for level, who in speaks.items() if level <= segment.level}
            speaks[segment.level + 1] = Address(said.name, said.email)
        out.append(segment)
    return out


def sign_own(segments: list[Segment], author: Address) -> list[Segment]:
    """The segments, a signature that names the author parted from the quote without marks above it.

    >>> from mlthread.segment.pipeline import split
    >>> body = "Yes.\\n\\nBegin forwarded message:\\n\\nFrom: Bo Chen\\nDate: 2 May 2016 10:00\\n\\nIs it?\\n\\n-- \\nAnn Lee\\n"
    >>> [(part.kind, part.level) for part in sign_own(split(body), Address("Ann Lee"))]
    [('text', 0), ('headers', 0), ('quote', 1), ('signature', 0)]
    """
    last = next((k for k in range(len(segments) - 1, -1, -1) if not _is_below(segments[k])), -1)
    if last < 0 or segments[last].kind != "quote" or segments[last].depth:
        return segments
    quote = segments[last]
    lines = quote.text.split("\n")
    cut = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].rstrip() == "--"), None)
    if cut is None or not _names(lines[cut + 1 :], author):
        return segments
    if _is_of(segments[:last], quote, lines[cut + 1 :], author):
        return segments
    own = replace(
        quote,
        kind="signature",
        level=0,
        start=quote.start + cut,
        text="\n".join(lines[cut:]),
        rule=SIGNED,
        evidence=_WHY_SIGNED,
    )
    left = [replace(quote, stop=own.start, text="\n".join(lines[:cut]))] if cut else []
    return [*segments[:last], *left, own, *segments[last + 1 :]]


def claim_own(segments: list[Segment], author: Address) -> list[Segment]:
    """The segments, what looked like an advert told as the signature where it names the sender.

    >>> from mlthread.segment.pipeline import split
    >>> body = "Yes.\\n\\n---------------------\\nThe tide waits for nobody, and so\\ndo I wait for the miller.   ann@example.org\\n"
    >>> [part.kind for part in claim_own(split(body), Address("Ann Lee", "ann@example.org"))]
    ['text', 'separator', 'signature']
    """
    return [
        replace(part, kind="signature", rule=SIGNED, evidence=_WHY_CLAIMED)
        if part.rule == _ADVERT and not part.level and _names(part.text.split("\n"), author)
        else part
        for part in segments
    ]


def sign_below(segments: list[Segment], author: Address) -> list[Segment]:
    """The segments, what stands below the closing and names the author told as the signature.

    >>> from mlthread.segment.pipeline import split
    >>> body = "Yes.\\n\\nRegards\\n\\nAnn\\n\\nProfessor Ann Lee\\nof the tide mill,\\nwhich grinds at night\\n"
    >>> [part.kind for part in sign_below(split(body), Address("Ann Lee"))]
    ['text', 'closing', 'signature']
    """
    stop = len(segments)
    while stop and (segments[stop - 1].kind in _ADDED or not segments[stop - 1].text.strip()):
        stop -= 1
    first = stop
    while first and segments[first - 1].level == 0 and _may_be_below(segments[first - 1]):
        first -= 1
    if not 0 < first < stop or segments[first - 1].kind != "closing" or segments[first - 1].level:
        return segments
    held = [part for part in segments[first:stop] if part.kind != "separator"]
    said = [line.strip() for part in held for line in part.text.split("\n") if line.strip()]
    if not said or said[0][:3].casefold() == "cc:" or any(map(_says_more, said)):
        return segments
    told = [line for line in said if not is_sentence(line)]
    if 2 * len(told) < len(said) or len(said) > _MOST or not _names(told, author):
        return segments
    alone = len(said) == 1
    kind: Kind = "closing" if alone else "signature"
    return [
        replace(part, kind=kind, rule=_CLOSED if alone else SIGNED, evidence=_WHY_BELOW)
        if first <= place < stop and part.kind != "separator"
        else part
        for place, part in enumerate(segments)
    ]


def _says_more(line: str) -> bool:
    """Whether a line opens a postscript or notes."""
    return is_postscript(line) or opens_notes(line)


def _may_be_below(segment: Segment) -> bool:
    return segment.kind in _TAKEN_FOR or segment.kind == "separator"


def close_own(segments: list[Segment], author: Address) -> list[Segment]:
    """The segments, the sender's name at the end of their text told as the closing, and a last paragraph that it opens,
    without a sentence, as the signature.

    >>> from mlthread.segment.pipeline import split
    >>> body = "> Is it open?\\n\\nSince noon.\\n\\n> And the mill?\\n\\nAnn\\n"
    >>> [(part.kind, part.start) for part in close_own(split(body), Address("Ann Lee"))][-2:]
    [('quote', 4), ('closing', 5)]
    """
    own = [k for k, s in enumerate(segments) if s.level == 0 and s.text.strip()]
    written = [k for k in own if segments[k].kind == "text"]
    if not written or any(segments[k].kind == "closing" for k in own if k > written[-1]):
        return segments
    last = segments[written[-1]]
    lines = last.text.split("\n")
    at = max(n for n, line in enumerate(lines) if line.strip())
    signed = _signature_start(lines, at, author)
    if signed is None and not is_name_of(lines[at], author):
        signed = _titled_start(lines, at, author)
    if signed is not None and (len(written) > 1 or any(line.strip() for line in lines[:signed])):
        closed = _phrase_start(lines, signed)
        if closed is not None:
            segments = _cut(segments, written[-1], closed, "closing", _CLOSED, _WHY_PHRASE)
        place, start = (written[-1], 0) if closed is None else (written[-1] + 1, closed)
        return _cut(segments, place, signed - start, "signature", SIGNED, _WHY_NAMED)
    if not is_name_of(lines[at], author):
        return segments
    end = at
    while at and lines[at - 1].strip() and is_name_of(lines[at - 1], author):
        at -= 1
    above_it = lines[at - 1].strip() if at else ""
    if at == end and above_it and not _WORD_ALONE.search(lines[at]):
        return segments  # "write to" and an address
    if above_it[-1:] == "," and len(above_it.split()) <= _MOST_PHRASE:
        at -= 1  # "Tidal greetings,"
    above = any(line.strip() for line in lines[:at])
    if not above and len(written) == 1:
        return segments  # all that is said
    at = at if above else 0
    return _cut(segments, written[-1], at, "closing", _CLOSED, _WHY_CLOSED)


def _signature_start(lines: Sequence[str], last: int, author: Address) -> int | None:
    """Where the paragraph that ends with line `last` begins, if the author's name opens it and no sentence stands in it:
    it tells whoever they are and where."""
    first = last
    while first and lines[first - 1].strip():
        first -= 1
    below = [line.strip() for line in lines[first + 1 : last + 1]]
    if not 0 < len(below) <= _MOST_BELOW or not is_name_of(lines[first], author):
        return None
    return None if any(is_sentence(line) or line[0] in _NO_WORDS for line in below) else first


def _phrase_start(lines: Sequence[str], signed: int) -> int | None:
    """The line of a phrase right above the line that signs, with words above it."""
    above = next((n for n in range(signed - 1, 0, -1) if lines[n].strip()), 0)
    line = lines[above].strip()
    few = line[-1:] == "," and len(line.split()) <= _MOST_PHRASE
    if not line or not (few or closing_rule(line)):
        return None
    return above if any(map(str.strip, lines[:above])) else None


def _titled_start(lines: Sequence[str], last: int, author: Address) -> int | None:
    """Where the lines that end with line `last` begin, if the author's full name opens them, what they are or how to
    reach them stands behind it on its line, and no sentence does: "Ann Lee, Harbour Works", "Ann Lee   ann@example.org"."""
    below: list[str] = []
    for number in range(last, -1, -1):
        line = lines[number].strip()
        if not line:
            continue
        if len(below) == _MOST or line[-1] in ":?!" or line[0] in _NO_WORDS:
            return None
        if is_sentence(line) or is_code(line) or _CLOCK.search(line):
            return None
        if line[-1] != "," and _opens_with_name(line, author):
            above = next((x.strip() for x in reversed(lines[:number]) if x.strip()), "")
            led_to = above[-1:] == ":" or any(map(_names_anybody, below[-1:]))
            wrapped = number > 0 and _goes_on(lines[number - 1].strip())
            told = len(below) <= _MOST_BELOW or any(map(is_contact, below))
            return number if told and not (led_to or wrapped) else None
        below.append(line)
    return None


def _goes_on(line: str) -> bool:
    """Whether a line is wrapped prose, and the next one goes on with its sentence."""
    return line != "" and line[-1] not in _ENDS and is_sentence(line)


def _names_anybody(line: str) -> bool:
    """Whether a line is of somebody else, as those of a list of people are: "Bo Chen, Oldtown"."""
    name = line.split(",", 1)[0].split("<", 1)[0].strip()
    return name != line and " " in name and is_name(name)


def _opens_with_name(line: str, author: Address) -> bool:
    """Whether a line has the author's name of two words or more, and more behind a sign or a gap, or on lines below."""
    name = _BEHIND_NAME.split(line.lstrip("-–—~/*# "), 1)[0]
    words = [word for k, word in enumerate(name_words(name)) if k == 0 or len(word) > 1]
    return name[:1].isalpha() and len(words) > 1 and is_name_of(" ".join(words), author)


def _cut(
    segments: list[Segment], place: int, at: int, kind: Kind, rule: str, why: tuple[str, ...]
) -> list[Segment]:
    """The segments, the lines of one from `at` on as a segment of a kind."""
    whole = segments[place]
    lines = whole.text.split("\n")
    text, start = "\n".join(lines[at:]), whole.start + at
    told = replace(whole, kind=kind, start=start, text=text, rule=rule, evidence=why)
    left = [replace(whole, stop=start, text="\n".join(lines[:at]))] if at else []
    return [*segments[:place], *left, told, *segments[place + 1 :]]


def is_name_of(line: str, author: Address) -> bool:
    """Nothing but words of the author's name, of which some may be cut to a letter, the first part of the address or
    the whole of it.

    >>> [is_name_of(line, Address("Ann Mary Lee")) for line in ("Ann L.", "A. Lee", "A. L.", "Ann B.")]
    [True, True, False, False]
    """
    address = (author.email or "").casefold()
    line = line.casefold()
    if "@" in address and address in line:
        line = line.replace(address, address.partition("@")[0])
    if len(line) > _LONGEST_NAME:
        return False
    words = name_words(line)
    names = {*name_words(author.name), *name_words(address.partition("@")[0])}
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    rest = [word for word in words if word not in names]
    if not rest:
        return True
    initials = {name[0] for name in name_words(author.name)}
    return len(rest) < len(words) and initials.issuperset(rest)


def _is_below(segment: Segment) -> bool:
    return segment.kind in _BELOW or not segment.text.strip()


def _names(lines: Sequence[str], author: Address) -> bool:
    """Whether few lines, the first of them with the author's whole name or address, are a signature."""
    said = [line for line in lines if line.strip()]
    if not 0 < len(said) <= _MOST:
        return False
    if author.email and author.email.casefold() in " ".join(said).casefold():
        return True
    words = {word for word in name_words(author.name) if len(word) > 1}
    return len(words) > 1 and words <= set(name_words(" ".join(said[:_FIRST])))


def _is_of(
    above: Sequence[Segment], quote: Segment, signature: Sequence[str], author: Address
) -> bool:
    """Whether the quote is the author's own, of an earlier mail, or signed by whom it is of, or it is not said whose
    it is."""
    head = next(
        (s.attribution for s in reversed(above) if s.attribution and s.level < quote.level), None
    )
    if head is None or not (head.name or head.email):
        return True
    if head.email and author.email and head.email.casefold() == author.email.casefold():
        return True
    theirs = set(name_words(head.name))
    signed = bool(theirs) and theirs <= set(name_words(" ".join(signature)))
    return signed or bool(theirs & set(name_words(author.name)))

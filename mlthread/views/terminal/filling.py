"""Paragraphs for a width. In: lines of prose, a width in cells. Out: as they were written where they fit, else filled anew.

>>> paragraphs(["- the gates of the harbour are shut at every tide", "  and the keepers sleep"], 30)
['- the gates of the harbour are', '  shut at every tide', '  and the keepers sleep']
"""

from __future__ import annotations

from itertools import pairwise

from mlthread.frozen import NamedTuple
from mlthread.pattern import pattern

from .cells import GOES_ON, cell_len, wrap, wrap_loose

__all__ = ["paragraphs"]

_PROSE = 50
"""Letters of a line that was filled up."""


def paragraphs(lines: list[str], width: int) -> list[str]:
    """Prose for a width: as it was written where it fits, else each paragraph filled anew.

    A line end is taken for a fill when the next word would not have fitted the paragraph's width, or
    when a long line breaks off in mid-sentence; every other line end was meant.
    """
    out: list[str] = []
    start = 0
    for stop in range(len(lines) + 1):
        if stop == len(lines) or not lines[stop]:
            out += _filled(lines[start:stop], width)
            if stop < len(lines):
                out.append("")
            start = stop + 1
    return out


# What opens a line of its own: margins, list signs (not *stress*), numbers of points and of notes.
_OWN_LINE = pattern(
    r"[ \-•>|+#=]|\$(?!\d)|\*(?!\w[^*]{0,40}\*)|\[\d{1,3}\](?![,.;)])|\(?(?:\d{1,3}|[a-z])[.)]\s|[A-Z]\)\s"
    r"|[o?] {2,8}\S"
)
_POINT = pattern(r" {0,40}(?:[-*•+o?]|\[(?:\d{1,3}|\*)\]|\(?(?:\d{1,3}|[a-z])[.)]) {1,8}(?=[^\s])")
"""The sign of a point in a list (a bullet may have become a letter or a question mark): its other lines are set in
below its first word, or a little less."""
_SLACK = 4
"""Who fills by hand, or a line of the paragraph that somebody changed, leaves others so much short of its measure."""
_PROMPT = pattern(r"[#|>+=]|\$(?!\d)")
"""What opens a line that a program wrote or reads: it never runs on."""
_FIRST_LINE = 4
_FIRST_OF_ALL = 10
"""How far the first line of a paragraph may be set in, and how far where nothing stands above it."""
_FURTHER = 2
"""So much further than the first word of a point its other lines may be set in."""
_LOST_BULLETS = ("o ", "? ")
_OPENING = "\"'`(*_[<"
"""What opens a word in prose."""
_CLOSING = "\"')"
_SENTENCE_ENDS = ".!?;:"
_LEAST_TWICE = 5
"""Lines in which two may be rests of others, with what they go on in."""
_FEW_ENDS = 4
"""Line ends that are too few to tell from whether a paragraph was filled."""
# A wide gap, dots up to the number of a page; some people write three spaces between sentences.
_COLUMNS = pattern(
    r"[^\s.!?] {3,}\S|\S {4,}\S|[.!?] {3}(?![^\W\d_])\S|(?:\.{5}| \. \. \.)[. ]{0,200}[\divxlc]+$"
)
_WORD_IN_SENTENCE = pattern(r"[\w\"'(*/<][^:]*\Z")
_PLAIN_WORD = pattern(r"[^\W\d_][\w'’-]*[,.;:!?]?(?= |$)")


class _Shape(NamedTuple):
    """The widest line of a paragraph; whether most of its lines are about as wide; whether it was filled twice."""

    measure: int
    filled: bool
    twice: bool


def _filled(lines: list[str], width: int) -> list[str]:
    fits = all(cell_len(line) <= width for line in lines)
    if fits and len(lines) < _LEAST_TWICE:
        return lines
    measure = max((len(line) for line in lines if " " in line.strip()), default=0)
    full = [_needed(last, line) > measure for last, line in pairwise(lines)]
    twice = _is_filled_twice(lines, full, measure)
    if fits and not twice:
        return lines
    ends = sum(end or rest for end, rest in zip(full, [False, *full], strict=False))
    filled = len(full) < _FEW_ENDS or 2 * ends >= len(full)
    shape = _Shape(measure, filled, twice)
    joined = [[lines[0]]]
    for last, line in pairwise(lines):
        if measure >= _PROSE and _goes_on(joined[-1], last, line, shape):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [part for group in joined for part in _broken_anew(group, width)]


def _is_filled_twice(lines: list[str], full: list[bool], measure: int) -> bool:
    """Whether the rest of a full line stands by itself again and again, in mid-sentence."""
    if measure < _PROSE or any(line[0] == " " or "<-" in line for line in lines):
        return False
    rests = 0
    for number in range(1, len(lines) - 1):
        rest, below = lines[number], lines[number + 1]
        if full[number - 1] and not full[number] and 2 * len(rest) < measure:
            rests += rest[-1].isalpha() and rest[0].islower() and below[0].islower()
    return rests > 1


def _needed(last: str, line: str) -> int:
    """The cells that the line had needed with the next line's first word on it."""
    return len(last) + 1 + len(line.split(None, 1)[0])


def _inset(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _goes_on(group: list[str], last: str, line: str, shape: _Shape) -> bool:
    """Whether a line end was made by filling the paragraph that these lines begin to its measure; a line that is set
    in, or below one that is, must read on, but for the lines of a point."""
    measure = shape.measure
    above, below = last.strip(" "), line.strip(" ")
    inset, inset_above = _inset(line), _inset(last)
    hang = _hang(group[0])
    in_point = hang > 0 and _inset(group[0]) < inset <= hang + _FURTHER
    opening = _FIRST_OF_ALL if len(group) == 1 else _FIRST_LINE
    if inset != inset_above and not in_point and (inset or inset_above > opening):
        return False
    # what was filled twice has the rest of each long line on a line by itself
    rest = len(group) > 1 and _needed(group[-2], last) > measure and inset == inset_above
    if " " not in above and not (rest and above.isalpha()):
        return False
    if (_PROMPT.match(above) and not in_point) or _opens(below, inset):
        return False
    if _has_columns(last) or _has_columns(line) or _figures(group, above, below):
        return False
    needed = _needed(last, line)
    full = needed > measure
    in_sentence = above[-1].isalpha() or above[-1] == ","
    reads = shape.filled or in_sentence or above[-1] in _SENTENCE_ENDS or below[0].islower()
    if full and (in_point or (not inset_above and reads)):
        return True
    near = needed + _SLACK > measure and (in_point or not (inset or inset_above))
    if near and in_sentence and _WORD_IN_SENTENCE.match(below.split(None, 1)[0]):
        return True
    if shape.twice and rest and in_sentence and not inset and not below[0].isdigit():
        return True
    return (
        (in_sentence or (above[-1] in _CLOSING and inset_above <= _FIRST_LINE))
        and (full or rest or len(last) >= max(_PROSE, measure * 3 // 4))
        and below[0].islower()
        and _PLAIN_WORD.match(below) is not None
    )


def _opens(below: str, inset: int) -> bool:
    """Whether a line is a point or a note, be its bullet lost."""
    lost = bool(inset) and below.startswith(_LOST_BULLETS)
    return lost or _OWN_LINE.match(below) is not None


def _figures(group: list[str], above: str, below: str) -> bool:
    """Whether a program wrote both lines, or both begin with figures, or one announces what no sentence begins with."""
    word = below.split(None, 1)[0]
    if word[-1] in ":]" and above.startswith(word):
        return True
    if word[0].isdigit() and above[0].isdigit() and len(group) == 1 and not _hang(group[0]):
        return True
    return above[-1] == ":" and not (word[0].isalnum() or word[0] in _OPENING)


def _has_columns(line: str) -> bool:
    """Whether a wide gap stands in the line, but for that behind the sign of a point."""
    return _COLUMNS.search(line, _hang(line)) is not None


def _broken_anew(lines: list[str], width: int) -> list[str]:
    """Lines of one fill as they fit: a line alone keeps its columns, and its spaces where it need not be broken."""
    first = lines[0]
    if len(lines) == 1 and cell_len(first) <= width:
        return lines
    if _has_columns(first):
        first, *rest = wrap_loose(first, width)
        return [first.rstrip(" "), *(part.strip(" ") for part in rest if not part.isspace())]
    hang = _hang(first)
    if 0 < hang < width // 2 and (len(lines) == 1 or _inset(lines[1]) > _inset(first)):
        text = " ".join([first[hang:], *lines[1:]])
        return [
            (" " * hang if number else first[:hang]) + line
            for number, line in enumerate(wrap(text, width - hang, GOES_ON))
        ]
    lead = _inset(first)
    if len(lines) > 1 and not _inset(lines[1]) and 0 < lead < width // 2:
        # the first line of a paragraph alone is set in
        out = wrap(" ".join(["_" * lead + first[lead:], *lines[1:]]), width, GOES_ON)
        return [" " * lead + out[0][lead:], *out[1:]]
    return wrap(" ".join(lines), width, GOES_ON)


def _hang(first: str) -> int:
    """How far the other lines of a point are set in that begins with this line; 0: it is none."""
    sign = _POINT.match(first)
    return sign.end() if sign else 0

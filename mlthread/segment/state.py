"""What the passes of splitting share. In: the lines of one body. Out: `State`, which they fill in.

Every list has one entry per line. A pass reads what earlier passes decided and marks what it is sure
of; what nobody marks becomes `text` (level 0) or `quote`.

>>> state = State("Hi\\n> yes", ["Hi", "> yes"])
>>> state.mark(0, 1, "salutation", "en/salutation/1")
>>> state.kind
['salutation', '']
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress
from operator import gt, lt

from mlthread.model import Attribution, Kind

__all__ = ["FINALS", "SAME_LEVEL", "SIGNS", "STEERING", "State"]

# What a line begins with that may be a ruler, a fence, a patch, a mark or ("b") an encoded file.
SIGNS = frozenset(
    "-_=*~#?^+/\\|.<>[…@(),`{:}%]$&»›b\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\uff0d"
)
STEERING = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# How attribution lines end; letters that others end in too are told by the last two.
_ENDS = (*":：】։…", *STEERING, "...", "է.", "---", ">>>", "<=-", "> wrote")
FINALS = frozenset(end[-1] for end in _ENDS)
_LAST_TWO = frozenset(end[-2:] for end in _ENDS if len(end) > 1)
_SURE = frozenset(end for end in _ENDS if len(end) == 1)

# The end of the rule of an attribution that names who wrote the level it stands at, not the next one:
# "Forwarded by Ann Lee on DATE", a bug tracker's "Ann Lee commented on KEY-1:".
SAME_LEVEL = "/same-level"


class State:
    """One body on its way through the passes.

    `text`   the body, lines ended by "\\n" (CRLF and CR are turned into it)
    `raw`    its lines
    `written`  these as they were, where odd blanks in them became usual ones (None: nowhere)
    `depth`  quote marks on the line; a lost mark (broken wrap) counts as there
    `content`  the line with its marks off (and the one space or tab behind them)
    `bare`   the content stripped: "" for a blank line, at any depth
    `blanks`, `signs`, `colons`, `finals`  where the passes have to look (-> `look`): numbers of blank
             lines, of lines that begin with each sign, that hold a colon, that end as attributions do
    `quoted` whether any line bears a mark
    `level`  position in the reply chain. An attribution or header block has the level of whoever
             put it there: what it introduces is one level further on
    `kind`   "" while undecided
    `rule`   the rule that decided
    `starts` lines that open a segment even if the line above is of the same kind
    `ends`   lines that say that an included message ends there
    `margins`  lines that stand at the margin again below words set in, and the head of those
    `held`   attributions whose words are set in so, without marks
    `attributions` and `evidence` are kept by the first line of what was marked
    """

    __slots__ = (
        "attributions",
        "bare",
        "blanks",
        "colons",
        "content",
        "depth",
        "ends",
        "evidence",
        "finals",
        "held",
        "kind",
        "level",
        "margins",
        "quoted",
        "raw",
        "rule",
        "signs",
        "starts",
        "text",
        "written",
    )

    def __init__(self, text: str, raw: list[str]) -> None:
        count = len(raw)
        self.text = text
        self.raw = raw
        self.written: list[str] | None = None
        self.depth: list[int] = [0] * count
        self.content: list[str] = raw
        self.bare: list[str] = list(map(str.strip, raw))
        self.blanks: list[int] = []
        self.signs: dict[str, list[int]] = {}
        self.colons: list[int] = []
        self.finals: list[int] = []
        self.quoted = False
        self.level: list[int] = [0] * count
        self.kind: list[Kind | str] = [""] * count
        self.rule: list[str] = [""] * count
        self.starts: set[int] = set()
        self.ends: set[int] = set()
        self.margins: dict[int, int] = {}
        self.held: set[int] = set()
        self.attributions: dict[int, Attribution] = {}
        self.evidence: dict[int, tuple[str, ...]] = {}

    def look(self) -> None:
        """One walk over the lines, as they are now, that feeds the passes."""
        blanks: list[int] = []
        signs: dict[str, list[int]] = {}
        colons: list[int] = []
        finals: list[int] = []
        self.blanks, self.signs, self.colons, self.finals = blanks, signs, colons, finals
        for number, line in enumerate(self.bare):
            if line:
                first, last = line[0], line[-1]
                if first in SIGNS:
                    signs.setdefault(first, []).append(number)
                if ":" in line:
                    colons.append(number)
                if last in FINALS and (
                    last in _SURE or (line[-2:] in _LAST_TWO and line.endswith(_ENDS))
                ):
                    finals.append(number)
            else:
                blanks.append(number)

    def rises(self) -> list[int]:
        """The lines that bear more marks than the one above; the first one is none."""
        depth = self.depth
        return list(compress(range(1, len(depth)), map(gt, depth[1:], depth)))

    def falls(self) -> list[int]:
        """Those that bear fewer.

        >>> state = State("", ["Hi", "> yes", "> no", "So"])
        >>> state.depth = [0, 1, 1, 0]
        >>> state.rises(), state.falls()
        ([1], [3])
        """
        depth = self.depth
        return list(compress(range(1, len(depth)), map(lt, depth[1:], depth)))

    def begins(self, *heads: str) -> bool:
        """Whether a line begins in one of these ways, marks and blanks left off; each begins with one of `SIGNS`."""
        bare, signs = self.bare, self.signs
        for head in heads:
            for number in signs.get(head[0], ()):
                if bare[number].startswith(head):
                    return True
        return False

    def opens(self, number: int) -> bool:
        """Whether no line above says anything."""
        return bisect_left(self.blanks, number) == number

    def is_open(self, number: int) -> bool:
        """Whether there is such a line, the author's own, of which nothing has been said."""
        return number < len(self.kind) and not self.kind[number] and not self.level[number]

    def next_said(self, number: int) -> int:
        """The first line from `number` on that is not blank; the number of lines where none is."""
        bare = self.bare
        while number < len(bare) and not bare[number]:
            number += 1
        return number

    def last_said(self, number: int) -> int:
        """The last line above `number` that is not blank (-1: none is)."""
        number -= 1
        while number >= 0 and not self.bare[number]:
            number -= 1
        return number

    def words_from(self, number: int) -> int | None:
        """The next line that is not blank, from `number` on, seven blank ones at most before it."""
        for below in range(number, min(number + 8, len(self.bare))):
            if self.bare[below]:
                return below
        return None

    def line_below(self, head: int) -> int | None:
        """The next line that says something, below an attribution or a header block."""
        bare, kind, below = self.bare, self.kind[head], head
        while below < len(bare) and (
            not bare[below]
            or (self.kind[below] == kind and (below == head or below not in self.starts))
        ):
            below += 1
        return below if below < len(bare) else None

    def take_marks(self, number: int, end: int, levels: int) -> None:
        """The first `end` letters of a line's content are quote marks of as many levels."""
        if self.content is self.raw:
            self.content = self.raw.copy()
        line = self.content[number][end:]
        self.depth[number] += levels
        self.content[number] = line
        self.bare[number] = line.strip()
        self.quoted = True

    def give_back_line(self, number: int) -> None:
        """No sign at the head of a line is a mark."""
        self.depth[number] = 0
        self.content[number] = self.raw[number]
        self.bare[number] = self.raw[number].strip()

    def give_back(self, start: int, stop: int, kind: Kind, rule: str) -> None:
        """Lines [start, stop) are the author's own, of this kind: no sign at their heads is a mark."""
        for number in range(start, stop):
            if self.depth[number]:
                self.give_back_line(number)
            self.level[number] = 0
        self.mark(start, stop, kind, rule)

    def give_back_mark(self, start: int, stop: int) -> None:
        """One mark of lines [start, stop) is none: whoever is quoted there typed it."""
        for number in range(start, stop):
            self.depth[number] -= 1
            self.level[number] = max(0, self.level[number] - 1)
            self.content[number] = f"> {self.content[number]}".rstrip()
            self.bare[number] = self.content[number]

    def mark(
        self,
        start: int,
        stop: int,
        kind: Kind,
        rule: str,
        evidence: Sequence[str] = (),
    ) -> None:
        """Lines [start, stop) are a segment of this kind, by this rule."""
        if stop - start == 1:
            self.kind[start], self.rule[start] = kind, rule
        else:
            self.kind[start:stop] = [kind] * (stop - start)
            self.rule[start:stop] = [rule] * (stop - start)
        self.starts.add(start)
        if evidence:
            self.evidence[start] = tuple(evidence)

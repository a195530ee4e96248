"""What the passes of splitting share. In: the lines of one body. Out: `State`, which they fill in.

Every list has one entry per line. A pass reads what earlier passes decided and marks what it is sure
of; what nobody marks becomes `text` (level 0) or `quote`.

>>> state = State("Hi\\n> yes", ["Hi", "> yes"])
>>> state.mark(0, 1, "salutation", "en/salutation/1")
>>> state.kind
['salutation', '']
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.model import Attribution, Kind

__all__ = ["SAME_LEVEL", "State"]

# The end of the rule of an attribution that names who wrote the level it stands at, not the next one:
# "Forwarded by Ann Lee on DATE", a bug tracker's "Ann Lee commented on KEY-1:".
SAME_LEVEL = "/same-level"


class State:
    """One body on its way through the passes.

    `text`   the body, lines ended by "\\n" (CRLF and CR are turned into it)
    `raw`    its lines
    `depth`  quote marks on the line; a lost mark (broken wrap) counts as there
    `content`  the line with its marks off (and the one space or tab behind them)
    `bare`   the content stripped: "" for a blank line, at any depth
    `firsts` the first letters of all lines, quote marks off and on: a pass may see at once that it has nothing to do
    `quoted` whether any line bears a mark
    `level`  position in the reply chain. An attribution or header block has the level of whoever
             put it there: what it introduces is one level further on
    `kind`   "" while undecided
    `rule`   the rule that decided
    `starts` lines that open a segment even if the line above is of the same kind
    `ends`   lines that say that an included message ends there
    `held`   attributions whose words end at one of `ends`, without marks
    `attributions` and `evidence` are kept by the first line of what was marked
    """

    __slots__ = (
        "attributions",
        "bare",
        "content",
        "depth",
        "ends",
        "evidence",
        "firsts",
        "held",
        "kind",
        "level",
        "quoted",
        "raw",
        "rule",
        "starts",
        "text",
    )

    def __init__(self, text: str, raw: list[str]) -> None:
        count = len(raw)
        self.text = text
        self.raw = raw
        self.depth: list[int] = [0] * count
        self.content: list[str] = raw
        self.bare: list[str] = list(map(str.strip, raw))
        self.firsts: set[str] = {line[:1] for line in self.bare}
        self.quoted = False
        self.level: list[int] = [0] * count
        self.kind: list[Kind | str] = [""] * count
        self.rule: list[str] = [""] * count
        self.starts: set[int] = set()
        self.ends: set[int] = set()
        self.held: set[int] = set()
        self.attributions: dict[int, Attribution] = {}
        self.evidence: dict[int, tuple[str, ...]] = {}

    def mark(
        self,
        start: int,
        stop: int,
        kind: Kind,
        rule: str,
        evidence: Sequence[str] = (),
    ) -> None:
        """Lines [start, stop) are a segment of this kind, by this rule."""
        self.kind[start:stop] = [kind] * (stop - start)
        self.rule[start:stop] = [rule] * (stop - start)
        self.starts.add(start)
        if evidence:
            self.evidence[start] = tuple(evidence)

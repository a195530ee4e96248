"""The lines of an attribution and those below it. In: their numbers. Out: how they go together.

>>> join_lines("Ann Lee <ann@exam", "ple.org> wrote:")
'Ann Lee <ann@example.org> wrote:'
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern
from mlthread.rules.cuts import hides_quote
from mlthread.rules.dateruns import is_date_word
from mlthread.rules.greetings import salutation_rule
from mlthread.segment.state import State

__all__ = [
    "above_gap",
    "closes_address",
    "closes_below",
    "depth_below",
    "heads_fields",
    "is_torn",
    "join_lines",
    "joins",
]

# Of small letters a word is an abbreviation behind a figure ("2018 г.") or before one ("o godz. 10:15").
_ABBREVIATED = pattern(
    r"\d\.$|(?:^|[\s,.(])(?:[^\W\d_a-z][^\W\d_]{0,3}|[^\W\d_])\.$|\d\s[^\W\d_]{1,4}\.$|\.\.\.$"
)
_SHORT = pattern(r"(?:^|[\s,.(])[^\W\d_]{1,5}\.$")
_FARTHEST = 9
_SHORTEST = 12
"""Letters of a line that holds more than a verb."""
_CUT = pattern(
    r"[\[<({].{1,56}[\])>}]$|[-\s.\[<(…*=~#:]*(?:snip\w*|cut|deleted|omitted|…)?[-\s.\])>…*=~#:]*$",
    re.I,
)
_CUT_WORDS = ("snip", "cut", "deleted", "omitted")
_CUT_STARTS = frozenset("[<({-.…*=~#:])>scdoSCDO")
_DATE_ALONE = pattern(
    r"(?:[^\W\d_]{1,3} )?(?:[^\W\d_]{2,4}, )?\d.{8,40}:\d\d [+\-]\d{4}(?: \([A-Z]{2,5}\))?$"
)
_ZONED_CLOCK = pattern(r"\d:\d\d(?::\d\d)? (?:[A-Z]{3,4}|[+\-]\d{4}) ")
_CLOCK = pattern(r"\d:\d\d")
_ARTICLE = pattern(
    r"In (?:article|message) <[^\s<>]{3,120}>,$"
)  # Google Groups parts it from the name
_IN_MESSAGE = " wrote in message"  # which Google Groups parts from the id
_FIELD = pattern(
    r"(?:To|Cc|CC|Date|Sent|Subject|Newsgroups|Reply-To|Organization|Message-I[dD]):\s"
)
_RULER = 4  # signs; fewer may be what cuts or marks an attribution
_RULERS = ("-" * _RULER, "=" * _RULER, "_" * _RULER, "*" * _RULER)
_MOST_GAP = 2  # lines of marks alone inside one attribution


def joins(state: State, first: int, lower: str) -> bool:
    """Whether a line can be the upper part of what stands below it.

    A quoting client that re-wraps leaves the parts at different depths; then they must be short.
    """
    line = state.bare[first]
    if lower[:2] == "* " and lower[2:3] != "<":
        return False  # a file below the head of a change log's entry; before an address bold letters end
    if line[-1] == "," and salutation_rule(line):
        return False  # "Hello Ann," of whoever answers, right above "DATE, you wrote:"
    if line[:4] == "http" and " " not in line:
        return False  # a link that ends what was written above
    if line[:_RULER] in _RULERS and not line.strip(line[0]):
        return False  # what Phabricator draws above a name
    if line[-1] in ".:!?" and not is_torn(line) and not _goes_on(line, lower):
        return False
    return state.depth[first] == state.depth[first + 1] or len(lower) < 60


def _goes_on(line: str, lower: str) -> bool:
    """Whether a line that ends like a sentence is cut behind an abbreviation, a subject cut short ("Re: The gau.."), a
    name that lost a letter ("Bov?"), or inside brackets or an address."""
    if line[-1] == ".":
        return (
            _ABBREVIATED.search(line[-8:]) is not None
            or (lower[0].isdigit() and _SHORT.search(line[-8:]) is not None)
            or is_date_word(line.split()[-1])
            or (lower[-1] == ")" and line[-2:] == ".." and "@" in lower)
        )
    if line[-1] == "?":
        if not any(map(str.isalnum, line)):
            return lower[:3] == "on "  # Gnus, all letters lost
        verb = len(lower) < _SHORTEST and lower[-1] == ":"
        return (lower[0] == "<" or verb) and line.split()[-1][0].isupper()
    if line[-1] == "!":
        return lower[:10] == "You wrote "  # below its greeting
    if line[-1] != ":":
        return False
    if "@" in lower and " " not in lower and lower.endswith("..."):
        return True  # Outlook Express breaks before the id
    return line.endswith("mailto:") or (line.rfind("(") > line.rfind(")") and ")" in lower)


def is_torn(upper: str) -> bool:
    """Whether a line ends inside an address.

    >>> is_torn("Ann Lee <"), is_torn("Ann Lee <ann@example.org>")
    (True, False)
    """
    return upper.rfind("<") > upper.rfind(">")


def join_lines(upper: str, lower: str) -> str:
    """Two lines as one; an id or address that was cut in the middle is whole again, as is what a soft line break cut
    that was never decoded.

    >>> join_lines("On 5 Feb 2018, Ann L=", "ee wrote:"), join_lines("Ann Lee =", "<ann@example.org> wrote:")
    ('On 5 Feb 2018, Ann Lee wrote:', 'Ann Lee <ann@example.org> wrote:')
    """
    if upper[-1:] == "=" and upper[-2:] != "==":
        return f"{upper[:-1]}{lower}"
    if lower[:1] == "@" and "news:" in upper.rpartition(" ")[2]:
        return f"{upper}{lower}"  # Xnews breaks an id there
    opened = upper.rfind("<")
    if (
        -1 < opened < len(upper) - 1
        and not set(" >").intersection(upper[opened:])
        and ">" in lower.split(None, 1)[0][1:]
        and lower[0] not in "<([-"
    ):
        return f"{upper}{lower}"
    return f"{upper} {lower}"


def above_gap(state: State, number: int, lower: str) -> int | None:
    """The line above a gap inside a wrapped attribution (None: it is none): lines of marks alone
    hold what closed a cut address, and clients that wrap leave blank ones above the verb."""
    above = number
    while above >= 0 and not state.bare[above]:
        above -= 1
        if number - above > _MOST_GAP:
            return None
    if above < 0:
        return None
    upper = state.bare[above]
    if lower[0] == "<":
        dated = any(map(str.isdigit, upper))  # a name alone signs what stands above
        return above if dated and above == number - 1 else None
    if number - above == 1 and (
        (state.depth[above] and _is_parted(upper, lower))
        or (upper[:3] == "In " and _ARTICLE.match(upper))
        or (upper.endswith(_IN_MESSAGE) and lower[:5] == "news:")
    ):
        return above
    cut = upper[-1] == ">" or upper.rfind("<") > upper.rfind(">")
    if len(lower) < _SHORTEST and cut and ("@" in upper or " at " in upper):
        return above
    if (
        number - above == 1
        and state.depth[number]
        and "@" in upper.split()[-1]
        and len(lower) < _SHORTEST
    ):
        return above
    return None


def closes_below(state: State, last: int) -> int:
    """Where an attribution ends whose last line is an address alone, torn from the bracket before it and the one
    behind it, which is taken for a mark; 0 where it is no such line.

    >>> state = State("", ["Ann Lee <", "ann@example.org", "", "", "Hi"])
    >>> state.depth = [0, 0, 1, 0, 1]
    >>> closes_below(state, 1)
    3
    """
    bare, depth = state.bare, state.depth
    closes = last + 1 < len(bare) and not bare[last + 1] and depth[last + 1] == depth[last] + 1
    if not closes or not last or " " in bare[last] or "@" not in bare[last]:
        return 0
    return last + 2 if bare[last - 1].endswith("<") else 0


def closes_address(state: State, number: int) -> bool:
    """Whether the bracket behind the address on which a line ends begins the next one, and is taken for a mark.

    >>> state = State("", ["Ann Lee <ann@example.org", "wrote:"])
    >>> state.depth = [1, 2]
    >>> closes_address(state, 0)
    True
    """
    line, depth = state.bare[number], state.depth
    if depth[number + 1] != depth[number] + 1 or not is_torn(line):
        return False
    address = line[line.rfind("<") + 1 :]
    return "@" in address and " " not in address


def _is_parted(upper: str, lower: str) -> bool:
    """Whether a quoted attribution of two lines was made two paragraphs, as KMail does: a date with its
    zone (or a clock and a comma) above a person, or all but the verb above the verb."""
    if "@" in lower:
        timed = upper[-1] == "," and lower[-1] == ":" and _CLOCK.search(upper) is not None
        return timed or (len(upper) <= 60 and _DATE_ALONE.match(upper) is not None)
    verb = len(lower) < _SHORTEST and " " not in lower and lower[-1] == ":"
    return verb and upper[-1].isalpha() and _ZONED_CLOCK.search(upper) is not None


def depth_below(state: State, last: int) -> int | None:
    """The depth of the next line with words, within two blank ones (in a quote three: Mozilla leaves as many) and some
    that bear marks alone."""
    bare, depth = state.bare, state.depth
    blank = 0
    for number in range(last + 1, min(last + _FARTHEST, len(bare))):
        if bare[number]:
            if hides_quote(bare[number]):
                return depth[last] + 1
            if depth[number] > depth[last] or not _is_cut(bare[number]):
                return depth[number]
            continue
        blank += depth[number] <= depth[last]
        if blank > 2 + (depth[last] > 0):
            return None
    return None


def _is_cut(line: str) -> bool:
    """Whether a line says that something was left out: "[...]", "(snip)"."""
    if len(line) > 60 or line[0] not in _CUT_STARTS:
        return False
    if line[0].isalpha() and not line.lower().startswith(_CUT_WORDS):
        return False
    return _CUT.match(line) is not None


def heads_fields(state: State, number: int) -> bool:
    """Whether "From: NAME" is the first of a block of fields, whose mark was lost."""
    return (
        state.bare[number].startswith("From:")
        and number + 1 < len(state.bare)
        and _FIELD.match(state.bare[number + 1]) is not None
    )

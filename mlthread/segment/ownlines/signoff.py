"""Greetings, closings, signatures and footers. In: a `State` with levels. Out: those lines marked.

Only the edges are looked at: the first line and the last paragraphs of each run of the author's own
lines, from the bottom up (footers, then the signature, then the closing), and the end of quotes,
where list footers belong to nobody's text.

>>> from mlthread.segment.quoting.lines import read_lines
>>> from .survey import survey_lines
>>> state = read_lines("Hi Ann,\\n\\nit works.\\n\\nThanks,\\nBo\\n-- \\nBo Chen\\n")
>>> mark_signoff(state, survey_lines(state))
>>> state.kind
['salutation', '', '', '', 'closing', 'closing', 'signature', 'signature']
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress, count, pairwise

from mlthread.pattern import pattern
from mlthread.rules.footers import find_footer
from mlthread.rules.greetings import (
    closing_rule,
    is_name,
    names_in_a_row,
    salutation_rule,
)
from mlthread.rules.nobody import ARTICLES, PREPOSITIONS
from mlthread.rules.taglines import tagline_rule
from mlthread.segment.state import State

from .cards import looks_like_signature
from .closings import mark_closing
from .contacts import has_link
from .lineshapes import is_field
from .paragraphs import next_kind, trim
from .shapes import is_sentence
from .survey import Survey
from .tails import take_tail

__all__ = ["mark_signoff"]

_ADDRESSED = pattern(r"\[(?:[Tt]o|[Cc][Cc]): ?[\w.+-]{1,80}\[at\][\w.-]{1,80}\]\Z")
_DASHED_NAME = pattern(r"--? ?[^\W\d_][\w.'’]{0,15}(?: [^\W\d_][\w.'’-]{0,20}){0,2}\Z")
_LONGEST_TAG = 60
_WIDE = 30  # signs of a ruler that parts a letter from what it encloses
_LONGEST_SMALL = 12  # letters of a name in small ones
_LONGEST_EAST = 8  # letters of a name and a title in a script without blanks
_HIRAGANA = pattern(r"[\u3041-\u309f]")
_MOST_BANNERS = 4
_LONGEST_BANNER = 5  # lines
_NO_NAMES = ARTICLES | PREPOSITIONS
# What opens a paragraph as a name does that is called, beside what no name is at all.
_NOT_CALLED = frozenset(
    """
    advantages disadvantages pointers distribution explanation motivation maintenance position preface responsibilities
    braindump hypothetical alert asap because running briefly clearly curious summarising summarizing
    fwiw damn gee umm errr woah whoa yepp
    """.split()
)
_SET_IN = (" ", "\t")
_MOST_LETTERHEAD = 3  # lines
_WIDEST_HOUSE, _MOST_HOUSE_WORDS = 48, 7
_HOUSES = frozenset("Corp. Inc. Co. Ltd. L.P. L.L.C.".split())
_MAX_LINES = 14  # of a signature below its picture


def mark_signoff(state: State, survey: Survey) -> None:
    """Mark what stands at the edges of the runs of the author's own lines."""
    _mark_taglines(state)
    runs, rulers = survey.runs, survey.rulers
    top, quoted = _first_own_line(state), next(compress(count(), state.level), len(state.level))
    if rulers and runs:
        _mark_below_letterhead(state, *runs[0], rulers)
    more = False  # the author wrote something further down
    for place in range(len(runs) - 1, -1, -1):
        start, stop = runs[place]
        stop = _take_letterhead(state, start, stop)
        if stop == start:
            continue  # nothing stands above the house
        end = take_tail(state, start, stop, rulers, more_above=top < start)
        if place == 0 and end > start:
            start = _take_banner(state, start, end, rulers)
        if end > start:
            if rulers:
                _mark_letter(state, start, end, rulers, quoted < start)
            held = more and not _before_history(state, stop)
            mark_closing(state, start, end, held, more, quoted < start)
            if place and not more and end - start == 1:
                _mark_dashed_name(state, start)
            if len(runs) > 1 or end - start > 1 or end < stop:
                _mark_salutation(state, start, first=place == 0)
                if place == 0 and not state.kind[start] and state.opens(start):
                    _mark_below_fields(state, start, end)
            more = True
    for start, stop in runs[1:]:
        _mark_below_picture(state, start, stop)


def _take_letterhead(state: State, start: int, stop: int) -> int:
    """Notes' stationery has the house above "From:", both set in, as in Enron's mail; where the author ends above it."""
    bare, content = state.bare, state.content
    head, house = state.next_said(stop), trim(bare, start, stop) - 1
    if (
        next_kind(state, stop) == "headers"
        and bare[head][:5] == "From:"
        and content[head][:1] in _SET_IN
        and start <= house < head - 1
        and content[house][:1] in _SET_IN
        and not (house and bare[house - 1])
        and _is_house(bare[house])
    ):
        state.mark(house, house + 1, "signature", "signature/letterhead")
        return house
    return stop


def _is_house(line: str) -> bool:
    """A few words that end no sentence, unless they are cut: "Northern Tide Corp."."""
    words = line.split()
    ends = line[-1].isalpha() or words[-1] in _HOUSES
    return len(line) <= _WIDEST_HOUSE and len(words) <= _MOST_HOUSE_WORDS and ends


def _first_own_line(state: State) -> int:
    """The first line of the author's that is undecided; the number of lines where none is."""
    kind, level = state.kind, state.level
    own = (n for n, line in enumerate(state.bare) if line and not level[n] and not kind[n])
    return next(own, len(kind))


def _mark_dashed_name(state: State, number: int) -> None:
    """ "-Ann" alone below the last quote signs what stands above it, and is no answer."""
    line = state.bare[number]
    if line[0] == "-" and not state.kind[number] and _DASHED_NAME.match(line):
        state.mark(number, number + 1, "closing", "closing/name")


def _mark_letter(state: State, start: int, end: int, rulers: list[int], answers: bool) -> None:
    """The closing of a letter above a ruler across the page: below it stands what is enclosed."""
    for ruler in rulers[bisect_left(rulers, start) : bisect_left(rulers, end)]:
        if len(state.bare[ruler]) >= _WIDE:
            mark_closing(state, start, ruler, interleaved=True, answers=answers)
            return


def _mark_below_picture(state: State, start: int, stop: int) -> None:
    """A signature goes on below the picture in it: what stands there is no more than a contact."""
    bare, kind = state.bare, state.kind
    if kind[start] or state.rule[start - 1] != "technical/attachment":
        return
    above = start - 1
    while above > 0 and (not bare[above] or state.rule[above] == "technical/attachment"):
        above -= 1
    if kind[above] not in ("closing", "signature"):
        return
    end = next((number for number in range(start, stop) if kind[number]), stop)
    lines = [line for line in bare[start:end] if line]
    linked = has_link(lines) and not any(map(is_sentence, lines))
    if len(lines) <= _MAX_LINES and (linked or looks_like_signature(lines, after_closing=True)):
        state.mark(start, end, "signature", "signature/picture")


def _mark_taglines(state: State) -> None:
    """What a client adds ("Sent from my iPhone") as a paragraph of its own, wherever it stands."""
    bare, kind, level = state.bare, state.kind, state.level
    for above, below in pairwise((-1, *state.blanks)):
        number = above + 1
        if below - above != 2 or kind[number] or level[number]:
            continue
        if len(bare[number]) < _LONGEST_TAG and bare[number][-1] != ":":
            rule = tagline_rule(bare[number])
            if rule:
                state.mark(number, below, "footer", rule)


def _before_history(state: State, number: int) -> bool:
    """Does an attribution or a header block follow, not just a quoted line?"""
    below = state.next_said(number)
    return below == len(state.kind) or state.kind[below] not in ("", "quote")


def _mark_salutation(state: State, start: int, first: bool) -> None:
    bare = state.bare
    line = bare[start]
    if state.kind[start]:
        return
    alone = start + 1 < len(bare) and not bare[start + 1]
    rule = salutation_rule(line, alone)
    if rule is None and first:
        named = alone and (_is_names_only(state, start) or _is_small_vocative(line))
        called = named or _is_vocative(line)
        if called and (
            line[-1] != "!" or _is_called_first(state, start) or _is_quoted(state, line)
        ):
            rule = "salutation/name"
    if rule:
        state.mark(start, start + 1, "salutation", rule)


def _mark_below_letterhead(state: State, start: int, end: int, rulers: list[int]) -> None:
    """A greeting below a name between two rulers, as on paper, with which the mail opens."""
    bare = state.bare
    if start not in rulers or not state.opens(start):
        return
    name = state.next_said(start + 1)
    ruler = next((number for number in rulers if number > name), end)
    if ruler - name > _MOST_LETTERHEAD or ruler + 1 >= end or bare[ruler + 1]:
        return
    greeting = state.next_said(ruler + 1)
    if greeting < end:
        _mark_salutation(state, greeting, first=bare[greeting][-1] == ",")


def _mark_below_fields(state: State, start: int, end: int) -> None:
    """A greeting below the fields of a report that open the mail: "Package: ...", "Version: ..."."""
    bare, below = state.bare, start
    while below < end and is_field(bare[below]):
        below += 1
    if start < below < end and not bare[below]:
        greeting = state.next_said(below)
        if greeting < end:
            _mark_salutation(state, greeting, first=bare[greeting][-1] == ",")


def _is_names_only(state: State, start: int) -> bool:
    """ "Peter" or "Jan, Susheel" on a line of its own, and the author's prose below; "Works." is an answer."""
    bare, line = state.bare, state.bare[start]
    if (
        line[-1] == "."
        or len(line) > 40
        or not line[0].isupper()
        or (line.isupper() and len(line) > 4)
    ):
        return False
    if closing_rule(line):
        return False
    names = [name.strip() for name in line.split(",")]
    if not all(name and " " not in name and is_name(name) for name in names):
        return False
    below = state.next_said(start + 1)
    return below < len(bare) and not state.kind[below] and is_sentence(bare[below])


def _is_small_vocative(line: str) -> bool:
    """ "ann," on a line of its own."""
    word = line[:-1]
    small = (
        line[-1] == "," and 2 < len(word) <= _LONGEST_SMALL and word.isalpha() and word.islower()
    )
    return small and is_name(line) and not closing_rule(line)


def _is_vocative(line: str) -> bool:
    """ "Ann," "Sue & Mary --" "Vince:": one to four names and a sign that ends a salutation."""
    if len(line) > 40 or line[-1:] not in ",:;!-–—，：":
        return False
    if line.isupper() and len(line) > 6 and (line[-1] != "," or " " in line):
        return False  # a heading
    if closing_rule(line):
        return False
    words = line.rstrip(" ,:;!-–—，：").split()
    if words[:1] and words[0].casefold() in _NOT_CALLED:
        return False
    if line[-1] == ":" and words[:1] and words[0].casefold() in _NO_NAMES:
        return False  # "The Third Harbour:" above a link, "In Scheme:" above code
    if (
        words
        and words[0][0] > "\u2e80"
        and (len(words[0]) > _LONGEST_EAST or (line[-1] in ":：" and _HIRAGANA.search(words[-1])))
    ):
        return False  # a sentence, which has no blanks: 王伟昨天在群里写道：, 今日の予定：
    return 1 <= len(words) <= 4 and names_in_a_row(words) and is_name(words[0])


def _is_called_first(state: State, start: int) -> bool:
    """Whether the mail opens with one word ("Ann!"): below a quote it is what that is answered by ("Hooray!")."""
    return state.opens(start) and " " not in state.bare[start]


def _is_quoted(state: State, line: str) -> bool:
    """Whether whoever a line calls is somebody that the mail quotes: "Hooray!" calls nobody."""
    words = set(line.rstrip(" !").split())
    names = (said.name for said in state.attributions.values() if said.name)
    return any(not words.isdisjoint(name.split()) for name in names)


def _take_banner(state: State, start: int, stop: int, rulers: list[int]) -> int:
    """Notices that gateways put on top, perhaps between two rulers; where the author begins."""
    bare = state.bare
    while start + 1 < stop and state.kind[start] == "footer":
        start = state.next_said(start + 1)
    while start + 1 < stop and bare[start][:1] == "[" and _ADDRESSED.match(bare[start]):
        state.mark(start, start + 1, "footer", "footer/addressed")
        start = state.next_said(start + 1)
    for _ in range(_MOST_BANNERS):
        below = _below_banner(state, start, stop, rulers)
        if below == start:
            break
        start = below
    return start


def _below_banner(state: State, start: int, stop: int, rulers: list[int]) -> int:
    """Marks the notice that opens a run; the line below it."""
    bare = state.bare
    framed = start in rulers
    end = first = start + 1 if framed else start
    most = min(stop, first + _LONGEST_BANNER + 1)
    while end < most and bare[end] and end not in rulers:
        end += 1
    if end == first or end - first > _LONGEST_BANNER or state.kind[first]:
        return start
    if end == stop and not _is_above_history(state, stop):
        return start
    name = find_footer(bare[first:end], framed, opening=True)
    if name is None:
        return start
    if _ends_at_once(bare[first]):
        end = first + 1  # the words may stand right below
    state.mark(first, end, "footer", f"footer/{name}")
    if framed:
        state.mark(start, first, "separator", "separator/ruler")
    if end in rulers:
        state.mark(end, end + 1, "separator", "separator/ruler")
        end += 1
    while end < stop and not bare[end]:
        end += 1
    return end


def _ends_at_once(line: str) -> bool:
    """Whether a notice is all on its first line: in brackets, or with a link that tells more."""
    return (line[0] == "[" and line[-1] == "]") or "learn why this is important" in line.casefold()


def _is_above_history(state: State, stop: int) -> bool:
    """Whether somebody else's mail follows: a notice above it may be all that this one adds."""
    return next_kind(state, stop) in ("headers", "attribution")

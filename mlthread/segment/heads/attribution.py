"""Attribution lines. In: the lines and their depth. Out: what of them says whose words follow.

They are looked for from their last line upwards, where a line ends as templates do or a deeper quote stands below;
`evidence` judges what is found.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("On 5 Feb 2018, Ann Lee <ann@example.org>\\nwrote:\\n> Hi\\n")
>>> mark_attributions(state)
>>> state.kind, state.attributions[0].email
(['attribution', 'attribution', ''], 'ann@example.org')
"""

from __future__ import annotations

from collections.abc import Iterable

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.cuts import is_cut
from mlthread.rules.dateruns import is_date_word
from mlthread.rules.frames import Frame, flat_line
from mlthread.rules.framesearch import DOTS, can_end_so
from mlthread.rules.greetings import closing_rule
from mlthread.rules.nobody import PREPOSITIONS
from mlthread.rules.people import looks_like_person, read_person
from mlthread.rules.sayings import SAYS
from mlthread.segment.cues import AGO, MARKED_FROM, PREVIOUS
from mlthread.segment.quoting.indents import indented_stop
from mlthread.segment.quoting.sessions import CITED
from mlthread.segment.state import FINALS, STEERING, State

from .copies import below_tagline, heads_cut, stands_in_quote
from .evidence import (
    before_dates,
    has_address,
    heads_quote,
    is_day,
    is_left_open,
    opens_paragraph,
    read_line,
)
from .inhistory import mark_in_history
from .inline import heads_inline, leaves_tail
from .joins import (
    above_gap,
    closes_address,
    closes_below,
    depth_below,
    is_torn,
    join_lines,
    joins,
)
from .trackerlines import mark_notes, mark_underlined, take_tracker

__all__ = ["mark_attributions"]

_MOST_LINES = 4
_FARTHEST = 5  # lines above the last one, gaps counted
_FARTHEST_ABOVE = 9  # lines below, those that bear marks alone counted
_LONGEST = 320
_NO_HEAD = ("",)
_FOLLOWING = "the following"
_TELLING = pattern(r"\d(?:[:.h]\d\d|\. \d{1,2}\. \d|[/.\-]\d{1,2}[/.\-]\d|\d{3}|\s?年)")
_LONGEST_VERB = 16  # letters of a line with the verb alone
_VERB = pattern(rf"(?:a |ha )?(?:{SAYS})\s?:$")
_DRAWN_ENDS = ("----", "---")
_LONGEST_END = 80  # letters of the longest end of a template, and more
_CUE = pattern(r"[\d@$:<]")  # what templates that are not known by their end hold


def mark_attributions(state: State) -> None:
    """Marks every attribution line, and what it says."""
    _mark_rare(state)
    if "-" in state.signs:
        mark_notes(state)
        mark_underlined(state)
    bare, kind = state.bare, state.kind
    drawn = {n for n in state.signs.get("-", ()) if _closes_drawn(bare, n)}
    ended = [
        n
        for n in state.finals
        if (_ends_so(bare[n]) or n in drawn) and n + 1 not in drawn and not _is_cut_off(bare, n)
    ]
    inline = heads_inline(state)
    whole = {number: bare[number] for number in inline}
    for number, head in inline.items():
        bare[number] = head
    numbers = dict.fromkeys(sorted({*ended, *inline}) if inline else ended, -1)
    if state.quoted:
        numbers = dict(sorted((numbers | _lines_above_deeper(state)).items()))
    seen = {*ended, *inline}
    taken = -1
    for number, above in numbers.items():
        if (
            above > taken
            and above not in seen
            and not kind[above]
            and _find(state, above, taken + 1)
        ):
            taken = above  # whatever stands right above a deeper quote may introduce it
        if number in seen and (
            kind[number] or _find(state, number, taken + 1) or take_tracker(state, number)
        ):
            taken = number
    for number, line in whole.items():
        if not kind[number]:
            bare[number] = line
        elif leaves_tail(state, number):
            state.depth[number + 1] += 1
    left = [n for n in numbers.values() if n >= 0 and not kind[n] and bare[n][-1] in "]:"]
    if left:
        _mark_first_names(state, left)
    mark_in_history(state)


def _mark_rare(state: State) -> None:
    """Marks the attributions and heads of what few mails hold, loaded where a mail does."""
    text = state.text
    if "/" in text and PREVIOUS in text:
        from .forumposts import mark_previous_posts

        mark_previous_posts(state)
    if "(" in text and AGO.search(text):
        from .gmailpages import mark_copied_pages

        mark_copied_pages(state)
    if state.quoted and "> From " in text and MARKED_FROM.search(text):
        from .fromlines import mark_from_lines

        mark_from_lines(state)
    if CITED in text:
        from .supercite import mark_supercite

        mark_supercite(state)


def _mark_first_names(state: State, heads: Iterable[int]) -> None:
    """Lines such as "[Ann]" or "TimH:" right above deeper quotes."""
    from .guesses import first_names  # late: few mails hold any

    lines = {n: state.bare[n] for n in heads}
    named = first_names(lines.values())
    if not named:
        # "[Ann]" may be a note, "TimH:" a heading, but not on top of a mail that goes on with a quote
        top = [n for n in lines if state.opens(n) and state.depth[n + 1] > state.depth[n]]
        named = first_names([lines[n] for n in top], opens=True)
        lines = {n: lines[n] for n in top}
    for number, line in lines.items():
        if line in named and opens_paragraph(state, number):
            _mark(state, number, number + 1, named[line])


def _lines_above_deeper(state: State) -> dict[int, int]:
    """The first line of each deeper quote, and the line right above it, if one is near."""
    depth = state.depth
    found: dict[int, int] = {}
    above, outer = -1, 0  # the line above that says something
    headed = "From:" in state.text or "Excerpts from " in state.text
    for number, line in enumerate(state.bare):
        if not line or (headed and above == number - 1 >= 0 and _leaves_out(state, number)):
            continue
        here = depth[number]
        if (
            above >= 0
            and here > outer
            and number - above <= _FARTHEST_ABOVE
            and sum([depth[n] <= outer for n in range(above + 1, number)]) <= 2 + (outer > 0)
            and not (above == number - 1 and _is_verb(line))
        ):
            found[number] = above
        above, outer = number, here
    return found


def _is_verb(line: str) -> bool:
    """Whether a line is but the verb that closes an attribution.

    >>> _is_verb("wrote:"), _is_verb("a écrit :"), _is_verb("well:")
    (True, True, False)
    """
    return line[-1] == ":" and len(line) <= _LONGEST_VERB and _VERB.match(line) is not None


def _leaves_out(state: State, number: int) -> bool:
    """Whether a line says no more than that something was left out, below one that names a sender."""
    line, above = state.bare[number], state.bare[number - 1]
    level = state.depth[number] == state.depth[number - 1]
    names = above[:5] == "From:" or ("@" in above and above[-1] != ":")
    return level and names and is_cut(line)


def _is_cut_off(bare: list[str], number: int) -> bool:
    """Whether an attribution goes on below a line that may end one: the verb that closes it stands there, below ">>>",
    or where it was said, below the verb."""
    line, below = bare[number], bare[number + 1] if number + 1 < len(bare) else ""
    if line.endswith(">>>"):
        return below[-1:] == ":" and len(below) <= _LONGEST_VERB and not below[0].isupper()
    return (
        line[-1].isalpha()
        and below.endswith((":", DOTS))
        and (below.partition(" ")[0] in PREPOSITIONS or below.startswith(_FOLLOWING))
    )


def _closes_drawn(bare: list[str], number: int) -> bool:
    """Whether a line is the dashes behind what Zoho writes between some, wrapped before them: "---- On DATE Ann Lee
    <ann@example.org> wrote" above it."""
    if bare[number] not in _DRAWN_ENDS or not number:
        return False
    above = bare[number - 1]
    return above[:4] == "----" != above[-4:]


def _ends_so(line: str) -> bool:
    """Whether an attribution line may end so, marks that steer its direction left off; rulers are none."""
    if line[-1] == "-":
        return bool(line.strip("-"))
    return line.rstrip(STEERING)[-1:] in FINALS


def _find(state: State, last: int, floor: int) -> bool:
    """The shortest join of lines up to `last` that is an attribution, strong before weak."""
    below = depth_below(state, last)
    deeper = below is not None and below > state.depth[last]
    set_in = below == state.depth[last] or (deeper and not state.depth[last])
    indented = indented_stop(state, last) if set_in else None
    window = " ".join(state.bare[max(floor, last - _FARTHEST) : last + 1])
    said, stop = None, last + 1
    if deeper and (closed := closes_below(state, last)):
        state.bare[last] += ">"  # it is read whole
        stop = closed
    if deeper:
        if (
            _CUE.search(window)
            or can_end_so(flat_line(window[-_LONGEST_END:]))
            or is_left_open(state.bare[last])
        ):
            said = _join(state, last, floor, below, indented=False)
        if said is None:
            from .untemplated import guess_above  # late: most quotes have one that a template fits

            said = guess_above(state, last, floor)
    elif (
        indented is not None
        or (_tells(window) if window[-3:] != DOTS else has_address(window))
        or heads_quote(state, last)
        or stands_in_quote(state, last, last)
        or below_tagline(state, last)
        or heads_cut(state, last)
    ):
        said = _join(state, last, floor, below, indented is not None)
    if said is None or _signs(state, said[0], last):
        if stop > last + 1:
            state.bare[last] = state.bare[last][:-1]
        return False
    _mark(state, said[0], stop, said[1], indented)
    if stop > last + 1:
        state.content[last + 1] = state.bare[last + 1] = ">"
    return True


def _signs(state: State, first: int, last: int) -> bool:
    """Whether a name and a day stand right below a closing phrase, and nothing says that words follow: so its
    author signs the mail above the quote."""
    above = state.bare[first - 1] if first else ""
    return (
        state.bare[last][-1] not in FINALS
        and above != ""
        and state.depth[first - 1] == state.depth[first]
        and closing_rule(above) is not None
    )


def _join(
    state: State, last: int, floor: int, below: int | None, indented: bool
) -> tuple[int, Attribution] | None:
    """The first line of the attribution that ends on line `last`, and what it says."""
    telling = indented or (below is not None and below > state.depth[last])
    weak: tuple[int, Attribution] | None = None
    best: tuple[int, Attribution, Frame] | None = None
    first, used, torn = last, 0, False
    line = ""
    while first >= floor and used < _MOST_LINES:
        part = state.bare[first]
        if not part and used and (above := above_gap(state, first, line)) is not None:
            first, torn = above, True
            part = state.bare[first]
        if not part or state.kind[first]:
            break
        if used:
            if not joins(state, first, line):
                break
            if weak is not None and _stands_outside(state, first, last, below, line, weak[1]):
                break
            torn = torn or state.depth[first] != state.depth[first + 1]
            if closes_address(state, first):
                part += ">"
        line = join_lines(part, line) if line else part
        if len(line) > _LONGEST:
            break
        used += 1
        found = None
        telling = (
            telling
            or _tells(part)
            or heads_quote(state, first)
            or stands_in_quote(state, first, last)
            or below_tagline(state, first)
            or heads_cut(state, last)
        )
        if telling and not (first > floor and is_torn(state.bare[first - 1])):
            confirmed = below is not None and below > state.depth[first]
            found = read_line(state, flat_line(line), first, last, confirmed, indented)
        if found is not None:
            said, frame = found
            if frame.strong and (best is None or _says_more(said, frame, best)):
                best = first, said, frame
                if frame.literals[0] != _NO_HEAD and not part[0].islower():
                    break  # it begins with words of its own: nothing above belongs to it
            elif (
                not torn
                and best is None
                and (weak is None or _says_better(state, first, part, said, weak[1]))
            ):
                weak = first, said
        first -= 1
    return weak if best is None else (best[0], best[1])


def _stands_outside(
    state: State, first: int, last: int, below: int | None, line: str, found: Attribution
) -> bool:
    """Whether what is `found` so far stands in a quote alone, and the line above it outside."""
    return (
        state.depth[first] < state.depth[last]
        and not (line[0] == "<" and found.name is None)  # it is the tail of a name
        and not (below == state.depth[last] and _breaks_off(state.bare[first]))
    )


def _says_better(
    state: State, first: int, part: str, said: Attribution, found: Attribution
) -> bool:
    """Whether what a line more says of the same words is to be believed instead of what was `found`."""
    return (
        _names_it(said, found, part)
        or _adds_to(said, found, part)
        or (state.bare[first + 1][0] == "(" and " " not in part and has_address(part))
    )


def _breaks_off(line: str) -> bool:
    """Whether a line begins as attributions do, has a date, and ends amid a name: what a client that breaks lines
    anew has pushed into the quote goes on there.

    >>> _breaks_off("On Mon, Feb 5, 2018 at 1:02 PM, Ann"), _breaks_off("On Mon, Feb 5, 2018 at 1:02 PM, you wrote:")
    (True, False)
    """
    return (
        line[-1].isalpha()
        and before_dates(line.split(None, 1)[0].lower())
        and _TELLING.search(line) is not None
        and not can_end_so(flat_line(line))
    )


def _tells(text: str) -> bool:
    """Whether an address or a date may stand in a text, or signs are drawn round it."""
    return has_address(text) or text.endswith("<=-") or _TELLING.search(text) is not None


def _says_more(said: Attribution, frame: Frame, best: tuple[int, Attribution, Frame]) -> bool:
    """Whether a longer join is the better reading: its frame fixes more, or it has the name too, or the
    day where the shorter one has but the clock."""
    if frame.weight != best[2].weight:
        return frame.weight > best[2].weight
    if best[1].name is None and said.name is not None:
        return True
    return bool(best[1].date and said.date) and not is_day(best[1].date) and is_day(said.date)


def _names_it(said: Attribution, weak: Attribution, part: str) -> bool:
    """Whether the line above an address holds the name, and nothing else."""
    return (
        weak.name is None
        and said.name is not None
        and len(part) <= 60
        and part[-1] not in ".,;:"
        and (not part[0].islower() or (len(part) <= 24 and part.count(" ") < 2))
        and looks_like_person(part)
        and read_person(part).name == said.name
    )


def _adds_to(said: Attribution, weak: Attribution, part: str) -> bool:
    """Whether the line above holds the Message-ID, or a date with which attributions begin, and maybe more of the name."""
    if said.name is None or said.email != weak.email or not said.name.endswith(weak.name or ""):
        return False
    if said.message_id is not None:
        return weak.message_id is None
    word = part.split(None, 1)[0].rstrip(",").lower()
    opens = word[0].isdigit() or before_dates(word) or is_date_word(word)
    return weak.date is None and opens and said.date is not None and ":" in said.date


def _mark(
    state: State, first: int, stop: int, attribution: Attribution, until: int | None = None
) -> None:
    depth = state.depth[first]
    for number in range(first + 1, stop):
        state.depth[number] = depth  # a re-wrapped tail belongs to its head
    state.mark(first, stop, "attribution", attribution.rule, attribution.evidence)
    if until is not None:
        state.held.add(first)
        state.margins.setdefault(until, first)
    state.attributions[first] = attribution

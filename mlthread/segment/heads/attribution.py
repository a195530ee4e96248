"""Attribution lines. In: the lines and their depth. Out: what of them says whose words follow.

A line counts by evidence: a frame with a date stands on its own where a clock or an address speaks
for it; a weak one ("Ann wrote:") needs a deeper quote below it. Prose that looks like one stays prose.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("On 5 Feb 2018, Ann Lee <ann@example.org>\\nwrote:\\n> Hi\\n")
>>> mark_attributions(state)
>>> state.kind, state.attributions[0].email
(['attribution', 'attribution', ''], 'ann@example.org')
"""

from __future__ import annotations

from itertools import chain, pairwise

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.dates import read_written_date
from mlthread.rules.frames import DOTS, Frame, can_end_so, flat_line, match_frames
from mlthread.rules.people import looks_like_person, read_person
from mlthread.rules.trackers import read_tracker
from mlthread.segment.quoting.indents import indented_stop
from mlthread.segment.state import FINALS, SAME_LEVEL, STEERING, State

from .copies import answered_on_top, heads_copy, stands_alone, stands_in_quote
from .forumposts import PREVIOUS, mark_previous_posts
from .fromlines import mark_from_lines
from .guesses import guess
from .inhistory import mark_in_history
from .inline import heads_inline
from .joins import above_gap, depth_below, heads_fields, is_torn, join_lines, joins
from .said import FEW_LETTERS, Said, fill, is_nick

__all__ = ["mark_attributions"]

_MOST_LINES = 4
_FARTHEST = 5  # lines above the last one, gaps counted
_FARTHEST_ABOVE = 9  # lines below, those that bear marks alone counted
_LONGEST = 320
_NO_HEAD = ("",)
_DRAWN = frozenset("-=*<>~")
_ZIMBRA = "----- "  # drawn before what any language writes
_SENTENCE_ENDS = frozenset('.!?:;)>"”»…,—-_=*~。！？')
_TELLING = pattern(r"\d(?:[:.h]\d\d|\. \d{1,2}\. \d|[/.\-]\d{1,2}[/.\-]\d|\d{3}|\s?年)")

_LONGEST_END = 80  # letters of the longest end of a template, and more
_UNENDED = (" writes", " wrote", " said", " says")
_CUE = pattern(r"[\d@$:<]")  # what templates that are not known by their end hold


def mark_attributions(state: State) -> None:
    """Marks every attribution line, and what it says."""
    if PREVIOUS in state.text:
        mark_previous_posts(state)
    if "> From " in state.text:
        mark_from_lines(state)
    bare, kind = state.bare, state.kind
    ended = [n for n in state.finals if _ends_so(bare[n]) and not _is_cut_off(bare, n)]
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
            kind[number]
            or _find(state, number, taken + 1)
            or _take_tracker(state, number, bare[number])
        ):
            taken = number
    for number, line in whole.items():
        if not kind[number]:
            bare[number] = line
    mark_in_history(state)


def _lines_above_deeper(state: State) -> dict[int, int]:
    """The first line of each deeper quote, and the line right above it, if one is near."""
    depth = state.depth
    numbers = [number for number, line in enumerate(state.bare) if line]
    return {
        below: above
        for above, below in pairwise(numbers)
        if depth[below] > depth[above]
        and below - above <= _FARTHEST_ABOVE
        and sum([depth[n] <= depth[above] for n in range(above + 1, below)]) <= 2
    }


def _is_cut_off(bare: list[str], number: int) -> bool:
    """Whether what closes the line stands on the next one: Zoho's dashes, a verb below ">>>"."""
    below = bare[number + 1] if number + 1 < len(bare) else ""
    if bare[number].endswith(">>>"):
        return below[-1:] == ":" and len(below) <= 16
    return below == "----" and bare[number][-1] == "e"


def _ends_so(line: str) -> bool:
    """Whether an attribution line may end so, marks that steer its direction left off; rulers are none."""
    if line[-1] == "-":
        return bool(line.strip("-"))
    return line[-1] not in STEERING or line.rstrip(STEERING)[-1:] in FINALS


def _take_tracker(state: State, number: int, line: str) -> bool:
    """A bug tracker's line: it names who wrote what stands below it, at its own level."""
    if not line.endswith((" changed:", "---")) and not line[-2:-1].isdigit():
        return False
    found = read_tracker(line)
    if found is None or (line.endswith(" changed:") and not _changes_follow(state, number)):
        return False
    person = read_person(found[1])
    said = Attribution(person.name, person.email, language="en", rule=f"{found[0]}{SAME_LEVEL}")
    _mark(state, number, number + 1, said)
    return True


def _changes_follow(state: State, number: int) -> bool:
    """Bugzilla: a table of what was changed stands below."""
    return any("|" in line for line in state.bare[number + 1 : number + 5])


def _find(state: State, last: int, floor: int) -> bool:
    """The shortest join of lines up to `last` that is an attribution, strong before weak."""
    below = depth_below(state, last)
    deeper = below is not None and below > state.depth[last]
    indented = indented_stop(state, last) if below == state.depth[last] else None
    window = " ".join(state.bare[max(floor, last - _FARTHEST) : last + 1])
    said = None
    if deeper:
        if _CUE.search(window) or can_end_so(flat_line(window[-_LONGEST_END:])):
            said = _join(state, last, floor, below, indented=False)
        if said is None:
            alone = _opens_paragraph(state, last) and not heads_fields(state, last)
            guessed = guess(state.bare[last], alone)
            said = None if guessed is None else (last, guessed)
    elif (
        indented is not None
        or (_tells(window) if window[-3:] != DOTS else _has_address(window))
        or _heads_quote(state, last)
        or stands_in_quote(state, last, last)
    ):
        said = _join(state, last, floor, below, indented is not None)
    if said is None:
        return False
    _mark(state, said[0], last + 1, said[1], indented)
    return True


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
            if weak is not None and state.depth[first] < state.depth[last]:
                break  # it stands in the quote alone, what is above outside
            torn = torn or state.depth[first] != state.depth[first + 1]
        line = join_lines(part, line) if line else part
        if len(line) > _LONGEST:
            break
        used += 1
        found = None
        telling = (
            telling
            or _tells(part)
            or _heads_quote(state, first)
            or stands_in_quote(state, first, last)
        )
        if telling and not (first > floor and is_torn(state.bare[first - 1])):
            found = _read(state, flat_line(line), first, last, below, indented)
        if found is not None:
            said, frame = found
            if frame.strong and (best is None or _says_more(said, frame, best)):
                best = first, said, frame
                if frame.literals[0] != _NO_HEAD and not part[0].islower():
                    break  # it begins with words of its own: nothing above belongs to it
            elif not torn and best is None and (weak is None or _names_it(said, weak[1], part)):
                weak = first, said
        first -= 1
    return weak if best is None else (best[0], best[1])


def _tells(text: str) -> bool:
    """Whether an address or a date may stand in a text, or signs are drawn round it."""
    return _has_address(text) or text.endswith("<=-") or _TELLING.search(text) is not None


def _has_address(text: str) -> bool:
    """Whether a text holds what an address has, plain or spelt out."""
    if "@" in text:
        return True
    low = text.lower()
    return " at " in low or "at)" in low or "at]" in low or "[email" in low


def _says_more(said: Attribution, frame: Frame, best: tuple[int, Attribution, Frame]) -> bool:
    """Whether a longer join is the better reading: its frame fixes more, or it has the name too, or the
    day where the shorter one has but the clock."""
    if frame.weight != best[2].weight:
        return frame.weight > best[2].weight
    if best[1].name is None and said.name is not None:
        return True
    return bool(best[1].date and said.date) and not _is_day(best[1].date) and _is_day(said.date)


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


def _read(
    state: State, line: str, first: int, last: int, below: int | None, indented: bool
) -> tuple[Attribution, Frame] | None:
    """What the joined line says, and its frame; None where nothing speaks for it."""
    depth = state.depth[first]
    confirmed = below is not None and below > depth
    if confirmed and line.endswith(_UNENDED):
        line += ":"
    if "<<" in line:
        line = line.replace("<<", "<").replace(">>", ">")  # an id in two pairs of brackets
    frames = match_frames(line, confirmed or _has_address(line))
    if line[:2] == "--" and line[-2:] == "--" and line.strip("-"):
        # Zoho draws dashes round what any language writes
        frames = chain(frames, match_frames(f"{line.strip('- ')}:", confirmed))
    elif line[:6] == _ZIMBRA:
        frames = chain(match_frames(line[6:], True), frames)
    for match in frames:
        said = fill(match)
        if said is None:
            continue
        attribution = said.attribution
        if match.frame.weight <= FEW_LETTERS and _is_no_head(line):
            continue
        if not _counts(state, first, last, said, match.frame, confirmed) and not (
            indented
            and said.sure
            and said.likely
            and match.frame.weight > FEW_LETTERS
            and _opens_paragraph(state, first)
        ):
            continue
        evidence = ["the next line is deeper"] if confirmed else []
        if indented:
            evidence.append("indented prose stands below")
        if not (confirmed or match.frame.strong) and stands_in_quote(state, first, last):
            evidence.append("it is a paragraph of its own in a quote")
        if match.frame.strong and attribution.date:
            evidence.append("it gives a date" if not said.clock else "it gives a date and a time")
        if said.addressed:
            evidence.append("it gives an address")
        if attribution.message_id:
            evidence.append("it gives a Message-ID")
        if last > first:
            evidence.append(f"wrapped over {last - first + 1} lines")
        return (
            Attribution(
                attribution.name,
                attribution.email,
                attribution.date,
                attribution.message_id,
                None,
                match.frame.language,
                attribution.clock,
                match.frame.rule,
                (*attribution.evidence, *evidence),
            ),
            match.frame,
        )
    return None


def _is_no_head(line: str) -> bool:
    """Whether a line of name and date alone goes on below, or is the trailer of a change log."""
    return line[:3] == "-- " or (is_torn(line) and line[-7:] != "mailto:")


def _counts(state: State, first: int, last: int, said: Said, frame: Frame, confirmed: bool) -> bool:
    """Whether what speaks for the line is enough."""
    words = frame.weight > FEW_LETTERS
    told = said.attribution
    if not said.likely:
        # "On DATE, ask;me wrote:" above a quote says who wrote it, whatever people call themselves.
        return confirmed and frame.strong and words and (said.clock or _has_year(told.date))
    if confirmed:
        known = said.sure or (said.clock and is_nick(told.name))
        return words or ((said.addressed or (known and frame.weight > 0)) and _is_day(told.date))
    if not frame.strong:
        if not words:
            return False
        large = [word for word in (told.name or "").split() if not word[0].islower()]
        named = bool(told.email) or (said.sure and len(large) > 1)
        return (named and (_heads_quote(state, first) or stands_in_quote(state, first, last))) or (
            bool(told.email) and (stands_alone(state, first) or heads_copy(state, first))
        )
    if not words and not (said.addressed and _is_day(told.date)):
        return False
    if told.message_id:
        return True
    if not (said.clock or said.addressed):
        # A day and a name: prose has these too ("On 2 May 2016 the Chair said:").
        return said.sure and (
            state.depth[first] > 0
            or _is_drawn(frame)
            or (_has_year(told.date) and answered_on_top(state, first))
        )
    if not (said.sure or said.addressed or (said.clock and is_nick(told.name))):
        return False
    if said.addressed and said.clock:
        return True
    return not _in_paragraph(state, first)


def _is_drawn(frame: Frame) -> bool:
    """Whether signs are drawn round the words at both ends: no sentence is ("-=> Quoting Ann Lee <=-")."""
    head, tail = frame.literals[0][0], frame.literals[-1][0]
    return head[:1] in _DRAWN and tail[-1:] in _DRAWN and "" not in (head, tail)


def _is_day(date: str | None) -> bool:
    """Whether the date reads as one: where a frame has no words, versions and hosts look like it."""
    return date is None or any(day.month for day in read_written_date(date, "en"))


def _has_year(date: str | None) -> bool:
    return date is not None and any(day.year and day.month for day in read_written_date(date, "en"))


def _heads_quote(state: State, first: int) -> bool:
    """Whether nothing stands above a marked line in its quote, nor says whose the quote is: some clients
    set the attribution in with the words."""
    depth = state.depth[first]
    above = first - 1
    while above >= 0 and not state.bare[above]:
        above -= 1
    return depth > 0 and (above < 0 or (state.depth[above] < depth and not state.kind[above]))


def _opens_paragraph(state: State, first: int) -> bool:
    return first == 0 or not state.bare[first - 1] or state.kind[first - 1] != ""


def _in_paragraph(state: State, first: int) -> bool:
    """Whether the line above runs on into this one."""
    if first == 0 or state.depth[first - 1] != state.depth[first]:
        return False
    above = state.bare[first - 1]
    return bool(above) and above[-1] not in _SENTENCE_ENDS and len(above) > 40


def _mark(
    state: State, first: int, stop: int, attribution: Attribution, until: int | None = None
) -> None:
    depth = state.depth[first]
    for number in range(first + 1, stop):
        state.depth[number] = depth  # a re-wrapped tail belongs to its head
    state.mark(first, stop, "attribution", attribution.rule, attribution.evidence)
    if until is not None:
        state.held.add(first)
        state.margins[until] = first
    state.attributions[first] = attribution

"""Furniture without a ruler above it. In: a `State` and a run of lines. Out: where the words end, the furniture marked.

What stands below a closing; paragraphs that are notices, tag lines or, by their shape, signatures.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("It works.\\n\\nSent from my iPhone\\n")
>>> take_paragraphs(state, 0, 3), state.kind[2]
(1, 'footer')
"""

from __future__ import annotations

from collections.abc import Sequence

from mlthread.pattern import pattern
from mlthread.rules.footers import find_footer
from mlthread.rules.greetings import closing_rule, is_name, salutation_rule
from mlthread.rules.taglines import tagline_rule
from mlthread.segment.state import State

from .cards import beside_saying, is_saying, looks_like_signature
from .contacts import has_link, is_address, is_contact, is_register, is_registered
from .disclaimers import disclaimer_below, disclaimer_start, find_disclaimer, is_firm
from .groupboxes import GROUP_ENDS, above_group_links, above_owners_words
from .lineshapes import is_surely_log, is_trailer, opens_notes
from .paragraphs import paragraph_start, trim
from .shapes import is_ruler, is_sentence

__all__ = [
    "footer_below_hyphen",
    "is_dashed_contact",
    "list_page_below",
    "tagline_of",
    "take_below_closing",
    "take_paragraphs",
]

# The feet and the nose of who looks over the edge of many a signature: "-oOO--(_)--OOo-".
_FEET = pattern(
    r"[-=_~. ]{0,30}[oO0]{2,4}[-=_~. ]{0,12}\(_\)[-=_~. ]{0,12}[oO0]{2,4}[-=_~. ]{0,40}"
)
_DASHES = "-–—"
_DASHED = pattern(
    r"(?:-{2,3}\s?|[–—]\s?|-(?=\S))([^\W\d_][^(<,:]{1,38}?)\s?"
    r"(?:\((\S.{1,80})\)|<(\S{1,80})>|,\s(\S{1,40}@\S{1,40}))$"
)
_NAMED_CONTACT = pattern(
    r"([^\W\d_][^\s<(:]{0,20}(?: [^\s<(:]{1,20}){1,3})(?:\s{2,60}| [-–—|] | ?[<(])([^\s<>()]{5,80})[>)]?"
)
_GAP_SIGNS = (" - ", " – ", " — ", " | ", "<", "(")
_TELEPHONE = pattern(
    r"(?:(?i:tel|phone|ph|mobile|cell|office|direct|fax)[.:]{0,2} ?)?[+(]{0,2}\d[\d ().\-/]{5,20}\d(?: ?(?i:x|ext)\.? ?\d{1,6})?"
)
_LIST_PAGE = pattern(r"https?://\S{1,120}/mailman/listinfo/([^\s/]{1,60})$")
_LEADS_TO_LIST = pattern(
    r"[:,;]$|(?i:\blists?\b|subscri|archive|\b(?:join|here|there|ask|see|page|link|url)\b)"
)
_SENTENCE_ENDS = ".?!)\"'>;…:*"
_NAMED_BY_PHABRICATOR = frozenset(("REPOSITORY", "BRANCH", "AFFECTED FILES", "USERS"))
_MOST_BELOW_CLOSING = 14  # lines, blank ones not counted
_MOST_SIGNATURES = 3
_LONGEST_ADDED = 40  # lines of a paragraph that are tag lines for the most part
_QUOTES = frozenset('"“„«')
_FULL_BLOCK = 4  # lines of a signature that goes on with no sentence


def take_paragraphs(state: State, start: int, stop: int, more_above: bool = False) -> int:
    """Paragraphs without a ruler at the end of a run: tag lines, notices, signatures; where the author has
    written `more_above`, a run may be a signature alone."""
    bare = state.bare
    if stop > start and bare[stop - 1] == GROUP_ENDS:
        stop = above_group_links(state, start, stop)
    end = _above_list_link(state, start, stop)
    signatures = 0
    footer: str | None = None
    while end > start:
        above = _above_cells(state, start, end)
        if above < end:
            end = above
            continue
        first = paragraph_start(bare, start, end)
        lines = bare[first:end]
        above, footer = _take_footer(state, start, first, end, footer)
        if above < end:
            end = trim(bare, start, above)
            continue
        if not signatures and (below := _signature_below(lines)):
            state.mark(first + below, end, "signature", "signature/shape")
            return first + below
        if signatures == _MOST_SIGNATURES or not _is_signature(bare, start, first, end, more_above):
            return end
        if end < stop and not signatures:
            closing = take_below_closing(state, start, end)
            if closing < end:
                return closing
        if len(lines) > 1 and closing_rule(lines[0]):
            first += 1  # the phrase above them closes the mail
        state.mark(first, end, "signature", "signature/shape")
        signatures += 1
        end = trim(bare, start, first)
    return end


def _above_cells(state: State, start: int, end: int) -> int:
    """Where a run ends above the cells of a table that sign it, if any stand at its end."""
    if state.bare[end - 1][-1] != "|":
        return end
    from .cells import above_cells  # late: few mails end so

    return above_cells(state, start, end)


def _take_footer(
    state: State, start: int, first: int, end: int, below: str | None
) -> tuple[int, str | None]:
    """Marks what of the paragraph [first, end) is a footer, above the one that is named `below`. Where it begins (at
    `end`: nothing is one), and its name."""
    bare = state.bare
    lines = bare[first:end]
    if "-" in lines and (name := footer_below_hyphen(lines)):
        hyphen = first + lines.index("-")
        state.mark(hyphen, hyphen + 1, "separator", "separator/ruler")
        state.mark(hyphen + 1, end, "footer", f"footer/{name}")
        return hyphen, below
    name = tagline_of(lines) or find_footer(lines, framed=False)
    if name is None and _is_phabricators(bare, start, first, lines, below):
        name = "phabricator-more"
    if name:
        if name.startswith("disclaimer"):
            first = disclaimer_start(bare, start, first, end, name)
        state.mark(first, end, "footer", f"footer/{name}" if "/" not in name else name)
        if name in ("yahoo-links", "yahoo-links-abroad"):
            first = above_owners_words(state, start, first)
        return first, name
    if is_firm(lines) and (name := find_disclaimer(bare, start, end)):
        state.mark(first, end, "footer", f"footer/{name}")
        return first, name
    if len(lines) > 1 and (name := tagline_rule(lines[-1])):
        return _take_added(state, first, end, name), name
    if len(lines) > 1 and (found := disclaimer_below(lines)):
        state.mark(first + found[0], end, "footer", f"footer/{found[1]}")
        return first + found[0], found[1]
    return end, None


def _take_added(state: State, top: int, end: int, rule: str) -> int:
    """Tag lines at the end of a paragraph, below words: where they begin."""
    first = end - 1
    state.mark(first, end, "footer", rule)
    # in a paragraph of hundreds each would be looked for again from its top
    while first - top > _LONGEST_ADDED and (found := tagline_rule(state.bare[first - 1])):
        first -= 1
        state.mark(first, first + 1, "footer", found)
    return first


def _is_phabricators(
    bare: list[str], start: int, first: int, lines: list[str], below: str | None
) -> bool:
    """A link by itself below the same one that is a footer, what Phabricator names above such a one."""
    if lines[0] in _NAMED_BY_PHABRICATOR:
        return (below or "").startswith("phabricator")
    if len(lines) > 1 or not lines[0].startswith("http") or " " in lines[0]:
        return False
    end = trim(bare, start, first)
    above = bare[paragraph_start(bare, start, end) : end] if end > start else [""]
    linked = any(line.startswith(f"{lines[0]}/") for line in above)
    return linked and (find_footer(above, framed=False) or "").startswith("phabricator")


def _above_list_link(state: State, start: int, stop: int) -> int:
    """Where a run ends above the page of its list, which Mailman may set below a mail with nothing else; no words
    lead up to that."""
    bare, last = state.bare, stop - 1
    if (
        stop <= start
        or "/listinfo/" not in bare[last]
        or not _LIST_PAGE.match(bare[last])
        or state.next_said(stop) < len(bare)
    ):
        return stop
    end = trim(bare, start, last)
    above = bare[end - 1] if end > start else ""
    if not above or _LEADS_TO_LIST.search(above):
        return stop  # all that was said, or what words lead up to
    goes_on = end == last and above[-1] not in _SENTENCE_ENDS
    if goes_on and not (is_name(above) or closing_rule(above) or has_link([above])):
        return stop
    state.mark(last, stop, "footer", "footer/mailman-page")
    return end


def list_page_below(lines: list[str]) -> bool:
    """Whether the page of a list ends lines that do not name that list: all that its server put below a mail."""
    if len(lines) < 2 or "/listinfo/" not in lines[-1]:
        return False
    page = _LIST_PAGE.match(lines[-1])
    if page is None or _LEADS_TO_LIST.search(lines[-2]):
        return False
    name = page[1].casefold()
    named = any(name in line.casefold() for line in lines[:-1])
    return not named and not find_footer(lines[:-1], framed=True)


def footer_below_hyphen(lines: list[str]) -> str | None:
    """The footer of a list that a hyphen alone parts from the words right above it."""
    below = lines[lines.index("-") + 1 :]
    item = not below or below[0][:1] in ("", "-")
    return None if item else find_footer(below, framed=False, opening=True)


def take_below_closing(state: State, start: int, stop: int) -> int:
    """All that stands below a closing phrase and its name, if it is short and no prose: a signature."""
    bare = state.bare
    number, seen = stop, 0
    while number > start and seen <= _MOST_BELOW_CLOSING:
        number -= 1
        line = bare[number]
        if not line:
            continue
        if len(line) <= 40 and _opens_signature(line):
            break
        if is_sentence(line) and not (has_link([line]) and _is_registered(bare, start, stop)):
            return stop
        if line[-1] == ":" and line.count(" ") > 1 and not "".join(bare[number + 1 : number + 2]):
            return stop  # it leads up to a paragraph
        seen += 1
    else:
        return stop
    first = number + 1
    while first < stop and not bare[first]:
        first += 1
    if first + 1 < stop and is_name(bare[first]) and _name_is_apart(bare, number, first, stop):
        first += 1
        while first < stop and not bare[first]:
            first += 1
    whole, stop = stop, _above_notes(bare, first, stop)
    lines = [line for line in bare[first:stop] if line]
    if len(lines) < 3 or not any(map(is_contact, lines)) or find_footer(lines, framed=True):
        return whole
    last = paragraph_start(bare, first, stop)
    if last > first and (name := tagline_of(bare[last:stop])):
        state.mark(last, stop, "footer", name)
        stop = trim(bare, first, last)
    elif name := tagline_rule(bare[stop - 1]):
        state.mark(stop - 1, stop, "footer", name)
        stop = trim(bare, first, stop - 1)
    state.mark(first, stop, "signature", "signature/below-closing")
    return trim(bare, start, first)


def _above_notes(bare: list[str], start: int, stop: int) -> int:
    """Where what says who somebody is ends above the notes that its author adds, and a ruler on top of these."""
    notes = next((n for n in range(start, stop) if bare[n] and opens_notes(bare[n])), stop)
    if notes < stop:
        stop = trim(bare, start, notes)
        if stop > start and is_ruler(bare[stop - 1]):
            stop = trim(bare, start, stop - 1)
    return stop


def _is_registered(bare: list[str], start: int, stop: int) -> bool:
    """Whether a company says below how it is registered: it may advertise above that."""
    return any(map(is_register, bare[paragraph_start(bare, start, stop) : stop]))


def _opens_signature(line: str) -> bool:
    """ "Regards," or "-Frank"."""
    if line[0] in "-–—~":
        return " " not in line.strip("-–—~ ") and is_name(line)
    return closing_rule(line) is not None


def _name_is_apart(bare: list[str], closing: int, name: int, stop: int) -> bool:
    """The name goes with the closing: right below it, or one word with a blank line below."""
    if name == closing + 1:
        return " " not in bare[name] or not bare[name + 1]
    return " " not in bare[name] and name + 1 < stop


def tagline_of(lines: list[str]) -> str | None:
    """Lines that clients add: a short paragraph of nothing else, or a longer one that is nearly all."""
    rule = tagline_rule(lines[0])
    if len(lines) <= 3:
        if rule and all(tagline_rule(line) or has_link([line]) for line in lines[1:]):
            return rule
        return None
    if len(lines) > _LONGEST_ADDED or not (rule or tagline_rule(lines[-1])):
        return None
    rules = [tagline_rule(line) for line in lines]
    found = [rule for rule in rules if rule]
    return found[0] if len(found) * 4 >= len(lines) * 3 else None


def _signature_below(lines: list[str]) -> int:
    """Where in a paragraph a signature begins that stands right below the last sentence (0: nowhere): a
    full name, and how to reach its bearer at the end."""
    count = len(lines)
    last = lines[-1]
    address = "@" in last and " " not in last
    if count < 3 or not (address or _TELEPHONE.fullmatch(last)):
        return 0
    for number in range(count - 2, max(count - 8, 0), -1):
        if is_sentence(lines[number]):
            return 0
        above = lines[number - 1]
        if is_sentence(above) and above[-1] in ".?!":
            name, rest = lines[number], lines[number:]
            full = 1 < len(name.split()) < 5 and is_name(name)
            return number if full and looks_like_signature(rest, after_closing=False) else 0
    return 0


def _is_bare_contact(line: str) -> bool:
    """A line of its own that says how to reach somebody and nothing else: no reference, no code."""
    if line[0] in "[(<" or len(line.split()) > 6 or not is_contact(line):
        return False
    return "(" not in line or line[line.index("(") + 1 :][:1].isdigit()


def _is_row(line: str) -> bool:
    """Somebody's name, what they are and where, in a row: "Ann Lee | Gardener | Mill Lane Trees"."""
    name, _, rest = line.partition(" | ")
    return " | " in rest and len(line) <= 120 and " " in name and is_name(name)


def is_dashed_contact(line: str) -> bool:
    """Behind dashes somebody's name, and in brackets how to reach them: "--Ann Lee (http://ann.example.org)"."""
    dashed = _DASHED.match(line) if line[0] in _DASHES else None
    return dashed is not None and is_name(dashed[1]) and is_contact(dashed[dashed.lastindex or 0])


def _is_listed(bare: list[str], start: int, first: int) -> bool:
    """Whether a line is one of several people named behind dashes, or words lead up to it."""
    end = trim(bare, start, first)
    above = bare[end - 1] if end > start else ""
    return above[-1:] == ":" or (above != "" and is_dashed_contact(above))


def _is_named_contact(line: str) -> bool:
    """Somebody's name, a gap or a sign, and a way to reach them: "Ann Lee   http://ann.example.org", "Ann Lee -
    ann@example.org"."""
    if not any(map(line.__contains__, _GAP_SIGNS)) and line.split() == line.split(" "):
        return False
    found = _NAMED_CONTACT.fullmatch(line)
    return found is not None and is_name(found[1]) and is_contact(found[2])


def _is_told(lines: Sequence[str]) -> bool:
    """Whether an address or a label tells a few lines from rows of numbers."""
    return any(map(is_address, lines)) or not any(map(str.isdigit, "".join(lines)))


def _signs(bare: list[str], start: int, end: int) -> bool:
    """Whether the last line of a paragraph, that could be a name, signs: it greets nobody, and no sentence that was
    wrapped ends with it."""
    upper = bare[end - 2] if end - 1 > start else ""
    wrapped = is_sentence(upper) and upper[-1] not in _SENTENCE_ENDS
    return not wrapped and not salutation_rule(bare[end - 1])


def _is_signature(bare: list[str], start: int, first: int, stop: int, more_above: bool) -> bool:
    if stop - first > 12:
        return False
    line = bare[first]
    if line[0] in _QUOTES and first > start and is_saying(bare[first:stop]):
        end = trim(bare, start, first)
        return is_name(bare[end - 1]) and _signs(bare, start, end)
    lines = beside_saying(bare[first:stop])
    alone = stop - first == 1
    dashed = alone and is_dashed_contact(line) and not _is_listed(bare, start, first)
    if (is_sentence(lines[0]) and not dashed) or is_trailer(bare[stop - 1]):
        return False
    if any(map(opens_notes, bare[first : min(first + 2, stop)])):
        return False
    if stop - first > 2 and any(
        "(_)" in line and _FEET.fullmatch(line) for line in bare[first : first + 5]
    ):
        return True
    if first > start and is_registered(lines):
        return bare[trim(bare, start, first) - 1][-1:] != ":"  # what is led up to is told
    if len(lines) > 1 and is_sentence(lines[-1]):
        return False
    if line[-1] == ":":
        return False
    named = alone and _is_named_contact(line)
    row = dashed or named or (alone and _is_row(line))
    if alone and (first == start or not (row or _is_bare_contact(line))):
        return False
    if first == start:  # nothing else was written here: only a full block of it, or behind dashes
        full = stop - first > 3 or (line[:2] == "--" and line[2:3].isalpha())
        if not (full or more_above):
            return False
        return looks_like_signature(lines, after_closing=False) and (full or _is_told(lines))
    end = trim(bare, start, first)
    above = bare[end - 1]
    if above[-1] == ":":
        return False  # "the address is:" goes on with it
    if is_sentence(above) and above[-1] not in _SENTENCE_ENDS and stop - first < _FULL_BLOCK:
        return False  # "write to"
    if alone and not row and end - paragraph_start(bare, start, end) > 1:
        upper = bare[paragraph_start(bare, start, end) : end]
        if looks_like_signature(upper, after_closing=False):
            return True  # one more way to reach whom the paragraph above names
    closed = closing_rule(above) is not None or (is_name(above) and _signs(bare, start, end))
    if closed and stop - first == 2 and is_name(bare[first]) and len(bare[first].split()) == 1:
        return False  # "Ann" over her telephone number: the closing sees to it
    if dashed or (row and closed) or (named and above[-1] in ".?!"):
        return True
    return looks_like_signature(lines, after_closing=closed) and not any(map(is_surely_log, lines))

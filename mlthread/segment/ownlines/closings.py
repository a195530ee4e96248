"""Closings. In: a `State` and a run of the author's lines. Out: how it is signed, marked.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("It works.\\n\\nThanks,\\nBo\\n\\nP.S. It is fast.\\n")
>>> mark_closing(state, 0, 6, interleaved=False)
>>> state.kind
['', '', 'closing', 'closing', '', '']
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.greetings import closing_rule, is_name, names_in_a_row, salutation_rule
from mlthread.segment.state import State

from .belownames import (
    has_extension,
    is_dated,
    is_extension,
    is_place,
    is_reached,
    is_row,
    is_title,
    is_told_of,
    is_town,
    names_and_place,
    says_what,
)
from .cards import looks_like_signature
from .openings import closes_nothing
from .paragraphs import next_kind, paragraph_start, trim
from .shapes import is_ruler, is_sentence
from .unlisted import close_further_up, close_unlisted, is_postscript

__all__ = ["mark_closing"]

# Names drawn out or cut to letters: "A n n", "ann k-h".
_SPELT = pattern(r"(?:[^\W\d_](?: [^\W\d_]){2,11}|[a-z]{2,12} [a-z]-[a-z])$")
_CALL_SIGN = pattern(r"(?<=[^\W\d_]),? (?:\d[A-Z]|[A-Z]{1,2})\d[A-Z]{1,4}$")

_PHRASE = 24  # letters of a closing phrase alone on its line
_NAMES = 75  # letters of a line of names, or of a name and where somebody works
_NEAR = 4  # lines of a signature that its name stands on
# How phrases begin that end sentences too.
_SENTENCE_ENDS = frozenset("appreciate best enjoy greatly hand later love much peace soon".split())
_LONG_LINE = 48  # letters of a line that a sentence goes on from
_FULL_LINE = 60  # letters of a line that a client wrapped
_MOST_TITLES = 3  # paragraphs below a name that say who it is
_ONE_NAME, _MOST_NAMES = 36, 10  # letters of a name, words of the names of several people


def mark_closing(
    state: State,
    start: int,
    stop: int,
    interleaved: bool,
    more: bool = False,
    answers: bool = False,
) -> None:
    """The last lines: a closing phrase, a name, or both; a postscript may stand below. `interleaved`: a quote does,
    `more`: the author's words go on below that; `answers`: something is quoted above."""
    bare = state.bare
    end = whole = trim(bare, start, stop)
    for _ in range(4):
        if end <= start:
            return
        first = paragraph_start(bare, start, end)
        if state.kind[first] == "salutation":
            return  # below a letterhead
        if closes_nothing(state, start, first, end, whole, more):
            return
        last = end == stop or is_postscript(bare[state.next_said(end)])
        if last and not interleaved and close_unlisted(state, start, end):
            return
        if _close_paragraph(state, start, first, end, interleaved, last, answers):
            return
        end = trim(bare, start, first)
    close_further_up(state, start, trim(bare, start, stop))


def _close_paragraph(
    state: State, start: int, first: int, end: int, interleaved: bool, last: bool, answers: bool
) -> bool:
    """Mark how a paragraph closes, if it does."""
    bare = state.bare
    for number in range(max(first, end - 9), end):
        rule = closing_rule(bare[number])
        if rule and _close_with_phrase(state, number, end, rule, last):
            return True
    if _opens_as_name(bare, start, first, end, answers) and _close_named(
        state, start, first, end, last
    ):
        return True
    if last and end - first == 1 and _close_above_titles(state, start, end):
        return True
    if not last or interleaved:
        return False
    return _close_with_name(state, start, first, end, answers) or (
        first == end - 1 > start and _close_with_byline(state, start, first)
    )


def _opens_as_name(bare: list[str], start: int, first: int, end: int, answers: bool) -> bool:
    """Whether a paragraph is a name, with nothing below it but what tells of its bearer."""
    return (
        (first > start or (answers and not is_row(bare, first, end)))
        and _could_sign(bare[first])
        and (
            end - first == 1
            or is_extension(bare, first, end)
            or has_extension(bare, first, end)
            or is_place(bare, first, end)
            or is_dated(bare, first, end)
            or is_told_of(bare, first, end)
        )
    )


def _close_named(state: State, start: int, first: int, end: int, last: bool) -> bool:
    """Mark a paragraph that opens as a name does, if a closing phrase stands above it, or it needs none."""
    bare = state.bare
    above = trim(bare, start, first)
    rule = closing_rule(bare[above - 1]) if above > start else None
    if not rule and not (last and any(form(bare, first, end) for form in _SIGNED)):
        return False
    opened = above - 1 if rule else first
    if rule and opened > start and bare[opened - 1] and closing_rule(bare[opened - 1]):
        opened -= 1  # in two lines, as Chinese letters have it
    if rule and has_extension(bare, first, end):
        state.mark(opened, end, "closing", rule)
        return True
    state.mark(opened, first + 1, "closing", rule or "closing/name")
    if end - first == 2 or says_what(bare[first + 1 : end]):
        state.mark(first + 1, end, "signature", "signature/shape")
    return True


def _close_with_byline(state: State, start: int, number: int) -> bool:
    """Mark the last line if it says who wrote what stands above: an address, a name behind dashes."""
    bare = state.bare
    line = bare[number]
    if not ("@" in line or " at " in line or line[0] == "-"):
        return False
    from .bylines import byline_kind  # late: few mails end so

    kind = byline_kind(line, bare[trim(bare, start, number) - 1])
    if kind is None:
        return False
    state.mark(number, number + 1, kind, f"{kind}/byline")
    return True


def _close_above_titles(state: State, start: int, end: int) -> bool:
    """A closing, a name, and what somebody is, each a paragraph of one line: so the text of an HTML mail has them."""
    bare = state.bare
    name, below = end - 1, end
    for _ in range(_MOST_TITLES):
        if not is_title(bare[name]):
            return False
        below = name
        name = trim(bare, start, name) - 1
        if name <= start:
            return False
        above = trim(bare, start, name)
        if is_name(bare[name]) and above > start and (rule := closing_rule(bare[above - 1])):
            state.mark(above - 1, name + 1, "closing", rule)
            state.mark(below, end, "signature", "signature/shape")
            return True
        if bare[name - 1]:
            return False
    return False


def _close_with_phrase(state: State, number: int, end: int, rule: str, last: bool) -> bool:
    """A closing phrase stands on line `number`: what of the lines below it, to `end`, goes with it?"""
    bare = state.bare
    if number and bare[number][0].islower() and _ends_sentence(bare[number - 1], bare[number]):
        return False
    below = bare[number + 1 : end]
    if not below:
        if number and bare[number - 1][-1:] == "," and bare[number].count(" ") > 1:
            return (
                False  # the end of a sentence that was wrapped: "that suits me," "see you there."
            )
        if not last and not _short_below(state, end):
            return False
        state.mark(number, end, "closing", rule)
        return True
    if len(below) == 1 and (
        is_name(below[0]) or closing_rule(below[0]) or (last and len(below[0]) <= 30)
    ):
        state.mark(number, end, "closing", rule)
        return True
    if len(bare[number]) <= _PHRASE and is_name(below[0]) and _is_aside(below[1]):
        state.mark(number, number + 2, "closing", rule)
        return True
    if not last and not is_postscript(bare[state.next_said(end)]):
        return False
    if len(below) > 1 and (
        looks_like_signature(below, after_closing=True)
        or (len(bare[number]) <= _PHRASE and names_and_place(below))
    ):
        own_name = len(below[0].split()) == 1 or (len(below) == 2 and is_name(below[0]))
        split = number + 2 if own_name else number + 1
        state.mark(number, split, "closing", rule)
        state.mark(split, end, "signature", "signature/shape")
        return True
    if len(below) <= 2 and all(len(line) <= _NAMES and not is_sentence(line) for line in below):
        state.mark(number, end, "closing", rule)
        return True
    return False


def _ends_sentence(above: str, line: str) -> bool:
    """Whether a phrase ends the sentence of the full line above it: "If you could tell me, I would | appreciate it."."""
    return (
        len(above) > _LONG_LINE
        and (above[-1].isalnum() or above[-1] == ",")
        and line.split(None, 1)[0].strip(",.!") in _SENTENCE_ENDS
    )


def _short_below(state: State, number: int) -> bool:
    """Below a closing phrase stands what is marked already, or one short line."""
    bare, number = state.bare, state.next_said(number)
    if state.kind[number]:
        return state.kind[number] in ("closing", "signature", "footer")
    return len(bare[number]) <= 40 and not is_sentence(bare[number])


def _close_with_name(state: State, start: int, first: int, end: int, answers: bool) -> bool:
    """No phrase, just how somebody signs: a line of its own, or the last one below a full stop."""
    bare = state.bare
    line = bare[end - 1]
    if not is_name(line) and not (end - first == 1 and _is_spelt(line)):
        return False
    if end - first == 1:
        if line[0].islower() and line[-1] == ",":
            return False
        if first <= start:
            from .bylines import name_signs_all  # late, as above

            return answers and name_signs_all(state, first)
        above = trim(bare, start, first)
        if line[0].islower() and line[-1] == "." and bare[above - 1][-1] not in ".?!":
            return False  # the rest of a sentence, below an example
        if line[-1] == "!" and above - start == 1 and salutation_rule(bare[start]):
            return False  # all that is said to who is greeted
    elif (
        len(line.split()) > 2
        or (line[0].islower() and line[-1:] in ".,!")
        or not (
            (
                bare[end - 2][-1:] in ".?!:;)"
                and (
                    bare[end - 2].count(" ") > 1
                    or (not line[0].islower() and _is_rest(bare, first, end - 2))
                )
            )
            or _ends_in_thanks(bare[end - 2])
            or _stands_above_furniture(state, end)
            or (len(line) <= 3 and line.isupper())
        )
    ):
        return False
    state.mark(end - 1, end, "closing", "closing/name")
    return True


def _is_rest(bare: list[str], first: int, number: int) -> bool:
    """Whether a line is the rest of the one above, which is full."""
    return number > first and len(bare[number - 1]) > _FULL_LINE


def _ends_in_thanks(line: str) -> bool:
    """Whether a closing phrase stands behind the last sentence of a line: "I will call you.  Thanks"."""
    _, end, phrase = line.replace("! ", ". ").replace("? ", ". ").rpartition(". ")
    return (
        end != "" and phrase.strip(" -–—") != "" and closing_rule(phrase.strip(" -–—")) is not None
    )


def _stands_above_furniture(state: State, end: int) -> bool:
    """Whether a short word stands above a signature, and no sentence of a full line ends with it, unless the
    signature has the word too."""
    line, above = state.bare[end - 1], state.bare[end - 2]
    if len(line) > 12:
        return (
            " " in line and state.next_said(end) < len(state.bare) and _is_signed(state, end, line)
        )
    if line[0].islower() and len(above) > _FULL_LINE:
        below = " ".join(state.bare[end : end + _NEAR]).casefold().split()
        if line not in below:
            return False
    return next_kind(state, end) in ("signature", "separator")


def _is_signed(state: State, end: int, name: str) -> bool:
    """Whether the signature that stands below bears the same full name."""
    below = state.next_said(end)
    return state.kind[below] == "signature" and any(
        name in line for line in state.bare[below : below + _NEAR]
    )


def _is_spelt(line: str) -> bool:
    return (line[1:2] == " " or line[-2:-1] == "-") and _SPELT.match(line) is not None


def _could_sign(line: str) -> bool:
    """A name, or below a closing phrase whatever is as short, "greg k-h", "Ann K1ABC" of a radio amateur, or several
    names."""
    if line[-1].isupper():
        line = _CALL_SIGN.sub("", line)
    if is_name(line):
        return True
    if len(line) > _ONE_NAME or "," in line or "&" in line:
        words = line.replace("&", " ").split()
        return line[-1].isalpha() and len(words) <= _MOST_NAMES and names_in_a_row(words)
    return (
        len(line) <= 20 and line.count(" ") < 3 and line.replace("-", "").replace(" ", "").isalpha()
    )


def _is_aside(line: str) -> bool:
    """What may stand right below a closing and its name: a ruler, a postscript."""
    return is_ruler(line) or is_postscript(line)


_SIGNED = (is_reached, is_told_of, is_town)
"""What stands below a name that signs without a phrase above it."""

"""Whether a line is an attribution. In: the line, its wrapped parts joined, and where they stand. Out: what it says,
where enough speaks for it.

A frame with a date counts on its own where a clock or an address speaks for it; a weak one ("Ann wrote:")
needs a deeper quote below it. Prose that looks like one stays prose.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("Ann Lee wrote:\\n> Hi\\n")
>>> said, frame = read_line(state, state.bare[0], 0, 0, confirmed=True)
>>> said.name, said.evidence
('Ann Lee', ('the next line is deeper',))
>>> read_line(state, state.bare[0], 0, 0, confirmed=False)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from mlthread.locales import LOCALES
from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.dateruns import is_date_word
from mlthread.rules.dates import read_written_date
from mlthread.rules.frames import SEPARATORS, Frame, FrameMatch
from mlthread.rules.framesearch import DOTS, before_tail, match_frames
from mlthread.rules.leads import IN_SOME_GROUP
from mlthread.rules.people import looks_like_person
from mlthread.rules.whowhen import split_who_when
from mlthread.rules.withheld import MASK
from mlthread.segment.state import State

from .copies import (
    answered_on_top,
    below_tagline,
    heads_copy,
    heads_cut,
    stands_alone,
    stands_in_quote,
)
from .joins import is_torn
from .said import FEW_LETTERS, Said, fill, is_nick

__all__ = [
    "before_dates",
    "has_address",
    "heads_quote",
    "is_day",
    "is_left_open",
    "opens_paragraph",
    "read_line",
]

_DRAWN = frozenset("-=*<>~")
_ZIMBRA = "----- "  # drawn before what any language writes
_SENTENCE_ENDS = frozenset('.!?:;)>"”»…,—-_=*~。！？')
_LEFT_OPEN = " -–—"  # "ann writes -", "--Ann says--"
_DASHES = frozenset("-–—")
_UNENDED = (" writes", " wrote", " said", " says")
# What stands for an address that was taken out: "< >", "[Redacted]", and what archives write.
_WITHHELD = pattern(
    rf"< ?>|<?[<\[](?i:e-?mail)[\]>]>?|<(?i:e-?mail(?:\saddress)?|hidden|removed|redacted)\s[a-z]{{4,9}}>|{MASK}",
)
# One of them stands in each.
_WORDS_WITHHELD = (
    *("<>", "< >", "mail>", "mail]", "<email", "<e-mail", "unmask", "protected", "hidden"),
    *("suppressed", "removed", "redacted", "withheld", "blocked", "omitted"),
)
_GROUP_LAST = pattern(rf"(?<=\S)\s{IN_SOME_GROUP}\s?:$")
_HIDDEN = "<address@hidden>"
_ID_LAST = pattern(r"\snews:\s?[^\s@]{1,250}@[^\s@]{1,250}$")  # where dots or a colon are expected
_ELIDED = " ..."
_COLON = (":",)  # the end of what has no verb
_DATE_ENDS = ("AM", "PM", "am", "pm", "a.m.", "p.m.", " Uhr", " h")
_RUNS_ON = 40  # letters of a line that a paragraph goes on behind


def read_line(
    state: State, line: str, first: int, last: int, confirmed: bool, indented: bool = False
) -> tuple[Attribution, Frame] | None:
    """What a line says that stands on lines `first` to `last`, and its frame; None where too little speaks for it.

    `confirmed`: a deeper quote stands below; `indented`: prose that is set in does.
    """
    if opens_paragraph(state, first):
        line = _with_author(line)
    for match in _frames(line, confirmed):
        said = fill(match)
        if said is None:
            continue
        few = match.frame.weight <= FEW_LETTERS
        if few and _is_no_head(line):
            continue
        if _counts(state, first, last, said, match.frame, confirmed) or (
            indented and said.sure and said.likely and not few and opens_paragraph(state, first)
        ):
            evidence = _evidence(state, first, last, said, match.frame, confirmed, indented)
            return _told(said.attribution, match.frame, evidence), match.frame
    return None


def _frames(line: str, confirmed: bool) -> Iterator[FrameMatch]:
    """The frames that fit a line, the surest first."""
    if confirmed and is_left_open(line):
        line = f"{line.strip(_LEFT_OPEN)}:"
    elif confirmed and line.endswith(_UNENDED):
        line += ":"
    if "<<" in line:
        line = line.replace("<<", "<").replace(">>", ">")  # an id in two pairs of brackets
    if ("<" in line or "[" in line or "(" in line or "@h" in line) and _may_be_withheld(line):
        line = _WITHHELD.sub(_HIDDEN, line)
    if "news:<" in line:
        line = line.replace("news:<", "<")
    if line[-1:] == ":" and "." in line.rpartition(" ")[2]:
        line = _GROUP_LAST.sub(":", line)
    frames = match_frames(line, confirmed or has_address(line))
    if confirmed and "news:" in line and line[-1] != "." and _ID_LAST.search(line):
        frames = chain(frames, match_frames(f"{line.rstrip(' :')}{DOTS}"))
    if line[:2] == "--" and line[-2:] == "--" and line.strip("-"):
        # Zoho draws dashes round what any language writes
        return chain(frames, match_frames(f"{line.strip('- ')}:", confirmed))
    if line[:6] == _ZIMBRA:
        return chain(match_frames(line[6:], True), frames)
    return frames


def is_left_open(line: str) -> bool:
    """Whether a line ends in a verb of saying and a dash."""
    return line[-1:] in _DASHES and line.rstrip(_LEFT_OPEN).endswith(_UNENDED)


def _may_be_withheld(line: str) -> bool:
    low = line.lower()
    return any(map(low.__contains__, _WORDS_WITHHELD))


def _with_author(line: str) -> str:
    """The line with a sign for whom it names, where the name was taken out ("..." may stand for it), or an address in
    "<>" taken for a tag: nothing but a date stands before its verb."""
    whole = line
    date = before_tail(line)
    if date.endswith(_ELIDED):
        date, line = date.removesuffix(_ELIDED).rstrip(SEPARATORS), line.replace(_ELIDED, "")
    if not (date[-1:].isdigit() or date.endswith(_DATE_ENDS)):
        return whole
    when, who = split_who_when(date, "any")
    if not before_dates(who.lower()) or not _has_year(when):
        return whole
    return f"{date}, {_HIDDEN} {line[len(date) :].lstrip(' ,')}"


def before_dates(words: str) -> bool:
    """Whether attributions of a language begin so: "on", in small letters."""
    return words in _before_dates()


@cache
def _before_dates() -> frozenset[str]:
    """What attributions of any language begin with, above all "On"."""
    heads = (row.partition("{date}") for locale in LOCALES for row in locale.attribution)
    return frozenset(x.strip(SEPARATORS).lower() for x, date, _ in heads if date and "{" not in x)


def _evidence(
    state: State, first: int, last: int, said: Said, frame: Frame, confirmed: bool, indented: bool
) -> tuple[str, ...]:
    """What speaks for a line, as `--explain` says it."""
    told = said.attribution
    evidence = list(told.evidence)
    if confirmed:
        evidence.append("the next line is deeper")
    if indented:
        evidence.append("indented prose stands below")
    if not (confirmed or frame.strong) and stands_in_quote(state, first, last):
        evidence.append("it is a paragraph of its own in a quote")
    if frame.strong and told.date:
        evidence.append("it gives a date" if not said.clock else "it gives a date and a time")
    if not (confirmed or frame.strong) and heads_cut(state, last):
        evidence.append("a note says what was cut below")
    if said.addressed:
        evidence.append("it gives an address")
    if told.message_id:
        evidence.append("it gives a Message-ID")
    if last > first:
        evidence.append(f"wrapped over {last - first + 1} lines")
    return tuple(evidence)


def _told(said: Attribution, frame: Frame, evidence: tuple[str, ...]) -> Attribution:
    return Attribution(
        said.name,
        said.email,
        said.date,
        said.message_id,
        None,
        frame.language,
        said.clock,
        frame.rule,
        evidence,
    )


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
        return words or ((said.addressed or (known and frame.weight > 0)) and is_day(told.date))
    if not frame.strong:
        if not words:
            return False
        large = [word for word in (told.name or "").split() if not word[0].islower()]
        called = told.name is None or looks_like_person(told.name)
        figures = any(map(str.isdigit, told.name or ""))  # a version, a year: "Release 1.2 says:"
        named = (called and bool(told.email)) or (said.sure and len(large) > 1 and not figures)
        shown = (
            heads_quote(state, first)
            or stands_in_quote(state, first, last)
            or below_tagline(state, first)
            or (frame.literals[-1] != _COLON and heads_cut(state, last))
        )
        return (named and shown) or (
            bool(told.email) and (stands_alone(state, first) or heads_copy(state, first))
        )
    if not words and not (said.addressed and is_day(told.date)):
        return False
    if told.message_id:
        return True
    if not (said.clock or said.addressed):
        # A day and a name: prose has these too ("On 2 May 2016 the Chair said:").
        if _names_weekday(told.date) and (
            heads_quote(state, first) or stands_in_quote(state, first, last)
        ):
            return said.sure or (told.name or "").split(None, 1)[:1] != ["the"]
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


def _names_weekday(date: str | None) -> bool:
    """Whether a date opens with a weekday, as clients set it.

    >>> _names_weekday("Mon, 2 May 2016"), _names_weekday("2 May 2016"), _names_weekday("May 2, 2016")
    (True, False, False)
    """
    day = (date or "").partition(",")[0]
    return day.isalpha() and is_date_word(day)


def _is_drawn(frame: Frame) -> bool:
    """Whether signs are drawn round the words at both ends: no sentence is ("-=> Quoting Ann Lee <=-")."""
    head, tail = frame.literals[0][0], frame.literals[-1][0]
    return head[:1] in _DRAWN and tail[-1:] in _DRAWN and "" not in (head, tail)


def has_address(text: str) -> bool:
    """Whether a text holds what an address has, plain or spelt out."""
    if "@" in text:
        return True
    low = text.lower()
    return " at " in low or "at)" in low or "at]" in low or "[email" in low


def is_day(date: str | None) -> bool:
    """Whether the date reads as one: where a frame has no words, versions and hosts look like it."""
    return date is None or any(day.month for day in read_written_date(date, "en"))


def _has_year(date: str | None) -> bool:
    return date is not None and any(day.year and day.month for day in read_written_date(date, "en"))


def heads_quote(state: State, first: int) -> bool:
    """Whether nothing stands above a marked line in its quote: some clients set the attribution in with the words,
    and who lost the marks of a quote begins with one."""
    depth = state.depth[first]
    above = state.last_said(first)
    return depth > 0 and (above < 0 or state.depth[above] < depth)


def opens_paragraph(state: State, first: int) -> bool:
    """Whether a line is the first of a paragraph, or stands right below what is marked."""
    return first == 0 or not state.bare[first - 1] or state.kind[first - 1] != ""


def _in_paragraph(state: State, first: int) -> bool:
    """Whether the line above runs on into this one."""
    if first == 0 or state.depth[first - 1] != state.depth[first]:
        return False
    above = state.bare[first - 1]
    if above[:4] == "http" and " " not in above:
        return False
    return bool(above) and above[-1] not in _SENTENCE_ENDS and len(above) > _RUNS_ON

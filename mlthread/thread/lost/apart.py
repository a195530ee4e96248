"""What only the messages above tell apart: whose words stand without marks. In: the segments of a mail; the texts above
it. Out: the segments, some of them another's.

Answers in a quote that bears no marks: some clients set in the page what they quote, and marks and inset are gone in
its text; others put the answer below an attribution and nothing of the quote. And quotes that neither marks nor an
attribution tell, for who quotes by hand sets inverted commas or a ruler round it, or nothing. There only running text
counts: code and output are used again by who answers.

>>> from mlthread.segment.pipeline import split
>>> from mlthread.thread.lost.mixed import Above
>>> body = "On 2 May 2016 at 10:00, Ann Lee wrote:\\n\\nIs the lower gate open again?\\n\\nSince Monday.\\n"
>>> parts = answers_apart(split(body), Above(["Is the lower gate open again?"]))
>>> [(part.kind, part.level, part.text.strip()) for part in parts[1:]]
[('quote', 1, 'Is the lower gate open again?'), ('text', 0, 'Since Monday.')]
>>> asked = ["Is it wise to open the lower gate before the floods come?"]
>>> body = '"Is it wise to open the lower gate before the floods come?"\\n\\nIt is not, as the wheel is broken.\\n'
>>> [(part.kind, part.level) for part in quotes_apart(split(body), asked)]
[('quote', 1), ('text', 0)]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile

from mlthread.frozen import replace
from mlthread.model import Segment
from mlthread.rules.quotewords import closes_quote, opens_quote
from mlthread.segment.pipeline import split
from mlthread.segment.quoting.indents import is_prose
from mlthread.thread.cutting import cut
from mlthread.thread.texts.places import Places
from mlthread.thread.texts.wordings import bare, has_words, word_count

from .mixed import Above, few_set_in, places_of, said_above, shares_of, strangers

__all__ = ["answers_apart", "own_parts", "quotes_apart", "with_rest"]

_ANSWER = "text/not-above"
_WHY_ANSWER = ("the quote bears no marks, and no message above holds these words",)
_QUOTE = "quote/found-above"
_WHY_QUOTE = ("somebody wrote these words in a message above",)
_ENDS = frozenset(".?!:;,…)]\"'”’»")
_STOPS = frozenset(".?!…)\"'”’»")
_BEFORE = "([-. "
_OPENS = frozenset(("salutation",))
_CLOSES = frozenset(("closing", "signature"))
_LINES = frozenset(("text", "heading"))
_BESIDE = 40
"""Letters of a quote below or above which such a line stands in the message that it is of."""
_MOSTLY, _MUCH = 0.6, 0.4
"""The share of a paragraph that is found, and of the letters of quotes that are in such paragraphs."""
_FEW_WORDS = 3
"""Lines of so many words tell nothing."""
_SAID = 0.75
"""The share of lines that are running text."""
_SIGNED = 2
"""Lines that show a sign in common."""
_LEFT = 0.25
"""The share of a mail's words that its author must have written for the rest to be quotes, or else"""
_ANSWERED = 6
"""so many of them in sentences that nobody else wrote."""


def answers_apart(segments: Sequence[Segment], above: Above, sure: bool = True) -> list[Segment]:
    """The segments; paragraphs of unmarked quotes that none of the texts above holds are the author's own. Where they
    are not `sure` to have answers, much of the quotes must be found above, and an answer stand between: what is last
    may be what the archive's copy has lost."""
    unmarked = [at for at, part in enumerate(segments) if part.kind == "quote" and not part.depth]
    quotes = {at: segments[at].text.split("\n") for at in unmarked}
    answers = {at: list(_runs(lines, strangers(lines, above))) for at, lines in quotes.items()}
    if not sure and any(answers.values()):
        answers = {
            at: [(first, stop) for first, stop in found if _is_answer(quotes[at][first:stop])]
            for at, found in answers.items()
        }
        last = len(quotes[unmarked[-1]])
        between = any(answers[at] for at in unmarked[:-1]) or any(
            stop < last for _, stop in answers[unmarked[-1]]
        )
        if not (between and _is_known(quotes.values(), above)):
            return list(segments)
    out: list[Segment] = []
    for at, segment in enumerate(segments):
        out.extend(_with_answers(segment, answers[at]) if at in answers else (segment,))
    return out


def _is_known(quotes: Iterable[Sequence[str]], above: Above) -> bool:
    """Whether much of the paragraphs of quotes, the first one and another, stands in the texts above."""
    known: list[bool] = []
    sizes: list[int] = []
    for lines in quotes if above.texts else ():
        for paragraph, shares in shares_of(lines, above.texts):
            size = sum(len(line) for line in lines[paragraph.start : paragraph.stop])
            if size:
                known.append(any(share >= _MOSTLY for share in shares))
                sizes.append(size)
    held = sum(size for size, stands in zip(sizes, known, strict=True) if stands)
    return sum(known) > 1 and known[0] and held >= _MUCH * sum(sizes)


def _is_answer(lines: Sequence[str]) -> bool:
    """Whether half of the lines or more are sentences, and no link is among them that a gateway has put a second
    time behind itself."""
    said = [line.strip() for line in lines if len(line.split()) > _FEW_WORDS]
    told = sum(map(is_prose, said))
    return 0 < len(said) <= 2 * told and not any(line.count("://") > 1 for line in lines)


def _with_answers(segment: Segment, answers: Iterable[tuple[int, int]]) -> Iterator[Segment]:
    """A quote without marks and the answers in it."""
    lines = segment.text.split("\n")
    done = 0
    for first, stop in answers:
        if done < first:
            yield cut(segment, lines, done, first)
        yield from own_parts(segment, lines, first, stop)
        done = stop
    if done < len(lines):
        yield cut(segment, lines, done, len(lines))


def _runs(lines: Sequence[str], paragraphs: Sequence[range]) -> Iterator[tuple[int, int]]:
    """Paragraphs as one that no words part, with the blank lines below them."""
    start = stop = -1
    for paragraph in paragraphs:
        if start < 0 or any(map(has_words, lines[stop : paragraph.start])):
            if start >= 0:
                yield start, stop
            start = paragraph.start
            if start and lines[start - 1].rstrip() == "--":
                start -= 1  # it signs
        stop = paragraph.stop
        while stop < len(lines) and not lines[stop].strip():
            stop += 1
    if start >= 0:
        yield start, stop


def own_parts(segment: Segment, lines: Sequence[str], first: int, stop: int) -> Iterator[Segment]:
    """An answer, with what it is made of."""
    for part in split("".join(f"{line}\n" for line in lines[first:stop])):
        start = segment.start + first
        told = part.rule or _ANSWER
        yield replace(
            part,
            start=start + part.start,
            stop=start + part.stop,
            rule=told,
            evidence=part.evidence if part.rule else _WHY_ANSWER,
        )


def quotes_apart(segments: Sequence[Segment], above: Sequence[str]) -> list[Segment]:
    """The segments; paragraphs of the author's that are found in `above` are quotes. `above` is what others wrote, of
    the message answered and each one further up. A mail of which little would be left is posted again: nothing
    changes."""
    if any(segment.kind == "patch" for segment in segments):
        return list(segments)  # what goes with it is handed on
    out: list[Segment] = []
    texts = list(map(places_of, above))
    for segment in segments:
        out.extend(_with_quotes(segment, texts) if segment.kind == "text" else (segment,))
    letters_above = cache(lambda level: bare(above[level - 1]))
    if _words(out) < _LEFT * _words(segments) and not _is_answered(out, letters_above, len(above)):
        return list(segments)
    if not any(segment.rule == _QUOTE for segment in out):
        return out
    return _with_between(_with_frames(out, letters_above), letters_above)


def _is_answered(
    segments: Sequence[Segment], letters_above: Callable[[int], str], levels: int
) -> bool:
    """Whether the author says a sentence that stands in none of the texts above."""
    said = 0
    for line in (line for s in segments if s.kind == "text" for line in s.text.split("\n")):
        if line.strip() and is_prose(line.strip()):
            letters = bare(line)
            if not any(letters in letters_above(level) for level in range(1, levels + 1)):
                said += word_count(line)
    return said >= _ANSWERED


def _with_frames(segments: Sequence[Segment], letters_above: Callable[[int], str]) -> list[Segment]:
    """The segments; whom a quote greets and how it closes go with it, where they stand so in the text above.

    >>> from mlthread.segment.pipeline import split
    >>> asked = ["Is it wise to open the lower gate before the floods come?\\n\\nBest,\\nAnn"]
    >>> body = f"It is not, as the wheel is broken, and nobody mends it.\\n\\n{asked[0]}\\n"
    >>> [(part.kind, part.level) for part in quotes_apart(split(body), asked)]
    [('text', 0), ('quote', 1), ('quote', 1)]
    """
    out = list(segments)
    for at, segment in enumerate(segments):
        if segment.rule != _QUOTE:
            continue
        for beside, kinds, says in (
            (at - 1, _OPENS, opens_quote),
            (at + 1, _CLOSES, closes_quote),
        ):
            frame = out[beside] if 0 <= beside < len(out) else segment
            line = _one_line(frame)
            if frame.level or not (frame.kind in kinds or line):
                continue
            words, letters = bare(frame.text), bare(segment.text)
            run = words + letters[:_BESIDE] if beside < at else letters[-_BESIDE:] + words
            if says(line) or (words and run in letters_above(segment.level)):
                out[beside] = replace(
                    frame, kind="quote", level=segment.level, rule=_QUOTE, evidence=_WHY_QUOTE
                )
    return out


def _one_line(segment: Segment) -> str:
    """The line that a text or a heading is, as a name alone below the last words; "" where it is more."""
    if segment.kind not in _LINES:
        return ""
    lines = [line for line in segment.text.split("\n") if has_words(line)]
    return lines[0] if len(lines) == 1 else ""


def _with_between(
    segments: Sequence[Segment], letters_above: Callable[[int], str]
) -> list[Segment]:
    """The segments; what stands between two quotes of a text goes with them where each line of it stands there too, be
    it code: nobody uses that again between the words that stand round it.

    >>> from mlthread.segment.pipeline import split
    >>> lead, end = "The gate is opened like this, and by nobody else:", "I wonder who wrote that odd program, and why."
    >>> asked = [f"{lead}\\n\\n    gate.open(3);\\n\\n{end}"]
    >>> body = f"It is I who wrote it, and I am the keeper of it.\\n\\n{asked[0]}\\n"
    >>> [(part.kind, part.level) for part in quotes_apart(split(body), asked)]
    [('text', 0), ('quote', 1), ('quote', 1), ('quote', 1)]
    """
    out = list(segments)
    quotes = [at for at, segment in enumerate(out) if segment.rule == _QUOTE]
    for one, other in pairwise(quotes):
        level, between = out[one].level, out[one + 1 : other]
        if level != out[other].level or any(part.level for part in between):
            continue
        lines = [line for part in between for line in part.text.split("\n") if has_words(line)]
        if lines and all(bare(line) in letters_above(level) for line in lines):
            for at in range(one + 1, other):
                out[at] = replace(
                    out[at], kind="quote", level=level, rule=_QUOTE, evidence=_WHY_QUOTE
                )
    return out


def _words(segments: Sequence[Segment]) -> int:
    """How many words its author wrote."""
    return sum(word_count(s.text) for s in segments if s.kind == "text")


def _with_quotes(segment: Segment, above: Sequence[Places]) -> Iterator[Segment]:
    """A text and the quotes in it."""
    lines = segment.text.split("\n")
    done = 0
    told = [*said_above(lines, above), *few_set_in(lines, above)]
    for found, level in sorted(told, key=lambda pair: pair[0].start):
        quoted = _quoted(lines, found)
        if quoted is None or quoted.stop <= done:
            continue
        start = max(done, quoted.start)  # the sign above may close the quote before
        if done < start:
            yield cut(segment, lines, done, start)
        quote = cut(segment, lines, start, quoted.stop)
        yield replace(quote, kind="quote", level=level, rule=_QUOTE, evidence=_WHY_QUOTE)
        done = quoted.stop
    if done < len(lines):
        yield cut(segment, lines, done, len(lines))


def _quoted(lines: Sequence[str], found: range) -> range | None:
    """The lines of a quote that somebody above wrote, with the signs round it; None where they are a part of the
    author's own sentence, or no running text, or in brackets as a gateway's remark is."""
    whole = with_rest(found, lines)
    start, stop = whole.start, whole.stop
    stop -= stop > start + 1 and closes_quote(lines[stop - 1])
    closes = stop < len(lines) and closes_quote(lines[stop])
    worded = [line.strip() for line in lines[start:stop] if has_words(line)]
    ends = _ENDS if stop == len(lines) or not lines[stop - 1].strip() else _STOPS
    above = lines[start - 1].strip() if start else ""
    opens = opens_quote(above)
    if (
        not (closes or worded[-1][-1] in ends)
        or (above[-1:].isalnum() and not opens)
        or (worded[0][0] == "[" and worded[-1][-1] == "]")
        or not _are_said(_without_sign(worded))
    ):
        return None
    # a sign or a word opens the quote, as one may close it: "->"
    opens = opens or bool(above and not has_words(above))
    return range(start - opens, stop + closes)


def with_rest(found: range, lines: Sequence[str]) -> range:
    """The lines that were found; with the next where that is the last of the paragraph and their sentence goes on."""
    stop = found.stop
    if stop == len(lines) or not has_words(lines[stop - 1]) or not has_words(lines[stop]):
        return found
    goes_on = lines[stop - 1].rstrip()[-1] not in _STOPS
    ends = stop + 1 == len(lines) or not has_words(lines[stop + 1])
    return range(found.start, stop + 1) if goes_on and ends else found


def _without_sign(lines: Sequence[str]) -> Sequence[str]:
    """Lines without the sign that all of them begin with, which some quote by.

    >>> list(_without_sign(["-->Shall we mend", "-->the lower gate?"])), list(_without_sign(["- the gate"]))
    (['Shall we mend', 'the lower gate?'], ['- the gate'])
    """
    if len(lines) < _SIGNED:
        return lines
    pairs = zip(min(lines), max(lines), strict=False)  # what these two share all share
    size = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1] and not pair[0].isalnum(), pairs)
    )
    return [line[size:].lstrip() for line in lines]


def _are_said(lines: Sequence[str]) -> bool:
    """Whether lines are running text, whatever brackets, dots or a dash they begin with; of many, one in some may name
    files and versions."""
    said = sum(is_prose(line.lstrip(_BEFORE) or line) for line in lines)
    return said >= _SAID * len(lines)

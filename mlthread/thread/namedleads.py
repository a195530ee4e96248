"""Whom a line names above words that are theirs. In: messages, their segments and records. Out: segments and records of
which such lines are attributions, and the words below them quotes.

No client writes these lines, and often no mark or just inverted commas stand round what is quoted; so nothing in the
mail tells them from prose. The archive does, for it has the words, in a message of whoever is named. Who opens another
topic with them answers nobody, and is left alone.

    Ann wrote,                            From: Ann Lee                     Ann darkly hints:
    "Shall we mend the gate
    before the floods come?"              Shall we mend the gate            > Shall we mend the gate
                                          before the floods come?           > before the floods come?
    Not before May.
                                          Not before May.                   Not before May.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from mlthread.frozen import NamedTuple, replace
from mlthread.model import Address, Attribution, Message, Segment
from mlthread.pattern import pattern
from mlthread.robots import is_of_list, is_robot
from mlthread.rules.addresses import find_address
from mlthread.rules.nobody import ARTICLES
from mlthread.thread.texts.places import Places
from mlthread.thread.texts.wordings import has_words, line_keys, word_count

from .cutting import cut
from .people import name_words
from .records import Record, make_record, may_quote, own_text

__all__ = ["tell_leads"]

_LEAD = pattern(
    r"(?:\A|\n[ \t]*(?=\n))\n?[ \t]{0,60}((?:[^\n]{2,100}[:,>–-]|From[: ][^\n]{2,80})[ \t]*)(?=\n|\Z)"
)
"""A line on top of a paragraph that may lead up to a quote."""
_BY = "attribution/named"
_WHY_BY = ("a message of whoever it names has the words below",)
_QUOTE = "quote/named"
_WHY_QUOTE = ("whoever is named above them wrote these words",)
_OPENING = frozenset(("text", "heading"))
_SPOKEN = _OPENING | {"salutation"}
"""What a lead looks like without the archive; at the top of a mail a name and a colon greet."""
_TOLD_BY = 3
"""Lines below a lead of which one has to be found."""
_READ = 2000
"""Letters below a lead among which these are."""
_LONGEST = 400
"""Lines of a quote that are looked for."""
_KEPT = 64
"""Messages whose words are kept at hand."""
_COMMON = 12
"""Lines that more messages than this have say nothing about who wrote them."""
_SHORTEST = 3
"""Letters of a name or a nick that tell somebody."""
_LEFT = 0.25
"""The share of a mail's words that is left where it is not one posted again."""
_NAME_WORDS = range(4, 1, -1)
"""Words of a whole name."""
_MOSTLY = 0.9
"""A paragraph of a few words is of somebody who wrote so much of it."""
_NICK = pattern(r"[^\s\"'“”„«»<>()\[\]{}=*~,:;!?@]{3,40}")
_EDGES = " \t\"'“”„«»<>()[]{}=*_~-–—:,;.!?"
_OPENS = frozenset(("from", "by", "in"))
"""Words that may stand before the name."""


class _Lead(NamedTuple):
    """Line `line` of segment `place` of record `number`, and the keys of the lines below it. `marked`: these are the
    quote with marks that follows the segment."""

    number: int
    place: int
    line: int
    text: str
    keys: tuple[int, ...]
    marked: bool


class _Who(NamedTuple):
    """The name by which a lead calls whom it quotes, and the record of the message quoted (None: it is lost)."""

    name: str
    source: int | None


def tell_leads(
    messages: Sequence[Message], segments: Sequence[list[Segment]], records: list[Record]
) -> None:
    """Sets right, in place, the segments and records of messages that name by hand whom they quote."""
    lists = {word for name in {m.list_name for m in messages} for word in _told_in(name or "")}
    known = {word for message in messages for word in _words_of(message.person)} - lists
    leads = [
        lead
        for number, parts in enumerate(segments)
        if not any(part.kind == "patch" for part in parts)
        for lead in _leads(number, parts)
        if not known.isdisjoint(_told_in(lead.text))
    ]
    if not leads:
        return
    found = _told_leads(leads, messages, records)

    @lru_cache(_KEPT)
    def said(source: int) -> Places:
        # late: few mails name by hand whom they quote
        from mlthread.thread.lost.mixed import places_of

        return places_of(own_text(segments[source]))

    for number, places in found.items():
        parts = [
            new
            for place, part in enumerate(segments[number])
            for new in (_told(part, places[place], said) if place in places else (part,))
        ]
        if not _is_posted_again(segments[number], parts):
            segments[number][:] = parts
            records[number] = make_record(number, messages[number], parts)


def _told_leads(
    leads: Sequence[_Lead], messages: Sequence[Message], records: Sequence[Record]
) -> dict[int, dict[int, list[tuple[_Lead, _Who]]]]:
    """The leads that name whom they quote, by message and segment."""
    wanted = {key for lead in leads for key in lead.keys}
    holders: dict[int, list[int]] = defaultdict(list)
    for record in records:
        for key in wanted.intersection(record.lines):
            holders[key].append(record.number)
    names = {name_words(message.person.name) for message in messages}
    found: dict[int, dict[int, list[tuple[_Lead, _Who]]]] = defaultdict(lambda: defaultdict(list))
    for lead in leads:
        source = _source(lead, holders, messages, records)
        name: str | None
        if source is not None:
            name = _named(lead.text, messages[source].person)
            if name is not None and not _is_told(lead, name, messages[lead.number].person):
                name = None
        else:
            answers = lead.marked and records[lead.number].is_reply
            name = _whole_name(lead.text, names) if answers else None
        if name is not None:
            found[lead.number][lead.place].append((lead, _Who(name, source)))
    return found


def _is_posted_again(before: Sequence[Segment], after: Sequence[Segment]) -> bool:
    """Whether little is left of what its author wrote, and nothing of that below the last quote."""
    old, new = (
        sum(word_count(s.text) for s in parts if s.kind == "text") for parts in (before, after)
    )
    last = max((k for k, part in enumerate(after) if part.rule == _QUOTE), default=0)
    return new < _LEFT * old and not any(
        part.kind == "text" and word_count(part.text) for part in after[last:]
    )


def _words_of(person: Address) -> Iterator[str]:
    """What somebody may be named by: words of the name, and the first part of the address as it is."""
    for word in name_words(person.name):
        if len(word) >= _SHORTEST:
            yield word
    email = person.email or ""
    nick = email.partition("@")[0]
    if len(nick) >= _SHORTEST and not (is_robot(email) or is_of_list(email)):
        yield f"@{nick}"


def _told_in(lead: str) -> set[str]:
    """The words of a lead that may name somebody: each as a name and as a nick. No article is one, though it may stand
    in a name ("Ann Lee, the keeper")."""
    words = {*name_words(lead.replace(",", " ")), *(f"@{word}" for word in _NICK.findall(lead))}
    return words - ARTICLES


def _leads(number: int, parts: Sequence[Segment]) -> Iterator[_Lead]:
    """The lines of a body that may name whom the words below them are of."""
    for place, part in enumerate(parts):
        if part.level or part.kind not in (_SPOKEN if place else _OPENING):
            continue
        text = part.text
        below = parts[place + 1] if place + 1 < len(parts) else part
        marked = below.kind == "quote" and below.level == 1 and below.depth > 0
        end, line, passed = len(text.rstrip()), 0, 0
        for found in _LEAD.finditer(text):
            line += text.count("\n", passed, found.start(1))
            passed = found.start(1)
            lead = found[1].strip()
            if found.end() < end:
                keys = _first_keys(text[found.end() : found.end() + _READ])
                if keys:
                    yield _Lead(number, place, line, lead, keys, False)
            elif marked and lead[-1] == ":":
                yield _Lead(number, place, line, lead, _first_keys(below.text[:_READ]), True)


def _first_keys(text: str) -> tuple[int, ...]:
    """The keys of the first lines with words."""
    lines = [line for line in text.split("\n") if line.strip()][:_TOLD_BY]
    return tuple(key for line in lines for key in line_keys(line))


def _source(
    lead: _Lead,
    holders: Mapping[int, Sequence[int]],
    messages: Sequence[Message],
    records: Sequence[Record],
) -> int | None:
    """The oldest message that has lines below a lead, by somebody whom that names; None where there is none, or where
    they open another topic, which answers nothing."""
    told = _told_in(lead.text)
    reader = records[lead.number]
    by = messages[lead.number].person
    found: list[int] = []
    for key in lead.keys:
        numbers = holders.get(key, ())
        if len(numbers) <= _COMMON:
            found.extend(
                n
                for n in numbers
                if messages[n].person != by
                and (reader.is_reply or records[n].subject == reader.subject)
                and may_quote(reader, records[n])
                and not _is_younger(records[n], reader)
                and not told.isdisjoint(_words_of(messages[n].person))
            )
    return min(found, default=None, key=lambda n: (-found.count(n), n))


def _is_younger(source: Record, reader: Record) -> bool:
    """Whether both clocks say so: a younger message repeats the words, be it without a mark."""
    return source.utc is not None and reader.utc is not None and source.utc > reader.utc


def _told(
    part: Segment, leads: Sequence[tuple[_Lead, _Who]], said: Callable[[int], Places]
) -> Iterator[Segment]:
    """A text with its leads as attributions, and what stands below each and its author `said` as a quote; those below
    which nothing is found are left as they are."""
    lines = part.text.split("\n")
    done = 0
    for place, (lead, who) in enumerate(leads):
        below = lead.line + 1
        stop = len(lines)
        if not lead.marked:
            last = leads[place + 1][0].line if place + 1 < len(leads) else stop
            region = lines[below : min(last, below + _LONGEST)]
            signs = next((n for n, line in enumerate(region) if has_words(line)), 0)
            size = 0 if who.source is None else _size_of_quote(region[signs:], said(who.source))
            if not size:
                continue
            stop = below + signs + size
        if done < lead.line:
            yield cut(part, lines, done, lead.line)
        quoted = next((n for n in range(below, stop) if lines[n].strip()), stop)
        address = find_address(lead.text)
        by = Attribution(who.name, address[0] if address else None, rule=_BY, evidence=_WHY_BY)
        head = cut(part, lines, lead.line, quoted)
        yield replace(head, kind="attribution", attribution=by, rule=_BY, evidence=_WHY_BY)
        if quoted < stop:
            quote = cut(part, lines, quoted, stop)
            yield replace(quote, kind="quote", level=1, rule=_QUOTE, evidence=_WHY_QUOTE)
        done = stop
    if done < len(lines):
        yield cut(part, lines, done, len(lines))


def _size_of_quote(lines: Sequence[str], said: Places) -> int:
    """How many of the first lines stand in what somebody said: paragraphs, or the upper lines of one."""
    from mlthread.thread.lost.apart import with_rest  # late, as above
    from mlthread.thread.lost.mixed import said_above, shares_of

    runs = {run.start: with_rest(run, lines).stop for run, _ in said_above(lines, [said])}
    end = 0
    for paragraph, (share,) in shares_of(lines, [said]):
        stop = runs.get(paragraph.start, paragraph.stop if share >= _MOSTLY else 0)
        if stop:
            end = stop
        if stop < paragraph.stop and any(map(has_words, lines[paragraph.start : paragraph.stop])):
            break
    return end


def _named(lead: str, author: Address) -> str | None:
    """The words of a lead that name somebody, as it has them.

    >>> _named("Re: the gate, Ann M. Lee wrote:", Address("Ann Mary Lee")), _named("Ann's point:", Address("Ann Lee"))
    ('Ann M. Lee', None)
    """
    names = set(_words_of(author))
    pieces = lead.split()
    words = list(map(name_words, pieces))
    fits = [
        (bool(w) and names.issuperset(w)) or not names.isdisjoint(f"@{x}" for x in _NICK.findall(p))
        for w, p in zip(words, pieces, strict=True)
    ]
    named = (n for n, fit in enumerate(fits) if fit and (not words[n] or set(words[n]) - ARTICLES))
    first = next(named, -1)
    if first < 0:
        return None
    if first and fits[first - 1]:
        first -= 1  # an article that opens a nick of some words
    stop = first + 1
    while stop < len(fits) and (
        fits[stop] or (stop + 1 < len(fits) and fits[stop + 1] and _is_initial(words[stop]))
    ):
        stop += 1
    return " ".join(pieces[first:stop]).strip(_EDGES)


def _is_initial(words: Sequence[str]) -> bool:
    return len(words) == 1 and len(words[0]) == 1


def _is_told(lead: _Lead, who: str, sender: Address) -> bool:
    """Whether a lead names somebody as who is quoted: it begins with the name and goes on, to nobody who is spoken to;
    or, above words that only the archive tells as theirs, has a name in it."""
    before, _, behind = lead.text.partition(who)
    if _named(before, sender) is not None or behind == "," or before[-1:] == "@":
        return False
    opening = before.strip(_EDGES).casefold().split()
    if lead.marked:
        return behind[:1] != "," and set(opening) <= _OPENS
    return len(opening) <= 1 or " " in who or who[0].isupper()


def _whole_name(lead: str, names: Collection[tuple[str, ...]]) -> str | None:
    """The whole name of somebody that a lead begins with."""
    pieces = lead.split()
    for stop in _NAME_WORDS:
        words = tuple(word for piece in pieces[:stop] for word in name_words(piece))
        if len(words) > 1 and words in names:
            return " ".join(pieces[:stop]).strip(_EDGES)
    return None

"""A person, words of any language and the Message-ID of news, right above a deeper quote: what Outlook Express and its
heirs write, or readers of news whose users make up the words. In: the lines up to the quote. Out: who.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines('"Ann Lee" <ann@example.org> skribis en la\\nafiŝo news:abc$1@news.example.org...\\n> Hi')
>>> first, said = read_id_last(state, 1, 0)
>>> first, said.name, said.message_id
(0, 'Ann Lee', 'abc$1@news.example.org')
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.framesearch import DOTS
from mlthread.rules.leads import ARTICLE_ALONE, names_place
from mlthread.rules.people import read_person
from mlthread.segment.state import State

from .joins import join_lines
from .plainnames import NAME

__all__ = ["article_above", "name_first", "read_id_last"]

_MOST_LINES = 3
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽĎŤŇŘŐŰА-ЯЁІЄΑ-Ω][\w.'’\-]*"
_CAPITALS = rf"{_CAPITAL}(?: {_CAPITAL}){{1,3}}"
_WHOLE = pattern(
    rf"(?:[^\W\d_][^\s<>@\d\"]{{2,20}} (?=\"))?(?P<who>\"[^\"<>@]{{2,60}}\"(?: <[^\s<>]{{3,120}}>)?|{NAME} <[^\s<>]{{3,120}}>|{_CAPITALS}|<[^\s<>@]{{1,64}}@[^\s<>@]{{3,120}}>"
    r"|[^\s<>()@]{1,64}@[^\s<>()@]{3,120} \([^()@]{2,60}\))"
    r",?(?: [^\s<>@\d.!?\"]{1,30}){1,9}(?: ?: ?|(?<=:)| )(?:news:|(?<=:)|(?=<)) ?"
    r"<?(?P<id>[^\s<>@]{3,250}@[^\s<>@]{3,250}?)>?\.\.\.$"
)

_FIRST = pattern(
    rf"(?P<who>[^\s<>()@]{{1,64}}@[^\s<>()@]{{3,120}} \([^()@]{{2,60}}\)|(?:\"[^\"<>@]{{2,60}}\"|{NAME}) [<(][^\s<>()]{{3,120}}[>)]|{_CAPITALS})"
    r"(?: [^\s<>@]{1,30}){1,10}(?:\s?:|\.\.\.|…|(?<=[.…:]))$"
)


def article_above(state: State, last: int, floor: int) -> str | None:
    """The Message-ID of an article that the line above names, and nothing else: "In message <id>,"."""
    above = last - 1
    if above < floor or state.kind[above] or state.depth[above] != state.depth[last]:
        return None
    line = state.bare[above]
    found = ARTICLE_ALONE.match(line) if "@" in line and names_place(line) else None
    return None if found is None else found[1] or found[2]


def name_first(line: str, message_id: str | None) -> Attribution | None:
    """Who is named at the start of a line, whatever is said of them: the line above names the article, or an address
    stands beside the name.

    >>> name_first("ann@example.org (Ann Lee) mumbled something about:", "1@example.org").name
    'Ann Lee'
    """
    found = _FIRST.match(line)
    if found is None:
        return None
    person = read_person(found["who"])
    beside = "a Message-ID" if message_id else "an address"
    evidence = (f"a person and {beside} stand above a deeper quote",)
    return Attribution(
        person.name, person.email, None, message_id, rule="any/name-first", evidence=evidence
    )


def read_id_last(state: State, last: int, floor: int) -> tuple[int, Attribution] | None:
    """The first line of it, and what it says; None where the lines up to `last` say nothing of the kind."""
    line = state.bare[last]
    if not line.endswith(DOTS) or "@" not in line.rpartition(" ")[2]:
        return None
    first = last
    while (found := _WHOLE.match(line)) is None:
        first -= 1
        if first < max(floor, last - _MOST_LINES + 1) or state.kind[first] or not state.bare[first]:
            return None
        if state.depth[first] != state.depth[last]:
            return None
        line = join_lines(state.bare[first], line)
    person = read_person(found["who"])
    if person.name is None and person.email is None:
        return None
    evidence = ("a person and a Message-ID stand above a deeper quote",)
    said = Attribution(
        person.name, person.email, None, found["id"], rule="any/id-last", evidence=evidence
    )
    return first, said

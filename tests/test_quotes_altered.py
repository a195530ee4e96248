"""Altered quotes are told from faithful ones: a corpus made by script, its figures asserted.

Every quote is cut from an invented message and then left as it is, wrapped anew, cut short inside,
or altered by one to five words (changed, dropped or added), wrapped or cut as well in part.
"""

from __future__ import annotations

import random
import textwrap
from typing import NamedTuple

import pytest

from mlthread.model import Match
from mlthread.thread.texts.sourcetext import source_text
from mlthread.thread.texts.tracing import trace_text


def listed(text: str) -> list[str]:
    """The words of a table."""
    return text.split()


_NOUNS = listed("""harbour warden gate boat ferry lamp signal pier keeper letter ledger market garden orchard
bridge tower clock window engine cable valve pump filter sensor schedule timetable committee vote
report budget proposal draft chapter editor reader archive index catalogue library shelf drawer map
route valley river meadow fence barn tractor seed harvest mill oven baker kitchen recipe kettle
sailor captain crew anchor rope mast compass storm cloud rain frost winter spring tide island cave
tunnel station platform ticket driver signalman whistle carriage luggage passenger inspector""")
_VERBS = listed("""opens closes repairs paints moves counts keeps loses finds sells buys borrows returns
measures checks refuses accepts signs drafts prints sends receives forgets remembers describes
explains changes replaces supports delays carries watches needs wants leaves reaches follows""")
_ADJECTIVES = listed("""old new small large red green heavy light early late quiet noisy broken spare wooden
metal northern southern empty full narrow wide deep shallow careful common local public private""")
_ADVERBS = listed("never often seldom always rarely usually sometimes soon already hardly quickly")
_LINKS = listed("because although while whenever unless before after until since so and but")
_OPENERS = [
    "I think",
    "As far as I know",
    "On Monday",
    "In the end",
    "For now",
    "Last year",
    "Here",
]


class Case(NamedTuple):
    """A quote, what was done to it and whether words of the source were changed."""

    made: Match
    body: str
    quote: str


def _phrase(rng: random.Random) -> str:
    noun = rng.choice(_NOUNS)
    if rng.random() < 0.5:
        noun = f"{rng.choice(_ADJECTIVES)} {noun}"
    return f"{rng.choice(['the', 'a', 'this', 'every', 'our', 'their', 'no'])} {noun}"


def _sentence(rng: random.Random) -> str:
    clause = f"{_phrase(rng)} {rng.choice(_VERBS)} {_phrase(rng)}"
    if rng.random() < 0.3:
        clause = f"{rng.choice(_OPENERS)} {clause}"
    if rng.random() < 0.5:
        clause += f", {rng.choice(_LINKS)} {_phrase(rng)} {rng.choice(_ADVERBS)} {rng.choice(_VERBS)} {_phrase(rng)}"
    if rng.random() < 0.1:
        clause += f' (see "{rng.choice(_NOUNS)}" or write to {rng.choice(_NOUNS)}@example.org)'
    return clause[0].upper() + clause[1:] + rng.choice("....?!")


def _paragraph(rng: random.Random) -> str:
    return " ".join(_sentence(rng) for _ in range(rng.randint(2, 5)))


def _body(rng: random.Random) -> list[str]:
    lines: list[str] = []
    for _ in range(rng.randint(1, 6)):
        lines += [*textwrap.wrap(_paragraph(rng), rng.choice([64, 68, 72, 76])), ""]
    return lines[:-1]


def _stretch(rng: random.Random, lines: list[str]) -> list[str]:
    """Some consecutive lines with at least eight words, at times begun or ended inside a line."""
    start = rng.randrange(len(lines))
    stop = min(len(lines), start + rng.randint(1, 14))
    while sum(len(line.split()) for line in lines[start:stop]) < 8:
        start, stop = max(0, start - 1), min(len(lines), stop + 1)
    chosen = list(lines[start:stop])
    while not chosen[0]:
        chosen.pop(0)
    while not chosen[-1]:
        chosen.pop()
    if rng.random() < 0.15 and len(chosen) > 2:
        chosen[0] = " ".join(chosen[0].split()[rng.randint(1, 4) :]) or chosen[0]
    if rng.random() < 0.15 and len(chosen) > 2:
        chosen[-1] = " ".join(chosen[-1].split()[: -rng.randint(1, 4)]) or chosen[-1]
    return chosen


def _rewrapped(rng: random.Random, lines: list[str]) -> list[str]:
    width = rng.choice([38, 50, 57, 60, 66, 200])
    out: list[str] = []
    for paragraph in "\n".join(lines).split("\n\n"):
        out += [*textwrap.wrap(paragraph, width, break_on_hyphens=False), ""]
    return out[:-1]


def _retyped(rng: random.Random, lines: list[str]) -> list[str]:
    """What clients do to characters; no word changes."""
    turns = (
        ('"', rng.choice(["“", "”", "?", '"'])),
        ("@example.org", rng.choice(["@example.org", " at example.org"])),
        (" - ", " – "),
    )
    for old, new in turns:
        lines = [line.replace(old, new) for line in lines]
    if rng.random() < 0.2:
        lines = [line + rng.choice([" ", "=20", ""]) for line in lines]
    return lines


def _elided(rng: random.Random, lines: list[str]) -> list[str] | None:
    """Without some of the inner text: marked, or whole lines left out."""
    if len(lines) < 4:
        words = " ".join(lines).split()
        if len(words) < 14:
            return None
        low = rng.randint(3, len(words) // 2)
        high = rng.randint(low + 2, len(words) - 3)
        mark = rng.choice(["[...]", "[…]", "(...)", "[snip]", "<snip>"])
        return [" ".join([*words[:low], mark, *words[high:]])]
    low = rng.randint(1, len(lines) - 3)
    high = rng.randint(low + 1, len(lines) - 1)
    mark = rng.choice(
        [[], [], ["[...]"], ["", "[snip]", ""], ["..."], ["[snipped the rest of it]"]]
    )
    if not "".join(lines[low:high]):
        return None
    return [*lines[:low], *mark, *lines[high:]]


def _altered(rng: random.Random, lines: list[str]) -> list[str]:
    """With one to five words changed, dropped or added."""
    rows = [line.split() for line in lines]
    places = [(row, k) for row, words in enumerate(rows) for k in range(len(words))]
    what = rng.choice(["change", "drop", "add"])
    count = rng.randint(1, min(5, len(places) // 4))
    if what != "change":
        places = places[1:-1]
    if rng.random() < 0.5:
        start = rng.randint(0, len(places) - count)
        chosen = places[start : start + count]
    else:
        chosen = rng.sample(places, count)
    for row, k in sorted(chosen, reverse=True):
        new = rng.choice(_NOUNS + _VERBS + _ADJECTIVES + _ADVERBS + ["not", "is", "the", "only"])
        if what == "drop":
            del rows[row][k]
        elif what == "add":
            rows[row].insert(k, new)
        else:
            rows[row][k] = new if new != rows[row][k] else "quite"
    return [" ".join(row) for row in rows]


def _case(rng: random.Random) -> Case:
    body = _body(rng)
    quote = _stretch(rng, body)
    made: Match = "exact"
    if rng.random() < 0.3:
        quote, made = _altered(rng, quote), "altered"
    roll = rng.random()
    if roll < 0.3:
        quote = _rewrapped(rng, quote)
        made = "rewrapped" if made == "exact" else made
    elif roll < 0.55 and made == "exact":
        cut = _elided(rng, quote)
        if cut is not None:
            quote, made = cut, "elided"
    if rng.random() < 0.4:
        quote = _retyped(rng, quote)
    return Case(made, "\n".join(body), "\n".join(quote))


def _corpus(seed: int, count: int) -> list[Case]:
    rng = random.Random(seed)
    return [_case(rng) for _ in range(count)]


@pytest.mark.parametrize("seed", [2026, 31])
def test_altered_quotes_are_told_from_faithful_ones(seed: int) -> None:
    hit = predicted = real = 0
    for case in _corpus(seed, 3000):
        found = trace_text(case.quote, source_text("m@example.org", case.body))
        altered = found is not None and found.match == "altered"
        hit += altered and case.made == "altered"
        predicted += altered
        real += case.made == "altered"
    assert hit / predicted >= 0.98
    assert hit / real >= 0.95


def test_faithful_quotes_are_named_for_what_was_done() -> None:
    """Wrapping anew may leave the breaks as they were, and a cut may fall where nothing was."""
    right = total = 0
    for case in _corpus(7, 2000):
        if case.made != "altered":
            found = trace_text(case.quote, source_text("m@example.org", case.body))
            total += 1
            right += found is not None and found.match == case.made
    assert right / total >= 0.95


def test_a_changed_word_is_reported_with_its_line() -> None:
    body = "The ferry leaves the harbour at noon\nand returns before the storm."
    quote = "The ferry leaves the harbour at dusk\nand returns before the storm."
    found = trace_text(quote, source_text("m@example.org", body), first_line=4)
    assert found is not None
    assert found.match == "altered"
    assert [tuple(change) for change in found.changes] == [(4, "noon", "dusk")]

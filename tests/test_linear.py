"""Twice the messages, about twice the work: archives in which every message resembles every other, bodies in which
every paragraph does, lines that a pattern could read in ever more ways."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

import mlthread
from mlthread.frozen import replace
from mlthread.mailbox.bodies.htmllinks import printed_target
from mlthread.mailbox.spread import joined
from mlthread.model import Address, DateBounds, Message
from mlthread.rules.subjects import split_subject
from mlthread.thread.duplicates import merge_duplicates
from mlthread.thread.lost.pieces import main_mention
from mlthread.thread.parents.pageids import Claim, settle_claims
from mlthread.thread.people import People, name_words
from mlthread.thread.work import load
from steps import lines_run

START = datetime(2010, 1, 1, tzinfo=UTC)


def message(n: int) -> Message:
    """One of many: another text than the others, a minute after the one before."""
    words = " ".join(
        f"{word}{n * 31 % 977}" for word in ("tide", "gauge", "reads", "high", "again")
    )
    when = START + timedelta(minutes=n)
    return Message(
        f"{n}@x",
        f"{n}@x",
        Address(f"Ann {n % 20}", f"ann{n % 20}@example.org"),
        DateBounds(when.isoformat(), when, when, when),
        "Re: Gauge 7",
        words + "\n",
    )


def lost_parent(n: int) -> Message:
    return replace(message(n), in_reply_to=("lost@x",))


def one_lost(n: int) -> Message:
    """All quote one lost message, by a line whose zone is not known."""
    quote = "On Feb 1, 2010, at 12:07 AM, Lo Mo <lo@example.org> wrote:\n> the reading of gauge nine is wrong again\n"
    return replace(message(n), date=message(n + 99_999).date, body=quote + message(n).body)


def same_id(n: int) -> Message:
    return replace(message(n), id="1@x", message_id="1@x")


def no_id(n: int) -> Message:
    """As pages show mail: no Message-ID, so that copies are known by author, subject and second."""
    return replace(message(n), message_id=None, author=Address("Ann", "ann@example.org"))


def no_id_same_second(n: int) -> Message:
    return replace(no_id(n), date=message(0).date)


def no_id_no_zone(n: int) -> Message:
    when = START + timedelta(minutes=n)
    day = timedelta(hours=13)
    return replace(no_id(n), date=DateBounds(when.isoformat(), None, when - day, when + day))


@pytest.mark.parametrize("make", [same_id, no_id, no_id_same_second, no_id_no_zone])
def test_copies_are_looked_up(make: Callable[[int], Message]) -> None:
    few, many = ([make(n) for n in range(size)] for size in (400, 800))
    assert len(merge_duplicates(many)) == len(many)
    assert lines_run(lambda: merge_duplicates(many)) < 2.4 * lines_run(
        lambda: merge_duplicates(few)
    )


def of_series(n: int) -> Message:
    """Series of as many parts as others by the same person, one an hour."""
    patch = replace(message(n), author=message(0).author, subject=f"[PATCH {n % 3}/2] Gauge {n}")
    return replace(patch, date=message(60 * n).date)


@pytest.mark.parametrize("make", [message, lost_parent, one_lost, of_series])
def test_parents_are_looked_up(make: Callable[[int], Message]) -> None:
    few, many = ([make(n) for n in range(size)] for size in (150, 300))

    def thread(messages: Iterable[Message]) -> None:
        list(mlthread.reconstruct(messages))

    thread(few)  # words and months are compiled when they are first met
    assert lines_run(lambda: thread(many)) < 2.4 * lines_run(lambda: thread(few))


def test_the_nearest_message_of_a_person_is_looked_up() -> None:
    """Each lost message of somebody who wrote thousands asks for the one that was written about then."""

    def work(count: int) -> int:
        archive = load(replace(message(n), author=message(0).author) for n in range(count)).archive
        times = [archive.when(n)[0] for n in range(count)]
        return lines_run(lambda: [archive.nearest_of(0, time + 7) for time in times])

    work(1)
    assert work(400) < 2.4 * work(200)


def test_pages_are_put_to_their_ids_in_one_round() -> None:
    """Each id that has its page makes others surer: all of them were told anew."""

    def work(count: int) -> int:
        claims = [Claim(f"{n}@x", [(9.0, n), (3.0, n + 1)], 0.0) for n in range(count)]
        return lines_run(lambda: settle_claims(claims))

    work(1)
    assert work(400) < 2.4 * work(200)


def test_a_word_of_many_names_is_not_read_to_its_end() -> None:
    """Thousands are called Lee, and each mail names another of them: it says of nobody who that is."""

    def named(count: int) -> None:
        people = People()
        for n in range(count):
            people.add(f"Kim{n} Lee", None)
        for n in range(count):
            assert not people.matches(f"Bo{n} Lee", None)

    name_words.cache_clear()
    few = lines_run(lambda: named(200))
    assert lines_run(lambda: named(400)) < 2.4 * few


def test_what_a_message_answers_is_found_in_one_round() -> None:
    """Each of its quotes was looked for among all that it may answer."""

    def work(count: int) -> int:
        quotes = (
            f"Lo{n} Mo wrote:\n> gauge {n} is wrong again\n\nI see {n}.\n\n" for n in range(count)
        )
        archive = load([replace(message(0), body="".join(quotes))]).archive
        return lines_run(lambda: main_mention(archive, archive.records[0]))

    few = work(100)
    assert work(200) < 2.4 * few


def passages(count: int) -> list[str]:
    """So many lines of twenty words, no two alike."""
    return [" ".join(f"w{(n * 20 + k) * 7919 % 4001}" for k in range(20)) for n in range(count)]


def quotes_of_one(count: int) -> list[Message]:
    """A long message, and one that answers each of its lines with a word changed in every third."""
    lines = passages(count)
    answers = []
    for n, line in enumerate(lines):
        quoted = line.split()
        quoted[9] = "other" if n % 3 == 0 else quoted[9]
        answers += ["> " + " ".join(quoted), "", f"I answer w{n}", ""]
    reply = "Ann 0 wrote:\n" + "\n".join(answers)
    return [
        replace(message(0), body="\n".join(lines)),
        replace(message(1), body=reply, in_reply_to=("0@x",)),
    ]


def quotes_of_nobody(count: int) -> list[Message]:
    """A long message, and one that seems to answer it and quotes other words."""
    source, reply = quotes_of_one(count)
    return [source, replace(reply, body=reply.body.replace("> w", "> v").replace(" w", " v"))]


def quotes_of_equal_lines(count: int) -> list[Message]:
    """A message that says one thing over and over, and one that quotes it each time."""
    source, reply = quotes_of_one(count)
    line = "the same line of words again and again at the pier"
    answers = (f"> {line.replace('again at', 'once at') if n % 2 else line}" for n in range(count))
    body = "Ann 0 wrote:\n" + "\n\nI answer\n\n".join(answers)
    return [replace(source, body=f"{line}\n" * count), replace(reply, body=body)]


def many_named(count: int) -> list[Message]:
    """One message that quotes each of many others under its name."""
    said = [message(n) for n in range(count)]
    body = "\n".join(
        f"On {m.date.utc:%a, %b %d, %Y at %H:%M} +0000, {m.author.name} wrote:\n> {m.body}\nI see w{n}\n"
        for n, m in enumerate(said)
    )
    return [*said, replace(message(count), body=body)]


def words_of_two(count: int) -> list[Message]:
    """A long message, and one that quotes a line of it, then many paragraphs of a word each, without marks."""
    lines = passages(count)
    said = [lines[0], *(f"q{n}" for n in range(4 * count))]
    inner = "> On 1 Jan 2010 00:00 +0000, Ann 0 wrote:\n>\n" + "\n>\n".join(f"> {x}" for x in said)
    body = f"On 1 Jan 2010 00:30 +0000, Bo Ek wrote:\n{inner}\n\nI see.\n"
    return [replace(message(0), body="\n".join(lines)), replace(message(99), body=body)]


def answers_without_marks(count: int) -> list[Message]:
    """The same with nothing marked at all, in a mail that seems to hold no word of its author's."""
    lines = passages(count)
    said = "\n\n".join([lines[0], *(f"q{n}" for n in range(4 * count))])
    body = f"On 1 Jan 2010 00:00 +0000, Ann 0 wrote:\n\n{said}\n"
    return [replace(message(0), body="\n".join(lines)), replace(message(99), body=body)]


@pytest.mark.parametrize(
    "make",
    [
        quotes_of_one,
        quotes_of_nobody,
        quotes_of_equal_lines,
        many_named,
        words_of_two,
        answers_without_marks,
    ],
)
def test_quotes_cost_what_they_are_long(make: Callable[[int], list[Message]]) -> None:
    few, many = make(100), make(200)
    list(mlthread.reconstruct(few))
    assert lines_run(lambda: list(mlthread.reconstruct(many))) < 2.4 * lines_run(
        lambda: list(mlthread.reconstruct(few))
    )


def test_heads_below_answers_are_looked_at_once() -> None:
    """Each head asks what introduced the quote around it; the one above has the answer."""

    def work(count: int) -> int:
        head = "> On 3 May 2016 at 10:12, Ann Lee <ann@example.org> wrote:\n> Some words.\n\n"
        body = "On 1 May 2016, Bo wrote:\n> More words.\n\n" + f"An answer.\n\n{head}" * count
        return lines_run(lambda: mlthread.split(body))

    work(1)  # tables are made when first needed
    assert work(400) < 2.2 * work(200)


def test_lines_that_cite_are_looked_at_once() -> None:
    """Each could head the whole run of drawn lines around it."""

    def work(count: int) -> int:
        cites = '>>>>> whose comments are cited below with "x"\n' * count
        return lines_run(lambda: mlthread.split(f">>>>> Ann Lee\n{cites}\n{cites}"))

    work(1)
    assert work(400) < 2.2 * work(200)


HEAD = "On 5 Feb 2018 at 10:00, Ann Lee <ann@example.org> wrote:\n"
BLOCK = "From: Ann Lee <ann@example.org>\nDate: 5 Feb 2018 10:00\nTo: bo@example.org\n\nYes.\n\n"
CARD = "Ann Lee\nMill Lane Inc.\nTel: +44 20 7946 0018\n\n"
SET_IN = f"{BLOCK.rpartition('Yes')[0]}   Does the gate leak when it rains,\n   or does the sluice?\n\nBoth of them do.\n"
BODIES: dict[str, Callable[[int], str]] = {
    "lines above marks alone": lambda n: "A line of words that is long\n>\n\n" * n,
    "a signature below each quote": lambda n: "> q\n" * n + "> q\n-- x\nAnn Lee\n\n" * n,
    "a ruler below each quote": lambda n: "\n" * n + "words here\n----\nfoo bar baz\n> q\n" * n,
    "heads without marks": lambda n: "> q\n" * n + f"{HEAD}x\n\n" * n + "> z\n",
    "blocks above quotes": lambda n: (
        "words here\n\n" + f"{BLOCK[:-6]}Ann Lee wrote:\n\n> q\n\nAn answer.\n\n" * n
    ),
    "heads of Gnus in a row": lambda n: (
        '>>>>> "A" == Ann Lee writes:\n\n>>>>> "B" == Bo Day writes:\n\nA> q\n' * n
    ),
    "conversations without a title": lambda n: f"----------\n{BLOCK}" * n,
    "titles of no disclaimer": lambda n: (
        "It is ready.\n\n-- \nAnn Lee\n________\n" + "Notice\n" * n
    ),
    "warnings of nothing": lambda n: (
        "It is ready.\n\n-- \nAnn Lee\n________\n" + "caution: x\n" * n
    ),
    "files without an end": lambda n: "begin-base64 644 x\n=ybegin x\n" * n,
    "signatures below a ruler": lambda n: f"Hello all.\n\n-----\nfoo\n{CARD * n}",
    "signatures below a delimiter": lambda n: f"Hello all.\n-- \n-----------\n{CARD * n}",
    "answers by letters": lambda n: (
        f"-----Original Message-----\n{BLOCK}"
        + "".join(f"{chr(65 + k % 26)}{chr(65 + k // 26)}: Yes.\n\n" for k in range(n // 2))
    ),
    "mails that are set in": lambda n: (
        "Yes.\n\n" + "".join(f"> {line}\n" for line in SET_IN.split("\n")) * n
    ),
}
"""Each holds something that was once looked for in all that stands above or below, again and again."""


@pytest.mark.parametrize("make", BODIES.values(), ids=BODIES)
def test_a_body_costs_what_it_is_long(make: Callable[[int], str]) -> None:
    few, many = make(600), make(1200)
    mlthread.split(few)
    assert lines_run(lambda: mlthread.split(many)) < 2.4 * lines_run(lambda: mlthread.split(few))


LONG = " " * 20_000
LINES = {
    "files, or one with a long name": "See them.\n\n" + "- a.gz" * 28 + "- a.x\n",
    "ids with two signs": f"{BLOCK.partition('To')[0]}References: <a@b.c>\n{'<a@@b>' * 24}x\nSubject: Hi\n\nYes\n",
    "a field far beside another": f"From: Ann Lee{LONG}x <ann@example.org>\n{BLOCK.partition(chr(10))[2]}",
    "a call with a gap behind it": f"f(x){LONG}y,\n",
    "a branch with a gap behind it": f"if (x){LONG}y:\n",
    "an import with a gap in it": f"from x import{LONG}!\n",
    "a cell with tabs behind it": "-----Original Message-----\n|From" + "\t" * 20_000 + "|x|y|z\n",
    "receivers in capitals": "Hi\n\n-----Original Message-----\nFrom: Ann Lee\nTo: "
    + "Z" * 20_000
    + "\nSubject: s\n\n[Bo Ek] Yes.\n",
}


@pytest.mark.parametrize("body", LINES.values(), ids=LINES)
def test_a_line_is_read_in_one_way(body: str) -> None:
    """Each took seconds; those of the first two twice as long for every file or id more."""
    start = time.process_time()
    mlthread.split(body)
    assert time.process_time() - start < 1


def test_fields_that_head_nothing_are_not_read_over_and_over() -> None:
    """Each was the first of a block of so many, which turned out to be none."""
    body = "Cc: ann@example.org\n" * 200
    mlthread.split(body)
    assert lines_run(lambda: mlthread.split(body)) < 200 * 1000


def test_the_words_of_a_link_are_read_in_one_way() -> None:
    start = time.process_time()
    assert printed_target("http://example.org/", "@" * 40_000) == "http://example.org/"
    assert time.process_time() - start < 1


def test_a_subject_with_apostrophes_is_read_in_one_way() -> None:
    start = time.process_time()
    assert split_subject('"a' + "'a" * 26).base == '"a' + "'a" * 26
    assert time.process_time() - start < 1


@pytest.mark.parametrize("line", ["> " * 300_000, "ab " * 300_000], ids=["marks", "words"])
def test_a_long_line_takes_few_times_its_size_in_memory(line: str) -> None:
    """Why: a pattern kept a place to come back to for each mark, and words were taken apart to be counted."""
    body = f"{line}\n"
    mlthread.split(body)  # loads what it needs
    tracemalloc.start()
    mlthread.split(body)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * len(body)


class Counted(list[str]):
    """Lines that count how many of them were copied."""

    copied = 0

    def __getitem__(self, key: Any) -> Any:
        found = super().__getitem__(key)
        if isinstance(key, slice):
            self.copied += len(found)
        return found


@pytest.mark.parametrize("text", [["The mill is closed."], ["From", "", "the harbour"]])
def test_lines_of_a_page_are_not_copied_for_each(text: list[str]) -> None:
    """What stands below each line was copied to look at the next: six seconds for 80,000 lines."""
    lines = Counted(text * 1000)
    assert joined(lines) == lines
    assert lines.copied <= len(lines)

"""Promises of reconstruction, each tried on simulated threads."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mlthread
from mlthread.frozen import replace
from mlthread.model import Address, Conversation, DateBounds, Message
from mlthread.thread import work
from mlthread.thread.texts.quotes import Hit, QuoteIndex
from simulated import draw_tree, messages_of

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
seeds = st.integers(0, 10_000)
sizes = st.integers(2, 9)
NOON = datetime(2018, 3, 1, 12, tzinfo=UTC)


def parents(conversations: list[Conversation]) -> dict[str, str | None]:
    return {t.id: t.parent for c in conversations for t in c.turns}


def shape(conversations: list[Conversation]) -> list[list[tuple[object, ...]]]:
    return [
        [(t.id, t.origin, t.parent, t.text, t.date.utc, t.date.earliest) for t in c.turns]
        for c in conversations
    ]


def without_subject(message: Message) -> Message:
    return replace(message, subject=None)


def undated(message: Message) -> Message:
    return replace(message, date=DateBounds())


def unsigned(message: Message) -> Message:
    return replace(message, author=Address())


@pytest.mark.parametrize("less", [lambda m: m, without_subject, undated, unsigned])
@FEW
@given(seed=seeds, size=sizes)
def test_a_tree_without_headers_comes_back(
    less: Callable[[Message], Message], seed: int, size: int
) -> None:
    """Why, of mail without subjects: none and none counted as two, and that they are other ones speaks
    against an answer."""
    posts = draw_tree(seed, size)
    messages = list(map(less, messages_of(posts, seed)))
    found = parents(mlthread.reconstruct(messages))
    for post in posts:
        want = None if post.parent is None else messages[post.parent].id
        assert found[messages[post.number].id] == want


@FEW
@given(seeds, sizes, seeds)
def test_order_of_messages_changes_nothing(seed: int, size: int, shuffle: int) -> None:
    messages = messages_of(draw_tree(seed, size), seed)
    mixed = list(messages)
    random.Random(shuffle).shuffle(mixed)
    assert shape(mlthread.reconstruct(mixed)) == shape(mlthread.reconstruct(messages))


@FEW
@given(seeds, sizes)
def test_feeding_an_archive_twice_changes_nothing(seed: int, size: int) -> None:
    messages = messages_of(draw_tree(seed, size), seed)
    assert shape(mlthread.reconstruct(messages * 2)) == shape(mlthread.reconstruct(messages))


@FEW
@given(seeds, sizes)
def test_every_message_is_once_there_and_after_its_parent(seed: int, size: int) -> None:
    messages = messages_of(draw_tree(seed, size), seed)
    conversations = mlthread.reconstruct(messages)
    seen: set[str] = set()
    for conversation in conversations:
        for turn in conversation.turns:
            assert turn.id not in seen
            assert turn.parent is None or turn.parent in seen
            seen.add(turn.id)
    assert {m.id for m in messages} <= seen


class Watched(QuoteIndex):
    """Remembers what it is asked for, runs of words also where the lines do."""

    keys: ClassVar[set[int]] = set()

    def find(
        self,
        lines: Sequence[int],
        shingles: Sequence[int] | Callable[[], Sequence[int]] = (),
        limit: int = 12,
        exclude: int | None = None,
    ) -> list[Hit]:
        runs = shingles() if callable(shingles) else shingles
        self.keys.update(lines, runs)
        return super().find(lines, runs, limit, exclude)

    def share(self, number: int, shingles: Sequence[int]) -> float:
        self.keys.update(shingles)
        return super().share(number, shingles)

    def holders(self, key: int) -> Sequence[int]:
        self.keys.add(key)
        return super().holders(key)


@FEW
@given(seed=seeds, size=st.integers(3, 9), lost=st.integers(0, 8))
def test_the_index_holds_all_that_it_is_asked_for(seed: int, size: int, lost: int) -> None:
    """Also for words of a lost message, and of another conversation, quoted in two parts."""
    messages = messages_of(draw_tree(seed, size), seed)
    others = messages_of(draw_tree(seed + 1, 2), seed + 1)
    lines = others[0].body.split("\n")
    cited = "\n".join([f"> {lines[0]}", "", "Still so.", "", *(f"> {line}" for line in lines[1:])])
    others[1] = replace(others[1], subject="Another thing", body=cited)
    archive = [*messages[: lost % size], *messages[lost % size + 1 :], *others]
    told: list[set[int]] = []

    def asked(*given: Any) -> set[int]:
        told.append(known(*given))
        return told[0]

    with pytest.MonkeyPatch.context() as patch:
        known = work._asked
        patch.setattr(work, "_asked", asked)
        patch.setattr(Watched, "keys", set())
        patch.setattr("mlthread.thread.archive.QuoteIndex", Watched)
        found = mlthread.reconstruct(archive)
        assert Watched.keys
        assert Watched.keys <= told[0]
        patch.setattr(work, "_asked", nothing)
        assert mlthread.reconstruct(archive) == found


def nothing(*_: object) -> None:
    """What will be asked for is not known: all words are entered."""


def at_once(message: Message) -> Message:
    return replace(message, date=DateBounds("", NOON, NOON, NOON))


@pytest.mark.parametrize("less", [lambda m: m, undated, at_once])
@FEW
@given(seed=seeds, size=st.integers(3, 9), which=seeds)
def test_a_lost_message_comes_back_in_its_place(
    less: Callable[[Message], Message], seed: int, size: int, which: int
) -> None:
    """Why, of mail without dates or all of one: what opened the topic was hung below those who quote it."""
    posts = draw_tree(seed, size)
    messages = list(map(less, messages_of(posts, seed)))
    answered = [p for p in posts if p.replies]
    lost = answered[which % len(answered)]
    kept = [m for m in messages if m.id != messages[lost.number].id]
    (conversation,) = mlthread.reconstruct(kept)
    ghosts = [t for t in conversation.turns if t.origin == "quoted"]
    assert len(ghosts) == 1
    ghost = ghosts[0]
    author = messages[lost.number].author
    assert author.name == ghost.author.name
    assert ghost.text.split() == " ".join(lost.text).split()
    if messages[0].date.utc != NOON:
        assert ghost.date.earliest is None or ghost.date.earliest <= lost.when
        assert ghost.date.latest is None or lost.when <= ghost.date.latest
    want = None if lost.parent is None else messages[lost.parent].id
    assert ghost.parent == want
    for reply in lost.replies:
        turn = next(t for t in conversation.turns if t.id == messages[reply].id)
        assert turn.parent == ghost.id


@pytest.mark.parametrize("marks", [1, 10_000])
def test_deep_nesting_and_loops_end(marks: int) -> None:
    a = messages_of(draw_tree(1, 2), 1)
    loop: list[Message] = [
        Message(
            id=f"l{k}@example.org",
            message_id=f"l{k}@example.org",
            author=a[0].author,
            date=a[0].date,
            subject="Round",
            body=">" * marks + " round and round it goes\n",
            in_reply_to=(f"l{(k + 1) % 3}@example.org",),
            references=tuple(f"r{i}@example.org" for i in range(2_000)),
        )
        for k in range(3)
    ]
    conversations = mlthread.reconstruct(loop)
    turns = [t for c in conversations for t in c.turns if t.origin == "archive"]
    assert len(turns) == 3
    assert any(t.parent is None for t in turns)

"""Message-IDs as users have them at hand: what is one among sources, and which one it is."""

from __future__ import annotations

import pytest

from mlthread.cli.ids import asked_ids, bare_id, is_id


@pytest.mark.parametrize(
    ("word", "found", "why"),
    [
        ("<a1@example.org>", True, "as mail has it"),
        ("mid:a1@example.org", True, "a link of RFC 2392"),
        ("Message-ID: <a1@example.org>", True, "the field"),
        ("in-reply-to:a1@example.org", True, "another one"),
        ("https://lore.example.org/all/a1@example.org/", True, "a link that holds one"),
        ("https://lore.example.org/all/a1%40example.org/", True, "written so that it can be one"),
        ("https://lists.example.org/2018/msg12.html", False, "a link that holds none"),
        ("a1@example.org", False, "it may be a file"),
        ("archive.mbox", False, "a file"),
        ("x mid:a1@example.org", False, "words"),
    ],
)
def test_what_is_an_id_among_sources(word: str, found: bool, why: str) -> None:
    assert is_id(word) == found, why


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("a1@example.org", "a1@example.org", "the id"),
        (" <a1@example.org> ", "a1@example.org", "without <>"),
        ("<a1@example.org", "a1@example.org", "half of them"),
        ("Message-ID: <a1@example.org>", "a1@example.org", "a field"),
        ("References: x <a1@example.org> <b2@example.org>", "a1@example.org", "the first of several"),
        ("mid:a%2B1@example.org", "a+1@example.org", "a link has signs of its own"),
        ("a%2B1@example.org", "a%2B1@example.org", "an id has not"),
        ("a1%40example.org", "a1@example.org", "but for its @"),
        ("https://lore.example.org/all/a%2B1@example.org/T/#u", "a+1@example.org", "a link of an archive"),
        ("https://lore.example.org/all/%3Ca1@example.org%3E", "a1@example.org", "with <>"),
        ("https://lists.example.org/msg12.html", "https://lists.example.org/msg12.html", "a link without one"),
    ],
)  # fmt: skip
def test_the_id_in_what_was_copied(text: str, found: str, why: str) -> None:
    assert bare_id(text) == found, why


def test_an_id_is_also_looked_for_as_it_was_given() -> None:
    """Why: ids may hold %40 or a slash themselves."""
    assert asked_ids(["a1%40example.org"]) == {"a1%40example.org", "a1@example.org"}

"""What fields of a header say, value by value: each row decides a rule."""

from __future__ import annotations

import pytest

from mlthread.mailbox.headers.fields import (
    is_address,
    list_from_id,
    read_address,
    read_addresses,
    read_id,
    read_ids,
    read_name,
    whole_address,
)
from mlthread.robots import NOBODY, NOWHERE


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ann@example.org", 'ann@example.org'),
        ("ann at example.org", 'ann@example.org'),
        ("ann(at)example.org", 'ann@example.org'),
        ("ann-AT-example.org", 'ann@example.org'),
        ("ann_at_example.org", 'ann@example.org'),
        ("ann at example dot org", 'ann@example.org'),
        ("ann at example", 'ann@example'),
        ("Ann Lee", 'Ann Lee'),
        ("ann@example at org", 'ann@example at org'),
        ("meet at noon", 'meet@noon'),
        ("ann(at)example(dot)org", 'ann@example.org'),
        ("we at noon at home", 'we at noon at home'),
    ],
)  # fmt: skip
def test_an_address_with_its_sign(text: str, address: str) -> None:
    assert whole_address(text) == address


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("ann@example.org", True),
        ("ann..lee@example.org", False),
        ("ann", False),
        ("a" * 320 + "@example.org", False),
        ("a b@example.org", False),
        ("jörg k@example.org", False),
        ('"a b"@example.org', False),
        ("ann@[192.0.2.1]", True),
        ("ann@exa mple.org", False),
        ("@example.org", False),
        ("ann@", False),
        ("jörg@example.org", True),
        ("ann@bücher.example", True),
        ("a@b@c.org", False),
    ],
)  # fmt: skip
def test_what_is_an_address(text: str, valid: bool) -> None:
    assert is_address(text) is valid


@pytest.mark.parametrize(
    ("value", "obscured", "name", "email"),
    [
        ("Ann Lee <ann@example.org> <>", False, 'Ann Lee', 'ann@example.org'),
        ("Ann Lee <<ann@example.org>>", False, 'Ann Lee', 'ann@example.org'),
        ("Ann Lee <>", False, 'Ann Lee', None),
        ("<>", False, None, None),
        ("Ann Lee @end|ng |rom example.org", False, 'Ann', None),
        ("Ann Lee ann @end|ng |rom example.org", False, 'Ann Lee', None),
        ("ann @end|ng |rom example.org (Ann Lee) bo@example.org", False, None, 'bo@example.org'),
        ("ann at example.org (Ann Lee)", True, 'Ann Lee', 'ann@example.org'),
        ("Ann Lee <ann at example.org>", True, 'Ann Lee', 'ann@example.org'),
        ("ann at example.org", True, None, 'ann@example.org'),
        ("ann at example.org", False, None, 'ann@example.org'),
        ("ann@example.org at home", True, 'at home', 'ann@example.org'),
        ("Ann Lee <ann@example.org>", True, 'Ann Lee', 'ann@example.org'),
        ("we meet at noon", False, 'we meet at noon', None),
        ("nobody at example.org", False, None, 'nobody@example.org'),
        ("nobody@nowhere.invalid", False, None, 'nobody@nowhere.invalid'),
        (NOBODY, False, None, None),
        (f"Ann <{NOBODY}>", False, 'Ann', None),
        ("Ann <=?utf-8?q?ann?=@example.org>", False, 'Ann', 'ann@example.org'),
        ("Ann <mailto:ann@example.org>", False, 'Ann', 'ann@example.org'),
        ("Ann Lee [mailto:ann@example.org]", False, 'Ann Lee', 'ann@example.org'),
        ("[mailto:ann@example.org]", False, None, 'ann@example.org'),
        ("Ann [Lee]", False, 'Ann [Lee]', None),
        ("Ann [Lee] <ann@example.org>, bo@example.org", False, None, 'ann@example.org'),
        ("Ann Lee <ann@...>", False, 'Ann Lee', 'ann@...'),
        ("Ann Lee <ann@exa...>", False, 'Ann Lee', 'ann@exa...'),
        ("Ann Lee ...", False, 'Ann Lee ...', None),
        ("Lee, Ann <ann@example.org>", False, 'Lee, Ann', 'ann@example.org'),
        ("Ann <ann@example.org>, Bo <bo@example.org>", False, 'Ann', 'ann@example.org'),
        ("Lee; Ann <ann@example.org>", False, 'Lee; Ann', 'ann@example.org'),
        ("tides: ann@example.org, bo@example.org;", False, None, 'ann@example.org'),
        ("ann@example.org words", False, 'words', 'ann@example.org'),
        ("words (ann@example.org)", False, 'words', 'ann@example.org'),
        ("write ann@exa_mple.org", False, 'write ann@exa_mple.org', None),
        ("=?utf-8?q?Ann_=3Cann=40example=2Eorg=3E?=", False, 'Ann', 'ann@example.org'),
        ("(Ann", False, '(Ann', None),
        ("ann@example.org, bo@example.org", False, None, 'ann@example.org'),
        ("Ann via x <ann at example.org>", False, 'Ann via x', 'ann@example.org'),
        ("Ann Lee <Ann@Example.org>", False, 'Ann Lee', 'Ann@Example.org'),
        ("ann (ann@example.org)", False, 'ann', 'ann@example.org'),
        ("ann@example.org (ann)", False, 'ann', 'ann@example.org'),
        ("ann <bo@example.org>", False, 'ann', 'bo@example.org'),
    ],
)  # fmt: skip
def test_who_wrote(value: str, obscured: bool, name: str | None, email: str | None) -> None:
    author = read_address(value, obscured)
    assert (author.name, author.email) == (name, email)


@pytest.mark.parametrize(
    ("text", "email", "name"),
    [
        ('"Ann Lee"', None, 'Ann Lee'),
        ('"Ann', None, 'Ann'),
        ('Ann"', None, 'Ann'),
        ('"', None, None),
        ('""', None, None),
        (r'Ann \"A.\" Lee', None, 'Ann "A." Lee'),
        ("=?utf-8?q?=22Ann_Lee=22?=", None, 'Ann Lee'),
        ("=?utf-8?q?=22?=", None, None),
        ("\u200cAnn\u200d", None, 'Ann'),
        ("Ann <ann@lab.example>", "ann@example.org", 'Ann'),
        ("Ann <ann@lab.example>", None, 'Ann <ann@lab.example>'),
        ("Ann >", "ann@example.org", 'Ann >'),
        ("'Ann Lee'", None, 'Ann Lee'),
        ("'Ann Lee", None, 'Ann Lee'),
        ("'Ann Lee' via Tides", None, "'Ann Lee' via Tides"),
        ("'t Hart", None, "'t Hart"),
        ("'t Hart'", None, 't Hart'),
        ("'T Hart", None, 'T Hart'),
        ("Ann '", None, 'Ann'),
        ("(Ann)", None, 'Ann'),
        ("(Ann) Lee", None, '(Ann) Lee'),
        ("((Ann))", None, '((Ann))'),
        ("ann@example.org", "ann@example.org", None),
        ("'ann@example.org'", "Ann@example.org", None),
        ("ann at example.org", "ann@example.org", None),
        ("ann@example.org", None, 'ann@example.org'),
        ("\u200b", None, None),
        ("", "ann@example.org", None),
        (" , Ann ;", None, 'Ann'),
        ("Jörg", None, 'Jörg'),
    ],
)  # fmt: skip
def test_a_name_without_what_stands_round_it(
    text: str, email: str | None, name: str | None
) -> None:
    assert read_name(text, email) == name


@pytest.mark.parametrize(
    ("value", "obscured", "people"),
    [
        ("ann@example.org", False, [(None, 'ann@example.org')]),
        ("Ann <ann@example.org>, Bo <bo@example.org>", False, [('Ann', 'ann@example.org'), ('Bo', 'bo@example.org')]),
        ("ann at example.org, bo at example.org", True, [(None, 'ann@example.org'), (None, 'bo@example.org')]),
        ("ann at example.org, bo at example.org", False, [(None, 'ann@example.org'), (None, 'bo@example.org')]),
        ("ann at example.org", True, [(None, 'ann@example.org')]),
        ("Ann Lee", False, [('Ann Lee', None)]),
        ("Ann Lee, Bo Fox", False, [('Ann Lee', None), ('Bo Fox', None)]),
        ("<>", False, []),
        (", ,", False, []),
        ("undisclosed", False, [('undisclosed', None)]),
        ('"Lee, Ann" <ann@example.org>', False, [('Lee, Ann', 'ann@example.org')]),
        ("ann@example.org,", False, [(None, 'ann@example.org')]),
        ("tides: ann@example.org;", False, [(None, 'ann@example.org')]),
        ("", False, []),
        ("<>, ann@example.org", False, [(None, 'ann@example.org')]),
        ("Ann Lee, bo@example.org", False, [('Ann', None), (None, 'bo@example.org')]),
        ("ann (ann@example.org), bo@example.org", False, [('ann', 'ann@example.org'), (None, 'bo@example.org')]),
        ("Ann Lee, bo@example.org", True, [('Ann', None), (None, 'bo@example.org')]),
    ],
)  # fmt: skip
def test_who_gets_it(
    value: str, obscured: bool, people: list[tuple[str | None, str | None]]
) -> None:
    assert [(one.name, one.email) for one in read_addresses(value, obscured)] == people


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("<1@example.org>", '1@example.org'),
        ("1@example.org", '1@example.org'),
        ("<1@exam\n ple.org>", '1@example.org'),
        ("<1 2@example.org>", '12@example.org'),
        ("<1 at example.org>", '1@example.org'),
        ("1 2", '1 2'),
        ("<a@b> <c@d>", 'a@b'),
        ("", None),
        ("<>", None),
        ("< >", None),
        ("<" + "x" * 1200 + "@example.org>", "x" * 998),
        ("<1@nowhere.invalid>", '1@nowhere.invalid'),
        (f"<1@{NOWHERE}>", '1'),
        ("<a b at c>", 'a b@c'),
        ("<x at y@z>", 'xaty@z'),
    ],
)  # fmt: skip
def test_an_id(value: str, found: str | None) -> None:
    assert read_id(value) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("<1@example.org>", ('1@example.org',)),
        ("<1@example.org> <2@example.org>", ('1@example.org', '2@example.org')),
        ("<1@example.org><2@example.org>", ('1@example.org', '2@example.org')),
        ("<1@example.org> <1@example.org>", ('1@example.org',)),
        ("Message from Ann <ann@example.org> of 5 Feb <1@example.org>", ('1@example.org',)),
        ("Message from Ann <1@example.org>", ('1@example.org',)),
        ("from <1@example.org>", ('1@example.org',)),
        ("<1@example.org> from Ann <2@example.org>", ('1@example.org',)),
        ("Ann's message <1@example.org> and <2@example.org>", ('1@example.org', '2@example.org')),
        ("1@example.org", ('1@example.org',)),
        ("1@example.org 2@example.org", ('1@example.org', '2@example.org')),
        ("example.12", ('example.12',)),
        ("example.12, other.13", ('example.12', 'other.13')),
        ("example.12 said", ()),
        ("words", ()),
        ("<>", ()),
        ("< >", ()),
        ("<1 at example.org>", ('1@example.org',)),
        ("<1@exa\n mple.org>", ('1@example.org',)),
        ("<x> <1@example.org>", ('x', '1@example.org')),
        (" <1@example.org>  <2@example.org>", ('1@example.org', '2@example.org')),
        ("from <0@example.org>  <2@example.org>", ('2@example.org',)),
    ],
)  # fmt: skip
def test_several_ids(value: str, found: tuple[str, ...]) -> None:
    assert read_ids(value) == found


@pytest.mark.parametrize("count", [400, 401, 900])
def test_the_oldest_and_the_latest_of_many_ids(count: int) -> None:
    ids = [f"{number}@example.org" for number in range(count)]
    found = read_ids(" ".join(f"<{one}>" for one in ids))
    assert found == (ids[0], *ids[-399:])


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Tides <tides.example.org>", 'tides'),
        ("<tides.example.org>", 'tides'),
        ("tides.example.org", 'tides'),
        ("Tides tides.example.org", 'tides'),
        ("tides@example.org", 'tides'),
        ("", None),
        (None, None),
        ("<>", None),
        ("<.example.org>", None),
        ("<" + "t" * 200 + ".example.org>", "t" * 120),
        ("Tides <tides>", 'tides'),
        ("tides list <tides@lists.example.org>", 'tides'),
    ],
)  # fmt: skip
def test_the_list_of_a_list_id(value: str | None, name: str | None) -> None:
    assert list_from_id(value) == name

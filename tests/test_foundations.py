"""What all stages stand on: records that behave as dataclasses do, patterns that compile when used."""

from __future__ import annotations

import ast
import copy
import dataclasses
import doctest
import importlib
import inspect
import pickle
import pydoc
import re
import typing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mlthread
from mlthread import Segment, reconstruct
from mlthread.frozen import NamedTuple, field, frozen, replace, slotted
from mlthread.pattern import pattern

from .mails import mail


@dataclasses.dataclass(frozen=True, slots=True)
class Twin:
    left: int
    right: str = "r"


@frozen
class Pair:
    left: int
    right: str = "r"


@slotted
class Basket:
    name: str
    things: list[int] = field(default_factory=list)


@pytest.mark.parametrize("name", ["frozen", "hashes", "pattern"])
def test_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"mlthread.{name}"))
    assert result.attempted
    assert not result.failed


@given(st.integers(), st.text(), st.integers(), st.text())
def test_a_record_is_as_a_dataclass(a: int, b: str, c: int, d: str) -> None:
    one, other = Pair(a, b), Pair(left=c, right=d)
    assert (one == other) == (Twin(a, b) == Twin(c, d))
    assert repr(one) == repr(Twin(a, b)).replace("Twin", "Pair")
    assert hash(one) == hash(Pair(a, b))
    assert replace(one, right=d) == dataclasses.replace(one, right=d) == Pair(a, d)
    assert dataclasses.asdict(one) == {"left": a, "right": b}
    assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == one  # noqa: S301 - our own bytes


def test_a_record_is_not_equal_to_one_of_another_kind() -> None:
    others: list[object] = [Twin(1), (1, "r")]
    assert Pair(1) not in others


@pytest.mark.parametrize("name", ["left", "unknown"])
def test_a_frozen_record_stays_as_it_is(name: str) -> None:
    pair = Pair(1)
    with pytest.raises(dataclasses.FrozenInstanceError, match=name):
        setattr(pair, name, 2)
    with pytest.raises(dataclasses.FrozenInstanceError, match=name):
        delattr(pair, name)
    assert not hasattr(pair, "__dict__")


def test_a_record_says_its_signature_before_and_after_it_is_first_made() -> None:
    @frozen
    class Late:
        left: int
        right: str = "r"

    assert str(inspect.signature(Late)) == "(left: 'int', right: 'str' = 'r')"
    assert Late(1) == Late(1, "r")
    assert str(inspect.signature(Late)) == "(left: 'int', right: 'str' = 'r')"
    with pytest.raises(TypeError, match="left"):
        Late()  # type: ignore[call-arg]


class Row(NamedTuple):
    """A row."""

    left: int
    right: str = "r"

    def both(self) -> str:
        return f"{self.left}{self.right}"


class TypingRow(typing.NamedTuple):
    """A row."""

    left: int
    right: str = "r"


def test_a_named_tuple_is_as_that_of_typing() -> None:
    assert Row(1) == TypingRow(1) == (1, "r")
    assert repr(Row(1)) == repr(TypingRow(1)).replace("TypingRow", "Row")
    assert (Row._fields, Row._field_defaults) == (TypingRow._fields, TypingRow._field_defaults)
    assert (Row.__doc__, Row.__module__) == (TypingRow.__doc__, TypingRow.__module__)
    assert Row(1).both() == "1r"
    assert pickle.loads(pickle.dumps(Row(2))) == Row(2)  # noqa: S301 - our own bytes


def test_a_field_of_a_named_tuple_may_have_any_name() -> None:
    class Odd(NamedTuple):
        kind: int
        self: int
        cls: int = 0
        values: int = 0

    assert Odd(1, 2) == Odd(kind=1, self=2) == (1, 2, 0, 0)
    assert Odd(1, 2)._replace(self=3, kind=4) == (4, 3, 0, 0)


def test_a_named_tuple_has_what_that_of_typing_has() -> None:
    for kind in (Row, TypingRow):
        row = kind._make((1, "b"))
        assert row == kind(1, right="b")
        assert row._replace(left=2) == (2, "b")
        assert row._asdict() == {"left": 1, "right": "b"}
        assert kind.__match_args__ == ("left", "right")
        assert list(inspect.signature(kind).parameters) == ["left", "right"]
        # That of typing: a TypeError from Python 3.13 on.
        with pytest.raises((TypeError, ValueError), match="middle"):
            row._replace(middle=1)  # type: ignore[call-arg, unused-ignore]
        with pytest.raises(TypeError, match="left"):
            kind()  # type: ignore[call-arg]


def test_the_public_types_say_their_fields() -> None:
    names = [row.name for row in dataclasses.fields(Segment)]  # type: ignore[arg-type, unused-ignore]
    assert names[:6] == ["kind", "depth", "level", "start", "stop", "text"]
    match Segment("text", 0, 0, 0, 1, "Hi"):
        case Segment(kind, depth):
            assert (kind, depth) == ("text", 0)


def test_every_record_has_a_list_of_its_own() -> None:
    one, other = Basket("a"), Basket("b")
    one.things.append(1)
    assert (one.things, other.things) == ([1], [])
    one.name = "b"
    assert one != other
    assert {row.name: row.default_factory for row in dataclasses.fields(Basket)}["things"] is list  # type: ignore[arg-type, unused-ignore]
    with pytest.raises(TypeError):
        hash(one)


def test_the_first_records_are_as_all_others() -> None:
    class Line(NamedTuple):
        left: int
        right: str = "r"

    @slotted
    class Box:
        name: str
        things: list[int] = field(default_factory=list)

    for number in range(40):
        assert Line(number) == Line(right="r", left=number) == (number, "r")
        with pytest.raises(TypeError, match="middle"):
            Line(number, middle=1)  # type: ignore[call-arg]
        box, other = Box("a"), Box(name="a")
        box.things.append(number)
        assert (box.things, other.things) == ([number], [])
        with pytest.raises(TypeError, match="name"):
            Box("a", name="b")  # type: ignore[misc]


def test_a_wrong_number_of_fields_is_refused() -> None:
    with pytest.raises(TypeError, match="left"):
        Pair()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Pair(1, "r", 2)  # type: ignore[call-arg]


@given(st.text(), st.sampled_from([r"\w+", r"(a|b)\s*", r"^x", r"\d{2}"]))
def test_a_pattern_finds_what_re_finds(text: str, written: str) -> None:
    late, now = pattern(written, re.IGNORECASE), re.compile(written, re.IGNORECASE)
    assert late.findall(text) == now.findall(text)
    assert late.sub("-", text) == now.sub("-", text)
    assert (late.match(text) is None) == (now.match(text) is None)
    assert (late.pattern, late.flags) == (now.pattern, now.flags)


_OWN = pattern("a+")


def test_the_first_use_of_a_modules_pattern_puts_the_compiled_one_in_its_place() -> None:
    first = _OWN
    assert first.match("aab") is not None
    assert isinstance(_OWN, re.Pattern)
    assert not isinstance(first, re.Pattern)
    assert first.findall("ab aa") == _OWN.findall("ab aa") == ["a", "aa"]


def test_a_pattern_without_sense_is_told_at_its_first_use() -> None:
    late = pattern("(")
    with pytest.raises(re.error):
        late.match("")


@pytest.mark.parametrize(("wrong", "name"), [(b"Hi", "bytes"), (None, "None"), (3, "int")])
def test_what_is_no_text_is_refused_by_name(wrong: object, name: str) -> None:
    """The compiled part says it in words of its own."""
    with pytest.raises(TypeError, match=f"str.*(?:not|got) {name}"):
        mlthread.split(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [
        "archive.mbox",
        b"From: ann",
        Path("archive"),
        None,
        5,
        [1, 2],
        ["archive.mbox"],
        iter([None]),
    ],
)
def test_a_path_is_no_messages(wrong: object) -> None:
    with pytest.raises(TypeError, match="reconstruct\\(read"):
        mlthread.reconstruct(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("where", ["utc", "earliest", "received"])
def test_a_date_without_a_zone_is_told(where: str) -> None:
    """Why: beside a message with a zone it was compared, and the error named neither message nor date."""
    message, naive = mail("a", "Ann Lee", ("Yes.",), 0.0, "Tea"), datetime(2010, 5, 3)
    if where == "received":
        wrong = replace(message, received=naive)
    else:
        wrong = replace(message, date=replace(message.date, **{where: naive}))
    with pytest.raises(ValueError, match=r"a@example.org.*no time zone: 2010-05-03"):
        mlthread.reconstruct([wrong])


@pytest.mark.parametrize(
    ("words", "kind", "field"),
    [
        (mlthread.Kind, mlthread.Segment, "kind"),
        (mlthread.Match, mlthread.QuoteSource, "match"),
        (mlthread.Origin, mlthread.Turn, "origin"),
        (mlthread.Evidence, mlthread.Turn, "parent_evidence"),
    ],
)
def test_the_words_that_a_field_may_hold_have_a_name(words: object, kind: type, field: str) -> None:
    """Why: who checks types needs it for a function of one's own that takes a kind."""
    said = typing.get_type_hints(kind)[field]
    assert said in (words, tuple[words, ...])  # type: ignore[valid-type]
    assert all(f'"{word}"' in (kind.__doc__ or "") for word in typing.get_args(words))


def test_help_of_the_package_tells_its_functions() -> None:
    told = pydoc.plain(pydoc.render_doc(mlthread))
    for name in ("read(", "reconstruct(", "split(", "class Segment"):
        assert name in told


def test_no_quantifier_is_a_tuple() -> None:
    """Why: in an f-string "{1,80}" is a tuple, and the pattern asks for its text; the formatter parts its numbers."""
    root = Path(mlthread.__file__).parent
    tuples = re.compile(r"(?<!\{)\{\d+, \d+\}(?!\})")
    found = [path.name for path in root.rglob("*.py") if tuples.search(path.read_text("utf-8"))]
    assert not found


def test_no_membership_in_an_unpacked_display() -> None:
    """Why: mypyc stops at `x in (*names, y)`, and the compiled part could not be built."""
    for folder in ("segment", "rules"):
        for path in (Path(mlthread.__file__).parent / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Compare) and isinstance(node.ops[-1], (ast.In, ast.NotIn)):
                    parts = getattr(node.comparators[-1], "elts", ())
                    assert not any(isinstance(part, ast.Starred) for part in parts), path.name


def test_what_a_notebook_shows_of_mail_is_one_line() -> None:
    """A conversation holds the texts of all its messages; escapes in a name are told, not sent."""
    message = mail("a", "Ann \x1b[31mLee", ["word"] * 5000, 0, "Gates")
    (conversation,) = reconstruct([message])
    shown = [repr(message), repr(conversation.turns[0]), repr(conversation)]
    assert shown == [
        r"<Message 'a@example.org' by 'Ann \x1b[31mLee', 25000 letters>",
        r"<Turn 'a@example.org' by 'Ann \x1b[31mLee', archived, 24999 letters>",
        "<Conversation 'Gates', 1 turn>",
    ]

"""Scripts written without spaces: a line of Japanese is many words, though no blank stands in it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import mlthread
from mails import mail
from mlthread.model import Message, Turn
from mlthread.thread.people import People, name_words
from mlthread.thread.texts.vocabulary import vocabulary
from mlthread.thread.work import load

GATE = ["水門の修理には一週間かかると石工が言っています。", "樫の木の代金は誰が払うのでしょうか。"]
BOAT = ["来月の当番表を倉庫の壁に貼りました。", "船の鍵は事務所で受け取ってください。"]
LOST = ["五月の前に水を抜くのは難しいと思います。", "運河の基金から半分は出せるはずです。"]


def turns(messages: Sequence[Message]) -> list[Turn]:
    return [turn for c in mlthread.reconstruct(messages) for turn in c.turns]


def answer(quote: Sequence[str], hours: float = 9, subject: str = "Re: 水門") -> Message:
    own = ["わかりました、来週の会議で相談しましょう。"]
    return mail("reply", "Dee Marsh", [*(f"> {line}" for line in quote), "", *own], hours, subject)


def test_two_lines_are_no_few_words() -> None:
    """Why: as one word each they were too few for a lost message, and of a message as short nobody looked for it."""
    record = load([mail("first", "Ann Lee", GATE, 0, "水門")]).archive.records[0]
    (mention,) = load([answer(LOST)]).archive.records[0].mentions
    assert record.words > 15
    assert mention.words > 15


def test_a_lost_message_is_recovered_from_a_quote_without_attribution() -> None:
    found = turns([mail("first", "Ann Lee", GATE, 0, "水門"), answer(LOST)])
    (ghost,) = (turn for turn in found if turn.origin == "quoted")
    assert ghost.text.split("\n") == LOST
    assert [turn.parent for turn in found if turn.id == "reply@example.org"] == [ghost.id]


def test_a_quote_that_the_archive_holds_is_no_lost_message() -> None:
    found = turns([mail("first", "Ann Lee", GATE, 0, "水門"), answer(GATE[1:])])
    assert [turn.origin for turn in found] == ["archive", "archive"]
    assert found[1].parent == "first@example.org"


def test_words_in_common_are_told_by_two_letters_each() -> None:
    gate, boat = (vocabulary("\n".join(lines)) for lines in (GATE, BOAT))
    said = vocabulary("石工に樫の木を頼みます。")
    assert len(set(said) & set(gate)) > 3
    assert not set(said) & set(boat)


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        ("佐藤 健", "佐藤健"),
        ("佐藤健", "佐藤 健"),
        ("森 太", "森太"),
        ("김 철수", "김철수"),
        ("佐藤 健", "佐藤健 様"),
    ],
)
def test_a_name_is_one_with_and_without_the_space_in_it(whole: str, said: str) -> None:
    people = People()
    sato = people.add(whole, "one@example.org")
    people.add("鈴木 花子", "two@example.org")
    assert people.surely(said, None) == sato
    assert people.add(said, "other@example.org") == sato


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("佐藤 健", "佐藤"),  # the family name alone
        ("佐藤 健", "佐藤健太"),
        ("Ann Lee", "AnnLee"),  # a nick; Latin names are parted
        ("佐藤 健", "健"),
    ],
)
def test_other_names_are_other_people(one: str, other: str) -> None:
    people = People()
    people.add(one, "one@example.org")
    assert people.surely(other, None) is None


def test_a_word_of_courtesy_is_no_part_of_a_name() -> None:
    """Why: "佐藤さん wrote:" named nobody."""
    assert name_words("佐藤さん") == name_words("佐藤様") == name_words("佐藤") == ("佐藤",)
    assert name_words("이영희님") == name_words("이영희")
    assert name_words("Ann Lee") == ("ann", "lee")


def test_who_is_named_by_the_family_name_is_found_in_the_thread() -> None:
    first = mail("first", "佐藤 健", GATE, 0, "水門")
    head = [
        "佐藤さん wrote:",
        *(f"> {line}" for line in LOST),
        "",
        "わかりました、来週の会議で相談しましょう。",
    ]
    found = turns([first, mail("reply", "鈴木 花子", head, 9, "Re: 水門")])
    (ghost,) = (turn for turn in found if turn.origin == "quoted")
    assert ghost.author.name == "佐藤 健"

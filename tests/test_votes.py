"""Votes without headers and quotes answer the mail that called for them, not the vote before them."""

from __future__ import annotations

import pytest

from mails import mail
from mlthread.model import Conversation
from mlthread.rules.ballots import calls_vote, casts_vote
from mlthread.thread.pipeline import reconstruct

CALL = "[VOTE] Release the gauge reader 2.1"
PEOPLE = ("Bo Berg", "Cy Dahl", "Di Fox", "Ed Gray", "Flo Hay", "Gus Ivy")
WORDS = ("+1", "+1 (binding)\n\nBuilt from source.", "-1, the notes are missing.", "+0", "+1", "+1")


def talk(subject: str, *words: str) -> list[Conversation]:
    """A call, and what others say to it an hour after each other."""
    first = mail("0", "Ann Lee", ["The candidate is on the mirror, please look at it."], 0, subject)
    rows = zip(PEOPLE, words, strict=False)
    return reconstruct(
        [first]
        + [mail(str(n), who, [said], n, f"Re: {subject}") for n, (who, said) in enumerate(rows, 1)]
    )


def parents(conversations: list[Conversation]) -> list[str | None]:
    [conversation] = conversations
    return [turn.parent and turn.parent.partition("@")[0] for turn in conversation.turns]


def test_each_vote_answers_the_call() -> None:
    """Why: each hung on the vote before it."""
    found = talk(CALL, *WORDS)
    assert parents(found) == [None, *["0"] * 6]
    said = [reason for turn in found[0].turns for reason in turn.reasons]
    assert said.count("it calls for votes, and this is one") == 6


def test_who_answers_a_vote_with_words_of_their_own_does_not_vote() -> None:
    found = talk(CALL, "-1, the notes are missing.", "They are in the other folder, Bo.")
    assert parents(found) == [None, "0", "1"]


def test_a_vote_that_nobody_called_for_is_a_remark_like_others() -> None:
    found = talk("Gauge reader at the harbour", "Take the old one.", "+1")
    assert not any("votes" in " ".join(turn.reasons) for turn in found[0].turns)


@pytest.mark.parametrize(
    "subject",
    [
        *("[VOTE] Release 2.1", "Re: [harbour] CFP: vote on the charter", "Poll: which day?"),
        *("[quic] WGLC: recovery", "CfC: publish the note", "Call for adoption: draft-lee-tides"),
        *("Abstimmung: neuer Pegel", "Votación de la carta", "[tides] Last Call: (Gauges)"),
    ],
)
def test_subjects_that_call_for_votes(subject: str) -> None:
    assert calls_vote(subject)


@pytest.mark.parametrize(
    "subject",
    [
        *("[RESULT] [VOTE] Release 2.1", "Vote: passed", "Poller leaks memory", "Devoted readers"),
        *("Gauge reader", "", "Last calls of the gulls", "How votes are counted"),
    ],
)
def test_subjects_that_call_for_none(subject: str) -> None:
    assert not calls_vote(subject)


@pytest.mark.parametrize(
    "text",
    [
        *("+1", "+1!", "(+1)", "-1 (binding)", "+ 1 from me", "+0.5", "±0", "+/-0", "−1", "+1\nBo"),
        *("I support adoption.", "We strongly oppose this.", "Support.", "Aye", "\n  +1, thanks"),
        *("I do not object.", "Supported.", "In favour"),
    ],
)
def test_votes(text: str) -> None:
    assert casts_vote(text)


@pytest.mark.parametrize(
    "text",
    [
        *("+1234 is the code", "-1.5 m at the gauge", "-10", "+1: the second gauge", "1", "0"),
        *("I supported it for years", "Support for the gauge ends.", "I agree with Bo.", ""),
        *("Approved gauges are listed below.", "+1-555-0100", "- 1 gauge", "-0x1", "+1/2"),
    ],
)
def test_what_only_begins_like_a_vote(text: str) -> None:
    assert not casts_vote(text)

"""Pages that do not show their own Message-ID: whose is the id that their replies name?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mlthread
from mlthread.frozen import replace
from mlthread.model import Address, DateBounds, Message
from mlthread.rules.idtimes import times_in_id
from mlthread.thread.parents.pageids import Claim, owners_of_page_ids, settle_claims
from mlthread.thread.work import load

START = datetime(2004, 2, 5, 4, 31, 33, tzinfo=UTC)


@pytest.mark.parametrize(
    ("message_id", "zoned"),
    [
        ("4021C725.1000006@example.org", True),  # Mozilla: seconds in hexadecimal
        ("1075955493.7011.3.camel@mill", True),  # Evolution: seconds
        ("20040205043133.GB11930@mill", True),  # mutt: a calendar in UTC
        ("20040205043133.B11930@mill", False),  # mutt before 1.3: in local time
        ("16417.50981.519300.4711@mill", True),  # VM: two halves of the seconds
        ("qvfmmp2oq.fsf@mill", True),  # Gnus: the halves in base 36
        ("1e8e75520402042031x52d241bcy52f6921f48e68470@mail.example.org", True),  # Google
        ("20040205043133.11930.qmail@mill", True),
        ("20040205043133.225.1447.divmod.quotient.1@mill", True),
        ("1075955493.53558.YahooMailNeo@mill", True),
        ("4711.1075955493123.JavaMail.ann@mill", True),
        ("20040205.043133.133290.ann@mill", False),  # Mew: local time
        ("20040205043133.08fb4042.ann@mill", False),  # Sylpheed: local time
        ("200402050431.12345.ann@example.org", False),  # KMail: to the minute
        ("000001c3eba0$cf0a0880$0200a8c0@mill", True),  # Outlook: FILETIME
        ("pan.2004.02.05.04.31.33.519300@example.org", False),  # Pan
        ("Pine.LNX.4.44.0402050431330.11-100000@mill", False),  # Pine
        ("20040205043133.08fb4042@mill", False),  # Claws: nothing behind the number
        ("20040205043133.q7f3kz81w0s5@example.org", False),  # Horde
        ("20040205043133.Horde.kz81w0s5@example.org", False),
        ("4711.1075955493@mill", True),  # nmh
        ("107595549312.4711.8.stgit@mill", True),
        ("bvsgv5$c4m$1@news.example.org", True),  # INN: base 32
        ("OF4711.4711-ON85256E31.00180000-85256E31.0018D9F4@example.org", True),  # Notes
        ("BC4777A5.4711%ann@example.org", False),  # Entourage: seconds since 1904
        ("0402050431.AA04711@mill", True),  # sendmail 5: the minute in UTC
        ("200402050431.AA04711@mill", True),
        ("200402050431.FAA04711@mill", True),  # sendmail 8, and the hour of the host
        ("200402050431.i154VX12004711@mill", True),  # sendmail 8.10
        ("E1AobAr-0004Up-00@mill", True),  # Exim: base 62
    ],
)
def test_ids_tell_their_time(message_id: str, zoned: bool) -> None:
    found = [
        made for made in times_in_id(message_id) if abs(made.at - START) < timedelta(minutes=1)
    ]
    assert found
    assert found[0].zoned is zoned


@pytest.mark.parametrize(
    ("message_id", "offset"),
    [
        ("200402050431.FAA04711@mill", 60),
        ("200402052331.AAA04711@mill", 60),
        ("200402050431.XAA04711@mill", -300),
        ("200402050431.QAA04711@mill", 720),
        ("200402050431.AA04711@mill", None),
    ],
)
def test_sendmail_tells_the_hour_of_its_host(message_id: str, offset: int | None) -> None:
    made = times_in_id(message_id)[0]
    assert (made.server, made.sure, made.offset) == (True, False, offset)


def test_google_ids_follow_summer_time() -> None:
    """16:31 in California is 23:31 UTC in July and 0:31 the next day in December."""
    july, december = (
        times_in_id(f"1e8e7552{day}1631x52d241bcy52f6921f48e68470@mail.example.org")[0].at
        for day in ("080705", "081205")
    )
    assert (july.hour, december.hour) == (23, 0)


def test_random_ids_tell_none() -> None:
    assert times_in_id("q7f3kz81w0s54cd40f9w7273e7d2059410c2@mail.example.org") == ()
    assert times_in_id("@") == ()


def page(name: str, minutes: int, parent: str | None = None, subject: str = "Picnic") -> Message:
    at = START + timedelta(minutes=minutes)
    words = f"What {name} has to say at minute {minutes} is of no use to anybody else.\n"
    return Message(
        f"{name}-{minutes}",
        None,
        Address(name, f"{name}@example.org"),
        DateBounds("", at, at, at, "page date"),
        subject,
        words,
        page_parent=parent,
    )


def test_replies_find_the_page_whose_id_they_name() -> None:
    """Nothing is quoted and all subjects are one: only the time in the id tells the parent."""
    pages = [
        page("ann", 0),
        page("bo", 7),
        page("chi", 20, "4021C725.1000006@example.org"),
        page("dan", 30, "4021C725.1000006@example.org"),
        page("eve", 40, "4021C8C9.2000001@example.org"),
    ]
    found = {turn.id: turn.parent for one in mlthread.reconstruct(pages) for turn in one.turns}
    assert found["chi-20"] == found["dan-30"] == "ann-0"
    assert found["eve-40"] == "bo-7"


def test_an_id_that_the_archive_has_is_no_page_s() -> None:
    """Why: a page of the same minute fits as well as the message that bears the id."""
    key = "4021C725.1000006@example.org"
    owner = replace(page("bo", 60), id=key, message_id=key)
    pages = [page("ann", 0), owner, page("chi", 90, key)]
    found = {turn.id: turn.parent for one in mlthread.reconstruct(pages) for turn in one.turns}
    assert found["chi-90"] == key


@given(
    st.lists(
        st.tuples(
            st.lists(st.tuples(st.integers(0, 5), st.integers(0, 6)), max_size=5),
            st.integers(-3, 3),
        ),
        max_size=7,
    )
)
def test_the_surest_claim_gets_its_page_first(
    drawn: list[tuple[list[tuple[int, int]], int]],
) -> None:
    claims = []
    for n, (pages, none) in enumerate(drawn):
        scores = {page: float(score) for score, page in pages}
        fits = sorted(
            ((score, page) for page, score in scores.items()), key=lambda f: (-f[0], f[1])
        )
        claims.append(Claim(f"{n}@x", fits, float(none)))
    owners: dict[str, int] = {}
    left = list(claims)
    while left:
        told = [(certainty(claim, owners), -k) for k, claim in enumerate(left)]
        sure, k = max(told)
        claim = left.pop(-k)
        if sure >= 1.0:
            owners[claim.message_id] = next(p for _, p in claim.fits if p not in owners.values())
    assert settle_claims(claims) == owners


def certainty(claim: Claim, owners: dict[str, int]) -> float:
    """By how much the best page that is free fits better than the next one, and than none."""
    free = [score for score, page in claim.fits if page not in owners.values()]
    return free[0] - max(claim.none, *free[1:2], -9.0) if free else -1.0


def owner(key: str, *pages: Message) -> str | None:
    """The page that an id is taken to be of."""
    archive = load(pages).archive
    number = owners_of_page_ids(archive).get(key)
    return None if number is None else archive.records[number].id


BY_TIME = "4021C725.1000006@example.org"
IN_BERLIN = "20040205053133.77@lab.example"
TELLS_NOTHING = "q7f3kz81w0s54cd@{}"
ANN, BO = page("ann", 0), page("bo", 7)
AT_THE_MILL = replace(BO, author=Address("bo", "bo@mill.example"))


@pytest.mark.parametrize(
    ("key", "pages", "reply", "found", "why"),
    [
        (BY_TIME, (ANN, BO), 20, "ann-0", "the id was made when Ann wrote"),
        (BY_TIME, (replace(BO, subject="Weir"),), 20, None, "nobody wrote then"),
        (IN_BERLIN, (ANN, BO), 20, "ann-0", "... by a clock an hour on"),
        (IN_BERLIN, (BO,), 20, "bo-7", "no other page is at hand"),
        (
            TELLS_NOTHING.format("mx.mill.example"),
            (ANN, AT_THE_MILL),
            20,
            "bo-7",
            "it is Bo's host",
        ),
        (TELLS_NOTHING.format("lab.test"), (ANN, BO), 20, None, "it may be of either"),
        (BY_TIME, (ANN, BO), -90, None, "who answers wrote before that"),
        (BY_TIME, (BO,), 0, None, "nobody answers themself"),
        (BY_TIME, (replace(ANN, id="a@x", message_id="a@x"), BO), 20, None, "it has another id"),
    ],
)
def test_whose_id_a_page_names(
    key: str, pages: tuple[Message, ...], reply: int, found: str | None, why: str
) -> None:
    assert owner(key, *pages, page("chi", reply, key)) == found, why

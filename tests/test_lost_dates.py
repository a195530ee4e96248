"""When a lost message was written: whose clock an attribution prints, and what several say together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mlthread
from mlthread.frozen import replace
from mlthread.model import Address, DateBounds, Message, Place, Turn
from mlthread.thread.lost.instants import settled, soon
from mlthread.thread.times.clocks import Option
from mlthread.thread.times.habits import Habits, Sighting, shape_of

ANN = Address("Ann Lee", "ann@example.org")
BOB = Address("Bob Stone", "bob@example.com")
CAY = Address("Cay Umber", "cay@lab.example")
DEE = Address("Dee Vale", "dee@example.net")
START = datetime(2018, 2, 20, 9, 0, tzinfo=UTC)
WORDS = "The sluice keeper of parish {} asks for {} barrels of tar before the next spring tide."
LOST = "The upper gate has lost two of its paddles and will not hold.\n"


def mail(
    name: str,
    author: Address,
    body: str,
    when: datetime,
    parent: str | None,
    offset: int | None = 0,
) -> Message:
    return Message(
        id=f"{name}@example.org",
        message_id=f"{name}@example.org",
        author=author,
        date=DateBounds("", when, when, when, "Date header", offset),
        subject="Lock gates",
        body=body,
        in_reply_to=() if parent is None else (parent,),
        places=(Place("test", 1),),
    )


def talk(
    author: Address, other: Address, form: str, hours: int, when: datetime, tag: str
) -> list[Message]:
    """A mail, and the author's reply whose attribution shows a clock `hours` off UTC."""
    text = WORDS.format(tag, len(tag) + hours)
    local = when + timedelta(hours=hours)
    head = local.strftime(form).format(name=other.name)
    return [
        mail(f"{tag}-a", other, f"{text}\n", when, None),
        mail(
            f"{tag}-b",
            author,
            f"{head}\n> {text}\n\nSo be it, {tag}.\n",
            when + timedelta(hours=3),
            f"{tag}-a@example.org",
        ),
    ]


def recovered(mails: list[Message]) -> Turn:
    (turn,) = (t for c in mlthread.reconstruct(mails) for t in c.turns if t.origin == "quoted")
    return turn


GMAIL = "On %a, %b %d, %Y at %I:%M %p, {name} wrote:"
VM = "On %d %B %Y at %H:%M, {name} wrote:"


def reply(author: Address, head: str, parent: str = "lost@example.org") -> Message:
    return mail("reply", author, f"{head}\n> {LOST}\nI see.\n", START, parent)


def test_a_thousand_readers_leave_the_date_a_date() -> None:
    """Why: what they say was multiplied, and came to 0."""
    line = "On Mon, Feb 19, 2018 at 7:15 PM, Ann Lee wrote:"
    mails = [
        replace(reply(BOB, line), id=f"{n}@x", message_id=f"{n}@x", body=f"{line}\n> {LOST}\n{n}\n")
        for n in range(1000)
    ]
    assert recovered(mails).date.earliest is not None


def test_a_zone_learnt_in_winter_tells_the_summer_too() -> None:
    """Archives that show all dates in UTC: the zone is in the attributions of archived mail."""
    mails = [reply(BOB, "On Mon, Feb 19, 2018 at 7:15 PM, Ann Lee wrote:")]
    for k in range(4):
        mails += talk(BOB, CAY, GMAIL, -4, datetime(2017, 7, 3 + k, 15, 22, tzinfo=UTC), f"s{k}")
    found = recovered(mails)
    assert found.date.utc == datetime(2018, 2, 20, 0, 15, tzinfo=UTC)
    assert found.date.basis.startswith("attribution on the quoting author's clock")


def test_another_list_that_keeps_its_zones_says_nothing_of_one_that_shows_utc() -> None:
    """Why: two lists read together: all who write to the one were taken to live in Greenwich."""
    mails = [reply(BOB, "On Mon, Feb 19, 2018 at 7:15 PM, Ann Lee wrote:")]
    for k in range(3):
        day = datetime(2018, 1, 3 + k, 15, 22, tzinfo=UTC)
        mails += talk(BOB, CAY, GMAIL, -5, day, f"s{k}")
        mails += [mail(f"own{k}{n}", BOB, f"Gate {n}, {k}.\n", day, None) for n in range(12)]
    shown = [replace(m, list_name="gates") for m in mails]
    kept = [
        replace(mail(f"kept{n}", DEE, f"Mill {n}.\n", START, None, 60), list_name="mills")
        for n in range(40)
    ]
    assert recovered(shown).date.utc == datetime(2018, 2, 20, 0, 15, tzinfo=UTC)
    assert recovered(shown + kept).date.utc == datetime(2018, 2, 20, 0, 15, tzinfo=UTC)


def test_a_client_that_prints_the_quoted_clock_is_found_out() -> None:
    """VM prints the quoted message's own time. Its form is Gmail's: what he shows of others tells."""
    mails = [reply(BOB, "On 20 February 2018 at 08:15, Ann Lee wrote:")]
    for k in range(3):
        day = datetime(2018, 1, 3 + k, 15, 22, tzinfo=UTC)
        mails += talk(BOB, CAY, VM, -8, day, f"c{k}")
        mails += talk(BOB, DEE, VM, 9, day + timedelta(minutes=7), f"d{k}")
        mails += talk(CAY, DEE, GMAIL, -8, day + timedelta(minutes=14), f"e{k}")
        mails += talk(DEE, CAY, GMAIL, 9, day + timedelta(minutes=21), f"f{k}")
        mails += talk(ANN, CAY, GMAIL, 1, day + timedelta(minutes=28), f"g{k}")
    found = recovered(mails)
    assert found.date.utc == datetime(2018, 2, 20, 7, 15, tzinfo=UTC)
    assert found.date.basis.startswith("attribution on the quoted author's clock")


def test_two_readers_in_unknown_zones_leave_one_instant() -> None:
    """7:15 in one zone and 23:45 in another: they meet where both zones exist, between the bounds."""
    one = reply(BOB, "On Tue, Feb 20, 2018 at 8:15 AM, Ann Lee wrote:")
    other = mail(
        "other",
        CAY,
        f"On 20 Feb 2018 07:15:09 +0000, Ann Lee wrote:\n> {LOST}\nNo.\n",
        START + timedelta(hours=30),
        "lost@example.org",
    )
    found = recovered([one, other])
    assert found.date.utc == datetime(2018, 2, 20, 7, 15, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lost_id", "utc"),
    [
        ("5A8BC7AD.4030201@example.org", datetime(2018, 2, 20, 7, 1, 1, tzinfo=UTC)),
        ("20180220070101.GA4711@example.org", datetime(2018, 2, 20, 7, 1, 1, tzinfo=UTC)),
        ("random-0471@example.org", None),
    ],
)
def test_the_id_of_a_lost_message_tells_its_minute(lost_id: str, utc: datetime | None) -> None:
    """An attribution without a time, or without a date."""
    found = recovered([reply(BOB, "Ann Lee wrote:", lost_id)])
    assert found.date.utc == utc
    if utc is not None:
        assert found.date.earliest is not None
        assert found.date.latest is not None
        assert found.date.earliest <= utc <= found.date.latest
        assert found.date.basis.startswith("time in its Message-ID")


def test_the_id_of_a_server_tells_less() -> None:
    """sendmail makes ids for mail that comes without one: it may have waited. The bounds say so."""
    found = recovered(
        [reply(BOB, "On Tue, 20 Feb 2018, Ann Lee wrote:", "201802200701.IAA04711@mill")]
    )
    assert found.date.utc == datetime(2018, 2, 20, 7, 1, 30, tzinfo=UTC)
    assert found.date.earliest is not None
    assert found.date.latest is not None
    assert found.date.latest - found.date.earliest > timedelta(hours=1)


def test_how_long_mail_waits_is_learnt() -> None:
    """A server five minutes fast, or an archive that dates mail when it comes in."""
    mails = [reply(BOB, "Ann Lee wrote:", "201802200701.IAA04711@mill")]
    for k in range(30):
        when = datetime(2018, 1, 1 + k, 12, 5, 30, tzinfo=UTC)
        mail_id = f"201801{1 + k:02}1200.NAA0{4711 + k}@mill"
        mails.append(
            replace(mail(f"w{k}", CAY, f"{WORDS.format(k, k)}\n", when, None), message_id=mail_id)
        )
    assert recovered(mails).date.utc == datetime(2018, 2, 20, 7, 6, 30, tzinfo=UTC)


def dated(mail_id: str, when: datetime) -> Message:
    return replace(
        mail(mail_id, CAY, f"{WORDS.format(mail_id, when)}\n", when, None), message_id=mail_id
    )


def test_a_host_s_own_lag_counts_more_than_that_of_all() -> None:
    """One mill's clock is an hour fast; all others are right."""
    mails = [reply(BOB, "Ann Lee wrote:", "201802200801.IAA04711@mill")]
    for k in range(28):
        when = datetime(2018, 1, 1 + k, 12, 0, 30, tzinfo=UTC)
        mails.append(dated(f"201801{1 + k:02}1200.NAA0{4711 + k}@weir", when))
    for k in range(4):
        when = datetime(2018, 2, 15 + k, 11, 0, 40, tzinfo=UTC)
        mails.append(dated(f"201802{15 + k}1200.NAA0{4711 + k}@mill", when))
    found = recovered(mails).date.utc
    assert found is not None
    assert abs(found - datetime(2018, 2, 20, 7, 1, 40, tzinfo=UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize(("hosts", "known"), [(["mill"] * 5, True), (["mill", "weir"], False)])
def test_ids_of_a_form_that_is_not_sure_count_where_a_host_s_are_steady(
    hosts: list[str], known: bool
) -> None:
    """A calendar in a zone that nothing else tells: those of one host show it."""
    mails = [reply(BOB, "Ann Lee wrote:", "20180220020105.77@mill")]
    for k, host in enumerate(hosts):
        when = datetime(2018, 2, 10 + k, 12, 0, 9, tzinfo=UTC)
        mails.append(dated(f"201802{10 + k}070005.7{k}@{host}", when))
    found = recovered(mails).date.utc
    assert found == (datetime(2018, 2, 20, 7, 1, 9, tzinfo=UTC) if known else None)


def test_two_clocks_and_the_id_of_a_server_leave_one_zone() -> None:
    """7:15 PM is in any zone; the id was made a minute before it came."""
    lone = reply(
        BOB, "On Mon, Feb 19, 2018 at 7:15 PM, Ann Lee wrote:", "201802200014.RAA04711@mill"
    )
    assert recovered([lone]).date.utc == datetime(2018, 2, 20, 0, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("arrived", "year"),
    [
        (START + timedelta(minutes=2), None),  # its date is right, so the quoted one is made up
        (START + timedelta(days=3300), 2027),  # its own clock is wrong
        (None, 2027),  # which of the two is wrong is not known
    ],
)
def test_nobody_quotes_what_is_not_yet_written(arrived: datetime | None, year: int | None) -> None:
    """Why: a satire of 1994 that quotes an advert of "2003" was said to last nine years."""
    head = "On Sat, 20 Feb 2027 07:59:53 -0700, Lo Mo <lo@example.org> wrote:"
    found = recovered([replace(reply(ANN, head), received=arrived)])
    assert found.date.latest is not None
    assert (found.date.utc and found.date.utc.year) == year
    if year is None:
        assert found.date.latest <= START


def test_a_day_alone_gives_no_minute() -> None:
    found = recovered([reply(BOB, "On Tue, 20 Feb 2018, Ann Lee wrote:")])
    assert found.date.utc is None
    assert found.date.earliest is not None
    assert found.date.earliest <= datetime(2018, 2, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("host", "date", "utc"),
    [
        ("mill.example.nz", "20 Feb 2018, at 17:15", datetime(2018, 2, 20, 4, 15, tzinfo=UTC)),
        (
            "A1PR04MB4711.jpnprd04.prod.outlook.com",
            "20/02/2018 17:15",
            datetime(2018, 2, 20, 8, 15, tzinfo=UTC),
        ),
        ("mail.example.com", "19 Feb 2018, at 21:15", None),
    ],
)
def test_the_host_of_a_reply_tells_its_zone(host: str, date: str, utc: datetime | None) -> None:
    """A country's domain, or the region of an Exchange server; another domain tells nothing."""
    answer = mail(
        "reply",
        BOB,
        f"On {date}, Ann Lee wrote:\n> {LOST}\nI see.\n",
        START,
        "lost@mill.example.org",
    )
    assert recovered([replace(answer, message_id=f"reply@{host}")]).date.utc == utc


def test_replies_follow_soon() -> None:
    """Of the zones that a clock may be in, the one that makes a reply of twenty minutes."""
    assert soon(1200) > 3 * soon(2 * 3600) > 9 * soon(12 * 3600)
    lone = reply(BOB, "On Tuesday, February 20, 2018 3:40 AM, Ann Lee wrote:")
    assert recovered([lone]).date.utc == datetime(2018, 2, 20, 8, 40, tzinfo=UTC)


def test_quotient_prints_utc_with_a_day_too() -> None:
    lone = reply(BOB, "On 19 Feb, 10:46 pm, ann@example.org wrote:")
    assert recovered([lone]).date.utc == datetime(2018, 2, 19, 22, 46, tzinfo=UTC)


@pytest.mark.parametrize(
    ("printed", "hours"),
    [
        ("Dienstag, 20. Februar 2018, 01:15:30 CET", -7),
        ("20. Februar 2018 01:15:30 CET", 1),  # K-9 names no day, and its reader's zone
        ("Dienstag, 20. Oktober 2020, 01:15:30 CEST", 2),
    ],
)
def test_kmail_named_its_own_zone_by_the_quoted_clock(printed: str, hours: int) -> None:
    """Ann, who lives seven hours west of UTC, is quoted by Bob, whose zone is the one that is named."""
    year, month = (2018, 2) if "2018" in printed else (2020, 10)
    when = datetime(year, month, 20, 1, 15, tzinfo=UTC) - timedelta(hours=hours)
    known = [
        mail(f"a{n}", ANN, f"{WORDS.format('Lee', n)}\n", when - timedelta(days=n), None, -420)
        for n in range(1, 5)
    ]
    body = f"Am {printed} schrieb Ann Lee:\n> {LOST}\nSo be it.\n"
    answer = mail("b", BOB, body, when + timedelta(hours=1), "lost@example.org", 60)
    turn = recovered([*known, answer])
    assert turn.date.earliest is not None
    assert turn.date.latest is not None
    assert turn.date.earliest <= when <= turn.date.latest


def test_a_minute_that_is_printed_is_whole_though_the_reply_is_dated_before_it() -> None:
    """Bob's clock is two minutes behind."""
    when = datetime(2018, 2, 20, 18, 13, 59, tzinfo=UTC)
    body = f"On Tue, 2018-02-20 at 13:13 -0500, Ann Lee wrote:\n> {LOST}\nSo be it.\n"
    turn = recovered([mail("b", BOB, body, when - timedelta(minutes=2), "lost@example.org")])
    assert turn.date.utc == when.replace(second=0)
    assert turn.date.latest == when


def test_may_is_no_other_shape() -> None:
    """What a person's client prints in June holds for May."""
    habits = Habits()
    for _ in range(4):
        habits.count(7, shape_of("5 June 2010 at 22:01", None), "quoting", (False, True, False))
    assert (
        habits.whose(7, shape_of("19 May 2010 at 11:28", "ann@example.org"), "quoting").quoted > 0.6
    )


def test_gmail_never_prints_utc() -> None:
    """An author in London in winter: the own clock and UTC fit alike, the own one is meant."""
    habits = Habits()
    shape = shape_of("Mon, Feb 5, 2018 at 7:15 PM", None)
    for _ in range(20):
        habits.count(None, shape, "quoting", (True, False, True))
    assert habits.whose(7, shape, "quoting").utc < 0.05


def test_gmail_hardly_ever_prints_the_clock_of_whoever_it_quotes() -> None:
    """One in a thousand, so that the bounds need not allow for it."""
    shape = shape_of("Mon, Feb 5, 2018 at 7:15 PM", None)
    assert Habits().whose(None, shape, "quoting").quoting > 0.993


def test_nobody_s_zone_is_made_up() -> None:
    """An author of whom nothing else is known, in an archive without zones."""
    lone = reply(BOB, "On Mon, Feb 19, 2018 at 7:15 PM, Ann Lee wrote:")
    assert recovered([lone]).date.utc is None


def test_a_date_that_starts_with_the_year() -> None:
    """18-02-19 is also a day in 2019: later than the reply, so it is not meant."""
    found = recovered([reply(BOB, "On 18-02-19 07:15 PM, Ann Lee wrote:")])
    assert found.date.latest is not None
    assert found.date.latest < START
    assert found.date.earliest is not None
    assert found.date.earliest > datetime(2018, 2, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "shape"),
    [
        ("Mon, Feb 5, 2018 at 7:15 PM", "Aaa, Aaa 9, 9999 at 9:9 PM"),
        ("Monday, February 12, 2018 at 11:15 AM", "Aaaa, Aaaa 9, 9999 at 9:9 AM"),
        ("5 Feb, 07:15 pm", "9 Aaa, 9:9 pm"),
    ],
)
def test_shapes(date: str, shape: str) -> None:
    assert shape_of(date, None) == shape
    assert shape_of(date, "ann@example.org") != shape


def test_what_is_seen_must_not_speak_for_itself() -> None:
    habits = Habits()
    habits.see(1, 0.0, 60)
    habits.settle()
    assert habits.offsets(1, 0.0)
    assert habits.offsets(1, 0.0, without=Sighting(0.0, 60)) == {}


TIMES = st.floats(-1e9, 4e9)
SEEN = st.lists(st.tuples(TIMES, st.integers(-48, 56).map(lambda q: q * 15)), max_size=60)


@given(SEEN, TIMES)
def test_probabilities_sum_to_one_at_most(seen: list[tuple[float, int]], when: float) -> None:
    habits = Habits()
    for at, offset in seen:
        habits.see(1, at, offset)
    habits.settle()
    known = habits.offsets(1, when)
    assert sum(known.values()) <= 1.000001
    assert sum(habits.filled(known, when).values()) == pytest.approx(1.0, abs=0.05)


OPTIONS = st.lists(
    st.builds(
        lambda at, p, timed: Option(at - 60, at + 60, at if timed else None, p, ""),
        TIMES,
        st.floats(0.001, 1.0),
        st.booleans(),
    ),
    max_size=8,
)


@given(OPTIONS, st.none() | TIMES, st.none() | TIMES)
def test_what_is_settled_is_one_of_the_options(
    options: list[Option], low: float | None, high: float | None
) -> None:
    at, kept = settled(options, low, high)
    assert bool(kept) is bool(options)
    assert at is None or at in {o.at for o in kept}


@pytest.mark.parametrize(
    ("lost", "low", "high"),
    [
        ("Pine.LNX.4.44.0802201430120.230-100000@quay", "2008-02-20T00:00", "2008-02-21T15:00"),
        ("Pine.LNX.4.44.0702201430120.230-100000@quay", None, "2008-02-21T15:00"),
    ],
)
def test_a_time_in_an_id_of_no_known_zone_gives_bounds(
    lost: str, low: str | None, high: str
) -> None:
    """Nobody says when it was written; a year before its reply the figures are no time."""
    when = datetime(2008, 2, 21, 15, 0, tzinfo=UTC)
    body = f"Ann wrote:\n> {LOST}\nSo we wait.\n"
    reply = replace(mail("b", BOB, body, when, None), in_reply_to=(lost,))
    (ghost,) = (t for c in mlthread.reconstruct([reply]) for t in c.turns if t.origin == "quoted")
    assert ghost.date.utc is None
    assert ghost.date.latest is not None
    assert ghost.date.latest <= datetime.fromisoformat(f"{high}+00:00")
    if low is None:
        assert ghost.date.earliest is None
    else:
        assert ghost.date.earliest is not None
        assert ghost.date.earliest >= datetime.fromisoformat(f"{low}+00:00")


@pytest.mark.parametrize(("seconds", "known"), [(30, True), (300, False)])
def test_bounds_that_meet_between_parent_and_reply_are_an_instant(
    seconds: int, known: bool
) -> None:
    """What was written within a minute is known to the minute, though its own header tells a day alone."""
    asked = mail("a", CAY, "Which gate?\n", START, None)
    day = START.replace(hour=0)
    between = replace(
        mail("b", DEE, "The upper one.\n", day, "a@example.org"),
        date=DateBounds("20 Feb 2018", None, day, day + timedelta(days=1), "a day"),
    )
    answer = mail("c", CAY, "I see.\n", START + timedelta(seconds=seconds), "b@example.org")
    (talked,) = mlthread.reconstruct([asked, between, answer])
    _, turn, _ = talked.turns
    before = START + timedelta(seconds=seconds - 1)
    assert (turn.date.earliest, turn.date.latest) == (START, before)
    assert turn.date.utc == (START if known else None)


def test_conversations_stand_by_what_is_known_of_their_dates_in_the_end() -> None:
    """Why: one stood below another that had begun hours after it: who answered it bounds its day."""
    body = (
        "On 20 February 2018, Cay wrote:\n"
        "> Ann Lee <ann@example.org> wrote:\n"
        "> > Shall we shut the gates of the old mill before the tide comes in tonight?\n"
        ">\n"
        "> I would shut them all before the evening, the moon is full and the wind is high.\n"
        "\nYes, before it does.\n"
    )
    answer = mail("answer", BOB, body, START, None)
    later = replace(
        mail("later", DEE, "The lamp of the pier is out.\n", START + timedelta(hours=4), None),
        subject="Harbour lights",
    )
    first, second = mlthread.reconstruct([later, answer])
    assert [turn.author.name for turn in first.turns] == ["Ann Lee", "Cay", "Bob Stone"]
    assert [turn.id for turn in second.turns] == ["later@example.org"]

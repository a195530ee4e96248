"""Attribution lines of several clients, with every form of an address, cut in every way, at every depth."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from mlthread import split
from mlthread.model import Address
from mlthread.rules.dates import read_written_date
from mlthread.rules.people import read_person

NAME, EMAIL = "Ann van der Lee", "ann.lee@lab.example.org"
SHAPES = (
    "On Fri, Dec 4, 2020 at 3:07 PM {who} wrote:",
    "On Dec 4, 2020, at 15:07, {who} wrote:",
    "On 2020-12-04T15:07:00Z, {who} wrote:",
    "Am Fr., 4. Dez. 2020 um 15:07 Uhr schrieb {who}:",
    "{who} schrieb am Fr., 4. Dez. 2020, 15:07:",
    "Le ven. 4 déc. 2020 à 15:07, {who} a écrit :",
    "El vie, 4 dic 2020 a las 15:07, {who} escribió:",
    "Em sex., 4 de dez. de 2020 às 15:07, {who} escreveu:",
    "Il giorno ven 4 dic 2020 alle ore 15:07 {who} ha scritto:",
    "{who} ezt írta (időpont: 2020. dec. 4., P, 15:07):",
    "пт, 4 дек. 2020 г. в 15:07, {who}:",
    "pá 4. 12. 2020 v 15:07 odesílatel {who} napsal:",
    "{who}, 4 Ara 2020 Cum, 15:07 tarihinde şunu yazdı:",
    "2020年12月4日(金) 15:07 {who}:",
    "{who} 于2020年12月4日周五 15:07写道：",
)
# Each with what can be read of it.
ADDRESSES = {
    f"<{EMAIL}>": EMAIL,
    f"<mailto:{EMAIL}>": EMAIL,
    f"<{EMAIL}<mailto:{EMAIL}>>": EMAIL,
    f"({EMAIL})": EMAIL,
    "<ann.lee at lab.example.org>": EMAIL,
    "<ann.lee (at) lab.example.org>": EMAIL,
    "<ann(dot)lee(at)lab(dot)example(dot)org>": EMAIL,
    "<ann.l...@lab.example.org>": "ann.l...@lab.example.org",
    "<ann.lee@...>": "ann.lee@...",
    "<address@hidden>": None,
    "<[email protected]>": None,
}


def before_address(line: str) -> list[str]:
    head, mark, tail = line.partition("<")
    return [head.rstrip(), mark + tail] if head and mark else [line]


def inside_address(line: str) -> list[str]:
    head, mark, tail = line.partition("<")
    return [head + mark, tail] if head and mark else [line]


def at_last_word(line: str) -> list[str]:
    head, _, tail = line.removesuffix(" :").rpartition(" ")
    return [head, tail + (" :" if line.endswith(" :") else "")]


def at_width(width: int) -> Callable[[str], list[str]]:
    return lambda line: textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)


CUTS = (at_width(200), at_width(60), at_width(72), before_address, inside_address, at_last_word)


@pytest.mark.parametrize("depth", [0, 1, 2])
@pytest.mark.parametrize("shape", SHAPES)
def test_who_wrote_it_is_read(shape: str, depth: int) -> None:
    for address, email in ADDRESSES.items():
        for cut in CUTS:
            lines = cut(shape.format(who=f"{NAME} {address}"))
            text = "".join(
                (*(f"{'> ' * depth}{line}\n" for line in lines), f"{'> ' * depth}> Is it open?\n")
            )
            first, *_, last = split(text)
            assert (first.kind, first.level, first.stop) == ("attribution", depth, len(lines)), text
            assert first.attribution is not None
            assert (first.attribution.name, first.attribution.email) == (NAME, email), text
            assert (last.kind, last.level) == ("quote", depth + 1), text


# Each with the name that it is.
NAMES = {
    "Ann Lee, Jr.": "Ann Lee, Jr.",
    '"Lee, Ann"': "Lee, Ann",
    "Ann Lee (Tides)": "Ann Lee (Tides)",
    "Ann Lee - Harbour Office": "Ann Lee - Harbour Office",
    'Ann "Tide" Lee': 'Ann "Tide" Lee',
    "H. Lee": "H. Lee",
    "ann": "ann",
    "李安": "李安",
    "Иван Ли": "Иван Ли",
    "=?ISO-8859-1?Q?Ann_L=E9e?=": "Ann Lée",
    "=?utf-8?B?QW5uIEzDqWU=?=": "Ann Lée",
    # like months, days, figures and words of a date
    "May June": "May June",
    "Sun Li": "Sun Li",
    "Di Mi": "Di Mi",
    "R2 Lee": "R2 Lee",
    "Harbour Office 24": "Harbour Office 24",
}


@pytest.mark.parametrize(
    "shape",
    [
        *SHAPES,
        "On 4 déc., 15:07, {who} wrote:",  # Google's groups: the month in the language of the reader
        "On 4 Ara, 15:07, {who} wrote:",
        "2020-12-04 15:07 GMT+01:00 {who}:",
        "On Friday 4 December 2020 15:07:00 CET {who} wrote:",
        "2020/12/4 {who}:",
    ],
)
def test_a_name_is_whole_whatever_it_is_like(shape: str) -> None:
    for written, name in NAMES.items():
        line = shape.format(who=f"{written} <{EMAIL}>")
        said = split(f"{line}\n> Is it open?\n\nYes.\n")[0].attribution
        assert said is not None, line
        assert (said.name, said.email) == (name, EMAIL), line
        read = read_written_date(said.date or "", said.language)[0]
        assert (read.month, read.day) == (12, 4), line


@pytest.mark.parametrize(
    "shape",
    [*SHAPES, "Le 4-déc.-20, à 15:07, {who} a écrit :", "On Fri, 4 Dec 2020 15:07 {who} wrote:"],
)
@pytest.mark.parametrize("name", ["9Lives", "4Tides Harbour", "1Z"])
def test_a_name_that_begins_with_a_figure_is_whole(shape: str, name: str) -> None:
    """Its figure is no part of the date before it."""
    said = split(f"{shape.format(who=name)}\n> Is it open?\n\nYes.\n")[0].attribution
    assert said is not None
    assert said.name == name


@pytest.mark.parametrize(
    ("written", "name", "email"),
    [
        ("tide!gauge.example.org!ann (Ann Lee)", "Ann Lee", None),
        ("tide!ann (Annie)", "Annie", None),
        ("ann@.example.org (Dr. Ann Lee)", "Dr. Ann Lee", None),
        ("???@??? (Ann Lee)", "Ann Lee", None),
        ("ann@gauge (Ann Lee)", "Ann Lee", None),
        ('tide!ann ("Ann B. Lee")', "Ann B. Lee", None),
        ('IN%"ann@example.org"  5-MAY-1994', None, "ann@example.org"),
        ('IN%"ann@example.org"  "Ann Lee"  5-MAY-1994 10:12', "Ann Lee", "ann@example.org"),
        ('"Ann Lee"@EXAMPLE.ORG', "Ann Lee", '"Ann Lee"@EXAMPLE.ORG'),
        ('Ann Lee ("ANN@EXAMPLE.ORG")', "Ann Lee", "ANN@EXAMPLE.ORG"),
        ("Ann Lee (Tides)", "Ann Lee (Tides)", None),
        ("Lee, Ann (HB/OA/OD)", "Lee, Ann (HB/OA/OD)", None),
        ('smtp%"ann@example.org"  5-MAY-1994 10:12:08.99', None, "ann@example.org"),
        ('IN%"x', 'IN%"x', None),
        ('TIDES::ANN "Ann Lee"', "Ann Lee", None),
        ("TIDES::ANN", "TIDES::ANN", None),
        ('Tides::Gauge::read "x" is a method', 'Tides::Gauge::read "x" is a method', None),
        ("Ann Lee  06-Feb-1996 0849 <ann@tides.example.org>", "Ann Lee", "ann@tides.example.org"),
        (
            "Ann Lee 06-Feb-1996 0849 +0100 <ann@tides.example.org>",
            "Ann Lee",
            "ann@tides.example.org",
        ),
        ("Ann Lee <ann@example.org> -", "Ann Lee", "ann@example.org"),
        ("Ann Lee, INTERNET:ann@example.org", "Ann Lee", "ann@example.org"),
        (">INTERNET:ann@example.org", None, "ann@example.org"),
        ("ann@example.org at internet-mail", None, "ann@example.org"),
    ],
)
def test_people_of_old_networks(written: str, name: str | None, email: str | None) -> None:
    """Why: of a list of 1994 forty lost messages were by "netcom!ann (Ann Lee)": UUCP, VMS, X.400 gateways."""
    assert read_person(written) == Address(name, email)


@pytest.mark.parametrize(
    ("written", "name", "email"),
    [
        ('jy" == Ann Lee <ann@example.org>', "Ann Lee", "ann@example.org"),  # Supercite's tag
        ("list-admin@example.org p? vegne af Ann Lee", "Ann Lee", None),
        (
            "Ann Lee [ mailto:ann at example.org | ann at example.org ]",
            "Ann Lee",
            "ann@example.org",
        ),
        ("ann@example.org (Ann Lee [Tides])", "Ann Lee [Tides]", "ann@example.org"),
        ('"Lee, Ann" <ann@example.org> ????? ??', "Lee, Ann", "ann@example.org"),  # "wrote", once
        (
            "Ann Lee<ann<at>  lab.example.org> ",
            "Ann Lee",
            "ann@lab.example.org",
        ),  # Gmane's web pages
        ("Ann Lee +1-510-555-6204 (ann@example.org)", "Ann Lee", "ann@example.org"),
        ("ann@example.org (Ann Lee +1 510 555 6204)", "Ann Lee", "ann@example.org"),
        ("ann@example.org (Ann Lee 555-6204)", "Ann Lee", "ann@example.org"),
        ("Ann Lee (510) 555-6204 <ann@example.org>", "Ann Lee", "ann@example.org"),
        ("Gate 1980-1985 <ann@example.org>", "Gate 1980-1985", "ann@example.org"),  # years
        ("Ann Lee ????", "Ann Lee ????", None),  # it may be the rest of the name
        ("??? <ann@example.org>", "???", "ann@example.org"),
    ],
)
def test_what_stands_round_a_name_is_no_part_of_it(
    written: str, name: str | None, email: str | None
) -> None:
    assert read_person(written) == Address(name, email)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("On Monday you wrote:", None),
        ("There, you write:", None),
        ("Earlier you said:", None),
        ("Hi Ann, you wrote:", "Ann"),
        ("Kim You wrote:", "Kim You"),
        ("To which Ann Lee replied:", "Ann Lee"),
        ("To which she already replied:", None),
        ("Meanwhile, Ann Lee wrote:", "Ann Lee"),
        ("On 5 Feb 2018, Ann Lee hastily scribbled:", "Ann Lee"),
        ("In article: <news:aa1@example.org> Ann Lee wrote:", "Ann Lee"),
        ("Ann Lee schrieb im Newsbeitrag news:<aa1@example.org>...", "Ann Lee"),
        ("On Mon, 5 Feb 2018 10:00:00 +08, Ann Lee <ann@example.org> wrote:", "Ann Lee"),
        ("On Mon 5 Feb 2018 10:00:00 AM +01, Ann Lee wrote;", "Ann Lee"),
        ("2018/02/05 10:00 Ann Lee \\<ann@example.org\\>:", "Ann Lee"),
        ("On 5 Feb 2018, Ann Lee: host of gates wrote:", "Ann Lee: host of gates"),
        ("A while back on Feb 5, 2018, at 10:00 AM, Ann Lee wrote:", "Ann Lee"),
        ("The Keeper notes:", "The Keeper"),
        ("On 05/02/2018 10:00, Ann Lee (via tides) wrote:", "Ann Lee"),
        ("On 5 Feb 2018 10:00, Ann Lee (via Tides) <tides@example.org> wrote:", "Ann Lee"),
    ],
)
def test_what_leads_over_to_a_name_is_no_part_of_it(line: str, name: str | None) -> None:
    said = split(f"{line}\n> The gates are open.\n\nYes.\n")[0].attribution
    assert said is not None
    assert said.name == name


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee logged work on GATE-12:",
        "Ann Lee moved GATE-12 to TIDE-3:",
        "Ann Lee deleted comment on GATE-12:",
        "Ann Lee edited comment on GATE-12 at 3/12/24 10:22 AM:",
        "Ann Lee resolved GATE-12.",
    ],
)
def test_a_tracker_underlines_who_did_what(line: str) -> None:
    head, ruler, text = split(f"{line}\n{'-' * len(line)}\n\nThe gate is shut at night.\n")
    assert (head.kind, ruler.kind, text.kind, text.level) == ("attribution", "separator", "text", 0)
    assert head.attribution is not None
    assert head.attribution.name == "Ann Lee"


def test_a_sentence_about_a_key_is_no_trackers_line() -> None:
    assert [s.kind for s in split("Ann Lee resolved GATE-12.\n\nThe gate is shut.\n")] == ["text"]


@pytest.mark.parametrize("greeting", ["", "Hallo Liste,\n\n"], ids=["first", "greeted"])
@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee a formulé ce vendredi :",
        "Ann Lee a présenté l'énoncé suivant :",
        "Ann Lee ha usato la sua tastiera per scrivere :",
        "Ann Lee tuvo la amable idea de decir:",
        "Ann Lee stelde de volgende uitleg voor :",
        "Ann Lee brachte nächstens folgendes zustande:",
        "Ann Lee sformułowała w piątek :",
        "Ann van der Lee posted to the harbour list:",
        "Ann Lee nous disait récemment dans fr.rec.bateaux <news:a1b2@example.org> :",
    ],
)
def test_whoever_is_named_first_in_a_mail_is_quoted_whatever_the_words(
    line: str, greeting: str
) -> None:
    *_, head, quote, answer = split(f"{greeting}{line}\n> The gates are open.\n\nYes.\n")
    assert (head.kind, quote.level, answer.level) == ("attribution", 1, 0)
    assert head.attribution is not None
    assert head.attribution.name in ("Ann Lee", "Ann van der Lee")


@pytest.mark.parametrize(
    ("line", "name", "date"),
    [
        ("Ann Lee <ann@example.org> scribebat:", "Ann Lee", None),
        ("W liście datowanym 12 marca 2024 (10:22:33) napisano:", None, "12 marca 2024 (10:22:33)"),
        ("Ann Lee disse em 12/03/2024 10:22:", "Ann Lee", "12/03/2024 10:22"),
        ("Ann Lee schreef in <a1b2@example.org>:", "Ann Lee", None),
        ("Ann Lee tippte in <a1b2@example.org>:", "Ann Lee", None),
        (
            '"Ann Lee" <ann@example.org> a écrit dans le message de news:\na1b2$c3@example.org...',
            "Ann Lee",
            None,
        ),
    ],
)
def test_an_address_a_day_or_an_id_above_a_quote_stand_for_the_words(
    line: str, name: str | None, date: str | None
) -> None:
    _, head, quote, answer = split(f"Yes.\n\n{line}\n> The gates are open.\n\nYes.\n")
    assert (head.kind, quote.level, answer.level) == ("attribution", 1, 0)
    assert head.attribution is not None
    assert (head.attribution.name, head.attribution.date) == (name, date)


@pytest.mark.parametrize(
    "line",
    [
        # a name and an address amid one's own words
        "Adding Ann Lee <ann@example.org> to Cc:",
        "Please write to Ann Lee <ann@example.org> about this:",
        "ann@example.org sets this in her file:",
        "As a reply to Ann Lee <ann@example.org> Bo Ray had this:",
        "I forwarded it to Ann Lee <ann@example.org> and she got this:",
        "Reported-by: Ann Lee <ann@example.org> on the list, see:",
        # no verbs
        "You are right:",
        "Ann Lee is right:",
        "That's alright:",
        "Just a thought:",
        "Food for thought:",
        "On the right:",
        "Good night:",
        # a book, a firm, and what somebody wrote that is no mail
        "Harbour Manual says the gate is open at night:",
        "Red Hat says this:",
        "Debian Policy says the following, or so:",
        "Bo Ray wrote a patch:",
        # nouns, and a greeting
        *(
            "Das Tor sagt folgendes:",
            "Folgende Meldung erscheint dann:",
            "Laut Handbuch geht es so:",
        ),
        *("Hi Ann and all the others:", "Harbour's Gate prints this:", "Using R2 Gates we see:"),
        # what is listed
        *("just 2 comments:", "My comments:", "Some more notes:", "two general remarks:"),
        # where something is, and what is done
        "In harbour.gates, the key is kept:",
        "Chaining gates:",
        # figures of no day
        "On Windows 7, Visual Studio complains:",
        "On line 12, Harbour Gate prints:",
        "On page 3, Bo Ray adds:",
    ],
)
@pytest.mark.parametrize("gap", ["", "\n"], ids=["close", "apart"])
def test_words_above_a_quote_name_no_author(line: str, gap: str) -> None:
    above, quote, *_ = split(f"{line}\n{gap}> Does the gate leak?\n\nNo.\n")
    assert above.kind in ("text", "salutation", "closing", "table")
    assert above.attribution is None
    assert (quote.kind, quote.level) == ("quote", 1)


@pytest.mark.parametrize(
    ("line", "name", "date"),
    [
        (
            "On Monday, MARCH 5TH, 2018 at 10:15, Ann Lee wrote:",
            "Ann Lee",
            "Monday, MARCH 5TH, 2018 at 10:15",
        ),
        ("On Tue, 10:05 5Feb2018, Ann Lee wrote:", "Ann Lee", "Tue, 10:05 5Feb2018"),
        ("On Mon Mar 5 10:15 2018EST, Ann Lee wrote:", "Ann Lee", "Mon Mar 5 10:15 2018EST"),
        (
            "Am Montag, 5. MAERZ 2018 um 10Uhr schrieb Ann Lee:",
            "Ann Lee",
            "Montag, 5. MAERZ 2018 um 10Uhr",
        ),
        ("Le 24-mars-06, à 17:19, 1Z a écrit :", "1Z", "24-mars-06, à 17:19"),
        ("On Mon, 5 Feb 2018 at 10:15, 4Gates wrote:", "4Gates", "Mon, 5 Feb 2018 at 10:15"),
        (
            "må den 05.02.2018 Klokka 10:15 (+0100) skreiv Ann Lee:",
            "Ann Lee",
            "må den 05.02.2018 Klokka 10:15 (+0100)",
        ),
        (
            "Dnia 2018-02-05 10:15, Użytkownik Ann Lee napisał:",
            "Ann Lee",
            "2018-02-05 10:15",
        ),
        ("On 10:15-20180205, Ann Lee wrote:", "Ann Lee", "10:15-20180205"),
    ],
)
def test_a_figure_begins_a_name_where_the_date_is_whole(line: str, name: str, date: str) -> None:
    said = split(f"{line}\n> Does the gate leak?\n\nNo.\n")[0].attribution
    assert said is not None
    assert (said.name, said.date) == (name, date)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Yesterday Ann Lee added the comment:", None),
        ("I see on the tracker that ann@example.org added the comment:", None),
        ("New submission from the harbour office:", None),
        ("New submission from Ann Lee <ann@example.org>:", "Ann Lee"),
        ("Ann Lee added the comment:", "Ann Lee"),
        ("ann <ann@example.org> added the comment:", "ann"),
    ],
)
def test_a_tracker_names_a_person_and_says_no_more(line: str, name: str | None) -> None:
    said = split(f"{line}\n\nThe gate leaks.\n")[0].attribution
    assert (said and said.name) == name


def test_the_issue_of_a_digest_is_no_date() -> None:
    quoted = split("Ann Lee (TIDES-17.70) writes:\n> Which gate?\n\nThe first.\n")[0].attribution
    assert quoted is not None
    assert quoted.date is None
    for day in ("17.12", "2/5/18"):
        dated = split(f"{day}, Ann Lee wrote:\n> Which gate?\n\nThe first.\n")[0].attribution
        assert dated is not None
        assert (dated.name, dated.date) == ("Ann Lee", day)


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee +1-510-555-6204 (ann@example.org) wrote:",
        "ann@example.org (Ann Lee +1-510-555-6204) wrote:",
        "From: ann@example.org (Ann Lee +1-510-555-6204)\nSubject: Gates\n",
    ],
)
def test_a_telephone_is_no_date(line: str) -> None:
    first = split(f"{line}\n> Which gate?\n\nThe first.\n")[0]
    assert first.attribution is not None
    assert (first.attribution.name, first.attribution.date) == ("Ann Lee", None)


@pytest.mark.parametrize("inner", ["Ann Lee", "ann.lee@lab.example.org"])
def test_an_address_alone_above_who_it_is_of(inner: str) -> None:
    """As old readers of news broke "ann@example.org (Ann Lee) wrote:"."""
    own, first = split(f"Yes.\n\nann@example.org\n ({inner}) wrote:\n> Which gate?\n")[:2]
    assert (own.kind, own.text.strip()) == ("text", "Yes.")
    assert (first.kind, first.start) == ("attribution", 2)


def test_words_above_a_name_in_brackets_stay() -> None:
    own, first = split("Write to me\n (Ann Lee) wrote:\n> Which gate?\n")[:2]
    assert (own.text, first.start) == ("Write to me", 1)


@pytest.mark.parametrize(
    "line",
    [
        "At 10:12 on 3 May 2010, Ann Lee wrote thusly:",
        "On Mon, 3 May 2010 10:12:00 +0200, Ann Lee <ann@example.org> mumbled:",
        "Ann Lee, on 3 May 2010 10:12, opined:",
    ],
)
def test_a_date_is_no_part_of_a_name(line: str) -> None:
    """Verbs that few people use stand in rows of their own, without a date."""
    said = split(f"{line}\n> Which gate?\n\nThe first.\n")[0].attribution
    assert said is not None
    assert (said.name, "3 May 2010" in (said.date or "")) == ("Ann Lee", True)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("On 2 May 2016, at 10:00, Ann Lef?vr?", "<ann at example.org> wrote:"), "Ann Lef?vr?"),
        (("On 2 May 2016 at 10:00, Ann Lef?vr?", "wrote:"), "Ann Lef?vr?"),
        ((">>>>> ???", ">>>>>     on Mon, 2 May 2016 10:00:00 +0200 writes:"), "???"),
    ],
    ids=["above the address", "above the verb", "nothing is left of it"],
)
def test_a_line_may_end_in_a_name_that_lost_its_last_letter(
    lines: tuple[str, str], name: str
) -> None:
    first = split("\n".join((*lines, "> Is the gate open?", "", "It is.")))[0]
    assert (first.kind, first.start, first.stop) == ("attribution", 0, 2)
    assert first.attribution is not None
    assert first.attribution.name == name


def test_a_question_above_an_attribution_is_none_of_it() -> None:
    body = "On 2 May, what did you say to Ann?\n\nAnn Lee <ann@example.org> wrote:\n> Is the gate open?\n"
    for text in (body, body.replace("\n\n", "\n")):
        kinds = [(s.kind, s.start) for s in split(text)][:2]
        assert kinds[0] == ("text", 0)
        assert kinds[1][0] == "attribution"


BELOW = "\n\n> The gate is shut since noon, and nobody\n> knows who has the key.\n\nI have it.\n"
LEFT_OPEN = {
    "ann writes -": "ann",
    "Ann Lee wrote --": "Ann Lee",
    "--Ann says--": "Ann",
    "i wrote-": None,
    "-- I said --": None,
}
"""What people write by hand above a quote, with a dash where others set a colon."""
WITH_MORE = {
    "Ann Lee <ann@example.org> posted this on the gate list:": ("Ann Lee", "ann@example.org"),
    "Ann Lee <ann@example.org> wrote in the midst of a novel:": ("Ann Lee", "ann@example.org"),
    "Re: the gate, Ann Lee wrote:": ("Ann Lee", None),
    "At some point, Ann Lee wrote:": ("Ann Lee", None),
    "In harbour.gates, thus spake ann@example.org (Ann Lee):": ("Ann Lee", "ann@example.org"),
    "In harbour.gates, Ann Lee:": ("Ann Lee", None),
    "ann@example.org (Ann Lee)  posts to the list:": ("Ann Lee", "ann@example.org"),
    "ann@example.org wrote some good words:": (None, "ann@example.org"),
    ": From: Ann Lee <ann@example.org>": ("Ann Lee", "ann@example.org"),
    ":From: ann@example.org (Ann Lee)": ("Ann Lee", "ann@example.org"),
}


@pytest.mark.parametrize("line", LEFT_OPEN)
def test_a_dash_ends_an_attribution_too(line: str) -> None:
    head, *_ = split(f"{line}{BELOW}")
    assert head.kind == "attribution"
    assert head.attribution is not None
    assert head.attribution.name == LEFT_OPEN[line]
    apart, *_ = split(f"{line}\n\nThe gate is shut since noon, and nobody knows who has the key.\n")
    assert apart.kind != "attribution", "no quote stands below"


@pytest.mark.parametrize("line", WITH_MORE)
def test_words_round_the_name_are_no_part_of_it(line: str) -> None:
    head, *_ = split(f"{line}{BELOW}")
    assert head.attribution is not None
    assert (head.attribution.name, head.attribution.email) == WITH_MORE[line]
    assert head.attribution.message_id is None


@pytest.mark.parametrize("line", ["This is what the manual says.", "I wonder what she said..."])
def test_prose_that_ends_in_such_a_verb_stays(line: str) -> None:
    assert split(f"{line}{BELOW}")[0].kind == "text"


_CUTS = ["[how the gate works deleted...]", "[a list of gates, and of who has\nthe key of each]"]


@pytest.mark.parametrize("gap", ["", "\n"], ids=["close", "apart"])
@pytest.mark.parametrize("cut", _CUTS)
def test_a_note_may_stand_for_all_of_the_quote(cut: str, gap: str) -> None:
    head, *_, below = split(f"Ann Lee wrote:\n{gap}{cut}\n\nNobody has the key.\n")
    assert (head.kind, below.kind, below.level) == ("attribution", "text", 0)
    assert "a note says what was cut below" in head.evidence


@pytest.mark.parametrize(
    "text",
    [
        "The sign says:\n\n[see below]\n\nNobody has the key.\n",
        "Ann Lee wrote:\n\n[1] The gate book\n\nNobody has the key.\n",
        "Ann Lee wrote:\n\nNobody has the key [yet].\n",
    ],
)
def test_other_brackets_stand_for_no_quote(text: str) -> None:
    assert split(text)[0].kind == "text"


def test_a_link_ends_what_stands_above_an_attribution() -> None:
    link = "See what I wrote,\nhttp://gates.example.org/post/12\n"
    above, head, *_ = split(f"{link}On Feb 20, 2012, at 6:04 PM, Ann Lee wrote:\n> Which gate?\n")
    assert (above.kind, above.stop, head.kind) == ("text", 2, "attribution")


def test_the_tail_of_a_name_may_be_one_mark_deeper() -> None:
    """Why: the name is outside, and without it the words below would be one level too deep."""
    head = "On Wed, Jul 20, 2016 at 5:40 PM, Ann Lee\n> <ann@example.org> wrote:\n"
    first, quote, answer = split(f"{head}> > Which gate?\n\nThe third.\n")
    assert (first.kind, first.level, first.stop, answer.level) == ("attribution", 0, 2, 0)
    assert first.attribution is not None
    assert (first.attribution.name, first.attribution.email) == ("Ann Lee", "ann@example.org")
    assert quote.kind == "quote"
    apart = split("It is so, as Bo says\n> <ann@example.org> wrote:\n> > Which gate?\n")
    assert [(s.kind, s.level) for s in apart] == [("text", 0), ("attribution", 1), ("quote", 2)]

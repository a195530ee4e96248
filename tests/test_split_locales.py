"""The locale tables, walked: every template, header word and ruler does what its row says."""

from __future__ import annotations

import contextlib
from collections import Counter

import pytest

from mlthread import split
from mlthread.locales import LOCALES, Locale
from mlthread.rules.dates import read_written_date
from mlthread.rules.frames import Frame, flat_line
from mlthread.rules.framesearch import DOTS, all_frames, before_tail, can_end_so, match_frames
from mlthread.rules.labels import read_label, read_opener, read_ruler
from mlthread.rules.whowhen import split_who_when

FRAMES = all_frames()
AUTHOR, EMAIL, MESSAGE_ID = "Ann Lee", "ann@example.org", "abc.123@example.org"


def native_date(code: str) -> str:
    """5 February 2018, 14:05 as a client of the language writes it, roughly."""
    row = next(row for row in LOCALES if row.code == code)
    if code in ("ja", "zh-cn", "zh-tw"):
        return "2018年2月5日 14:05"
    if code == "ko":
        return "2018년 2월 5일 14:05"
    if code == "hu":
        return f"2018. {row.months[1][0]}. 5. 14:05"
    return f"5 {row.months[1][0]} 2018 14:05"


def rendered(frame: Frame, author: str, date: str) -> str:
    line = frame.template.removeprefix("~")
    for slot, value in (
        ("{author}", author),
        ("{date}", date),
        ("{id}", f"<{MESSAGE_ID}>"),
        ("{any}", "example 12"),
    ):
        line = line.replace(slot, value)
    return line


def test_codes_and_rules_are_unique() -> None:
    assert not [c for c, n in Counter(row.code for row in LOCALES).items() if n > 1]
    assert not [c for c, n in Counter(frame.rule for frame in FRAMES).items() if n > 1]


def test_no_template_stands_twice() -> None:
    shapes = Counter((frame.literals, frame.slots) for frame in FRAMES)
    assert not [shape for shape, n in shapes.items() if n > 1]


@pytest.mark.parametrize("locale", LOCALES, ids=[row.code for row in LOCALES])
def test_no_word_stands_twice(locale: Locale) -> None:
    fields = (locale.rulers, locale.reply_prefixes, locale.forward_prefixes, locale.salutations)
    words = (*fields, locale.closings, locale.taglines, *locale.months, *locale.weekdays)
    for field in (*words, *locale.header_labels.values()):
        assert not [word for word, n in Counter(field).items() if n > 1]


@pytest.mark.parametrize(
    ("code", "date"),
    [
        ("ar", "الإثنين، 5 فبراير، 2018 2:05 مساءً"),
        ("eo", "ĵa, 8 feb 2018, 14:05"),
        ("fi", "sunnuntaina 4. helmikuuta 2018 klo 14.05"),
        ("hi", "सोम, 5 फ़र॰ 2018, 2:05 अपराह्न"),
        ("lb", "më. 7. Feb. 2018 14:05"),
        ("ml", "2018, ഫെബ്രുവരി 6, ചൊവ്വാഴ്‌ച 14:05"),
        ("pa", "ਸ਼ਨੀਵਾਰ, 3 ਫ਼ਰਵਰੀ 2018 2:05 PM"),
        ("sq", "e hënë, 5 shkurt 2018, 2:05 MD"),
        ("sq", "e hënë, 5 shkurt 2018, 2:05 e pasdites"),
        ("th", "จันทร์ 5 ก.พ. 2018 14:05"),
        ("uk", "п’ятниця, 2 лютого 2018 р. 14:05"),
        ("uk", "п'ятниця, 2 лютого 2018 р. 14:05"),
    ],
)
def test_what_a_date_ends_or_begins_with_is_no_name(code: str, date: str) -> None:
    assert split_who_when(flat_line(f"{date} {AUTHOR}"), code)[1] == AUTHOR
    assert split_who_when(flat_line(f"{AUTHOR} <{EMAIL}> {date}"), code)[1] == f"{AUTHOR} <{EMAIL}>"


def test_a_weekday_of_an_unknown_language_is_no_name() -> None:
    """Evolution translates its line in part: a word, a comma, a date, then the name."""
    assert split_who_when(f"வெ, 2018-02-05 at 14:05 +0530, {AUTHOR}", "en")[1] == AUTHOR
    assert split_who_when(f"{AUTHOR}, 2018-02-05 14:05, {EMAIL}", "en")[1] == f"{AUTHOR} {EMAIL}"


@pytest.mark.parametrize("locale", LOCALES, ids=[row.code for row in LOCALES])
def test_every_locale_has_its_words(locale: Locale) -> None:
    assert any("{date}" in template for template in locale.attribution), "no line with a date"
    assert any(template.startswith("~") for template in locale.attribution), "no weak line (~)"
    assert {"from", "date", "to", "subject"} <= locale.header_labels.keys()
    assert locale.rulers
    assert locale.reply_prefixes
    assert len(locale.months) == 12
    assert len(locale.weekdays) == 7


@pytest.mark.parametrize("frame", FRAMES, ids=[frame.rule for frame in FRAMES])
def test_every_template_matches_its_own_rendering(frame: Frame) -> None:
    line = flat_line(rendered(frame, AUTHOR, "2018-02-05 14:05"))
    assert frame in [match.frame for match in match_frames(line)]


@pytest.mark.parametrize("frame", FRAMES, ids=[frame.rule for frame in FRAMES])
def test_every_template_is_known_by_its_end_or_holds_a_cue(frame: Frame) -> None:
    """Attributions are looked for only where the last letters or a cue speak for a template."""
    line = flat_line(rendered(frame, AUTHOR, native_date(frame.language)))
    assert can_end_so(line[-80:]) or any(letter.isdecimal() or letter in "@$:<" for letter in line)


@pytest.mark.parametrize("frame", FRAMES, ids=[frame.rule for frame in FRAMES])
def test_every_template_is_known_by_its_end_in_all_spellings(frame: Frame) -> None:
    """Ends are kept by their last letter, those whose last letter a charset may lose apart."""
    ends = frame.literals[-1]
    for end in ends if len(ends[0]) > 2 and DOTS not in ends else ():
        line = f"Ann Lee 2018-02-05 {end}"
        assert can_end_so(line)
        assert before_tail(line) in line.removesuffix(end)


@pytest.mark.parametrize("charset", ["iso8859-2", "cp1250", "iso8859-9"])
def test_letters_of_the_east_are_known_as_western_ones(charset: str) -> None:
    """What the table holds is what the charsets give, for all that languages of them end a template with."""
    read = 0
    for frame in FRAMES:
        end = frame.literals[-1][0]
        if frame.language not in ("pl", "cs", "sk", "hr", "sl", "tr"):
            continue
        with contextlib.suppress(UnicodeEncodeError):
            shown = end.encode(charset).decode("cp1252", "replace")
            assert shown in frame.literals[-1]
            read += shown != end
    assert read


@pytest.mark.parametrize("frame", FRAMES, ids=[frame.rule for frame in FRAMES])
def test_no_template_is_shadowed(frame: Frame) -> None:
    """Rendered with a native date above a quote, the line counts by this row or one that says as much."""
    author = f"{AUTHOR} <{EMAIL}>"
    first = split(rendered(frame, author, native_date(frame.language)) + "\n> Yes.\n")[0]
    assert first.kind == "attribution", (frame.template, first)
    said = first.attribution
    assert said is not None
    if "{author}" in frame.template:
        assert (said.name, said.email) == (AUTHOR, EMAIL), (frame.template, said)
    if "{id}" in frame.template:
        assert said.message_id == MESSAGE_ID, (frame.template, said)
    if "{date}" in frame.template:
        assert said.date is not None, (frame.template, said)
        reads = read_written_date(said.date, said.language)
        assert (2018, 2, 5, 14, 5) in [
            (read.year, read.month, read.day, read.hour, read.minute) for read in reads
        ], (frame.template, said)


@pytest.mark.parametrize("frame", [f for f in FRAMES if not f.strong], ids=lambda frame: frame.rule)
def test_a_weak_template_is_prose_where_no_quote_follows(frame: Frame) -> None:
    text = f"Some words before it.\n{rendered(frame, AUTHOR, '2018')}\nand the sentence goes on.\n"
    assert "attribution" not in [segment.kind for segment in split(text)]


def may_lose_letters(frame: Frame) -> bool:
    """Whether enough of a template's words is left where all letters beyond ASCII are lost."""
    literal = max((literal[0] for literal in frame.literals), key=len)
    plain = sum(1 for letter in literal if letter.isascii() and letter.isalpha())
    return not literal.isascii() and plain >= 4 and "{date}" in frame.template


@pytest.mark.parametrize(
    "frame",
    [f for f in FRAMES if f.strong and may_lose_letters(f)],
    ids=lambda frame: frame.rule,
)
def test_lost_letters_do_not_hide_a_template(frame: Frame) -> None:
    """A charset was lost on the way: every letter beyond ASCII became "?"."""
    line = "".join(
        c if c.isascii() else "?"
        for c in rendered(frame, f"{AUTHOR} <{EMAIL}>", "2018-02-05 14:05")
    )
    assert split(f"{line}\n> Yes.\n")[0].kind == "attribution"


# How clients set the fields of a block below each other: Outlook, Apple Mail, Thunderbird, HubSpot's Japanese, Yahoo's
# on one line below a ruler, on one with a blank between them (Samsung).
BLOCKS = {
    "outlook": "{from}: {who}\n{date}: {when}\n{to}: {reader}\n{subject}: News\n\nHello Bo\n",
    "apple": "> {from}: {who}\n> {subject}: News\n> {date}: {when}\n> {to}: {reader}\n>\n> Hello Bo\n",
    "thunderbird": (
        "-------- {ruler} --------\n{subject}: \tNews\n{date}: \t{when}\n{from}: \t{who}\n{to}: \t{reader}\n"
        "\n\n\nHello Bo\n"
    ),
    "wide": "{from}：{who}\n{date}：{when}\n{subject}：News\n{to}：{reader}\n\nHello Bo\n",
    "yahoo": (
        "   ----- {ruler} ----- {from}: {who}{to}: {reader}{date}: {when}{subject}: News\n Hello Bo\n"
    ),
    "samsung": (
        "-------- {ruler} --------{from}: {who} {date}: {when} {to}: {reader} {subject}: News \nHello Bo\n"
    ),
}


@pytest.mark.parametrize("shape", BLOCKS)
@pytest.mark.parametrize("locale", LOCALES, ids=[row.code for row in LOCALES])
def test_header_words_make_a_block(locale: Locale, shape: str) -> None:
    for word in locale.header_labels["from"]:
        found = read_label(f"{word}: Ann Lee")
        assert found is not None
        assert locale.code in found.languages, word
    labels = {field: words[0] for field, words in locale.header_labels.items()}
    when = native_date(locale.code)
    ruler = next((words for words in locale.rulers if words[-1] not in ":}"), "Original Message")
    block = BLOCKS[shape].format_map(
        labels
        | {"who": f"{AUTHOR} <{EMAIL}>", "when": when, "reader": "<bo@example.org>", "ruler": ruler}
    )
    segments = split(f"FYI\n\n{block}")
    kinds = [(s.kind, s.level) for s in segments]
    assert kinds == [("text", 0), ("headers", 0), ("quote", 1)], kinds
    said = segments[1].attribution
    assert said is not None
    assert (said.name, said.email, said.subject) == (AUTHOR, EMAIL, "News")
    assert said.date == when


RULERS = [(row.code, words) for row in LOCALES for words in row.rulers]


@pytest.mark.parametrize(("code", "words"), RULERS, ids=[f"{c}-{w}" for c, w in RULERS])
def test_every_ruler_is_known(code: str, words: str) -> None:
    words = words.replace("{any}", "Ann Lee on 02/05/2018 10:00 AM")
    if words.endswith(":"):
        assert read_opener(words)
    else:
        found = read_ruler(f"-----{words}-----")
        assert found is not None


ENDS = (
    "----- Fi del missatge reenviat -----",
    "----- Konec přeposlané zprávy -----",
    "----- Slut på videresendt besked -----",
    "----- Fino de plusendita mesaĝo -----",
    "----- Välitetty viesti loppuu -----",
    "----- Koniec przekierowywanego listu -----",
    "------ İletilen ileti sonu ------",
    "----- Persiųsto laiško pabaiga -----",
    "----- Koniec preposlané správy -----",
    "----- Крај прослеђене поруке -----",
    "-- edastatud teate lõpp --",
    "-- 已转发消息结束 --",
    "-- 已轉寄訊息結束 --",
)


@pytest.mark.parametrize("end", ENDS)
def test_what_stands_behind_the_end_of_a_forward_is_the_senders(end: str) -> None:
    """Mutt and tin, in their languages."""
    head = "----- Forwarded message from Ann Lee <ann@example.org> -----\n\n"
    fields = (
        "Date: Mon, 5 Feb 2018 10:00:00 +0100\nFrom: Ann Lee <ann@example.org>\nSubject: Fence\n\n"
    )
    segments = split(f"{head}{fields}The fence is done.\n\n{end}\n\nDo we need more for it?\n")
    assert [(s.kind, s.level) for s in segments if "more for it" in s.text] == [("text", 0)]


SET_IN = (
    "Dňa 4. 2. 2016 o 22:56 Ann Lee napísal(a):",
    "Ann Lee je 4. 2. 2016 ob 22:56 napisal:",
    "4. 2. 2016. u 22:56, Ann Lee piše:",
    "2016. 2. 4. 22:56 keltezéssel, Ann Lee írta:",
    "La 4.2.2016 22:56, Ann Lee a scris:",
    "Στις 4/2/2016 22:56, ο/η Ann Lee έγραψε:",
    "4 лют. 2016 р. о 22:56 Ann Lee <ann@example.org> пише:",
    "На 4.2.2016 г. в 22:56, Ann Lee написа:",
    "4.2.2016 22:56 tarihinde Ann Lee yazdı:",
    "04.02.2016 22:56 Ann Lee kirjutas:",
    "2016-02-04 22:56, Ann Lee rašė:",
    "04.02.2016 22:56 Ann Lee rakstīja:",
    "Pada 4/2/2016 22:56, Ann Lee menulis:",
    "Vào lúc 22:56 4/2/2016, Ann Lee đã viết:",
    "在 2016/2/4 22:56, Ann Lee 写道：",
    "Op 4 feb 2016, om 22:56 heeft Ann Lee <ann@example.org> het volgende geschreven:",
)
"""Attributions of clients in languages whose verbs `rules.sayings` has."""


@pytest.mark.parametrize("line", SET_IN)
def test_words_set_in_below_a_verb_of_any_language_are_quoted(line: str) -> None:
    words = (
        "   The gauge was read on all days of the last week, and it does not show\n   what I saw.\n"
    )
    segments = split(f"{line}\n\n{words}\nWhich one?\n")
    assert [(segment.kind, segment.level) for segment in segments] == [
        ("attribution", 0),
        ("quote", 1),
        ("text", 0),
    ]


def test_a_noun_above_words_set_in_quotes_nothing() -> None:
    segments = split(
        "エラーメッセージ：\n\n   The gauge was read on all days of the last week.\n\nWhich one?\n"
    )
    assert {segment.level for segment in segments} == {0}

"""Every salutation, closing and tag line of every locale: a mail that holds it, and prose that opens with it."""

from __future__ import annotations

import pytest

from mlthread import split
from mlthread.locales import LOCALES, Locale
from mlthread.rules.greetings import closing_rule, is_name, salutation_rule
from mlthread.rules.taglines import tagline_rule
from mlthread.segment.ownlines.bylines import byline_kind

PROSE = "I looked at the new parser yesterday and found that it is quick.\n"
LATIN_NAME = "Cora"
IDS = [locale.code for locale in LOCALES]
NO_TAGLINE = (
    "ia",
    "fo",
    "kab",
    "fur",
    "rm",
    "hsb",
    "gd",
)  # what runs on telephones has not their words


@pytest.mark.parametrize("locale", LOCALES, ids=IDS)
def test_every_locale_has_words_for_all_three(locale: Locale) -> None:
    assert locale.salutations
    assert locale.closings
    assert locale.taglines or locale.code in NO_TAGLINE


@pytest.mark.parametrize("locale", LOCALES, ids=IDS)
def test_salutations(locale: Locale) -> None:
    for words in locale.salutations:
        for line in (f"{words},", f"{words} {LATIN_NAME},", f"{words} {LATIN_NAME}!"):
            assert salutation_rule(line), line
            segments = split(f"{line}\n\n{PROSE}")
            assert segments[0].kind == "salutation", line
            assert segments[-1].kind == "text"


@pytest.mark.parametrize("locale", LOCALES, ids=IDS)
def test_closings(locale: Locale) -> None:
    for words in locale.closings:
        if words.endswith("…"):
            words = words.replace("…", "xyz")
        assert closing_rule(f"{words},"), words
        segments = split(f"{PROSE}\n{words},\n{LATIN_NAME}\n")
        assert [segment.kind for segment in segments] == ["text", "closing"], words


@pytest.mark.parametrize("locale", LOCALES, ids=IDS)
def test_taglines(locale: Locale) -> None:
    for template in locale.taglines:
        line = template.replace("{device}", "Phone7")
        assert tagline_rule(line), line
        for text in (f"{PROSE}\n{line}\n", f"{PROSE}\n{line}\n\n> old\n", f"{PROSE}\n[{line}]\n"):
            footers = [segment for segment in split(text) if segment.kind == "footer"]
            assert len(footers) == 1, line
            assert footers[0].start == 2


@pytest.mark.parametrize("locale", LOCALES, ids=IDS)
def test_the_same_words_in_prose_stay_prose(locale: Locale) -> None:
    for words in (*locale.salutations, *locale.closings):
        opened = words.rstrip("…").strip()
        text = (
            f"{opened} is what the sign over the door of the old house used to say in those\n"
            "days, and nobody could tell me who had put it there or what it had been for.\n"
            f"\n{PROSE}"
        )
        assert {segment.kind for segment in split(text)} == {"text"}, words


@pytest.mark.parametrize("locale", LOCALES, ids=IDS)
def test_a_sentence_is_no_tag_line(locale: Locale) -> None:
    for template in locale.taglines:
        if "{device}" in template:
            line = template.replace("{device}", "old place; it took a week, and nobody noticed")
            assert tagline_rule(line) is None, line


@pytest.mark.parametrize(
    "line",
    [
        "Ann",
        "Ann Lee",
        "- Bo",
        "-Bo",
        "--bo",
        "-=> Bo",
        "Bo.",
        "bo",
        "BC",
        "-D-",
        "Jan van Dam",
        "Ann x3456",
        "_Ann_",
        "<Ann Lee>",
        "A.B.C.",
        "J.R. Lee",
    ],
)
def test_how_people_sign(line: str) -> None:
    assert is_name(line)
    segments = split(f"{PROSE}\n{line}\n")
    assert [segment.kind for segment in segments] == ["text", "closing"]


@pytest.mark.parametrize(
    "line",
    [
        "Yes.",
        "Fixed.",
        "It works.",
        "see above",
        "foo()",
        "x = 1",
        "http://example.org",
        "Note:",
        "Tuesday",
        "montag",
        "Tomorrow",
        "Sheesh.",
        "*plonk*",
        "unsubscribe",
        "etc...",
        "pass",
        "break;",
        "<snip>",
        "</div>",
        "ftp>",
        "object.size",
        "gate.py",
        '"gate".',
        "'isOpen'",
        "--help).",
        "_gates_.",
    ],
)
def test_what_is_no_name(line: str) -> None:
    assert not is_name(line)


@pytest.mark.parametrize("line", ["A n n", "ann k-h"])
def test_a_name_drawn_out_signs_as_a_paragraph(line: str) -> None:
    assert [s.kind for s in split(f"{PROSE}\n{line}\n")] == ["text", "closing"]
    assert [s.kind for s in split(f"{PROSE}{line}\n")] == ["text"]


@pytest.mark.parametrize("line", ["All is done.", "Team spirit wins!", "Everyone here knows."])
def test_a_sentence_about_everyone_greets_nobody(line: str) -> None:
    assert [s.kind for s in split(f"{line}\n\n{PROSE}")] == ["text"]


@pytest.mark.parametrize(
    "line",
    [
        "* SLMR 2.1a * Tides wait for nobody.",
        ". OLX 2.1 TD . Tides wait for nobody.",
        "þ RM 1.4 B0037 þ",
        "___ Blue Wave/QWK v2.12",
        "--- Maximus 2.01wb",
        " * Origin: The harbour (1:234/567.8)",
    ],
)
def test_offline_readers_sign_below_a_mail(line: str) -> None:
    segments = [s for s in split(f"{PROSE}\n{line}\n") if s.text.strip()]
    assert [s.kind for s in segments] == ["text", "footer"]


@pytest.mark.parametrize(
    "line",
    ["* Version 2.0 of the harbour *", "--- harbour.c 2.1", "* Origin: the sea", "* 2.1 * 3 = 6.3"],
)
def test_lists_and_patches_are_no_readers_tag_lines(line: str) -> None:
    assert tagline_rule(line) is None


def test_a_sentence_of_who_says_i_is_no_tag_line() -> None:
    """Why: the only capital of a product's name there was that of "I'll"."""
    assert tagline_rule("From my Phone7")
    assert tagline_rule("From my side I'll raise it and thank them as they deserve.") is None


@pytest.mark.parametrize("blank", ["\u2028", "\u3000", "\x1c", "\x85"])
def test_brackets_round_an_odd_blank_are_no_tag_line(blank: str) -> None:
    assert tagline_rule(f"[{blank}]") is None
    assert [segment.kind for segment in split(f"{PROSE}\n[{blank}]\n")] == ["text"]


@pytest.mark.parametrize(
    "line",
    [
        "Grazie e saluti",
        "Danke und viele Grüße",
        "Thank you and best regards,",
        "Gracias y un saludo",
        "Thanks, ciao",
        "Cordialement / regards,",
        "Ευχαριστω",
        "Mulţumesc",
    ],
)
def test_closings_in_a_row_and_without_accents(line: str) -> None:
    segments = split(f"{PROSE}\n\n{line}\nAnn\n")
    assert [segment.kind for segment in segments] == ["text", "closing"]


@pytest.mark.parametrize("line", ["山本様", "王老师：", "小明，你好！", "김하늘님께"])
def test_a_name_that_is_spoken_to(line: str) -> None:
    segments = split(f"{line}\n\n{PROSE}\n")
    assert [segment.kind for segment in segments] == ["salutation", "text"]


@pytest.mark.parametrize(
    "name", ["-Ann", "- Ann", "--Ann Lee.", "-ann", "-K", "\t-ss", "-- A. Lee", "-Ann O’Hara"]
)
def test_a_dashed_name_alone_below_the_last_quote_signs(name: str) -> None:
    body = f"> Is it open?\n\nYes, since noon.\n\n> And the mill?\n\n{name}\n"
    last = split(body)[-1]
    assert (last.kind, last.text.strip()) == ("closing", name.strip())


@pytest.mark.parametrize(
    "body",
    [
        "> Is it open?\n\n-1\n",
        "> Which flag is it?\n\n-r\n",  # all that its author says
        "> Is it open?\n\nYes, since noon.\n\n> Which one?\n\nAnn\n",
        "> Is it open?\n\nYes, since noon.\n\n> Which one?\n\n- the one at the mill\n",
        "> Is it open?\n\nYes, since noon.\n\n> Which one?\n\n-Ann\n\nNot the mill's.\n",
        "> Which one?\n\n-Ann\n\n> Is it open?\n\nYes, since noon.\n",
    ],
)
def test_an_answer_with_a_dash_is_no_signature(body: str) -> None:
    assert {segment.kind for segment in split(body)} <= {"quote", "text"}


@pytest.mark.parametrize(
    "line", ["各位：", "各位好：", "尊敬的客户：", "大家好！", "김철수님,", "Morning all,"]
)
def test_greetings_end_in_the_marks_of_their_script(line: str) -> None:
    first, *_ = split(f"{line}\n\n{PROSE}")
    assert (first.kind, first.text.strip()) == ("salutation", line)


@pytest.mark.parametrize(
    "line", ["各位请看下面的说明。", "大家好像都不在。", "고객님은 다음을 보십시오."]
)
def test_sentences_that_open_like_them_are_text(line: str) -> None:
    assert [segment.kind for segment in split(f"{line}\n\n{PROSE}")] == ["text"]


@pytest.mark.parametrize("word", ["Ciao", "Moi", "Salut", "Szia", "Привет"])
def test_such_a_word_alone_above_a_quote_greets_where_answers_stand_below(word: str) -> None:
    quote = "Ann Lee wrote:\n> Is the gate open?\n"
    greeting, *_ = split(f"{word} Bo,\n\n{quote}\nIt is open.\n")
    assert greeting.kind == "salutation"
    *_, parting = split(f"It is open.\n\n{word},\nBo\n")
    assert parting.kind == "closing"


@pytest.mark.parametrize(
    "line", ["Hi,all:", "hi,Ann", "Hello,everyone!", "Fellow tide watchers:", "To all,"]
)
def test_no_blank_need_stand_behind_the_comma(line: str) -> None:
    first, *_ = split(f"{line}\n\n{PROSE}")
    assert (first.kind, first.text.strip()) == ("salutation", line)


@pytest.mark.parametrize(
    "line",
    [
        *("Fellow means friend.", "To all who wait it comes.", "ALL HAIL THE NEW GATE!"),
        *("Hi, thanks for your reply.", "Hello - any ideas?!", "Hey, it's clear to me."),
    ],
)
def test_what_goes_on_greets_nobody(line: str) -> None:
    assert [segment.kind for segment in split(f"{line}\n\n{PROSE}")] == ["text"]


@pytest.mark.parametrize(
    "line", ["今日の予定：", "参加予定は:", "Try:", "Lösung:", "Resultado:", "Пример:", "Błąd:"]
)
def test_what_leads_up_to_a_list_greets_nobody(line: str) -> None:
    assert "salutation" not in {s.kind for s in split(f"{line}\n\n- a\n- b\n")}


@pytest.mark.parametrize("name", ["홍길동", "יוסי", "علی رضایی", "สมชาย", "山田 花子"])
def test_a_name_without_capitals_signs(name: str) -> None:
    assert split(f"{PROSE}\n\n{name}\n")[-1].kind == "closing"


@pytest.mark.parametrize(
    "line",
    [
        "네, 잘 됩니다.",
        "כן, זה עובד אצלי.",
        "نعم، يعمل عندي.",
        "다시 해 보았는데 잘 됩니다",
        "投資賺錢.上班賺錢",
    ],
)
def test_a_few_words_without_capitals_are_no_name(line: str) -> None:
    assert [s.kind for s in split(f"{PROSE}\n\n{line}\n")] == ["text"]


@pytest.mark.parametrize("word", ["Aloha", "Ciao", "Čus", "Szevasz", "Tsau", "Bon vespre"])
def test_words_of_meeting_and_of_parting(word: str) -> None:
    segments = split(f"{word} Ann,\n\n{PROSE}\n{word},\nBob\n")
    assert [segment.kind for segment in segments] == ["salutation", "text", "closing"]


def test_one_word_on_top_is_called() -> None:
    assert split(f"Cora!\n\n{PROSE}")[0].kind == "salutation"


@pytest.mark.parametrize("line", ["Sluice Alert!", "Woah,", "Clearly --", "Motivation:"])
def test_what_nobody_is_called_greets_nobody(line: str) -> None:
    assert "salutation" not in {s.kind for s in split(f"{line}\n\n{PROSE}")}


def test_whom_a_mail_quotes_may_be_shouted_at() -> None:
    quote = "On 5 Feb 2018, Cora Lind <cora@example.org> wrote:\n> It is open.\n"
    text = f"{quote}\nCora!\n\n{PROSE}"
    assert "salutation" in {s.kind for s in split(text)}
    assert "salutation" not in {s.kind for s in split(text.replace("Cora!", "Hooray!"))}


_LETTERHEAD = f"{'~' * 40}\n            CORA LIND\n{' .' * 20}\n\n"
_ANSWER = "In reply to my note, Bo wrote:\n\n    The third gate leaks, Cora, it does.\n\nNot yet.\n"


@pytest.mark.parametrize("text", [PROSE, _ANSWER])
def test_a_greeting_stands_below_a_letterhead(text: str) -> None:
    greetings = [s for s in split(f"{_LETTERHEAD}Keepers,\n\n{text}") if s.kind == "salutation"]
    assert [segment.text.strip() for segment in greetings] == ["Keepers,"]
    assert "salutation" not in {s.kind for s in split(f"{_LETTERHEAD}Motives:\n\n{text}")}


@pytest.mark.parametrize(
    ("line", "above", "kind", "why"),
    [
        (f"Ann Lee <{'a' * 48}@example.org>", "So.", "signature", "as long as lines are"),
        (f"Ann Lee <{'a' * 49}@example.org>", "So.", None, "longer"),
        ("Ann Lee <ann@example.org>", "write to", None, "the words above go on with it"),
        ("Ann Lee (ann at example.org)", "So.", "signature", "an address that an archive has hidden"),
        ("(ann@example.org)", "So.", "signature", "in brackets"),
        ("ann@example.org (home)", "So.", "signature", "a word in brackets behind it"),
        ("ann@example.org home", "So.", None, "a word without"),
        ("Ann Lee ann@example.org 2018", "So.", None, "a year"),
        ("Ann Lee ann@example.org, speaking for all us", "So.", None, "more words behind it"),
        ("Contact ann@example.org", "So.", None, "a label is no name"),
        ("- Ann (ann@example.org)", "So (bo@example.org)", "signature", "a name and an address behind a dash"),
        ("- Ann (ann@example.org)", "- nobody (so)", "signature", "below a point that has no address"),
        ("- Ann (ann@example.org)", "- Bo (bo@example.org)", None, "the last row of a list of people"),
        ("Ann (ann@example.org)", "- Bo (bo@example.org)", "signature", "it stands below such a list"),
        ("-- Ann", "So.", "closing", "a name behind dashes"),
        ("- Bo", "So.", None, "a point of a list"),
        ("-Bo", "So.", None, "a figure below zero, an option, a word"),
        ("-Bo-", "So.", "closing", "dashes round it"),
        ("-B-", "So.", None, "round a letter"),
        ("--Bo-", "So.", None, "uneven ones"),
        ("--Bo (the other)", "So.", "closing", "words in brackets behind it"),
    ],
)  # fmt: skip
def test_a_last_line_says_who_wrote(line: str, above: str, kind: str | None, why: str) -> None:
    assert byline_kind(line, above) == kind, why


@pytest.mark.parametrize(
    ("said", "line", "kind", "why"),
    [
        ("I have looked at it and all is well.\n\n", "Bo", "closing", "who said something further up"),
        ("I have looked at it and all is well.\n\n", "Bo K. Chen", "closing", "with an initial"),
        ("I have looked at it and all is well.\n\n", "Bo.", "text", "an answer of one word"),
        ("I have looked at it and all is well.\n\n", "BO", "text", "a cry"),
        ("I have looked at it and all is well.\n\n", "B2", "text", "no name"),
        ("Well:\n\n", "Bo", "text", "no sentence was said"),
        ("", "Bo", "text", "nothing was"),
    ],
)  # fmt: skip
def test_a_name_below_the_last_quote(said: str, line: str, kind: str, why: str) -> None:
    assert split(f"{said}> Is it so?\n\n{line}\n")[-1].kind == kind, why

"""Patterns that wait for a cue: none of their forms is without one of the cues that are looked for first."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlthread.rules.cuts import says_cut, split_at_cuts
from mlthread.rules.offlinereaders import is_reader_line
from mlthread.rules.people import read_person
from mlthread.rules.taglines import tagline_rule
from mlthread.segment.heads.ledinquotes import _leads_in
from mlthread.segment.ownlines import statements
from mlthread.segment.ownlines.closings import mark_closing
from mlthread.segment.ownlines.contacts import has_link, is_register
from mlthread.segment.ownlines.disclaimers import is_firm
from mlthread.segment.ownlines.machine import is_placeholder
from mlthread.segment.pipeline import split
from mlthread.segment.state import State


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Oldtown HRB 1234",
            "hra: HRA 123",
            "RCS Oldtown 123",
            "SIRET 123 456",
            "SARL au capital de 1 euro",
        ),
        *(
            "Registered in England",
            "Registered Office: 1 Mill Lane",
            "registered office",
            "company number 12",
        ),
        *(
            "Company No. 12",
            "VAT No 1",
            "VAT Reg 1",
            "VAT ID",
            "USt-IdNr",
            "UStId 1",
            "P.IVA 1",
            "P. IVA 1",
        ),
        *(
            "KvK 1",
            "KRS: 1",
            "NIP 1",
            "ИНН 1",
            "CNPJ 1",
            "IČO: 1",
            "Sitz der Gesellschaft: Altstadt",
        ),
        *("Registergericht Altstadt", "Geschäftsführer: Ann Lee", "Geschäftsführung: Ann Lee"),
    ],
)
def test_what_companies_have_to_say(line: str) -> None:
    assert is_register(line) is (line != "registered office")


@pytest.mark.parametrize(
    "words",
    [
        *(
            "on behalf of",
            "On Behalf Of",
            "im Auftrag von",
            "de la part de",
            "en nombre de",
            "em nome de",
        ),
        *("per conto di", "namens", "på vegne af", "på vegne av", "w imieniu", "代表"),
    ],
)
def test_for_whom_a_mail_was_sent(words: str) -> None:
    assert read_person(f"list-admin@example.org {words} Ann Lee").name == "Ann Lee"


@pytest.mark.parametrize(
    "words",
    [
        *("please excuse my typing", "Pardon the typos", "forgive the typos", "sorry for typos"),
        *("apologies for typos", "ich bitte um Entschuldigung", "bitte entschuldigen Sie"),
        *("bitte verzeihen Sie", "merci d'excuser les fautes", "veuillez excuser les fautes"),
        *("disculpe", "disculpad", "perdón por los errores", "scusate", "scusa"),
    ],
)
def test_excuses_behind_a_tag_line(words: str) -> None:
    assert tagline_rule(f"Sent from my iPhone, {words}")


@pytest.mark.parametrize(
    "mark",
    [
        "[snip]",
        "<SNIPPED>",
        "{ omitted }",
        "[Gekürzt]",
        "[Coupé]",
        "(вырезано)",
        "<schnip>",
        "（中略）",
        "＜以下略＞",
        "[. . .]",
        "(…)",
        "<...>",
    ],
)
def test_marks_that_text_was_cut(mark: str) -> None:
    assert says_cut(mark)
    assert split_at_cuts(f"First. {mark} Last.") == ["First. ", " Last."]


@pytest.mark.parametrize("line", ["（戦略）", "戦略の会議", "（略語の表）", "（）"])
def test_words_that_hold_a_sign_of_a_cut(line: str) -> None:
    assert split_at_cuts(line) == [line]
    assert not says_cut(line)


@pytest.mark.parametrize(
    ("line", "linked"),
    [
        *(("ftp://example.org", True), ("at www.example.org", True), ("ann@example.org", True)),
        *(("and/or", False), ("Ann @ home", False), ("example.org", False)),
    ],
)
def test_links(line: str, linked: bool) -> None:
    assert has_link(["Ann Lee", line]) is linked


@pytest.mark.parametrize(
    "line",
    [
        *(
            "<<report.doc>>",
            "<image001.png>",
            "[cid:image001]",
            "[IMAGE]",
            "- gate.patch",
            "- tide log.docx",
        ),
        *("(See attached file: a b.doc)", "[A gate Description automatically generated]"),
        *("[Quoted text hidden]", "[Zitierter Text ausgeblendet]"),
    ],
)
def test_placeholders(line: str) -> None:
    assert is_placeholder(line)


@pytest.mark.parametrize("name", ["A n n", "ann k-h"])
def test_names_cut_to_letters(name: str) -> None:
    state = State("", ["It works.", "", name])
    mark_closing(state, 0, 3, interleaved=False)
    assert state.kind[2] == "closing"


@pytest.mark.parametrize(
    "verb",
    ["wrote", "says", "napisał", "napisała", "napsal", "писали", "написала", "כתבה", "скрывал"],
)
def test_sentences_that_lead_to_what_is_set_in(verb: str) -> None:
    assert _leads_in(f"So it is. Ann Lee {verb}:") is (verb != "скрывал")


@pytest.mark.parametrize(
    "firm",
    [
        *("Tide Co", "Tide Ltd.", "Tide Limited", "Tide Inc.", "Tide Incorporated", "Tide Corp"),
        *("Tide Corporation", "Tide Company", "Tide Group", "Tide LLC", "Tide PLC", "Tide plc"),
        *("Tide GmbH", "Tide AG", "Tide KG", "Tide B.V.", "Tide BV", "Tide S.A", "Tide SA."),
        *("Tide Pty", "Tide Disco"),
    ],
)
def test_lines_that_name_a_firm(firm: str) -> None:
    assert is_firm([firm]) is (firm != "Tide Disco")


@pytest.mark.parametrize(
    "sign",
    [
        *("<>", "< >", "<email>", "[e-mail]", "<email address>", "<hidden address>"),
        *("[log in to unmask]", "(email suppressed)", "[hidden email]", "<address@hidden>"),
        *("[email removed]", "(e-mail withheld)", "[redacted]", "[blocked address]"),
    ],
)
def test_addresses_that_were_withheld(sign: str) -> None:
    assert split(f"On 5 Feb 2018, Ann Lee {sign} wrote:\n> Hi\n")[0].attribution is not None
    assert "Ann Lee" in str(split(f"On 5 Feb 2018, Ann Lee {sign} wrote:\n> Hi\n")[0].attribution)


@pytest.mark.parametrize(
    "line",
    [
        *("* OLX 2.1 * A saying", "~ TideReader 1.0b ~", "* Origin: The Tide (1:234/5.6)"),
        *("___ Blue Wave/QWK v2.12", "--- TideMail 3.5", "--- A saying"),
    ],
)
def test_what_offline_readers_add(line: str) -> None:
    assert is_reader_line(line) is (line != "--- A saying")


STATEMENTS = (
    *("gates <- 2", "gates[1] <<- open(2)", "gate = open(2)", "my $gate = 'open'", "a, b = [1, 2]"),
    *(
        "x += 2",
        "import gates",
        "import gates as g, tides",
        "from gates import *",
        "library(gates)",
    ),
    *("gate.turn(2)", "return gate->turn()", "turn()", "turn(gate, by = 2)", "turn(gates[1])"),
)


def test_every_statement_holds_a_sign_of_one() -> None:
    """What is surely a statement holds one of the signs that are looked for first, in golden texts too."""
    folder = Path(__file__).parent / "golden"
    texts = [path.read_text("utf-8", "replace") for path in folder.rglob("*.txt")]
    lines = {line.strip() for text in texts for line in text.split("\n")}
    sure = [line for line in lines if statements._SURE.match(line)]
    assert len(sure) > 20
    assert [line for line in STATEMENTS if not statements._SURE.match(line)] == []
    told = (*STATEMENTS, *sure, "#!/bin/sh")
    assert [line for line in told if not statements._may_state([line])] == []

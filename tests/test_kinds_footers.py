"""Every row of the footer table: a mail that ends in it, and prose that holds its words.

tests/golden/kinds/footers.txt has one line for each row: its name, a colon, the lines of the footer
parted by " / ". A new row needs a line there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mlthread import split
from mlthread.rules.footers import FOOTERS, Footer, find_footer

FIXTURES = Path(__file__).parent / "golden" / "kinds" / "footers.txt"
PROSE = "I looked at the new parser yesterday and found that it is quick.\n"
ROWS = {row.name: row for row in FOOTERS}


def read_fixtures() -> dict[str, list[str]]:
    found = {}
    for line in FIXTURES.read_text(encoding="utf-8").splitlines():
        name, _, text = line.partition(": ")
        found[name] = text.split(" / ")
    return found


EXAMPLES = read_fixtures()


def test_each_row_has_an_example_and_a_name_of_its_own() -> None:
    assert [row.name for row in FOOTERS] == list(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_row_is_shadowed(name: str) -> None:
    assert find_footer(EXAMPLES[name], framed=ROWS[name].frame) == name


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_end_of_a_mail_is_a_footer(name: str) -> None:
    lines = EXAMPLES[name]
    frame = "_" * 47 + "\n" if ROWS[name].frame else "\n"
    segments = split(PROSE + "\n" + frame + "\n".join(lines) + "\n")
    kinds = {segment.kind for segment in segments if segment.start >= 2 and segment.text.strip()}
    assert segments[0].kind == "text"
    assert kinds <= {"footer", "separator"}
    assert segments[-1].kind in ("footer", "separator")


def words(row: Footer) -> str:
    return " ".join((row.opens, *row.holds)).strip(" <>[]*-_~.,")


@pytest.mark.parametrize("name", [name for name in EXAMPLES if words(ROWS[name])])
def test_its_words_inside_prose_are_prose(name: str) -> None:
    text = (
        f"Somebody asked what these words are for: {words(ROWS[name])} and I could not say,\n"
        "nor could anybody else in the room, so we looked them up in the old manual.\n"
        "\n" + PROSE
    )
    assert {segment.kind for segment in split(text)} == {"text"}


@pytest.mark.parametrize(
    "notice",
    [
        "Skipped content of type multipart/mixed-------------- next part --------------",
        "Skipped content of type multipart/alternative",
    ],
)
def test_a_notice_in_place_of_the_whole_text_is_nobodys_words(notice: str) -> None:
    assert [segment.kind for segment in split(notice + "\n")] == ["footer"]
    prose = PROSE + "\nSkipped content of type multipart/mixed is what it printed, and no more.\n"
    assert {segment.kind for segment in split(prose)} == {"text"}


QUOTED = [
    pytest.param(
        "> Is it?\n>> Since when?\n>>\n>> -- \n> You received this message because you are subscribed to the Google"
        ' Groups\n> "tides" group.\n> To unsubscribe from this group, send an email to tides@example.org.\n',
        [("quote", 1), ("quote", 2), ("footer", 2), ("footer", 1)],
        id="Gmail leaves the delimiter a level deeper",
    ),
    pytest.param(
        "> Is it?\n> -.-.-.-.-.-.-.-.-.-.-.-.-.-.-\n> tides mailing list -- Read http://tides.example.org/FAQ.html\n"
        '> Send "info", "help", or "[un]subscribe"\n> (in the "body")  To: tides-request at lists.example.org\n'
        "> _._._._._._._._._._._._._._._\n",
        [("quote", 1), ("footer", 1)],
        id="dotted rulers, one above and another below",
    ),
    pytest.param(
        "> Is it?\n>> Since when?\n>> --\n> I have asked the miller, and he says that it is.\n",
        [("quote", 1), ("quote", 2), ("quote", 1)],
        id="an answer below a delimiter",
    ),
]


@pytest.mark.parametrize(("quote", "kinds"), QUOTED)
def test_a_footer_that_was_quoted_along(quote: str, kinds: list[tuple[str, int]]) -> None:
    parts = split(f"Ann Lee wrote:\n{quote}\nNo.\n")
    assert [(s.kind, s.level) for s in parts if s.level] == kinds


LAWYERS = (
    "The information in this email may be confidential and privileged. It is meant for\n"
    "the person named above. If you are not the intended recipient, any copying of it is\n"
    "prohibited. If you have it in error, please notify the sender and delete it.\n"
)
ABOVE = [
    pytest.param("We would like you to look at the sluice.\n", id="a sentence"),
    pytest.param("I would like to see the sluice.\n", id="of who says I"),
    pytest.param("Would you look at the sluice?\nThanks,\nAnn\n", id="a closing"),
    pytest.param("Would you look at the sluice?\n   +++CONFIDENTIALITY NOTICE+++\n", id="a title"),
]


@pytest.mark.parametrize("above", ABOVE)
def test_words_right_above_a_disclaimer_are_the_authors(above: str) -> None:
    """Why: mail servers put it below the last line; all of the paragraph was a footer, or all of it text."""
    segments = split(f"Dear Bo,\n\n{above}{LAWYERS}")
    own = [line for s in segments if s.kind != "footer" for line in s.text.split("\n")]
    assert [line for line in own if line in above.splitlines()] == [
        line for line in above.splitlines() if "+++" not in line
    ]
    (footer,) = [s.text for s in segments if s.kind == "footer"]
    assert footer.endswith(LAWYERS.rstrip())


def test_what_a_firm_says_of_itself_goes_with_its_disclaimer() -> None:
    firm = "Tide Gauges Ltd is registered in Tidetown as number 123.\n"
    (footer,) = [s for s in split(f"Yes.\n\n{firm}{LAWYERS}") if s.kind == "footer"]
    assert footer.text == (firm + LAWYERS).rstrip()


ABROAD = [
    pytest.param(
        (
            "La información contenida en este correo electrónico y cualquier anexo o\n"
            "respuesta relacionada, puede contener datos e información confidencial y no\n"
            "puede ser usada o difundida por personas distintas a su(s) destinatario(s)."
        ),
        id="es",
    ),
    pytest.param(
        (
            "La informaci?n contenida en este correo electr?nico y cualquier anexo o\n"
            "respuesta relacionada, puede contener datos e informaci?n confidencial y no\n"
            "puede ser usada o difundida por personas distintas a su(s) destinatario(s)."
        ),
        id="es, letters lost",
    ),
    pytest.param(
        (
            "CONFIDENZIALE: Questo messaggio ed i suoi allegati sono di carattere\n"
            "confidenziale per i destinatari in indirizzo. E' vietato l'inoltro non autorizzato."
        ),
        id="it",
    ),
    pytest.param(
        (
            "Der Inhalt dieser E-Mail ist vertraulich und ausschließlich für den bezeichneten\n"
            "Adressaten bestimmt. Wenn Sie nicht der vorgesehene Empfänger sind, bitten wir\n"
            "Sie, diese Mail zu löschen."
        ),
        id="de",
    ),
    pytest.param(
        (
            "Diese Information ist ausschließlich für den Adressaten gedacht und kann vertrauliche\n"
            "oder geschützte Inhalte enthalten. Ist sie nicht für Sie, so sagen Sie es bitte dem\n"
            "Absender und vernichten Sie diese Mail."
        ),
        id="de-information",
    ),
    pytest.param(
        (
            "Diese Nachricht ist nur für die Person bestimmt, an die sie gerichtet ist. Wenn Sie\n"
            "nicht der beabsichtigte Empfänger sind, löschen Sie sie bitte."
        ),
        id="de-intended",
    ),
    pytest.param(
        (
            "L'information contenue dans ce courriel est confidentielle et destinée à l'usage\n"
            "exclusif du destinataire. Toute diffusion est strictement interdite."
        ),
        id="fr",
    ),
    pytest.param(
        (
            "As informações contidas nesta mensagem são confidenciais e destinadas apenas a\n"
            "quem é dirigida. Se a recebeu por engano, por favor apague a mesma."
        ),
        id="pt",
    ),
    pytest.param(
        (
            "De inhoud van deze e-mail is vertrouwelijk en uitsluitend bestemd voor de\n"
            "geadresseerde. Bent u dat niet, verwijder dan dit bericht."
        ),
        id="nl",
    ),
    pytest.param(
        (
            "Treść tej wiadomości jest poufna i przeznaczona wyłącznie dla adresata. Jeżeli nie\n"
            "jesteś odbiorcą, prosimy usunąć wiadomość."
        ),
        id="pl",
    ),
    pytest.param(
        (
            "Содержание настоящего письма конфиденциально и предназначено только адресату. Если вы\n"
            "получили его по ошибке, просим удалить сообщение."
        ),
        id="ru",
    ),
]


@pytest.mark.parametrize("notice", ABROAD)
def test_lawyers_write_alike_in_all_languages(notice: str) -> None:
    """Why: no row has these first words; below "-- " they were a signature, else the author's text."""
    for above in (PROSE + "\n", PROSE + "\n-- \n"):
        last = [s for s in split(f"{above}{notice}\n") if s.text.strip()][-1]
        assert (last.kind, last.text.strip()) == ("footer", notice)


NOT_ABROAD = [
    pytest.param(
        (
            "Die Liste der Empfänger ist vertraulich, bitte schickt mir darum keine E-Mail mehr,\n"
            "sondern löscht sie, bevor wir uns am Montag sehen."
        ),
        id="de",
    ),
    pytest.param(
        (
            "Diese Information ist vertraulich, sagt der Hafenmeister, und sie soll in der Liste\n"
            "bleiben, bis die neuen Tore am Montag eingebaut sind und das Wasser wieder steigt."
        ),
        id="de-information",
    ),
    pytest.param(
        (
            "Creo que el mensaje es confidencial, y por eso no lo envío a otros destinatarios hasta\n"
            "que lo hayamos hablado el lunes."
        ),
        id="es",
    ),
    pytest.param(
        (
            "Le vote est confidentiel, et chaque membre du comité enverra son message par courriel au\n"
            "secrétaire avant lundi."
        ),
        id="fr",
    ),
    pytest.param(
        (
            "La seduta del consiglio è riservata ai soci, e il verbale sarà mandato per mail a chi lo\n"
            "chiede entro lunedì."
        ),
        id="it",
    ),
]


@pytest.mark.parametrize("words", NOT_ABROAD)
def test_who_asks_for_secrecy_is_no_lawyer(words: str) -> None:
    assert {s.kind for s in split(f"{PROSE}\n{words}\n")} == {"text"}

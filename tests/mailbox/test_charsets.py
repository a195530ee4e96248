"""Bytes whose charset is not the one declared: told by the letters that most of any text is made of."""

from __future__ import annotations

import pytest

from mlthread.mailbox.charsets import decode_bytes

CHINESE = (
    "您好，請問這個港口的大門什麼時候會打開？我們下星期要開會，請大家準備好資料。\n王小明 敬上\n"
)
JAPANESE = "こんにちは。港の門はいつ開きますか。来週の会議のために資料を準備してください。\n"
QUOTE = "On 2 May 2016, Ann Lee wrote:\n> Is the harbour gate open? We need to know until Monday.\n"


@pytest.mark.parametrize("label", ["utf-8", "us-ascii", "iso-8859-1", None])
@pytest.mark.parametrize("quote", ["", QUOTE, QUOTE * 20])
@pytest.mark.parametrize(
    ("text", "codec", "found"),
    [(CHINESE, "big5", "cp950"), (JAPANESE, "euc_jp", "euc_jp")],
)
def test_text_of_two_bytes_a_letter_is_read(
    label: str | None, quote: str, text: str, codec: str, found: str
) -> None:
    """Why: half of Big5 is ASCII letters, and it was read as windows-1252; EUC-JP was read as Korean."""
    whole = text + quote
    assert decode_bytes(whole.encode(codec), label) == (whole, found)


@pytest.mark.parametrize(
    ("text", "codec", "found"),
    [
        ("À l'été, l'équipe a fêté ça : « déjà réglé », très tôt, où ? Là-bas, près du môle.", "cp1252",
         "windows-1252"),
        ("안녕하세요. 항구 문은 언제 열립니까? 다음 주 회의를 위해 자료를 준비해 주세요. ㅋㅋㅋ", "cp949", "cp949"),
        ("您好，请问这个港口的大门什么时候会打开？我们下星期要开会，请大家准备好资料。", "gb18030", "gb18030"),
        (JAPANESE, "cp932", "cp932"),
    ],
)  # fmt: skip
def test_what_is_in_another_charset_is_not_taken_for_these(
    text: str, codec: str, found: str
) -> None:
    assert decode_bytes(text.encode(codec), "utf-8") == (text, found)


def test_a_letter_of_another_standard_does_not_hide_what_the_text_is() -> None:
    """Why: mail from Taiwan holds letters that each system added to Big5."""
    whole = CHINESE * 5
    data = whole.encode("big5") + b"\xff\n"
    assert decode_bytes(data, "utf-8") == (f"{whole}\ufffd\n", "cp950")


def test_big5_that_is_declared_is_read_as_it_is() -> None:
    assert decode_bytes(CHINESE.encode("big5"), "big5") == (CHINESE, "big5")


@pytest.mark.parametrize("label", ["utf-8", "iso-8859-1", None])
@pytest.mark.parametrize("above", [0, 1200])
def test_a_damaged_letter_leaves_the_others_as_they_are(label: str | None, above: int) -> None:
    """Why: only the first letters of a long text were counted, and those that name no charset not at all."""
    whole = QUOTE * above + "Łódź: żółwie są gęsto, naprawdę.\n" * 5
    data = whole.encode()
    assert decode_bytes(data + b"\xc5\n", label) == (f"{whole}\ufffd\n", "utf-8")
    western = f"{QUOTE * above}Où? Là-bas, près du môle, très tôt: déjà réglé.\n"
    assert decode_bytes(western.encode("cp1252"), label) == (western, "windows-1252")


POLISH = "Wodowskaz przy północnym molo wskazuje o dziewięć centymetrów za mało, proszę sprawdzić, gęślą jaźń.\n"
CZECH = "Vodočet u severního mola ukazuje o devět centimetrů méně, zkontrolujte ho zítra, když přijde příliv.\n"
HUNGARIAN = "Az északi mólónál lévő vízmérce kilenc centiméterrel kevesebbet mutat, erős szél jön, nézze meg a gyűrűt.\n"
TURKISH = "Kuzey iskelesindeki gösterge az gösteriyor, lütfen yarın sabah kontrol ediniz, ışığı açık bırakmayın.\n"
LATVIAN = "Jūras līmeņa mērītājs pie ziemeļu mola rāda mazāk, lūdzu, pārbaudiet to rīt no rīta.\n"


@pytest.mark.parametrize("label", ["iso-8859-1", "us-ascii", "utf-8", None])
@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Az északi mólónál lévő vízmérce, mielőtt jön. Üdvözlettel: Győző\n", "iso8859-2"),
        (POLISH, "iso8859-2"),
        (POLISH, "cp1250"),
        (CZECH, "iso8859-2"),
        (CZECH, "cp1250"),
        (HUNGARIAN, "iso8859-2"),
        (TURKISH, "iso8859-9"),
        (LATVIAN, "iso8859-13"),
    ],
)
def test_letters_that_no_western_language_has_together(
    label: str | None, text: str, codec: str
) -> None:
    """Why: programs have called all that is no ASCII Latin-1, and "³" stood for "ł" inside words."""
    assert decode_bytes((QUOTE + text).encode(codec), label) == (QUOTE + text, codec)
    quoted = f"{text}„{text}”"
    if codec == "cp1250":
        assert decode_bytes(quoted.encode(codec), label)[0] == quoted


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to Jürgen, José, Søren, François, Håkon, Íñigo, João, Zoë, Björn for the naïve list of gauges.\n",
        "cc: Müller, Núñez, Østergård, Çelik, Péter, André, Luís, Tomás, Víctor, Jiménez, García, Gómez\n",
        "Mælirinn við norðurbryggjuna sýnir níu sentimetrum of lítið. Gætuð þið skoðað hann á morgun?\n",
        "O marégrafo do cais norte mostra menos; não será possível amanhã, são as estações e as previsões.\n",
        "The readings: 9³ cm², 4½ m, 12° at ¼ past, £3, ±2 µm, §4, ¶5, 7¹ and x², y³.\n",
    ],
)
@pytest.mark.parametrize("label", ["iso-8859-1", None])
def test_letters_of_the_west_stay(text: str, label: str | None) -> None:
    assert decode_bytes(text.encode("latin-1"), label) == (text, "windows-1252")


def test_japanese_that_was_never_encoded_though_it_says_so() -> None:
    assert decode_bytes(JAPANESE.encode("cp932"), "iso-2022-jp") == (JAPANESE, "cp932")


@pytest.mark.parametrize("label", ["iso-8859-1", "utf-8", None])
def test_lines_of_two_charsets_are_each_read(label: str | None) -> None:
    """Why: a list set its footer in UTF-8 below Latin-1, or the other way round, and one of them was lost."""
    above, below = "Grüße aus Köln, Jürgen\n", "Liste für Größen – Ende\n"
    for first, second in (("cp1252", "utf-8"), ("utf-8", "cp1252")):
        data = above.encode(first) + below.encode(second)
        assert decode_bytes(data, label) == (above + below, "utf-8")

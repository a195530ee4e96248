"""Dates as written: every form of attribution lines, in every language."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlthread.locales import LOCALES, Locale
from mlthread.model import WrittenDate
from mlthread.rules.calendars import gregorian
from mlthread.rules.dates import read_written_date


def short(read: WrittenDate) -> str:
    """`2018-02-05 00:17:00 +60` with "-" for what is not said."""
    day = "-".join("?" if x is None else f"{x:02}" for x in (read.year, read.month, read.day))
    parts = [x for x in (read.hour, read.minute, read.second) if x is not None]
    clock = ":".join(f"{x:02}" for x in parts)
    zone = "" if read.offset is None else f"{read.offset:+}"
    return " ".join(x for x in (day, clock, zone) if x)


CASES = [
    # English clients
    ("Mon, Feb 5, 2018 at 7:15 PM", "en", ["2018-02-05 19:15"]),
    ("Mon, Feb 5, 2018 at 7:15\u202fPM", "en", ["2018-02-05 19:15"]),
    ("Mon, Feb 5, 2018 at 12:25?PM", "en", ["2018-02-05 12:25"]),
    ("Mon, 5 Feb 2018 at 00:17", "en", ["2018-02-05 00:17"]),
    ("5 בפבר 2018, 10:30", "he", ["2018-02-05 10:30"]),
    ("5 z?? 2018 10:30", "cs", ["2018-09-05 10:30"]),
    ("tir 06/02/2018 10:30", "da", ["2018-02-06 10:30"]),
    ("180205 0017", "en", ["2018-02-05 00:17"]),
    ("20180205 1915", "en", ["2018-02-05 19:15"]),
    ("180205 19:15", "en", ["2018-02-05 19:15"]),
    ("19:15-20180205", "en", ["2018-02-05 19:15"]),
    ("19:15-20181305", "en", ["?-?-? 19:15"]),
    ("181305 1915", "en", []),
    ("180205 1975", "en", []),
    ("Feb 5, 2018, at 12:02 AM", "en", ["2018-02-05 00:02"]),
    ("Monday, February 5, 2018, at 07:02 PM", "en", ["2018-02-05 19:02"]),
    ("Mon, 5 Feb 2018 00:17:09 +0100", "en", ["2018-02-05 00:17:09 +60"]),
    ("Mon 05 Feb 2018 10:52:55 AM +01", "en", ["2018-02-05 10:52:55 +60"]),
    ("Mon, 5 Feb 2018 10:00:00 -03", "en", ["2018-02-05 10:00:00 -180"]),
    ("Mon, 5 Feb 2018 00:17:09 -0500 (EST)", "en", ["2018-02-05 00:17:09 -300"]),
    ("Mon, Feb 05, 2018 at 07:15:00PM -0800", "en", ["2018-02-05 19:15:00 -480"]),
    ("Mon, 2018-02-05 at 09:30 +0530", "en", ["2018-02-05 09:30 +330"]),
    ("Monday 5 February 2018 10:30", "en", ["2018-02-05 10:30"]),
    ("Monday 5th February 2018, 10.30.22 CET", "en", ["2018-02-05 10:30:22 +60"]),
    ("12:07 am", "en", ["?-?-? 00:07"]),
    ("24/01", "en", ["?-01-24"]),
    ("05/02", "en", ["?-05-02", "?-02-05"]),
    ("31/31", "en", []),
    ("Fri, 8 Jul 3:0 PM", "en", ["?-07-08 15:00"]),  # a client of 1994 that left noughts out
    ("19 mar, 09:49", "en", ["?-03-19 09:49"]),
    ("10:15 AM 2/5/98 -0800", "en", ["1998-02-05 10:15 -480", "1998-05-02 10:15 -480"]),
    ("2018-02-05 0:17 GMT+01:00", "en", ["2018-02-05 00:17 +60"]),
    ("2018-02-05 0:17 UTC-7", "en", ["2018-02-05 00:17 -420"]),
    ("2018-02-05T00:17:09Z", "en", ["2018-02-05 00:17:09 +0"]),
    ("2018-02-05T00:17:09+02:00", "en", ["2018-02-05 00:17:09 +120"]),
    ("Feb 5, '18", "en", ["2018-02-05"]),
    ("Mon Feb  5 10:11:12 2018", "en", ["2018-02-05 10:11:12"]),
    ("Mon Feb  5 10:11:12 PST 2018", "en", ["2018-02-05 10:11:12 -480"]),
    # Zimbra's region keeps its label in summer
    (
        "Monday, February 5, 2018 7:58:26 AM GMT -05:00 US/Canada Eastern",
        "en",
        ["2018-02-05 07:58:26 -300", "2018-02-05 07:58:26 -240"],
    ),
    (
        "Thursday, July 5, 2018 7:58:26 AM GMT +01:00 Amsterdam / Berlin / Bern",
        "en",
        ["2018-07-05 07:58:26 +120", "2018-07-05 07:58:26 +60"],
    ),
    (
        "Thursday, July 5, 2018 10:15:00 AM GMT +09:00 Osaka / Sapporo / Tokyo",
        "en",
        ["2018-07-05 10:15:00 +540"],
    ),
    (
        "Thursday, July 5, 2018 10:15:00 AM GMT +02:00 Harare / Pretoria",
        "en",
        ["2018-07-05 10:15:00 +120"],
    ),
    ("5-Feb-98", "en", ["1998-02-05"]),
    ("05-Feb-18 16:16:31", "en", ["2018-02-05 16:16:31"]),  # XFMail
    ("18-02-25 02:58 PM", "en", ["2025-02-18 14:58", "2018-02-25 14:58"]),  # the year first
    ("Mon 05-02-18 06:55:53", "en", ["2018-02-05 06:55:53"]),  # the weekday tells
    ("05/02/2018 00:17", "en", ["2018-02-05 00:17", "2018-05-02 00:17"]),
    ("2/5/18, 7:15 PM", "en", ["2018-02-05 19:15", "2018-05-02 19:15"]),
    ("13/02/18 10:00", "en", ["2018-02-13 10:00", "2013-02-18 10:00"]),
    ("25/11/05 07:14AM", "en", ["2005-11-25 07:14", "2025-11-05 07:14"]),  # mutt's %y/%m/%d
    ("2/13/18", "en", ["2018-02-13"]),
    ("Mon, 2/5/18", "en", ["2018-02-05"]),
    ("5.2.2018 7:15", "en", ["2018-02-05 07:15"]),
    ("2018/2/5", "en", ["2018-02-05"]),
    # other languages
    ("Mo., 5. Feb. 2018 um 07:15 Uhr", "de", ["2018-02-05 07:15"]),
    ("5. März 2018 3:04 nachm.", "de", ["2018-03-05 15:04"]),
    ("5. M?rz 2018 um 3:04", "de", ["2018-03-05 03:04"]),
    ("lun. 5 févr. 2018 à 14h05", "fr", ["2018-02-05 14:05"]),
    ("mar. 6 mars 2018 à 14:05", "fr", ["2018-03-06 14:05"]),
    ("mar., 6 feb. 2018 a las 10:30 p. m.", "es", ["2018-02-06 22:30"]),
    ("5 de febrero de 2018 14:05", "es", ["2018-02-05 14:05"]),
    ("seg., 5 de fev. de 2018 às 14:05", "pt", ["2018-02-05 14:05"]),
    ("lun 5 feb 2018 alle ore 14:05", "it", ["2018-02-05 14:05"]),
    ("ma 5 feb. 2018 om 14:05", "nl", ["2018-02-05 14:05"]),
    ("man. 5. feb. 2018 kl. 14.05", "da", ["2018-02-05 14:05"]),
    ("ma 5. helmik. 2018 klo 14.05", "fi", ["2018-02-05 14:05"]),
    ("5.2.2018 klo 2.05 ip.", "fi", ["2018-02-05 14:05"]),
    ("5.2.2018 klo 2.05 ap.", "fi", ["2018-02-05 02:05"]),
    ("e hënë, 5 shkurt 2018, 2:05 e pasdites", "sq", ["2018-02-05 14:05"]),
    ("понедељак, 5. фебруара 2018. 14:05", "sr", ["2018-02-05 14:05"]),
    ("ponedeljek, 5. februarja 2018 14:05", "sl", ["2018-02-05 14:05"]),
    ("astelehena, 2018.eko otsailak 5 14:05", "eu", ["2018-02-05 14:05"]),
    ("pirmd., 2018. g. 5. febr., plkst. 14:05", "lv", ["2018-02-05 14:05"]),
    ("2018-02-05, pr, 14:05", "lt", ["2018-02-05 14:05"]),
    ("5 lip 2018 o 14:05", "pl", ["2018-07-05 14:05"]),
    ("5. lip 2018. u 14:05", "hr", ["2018-06-05 14:05"]),
    ("5 lis 2018", "cs", ["2018-11-05"]),
    ("2018. febr. 5., H, 14:05", "hu", ["2018-02-05 14:05"]),
    ("Δευ, 5 Φεβ 2018 στις 2:05 μ.μ.", "el", ["2018-02-05 14:05"]),
    ("пн, 5 февр. 2018 г. в 14:05", "ru", ["2018-02-05 14:05"]),
    ("пн, 5 лют. 2018 р. о 14:05", "uk", ["2018-02-05 14:05"]),
    ("5 Şub 2018 Pzt, 14:05", "tr", ["2018-02-05 14:05"]),
    ("الاثنين، ٥ فبراير ٢٠١٨ في ٢:٠٥ م", "ar", ["2018-02-05 14:05"]),
    ("۱۳۹۶/۱۱/۱۶ ۱۴:۰۵", "fa", ["2018-02-05 14:05"]),
    ("الاثنين ٥ فبراير ٢٠١٨ ٢:٠٥ مساءً", "ar", ["2018-02-05 14:05"]),
    ("دوشنبه ۱۶ بهمن ۱۳۹۶ ۱۴:۰۵", "fa", ["2018-02-05 14:05"]),
    ("৫ ফেব্রুয়ারি, ২০১৮ ১৪:০৫", "bn", ["2018-02-05 14:05"]),
    ("५ फ़रवरी २०१८ को 2:05 pm बजे", "hi", ["2018-02-05 14:05"]),
    ("จ. 5 ก.พ. 2561 เวลา 14:05", "th", ["2018-02-05 14:05"]),
    ("Th 2, 5 thg 2, 2018 vào lúc 14:05", "vi", ["2018-02-05 14:05"]),
    ("Th 6, 4 thg 12, 2020 vào lúc 14:05", "vi", ["2020-12-04 14:05"]),
    ("Sen, 5 Feb 2018 pukul 14.05", "id", ["2018-02-05 14:05"]),
    ("2018年2月5日(月) 14:05", "ja", ["2018-02-05 14:05"]),
    ("2018年2月5日 週一 上午12:05", "zh-tw", ["2018-02-05 00:05"]),
    ("2018年2月5日周一下午2:05", "zh-cn", ["2018-02-05 14:05"]),
    ("2018년 2월 5일 (월) 오후 2:05", "ko", ["2018-02-05 14:05"]),
    ("2018. 2. 5. 오후 2:05", "ko", ["2018-02-05 14:05"]),
    # what says nothing, or what no calendar has
    ("last Tuesday", "en", []),
    ("", None, []),
    ("31 February 2018", "en", []),
    ("45/45/2018", "en", []),
]


@pytest.mark.parametrize(("text", "language", "readings"), CASES, ids=[c[0] for c in CASES])
def test_reads_what_clients_write(text: str, language: str | None, readings: list[str]) -> None:
    assert [short(read) for read in read_written_date(text, language)] == readings


@pytest.mark.parametrize("locale", LOCALES, ids=[row.code for row in LOCALES])
def test_every_month_word_of_every_locale_is_read(locale: Locale) -> None:
    for number, forms in enumerate(locale.months, 1):
        for form in forms:
            for word in {form, form.upper(), unicodedata.normalize("NFC", form)}:
                if word.lower() != form or form[0].isdigit():  # 2月 is read as a number
                    continue
                reads = read_written_date(f"5 {word} 2018 14:05", locale.code)
                assert number in [read.month for read in reads], (word, reads)
                assert all((read.day, read.year) == (5, 2018) for read in reads)


def test_without_a_language_a_word_of_two_months_has_two_readings() -> None:
    assert {read.month for read in read_written_date("5 lip 2018")} == {6, 7}


def test_persian_new_year_days() -> None:
    # 1 Farvardin fell on 21 March in 2018, 2019 and 2021, on 20 March in 2020.
    days = [gregorian(year, 1, 1) for year in (1397, 1398, 1399, 1400)]
    assert days == [(2018, 3, 21), (2019, 3, 21), (2020, 3, 20), (2021, 3, 21)]


@given(st.text(max_size=120), st.sampled_from([None, "en", "de", "zz"]))
def test_any_text_has_readings_that_are_days(text: str, language: str | None) -> None:
    for read in read_written_date(text, language):
        assert read.month is None or 1 <= read.month <= 12
        assert read.hour is None or 0 <= read.hour <= 23


@given(st.dates(), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y"]))
def test_a_numeric_date_has_its_own_day_among_its_readings(day: date, form: str) -> None:
    if not 1900 <= day.year <= 2199:
        return
    reads = read_written_date(day.strftime(form))
    assert (day.year, day.month, day.day) in [(r.year, r.month, r.day) for r in reads]

"""Words that stand where a name would and name nobody, by language. In: nothing. Out: sets of words.

>>> "the" in ARTICLES, "vous" in YOU, "elle" in PRONOUNS
(True, True, True)
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "ARTICLES",
    "COUNTING",
    "HOST",
    "LEADS_OF_NOUNS",
    "NOUNS",
    "PREPOSITIONS",
    "PRONOUNS",
    "SOMEBODY",
    "SPOKEN_TO",
    "YOU",
]


def _words(rows: Mapping[str, str]) -> frozenset[str]:
    return frozenset(word for words in rows.values() for word in words.split())


YOU = _words(
    {
        "en": "you You",
        "de": "du Du Sie",
        "fr": "tu vous",
        "nl": "u je",
        "ru": "вы Вы",
    }
)
"""Who is spoken to: no sentence of a story has such a one above a date."""
SPOKEN_TO = tuple(f" {word}" for word in sorted(YOU) if word.islower() and len(word) > 2)
"""How words end that lead up to such a one ("On Monday you"); shorter words end names as well."""
PRONOUNS = YOU | _words(
    {
        "en": "I i he He she She they They",
        "de": "er",
        "fr": "il elle",
        "es": "él ella",
    }
)
"""In place of a name, as mail programs and people write them."""
ARTICLES = _words(
    {
        "en": "the a an this that my our we i it some",
        "de": "der die das",
        "es": "el la",
        "it": "il lo",
    }
)
"""What opens a sentence, in small letters: no name begins so."""
PREPOSITIONS = _words(
    {
        "en": "in with for on from by under at via using as without after before",
        "de": "in mit für auf bei unter im am zu ohne nach vor aus",
        "fr": "en avec pour dans sur sous par sans",
        "es": "en con para por sobre desde sin",
        "pt": "em com no na por sem",
        "it": "con nel nella senza",
        "nl": "in met voor op onder bij zonder",
        "sv": "i med för på utan",
    }
)
"""What leads up to an example, in small letters ("In Scheme:"): no name begins so."""
SOMEBODY = _words(
    {
        "en": "someone somebody everyone everybody people management others another one his her their its your these"
        " those no any each he she they you who which",
    }
)
"""Whom a sentence speaks of, in small letters: no nick is one."""
LEADS_OF_NOUNS = ARTICLES | _words(
    {
        "en": "maybe within if when as so here there okay well like from by for mail no yes also but and then now next"
        " regarding concerning about quoting earlier his her their our your re ad",
        "de": "ein eine einen einem einer mein meine meinem dein deine sein seine ihr ihre unser unsere kein keine"
        " dieser diese dieses diesem den dem des folgende folgender folgendes folgenden laut zum zur im am bei auf mit"
        " nach von vom aus zu und oder aber auch denn weil wenn dann nun hier da so als",
        "nl": "het een mijn uw onze dit dat deze die volgens bij van met en",
        "sv": "mitt min din ett en enligt och",
        "pl": "moja mój nasz to na w z i",
    }
)
"""What a sentence opens with, in small letters, before a noun that has a capital."""
NOUNS = frozenset(
    ["comments:", "notes:", "remarks:", "answers:", "replies:", "reports:", "states:"]
)
"""Verbs of attribution lines, as they stand there, that are nouns as well: what is listed below."""
COUNTING = ARTICLES | _words(
    {
        "en": "two three four five six seven eight nine ten few couple several more other others another further"
        " additional general minor quick brief short final last first random just only his her their your these",
    }
)
"""Who or how many there are, before such a noun."""
HOST = ": host "
"""Between a receiver's address and the machine that refused a mail, as Postfix reports what that "said"."""

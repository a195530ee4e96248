"""How clients write a zone behind the clock. In: nothing. Out: `ZONE`, one expression for all forms.

>>> import re
>>> [re.search(ZONE, x)[0] for x in ("10:05 +0100 (CET)", "10:05 BRT, Ann", "10:05:45 Mitteleuropäische Zeit")]
['+0100 (CET)', 'BRT', 'Mitteleuropäische Zeit']
"""

from __future__ import annotations

__all__ = ["ABBREVIATED", "ZONE"]

# Yahoo and KMail print them behind the clock; those of three letters and a T are told by their end.
ABBREVIATED = (
    "GMT UTC [A-Z]{1,3}[SD]T [CEW]EST [CEMW]ET MSK MEZ MESZ [OW]EZ [OW]ESZ SEČ SELČ BST IST BRT ART CLT PET COT VET UYT BOT PYT"
    " WIB WITA HKT SGT MYT PHT ICT PKT NPT TRT WAT CAT EAT YEKT NOVT OMST KRAT IRKT VLAT"
).replace(" ", "|")
# In full, in the language of the system, as KMail has them: with the words for time last,
_LAST = "|".join(
    (
        "(?:Normal|Standard|Sommer|(?<= )Z|(?<= )z)(?:zeit|eit)",
        "(?:standaard|zomer|winter)tijd",
        "(?:normal|sommar|sommer)tid",
        "(?<= )(?:Standard|Daylight|Summer|European|Eastern|Central|Mountain|Pacific|Indian?) Time",
        "(?<= )(?:standardní|letní|štandardný|letný|standardni|poletni) čas",
        "(?:normaali|kesä)aika",
        "(?<= )(?:téli|nyári) idő",
    )
)
# or first; then a comma or a bracket tells where the name of the place ends.
_FIRST = "(?:[Hh]eure|[Hh]ora|[Oo]ra|[Hh]orário|[Cc]zas) [^\\W\\d_][\\w’' ]{3,40}"
# or of places that everybody names alike, with nothing behind it.
_FIXED = "|".join(
    (
        "[Hh]eure (?:d[’']été|normale) d[’']Europe (?:centrale|de l[’'](?:Est|est|Ouest|ouest))",
        "[Hh]ora (?:de verano|estándar) de Europa (?:[Cc]entral|[Oo]riental|[Oo]ccidental)",
        "[Cc]zas \\w{3,24} (?:letni|standardowy)",
        "Москва, стандартное время",
    )
)
_BEFORE = "[^\\W\\d_][\\w’'\\-]{2,24}"

ZONE = (
    r"(?<=\d )\[[+\-]\d{4}\]|[(\[]?(?:GMT|UTC)\s?[+\-]\d{1,2}(?::?\d{2})?[)\]]?|[+\-]\d{2}:?\d{2}(?!\d)(?:\s?\([A-Za-z ]{2,40}\))?"
    r"|(?<=[\dMm] )[+\-](?:0\d|1[0-4])(?![\w:.])"
    rf"|\(?(?:{ABBREVIATED})\)?(?![^\W\d_])(?: \([+\-]\d{{4}}\))?"
    rf"|(?:(?<=\d )|(?<=\d, ))(?:{_FIXED})"
    rf"|(?:(?<=[\dMm] )|(?<=\d, ))\(?(?:{_BEFORE} ){{0,3}}?(?:[^\W\d_][\w’'\-]{{0,24}}?)?(?:{_LAST})(?![^\W\d_])\)?"
    rf"|(?<=\d )(?:\({_FIRST}\)|{_FIRST}(?=,))"
    r"|(?<=:\d\d)Z(?![^\W_])"
    r"|(?<=[\dMm] )[cemp][ds]t(?=,)"  # as a gateway of cc:Mail wrote it
    r"|(?<=[\dMm] )(?:Africa|America|Asia|Atlantic|Australia|Europe|Pacific|US)/[A-Z][A-Za-z_/]{1,30}"
)
"""All forms; it has no groups."""

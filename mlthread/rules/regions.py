"""Where somebody lives, as far as a host and a form of date tell. In: hosts, the shape of a date. Out: zones.

A country's domain tells its zones, a generic one nothing. Exchange Online names the region of its
data centre. A zone is an offset in minutes east of UTC without summer time, and a rule of `seasons`.

>>> zones_of("stat.example.nz"), zones_of("mail.example.com")
(((720, 'nz'),), ())
"""

from __future__ import annotations

from functools import lru_cache

from mlthread.pattern import pattern

from .seasons import usual_rule

__all__ = ["AMERICAS", "Zone", "leaning", "zones_of"]

Zone = tuple[int, str]

AMERICAS = -180
"""West of this, and there."""

_UNITED_STATES = (-300, -480, -360, -420)
_CENTRAL_EUROPE = (
    "ad al at ba be ch cz de dk es eu fr hr hu it li lu mc me mk mt nl no pl rs se si sk va"
)
_ROWS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("edu gov mil us", _UNITED_STATES),
    ("ca", (-300, -480, -360, -420, -240)),
    ("mx", (-360,)),
    ("cl", (-240,)),
    ("br", (-180,)),
    ("uk gb ie pt fo", (0,)),
    (_CENTRAL_EUROPE, (60,)),
    ("fi ee lv lt gr ro bg ua cy il", (120,)),
    ("by tr ke sa iq", (180,)),
    ("ru su", (180, 300, 420)),
    ("ir", (210,)),
    ("ae om ge am az", (240,)),
    ("pk uz", (300,)),
    ("in lk", (330,)),
    ("np", (345,)),
    ("bd kz", (360,)),
    ("th vn id", (420,)),
    ("cn hk tw sg my ph mo", (480,)),
    ("jp kr", (540,)),
    ("au", (600, 480, 570)),
    ("nz", (720,)),
)
# Where clocks are not changed, though most places of the same offset do so.
_STEADY: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("is gh sn", (0,)),
    ("za zw eg", (120,)),
    ("ar uy", (-180,)),
    ("ve bo", (-240,)),
    ("pe ec pa", (-300,)),
    ("cr gt ni sv", (-360,)),
)


def _usual(offsets: tuple[int, ...]) -> tuple[Zone, ...]:
    return tuple((offset, usual_rule(offset)) for offset in offsets)


_COUNTRIES: dict[str, tuple[Zone, ...]] = {
    domain: _usual(offsets) for domains, offsets in _ROWS for domain in domains.split()
} | {
    domain: tuple((offset, "none") for offset in offsets)
    for domains, offsets in _STEADY
    for domain in domains.split()
}

_EXCHANGE_HOST = ".prod.outlook.com"
_EXCHANGE = pattern(r"(?:^|\.)([a-z]{3})p?[rR]?[dD]?\d{2,4}\.prod\.outlook\.com$")
_DATA_CENTRES: dict[str, tuple[int, ...]] = {
    "nam": _UNITED_STATES,
    "can": (-300, -480, -360, -420, -240),
    "lam": (-180, -360, -300),
    "eur": (60, 0, 120),
    "gbr": (0,),
    "deu": (60,),
    "fra": (60,),
    "che": (60,),
    "apc": (480, 540, 330, 600),
    "ind": (330,),
    "jpn": (540,),
    "kor": (540,),
    "aus": (600, 480, 570),
}

# Shapes of dates (habits.py) that mail clients in the Americas print more, or less, than elsewhere, and
# how many times; counted by persons on lists whose zones are known.
_LEANINGS: tuple[tuple[str, float], ...] = (
    (r"Aaa 9, 9999,? (?:at )?9:9|Aaaa, Aaaa 9, 9999,?(?: at)? 9:9", 5.0),
    (r"9/9/9{1,4},? 9:9(?::9)? ?[AP]M", 1.7),
    (r"(?:Aaaa?,? )?9\.? Aaaa?\.?,? 9999,?(?: \w{1,2})? 9:9(?::9)?(?: <>)?$", 0.12),
    (r"9[./]9[./]9{1,4},?(?: \w{2})? 9:9(?::9)?(?: <>)?$", 0.15),
    (r"9999/9/9 9:9", 0.1),
)
_FORMS = pattern("|".join(f"({form})" for form, _ in _LEANINGS))


@lru_cache(maxsize=4096)
def zones_of(host: str) -> tuple[Zone, ...]:
    """The zones in which a host may stand; () where its name does not tell."""
    host = host.lower().rstrip(".> ")
    if _EXCHANGE_HOST in host and (exchange := _EXCHANGE.search(host)) is not None:
        return _usual(_DATA_CENTRES.get(exchange[1], ()))
    return _COUNTRIES.get(host.rpartition(".")[2], ())


def leaning(shape: str) -> float:
    """How many times likelier an author in the Americas writes a date in this shape than another.

    >>> leaning("Aaaa, Aaaa 9, 9999 9:9 PM"), leaning("9 Aaaa 9999 9:9")
    (5.0, 0.12)
    """
    form = _FORMS.match(shape)
    return _LEANINGS[form.lastindex - 1][1] if form and form.lastindex else 1.0

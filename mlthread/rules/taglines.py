"""What clients add below a mail. In: the locale records. Out: a matcher for one line.

>>> tagline_rule("Sent from my iPhone"), tagline_rule("Sent from my desk to yours")
('en/tagline/1', None)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from mlthread.locales import LOCALES, Locale
from mlthread.pattern import pattern

from .greetings import TRIM
from .offlinereaders import READER_SIGNS, is_reader_line

__all__ = ["tagline_rule"]

_EXCUSE = pattern(
    r"[.,;!–-]+\s*(?:(?:please|pls|kindly)\s+)?(?:excuse|pardon|forgive|sorry for|apologies for)\b.{0,80}$"
    r"|[.,;!–-]+\s*(?:ich bitte|bitte),? (?:um Entschuldigung|entschuldigen|entschuldige|verzeihen)\b.{0,80}$"
    r"|[.,;!–-]+\s*(?:merci d'excuser|veuillez excuser|(?:por favor )?disculpa|disculpe|disculpad|perdón por|scusate|scusa)\b.{0,80}$"
    r"|[.,;!–-]+\s*(?:pahoittelen|proszę wybaczyć|proszę o wybaczenie)\b.{0,80}$",
    re.IGNORECASE,
)


# One of these stands in each.
_EXCUSES = (
    *("excus", "pardon", "forgive", "sorry for", "apologies for", "entschuld", "verzeih"),
    *("disculp", "perdón", "scusa", "pahoittelen", "wybacz"),
)


class _Taglines:
    """Templates like "Sent from my {device}", found by their first word or by their ending."""

    def __init__(self, locales: Iterable[Locale]) -> None:
        self.heads: dict[str, list[tuple[str, str, str]]] = {}
        self.tails: list[tuple[str, str]] = []
        for locale in locales:
            for number, template in enumerate(locale.taglines, 1):
                template = template.replace("’", "'")
                head, _, tail = template.casefold().partition("{device}")
                rule = f"{locale.code}/tagline/{number}"
                if head.strip():
                    self.heads.setdefault(_first_word(head), []).append((head, tail, rule))
                else:
                    self.tails.append((tail, rule))
        self.endings = tuple({tail for tail, _ in self.tails})
        self.last_signs = frozenset(tail.rstrip()[-1] for tail in self.endings)

    def find(self, line: str) -> str | None:
        return self.find_by_head(line, _first_word(line).casefold())

    def find_by_head(self, line: str, head: str) -> str | None:
        rows = self.heads.get(head)
        if rows is None and line.rstrip(" .!。")[-1:] not in self.last_signs:
            return None
        low = line.casefold()
        for head, tail, rule in rows or ():
            if low.startswith(head):
                device = _between(line, len(head), tail)
                if device is not None and (not device or _is_device(device)):
                    return rule
        if low.rstrip(" .!。").endswith(self.endings):
            for tail, rule in self.tails:
                device = _between(line, 0, tail)
                if device and _is_device(device):
                    return rule
        return None


def _first_word(text: str) -> str:
    """The first word; scripts without spaces give their first two characters."""
    word = text.split(None, 1)[0]
    return word[:2] if word[0] > "\u2e00" or "\u0e00" <= word[0] < "\u0f00" else word


def _between(line: str, start: int, tail: str) -> str | None:
    """What stands in the template's slot, None if the line does not end as the template does."""
    tail = tail.strip()
    bare = line.rstrip(" .!。")
    if tail and not bare.casefold().endswith(tail):
        return None
    return bare[start : len(bare) - len(tail)].strip()


# Devices that people write like any noun.
_DEVICES = frozenset(
    """
    phone mobile smartphone cell cellphone handheld tablet handy mobiltelefon telefon telefono
    teléfono celular móvil movil téléphone mobiltelefonen telefonen mobilen puhelin puhelimesta
    telefonu komórki mobilu telefoon mobiel ponsel hp cep телефона телефону мобильного pda wireless
    device pad laptop android iphone ipad blackberry mobil mobitela mobiteli kännykästä matkapuhelimesta
    dispozitivul dispositivo appareil smarttelefon
    """.split()
)


_OF_WRITER = frozenset(("I", "I'"))
"""How "I", "I'll", "I'm" begin, whose capital names no product."""


def _is_device(words: str) -> bool:
    """A product's name holds a capital, a digit or no Latin letters; a plain noun must be a device.

    >>> [_is_device(x) for x in ("iPhone", "mobile phone", "office this morning")]
    [True, True, False]
    """
    if "ahoo!" in words or "://" in words:
        words = _NO_SENTENCE.sub("", words)
    found = [word for word in words.split() if word[:2] not in _OF_WRITER]
    if len(found) > 10 or _OTHER_SENTENCE.search(words):
        return False
    if any(not char.isascii() and char.isalpha() for char in words) and not words.isascii():
        return len(found) <= 6 or any(word.isascii() and word[0].isupper() for word in found)
    return any(
        any(char.isupper() or char.isdigit() for char in word)
        or word.strip(TRIM).casefold() in _DEVICES
        for word in found
    )


_NO_SENTENCE = pattern(r"[<(]?https?://[^\s<>()]{1,200}[>)]?|(?<=[Yy]ahoo)!")
_OTHER_SENTENCE = pattern(r"[?;]|[.!] [^\W\d_]")

_TAGLINES = _Taglines(LOCALES)


_LINK_BEHIND = pattern(r"\s?<https?://[^\s<>]{1,300}>$")
_EDGES = " \t[]()*_<>-–—•\u200b\u2063\ufeff"  # BlueMail sets signs of no width round its line
_MARKDOWN_LINK = pattern(r"\[([^\[\]]{1,80})\]\([^()]{0,200}\)")


def tagline_rule(line: str) -> str | None:
    """The rule if the line is what a client adds ("Sent from my iPhone"); brackets may stand round it.

    >>> tagline_rule("[Sent from my iPhone]"), tagline_rule("Sent from my office this morning, sorry")
    ('en/tagline/1', None)
    >>> tagline_rule("Sent from my phone. Please excuse my typing."), tagline_rule("Please excuse me.")
    ('en/tagline/1', None)
    """
    return (_known_tagline if len(line) <= _REMEMBERED else _find_tagline)(line)


def _may_excuse(low: str) -> bool:
    return any(map(low.__contains__, _EXCUSES))


def _find_tagline(line: str) -> str | None:
    if line[:1] in READER_SIGNS and is_reader_line(line):
        return "tagline/offline-reader"
    if "](" in line:
        line = _MARKDOWN_LINK.sub(r"\1", line[:300])
    if line[-1:] == ">" and "<http" in line:
        line = _LINK_BEHIND.sub("", line)
    line = line.strip(_EDGES).replace("’", "'")
    if not line or len(line) > 120 or line.isspace():
        return None
    head = _first_word(line).casefold()
    rule = _TAGLINES.find_by_head(line, head)
    if rule is None and ". " in line:
        first, _, tail = line.partition(". ")
        if first.strip() and tail.strip() and _TAGLINES.find(tail.strip()):
            return _TAGLINES.find(first)
    if rule is None and head in _TAGLINES.heads and _may_excuse(line.casefold()):
        excuse = _EXCUSE.search(line)
        if excuse is not None and excuse.start():
            return _TAGLINES.find(line[: excuse.start()])
    return rule


_known_tagline = lru_cache(maxsize=4096)(_find_tagline)
_REMEMBERED = 120  # letters: clients write the same lines under many messages

"""Verbs by which a line says whose words follow, by language. In: nothing. Out: an alternation for patterns.

They serve where a verb alone has to tell, before attributions are read; whole lines are rows of the locales.

>>> SAYS.startswith("wrote|writes|"), "skrev" in SAYS
(True, True)
"""

from __future__ import annotations

__all__ = ["SAYS"]

_SAYINGS: dict[str, tuple[str, ...]] = {
    "en": ("wrote", "writes", "you write", "said", "says", "sez", "spake", "sprach"),
    "de": ("schrieb", "schreibt"),
    "fr": ("écrit",),
    "es": ("escribió",),
    "it": ("scritto", "scrisse"),
    "nl": ("schreef",),
    "pt": ("escreveu",),
    "sv": ("skrev",),  # Danish and Norwegian too
    "fi": ("kirjoitti",),
    "pl": (r"napisał\w?",),
    "cs": ("napsala?",),
    "ru": ("пишет", "писал[аи]?", "написал[аи]?"),
}
SAYS = "|".join(form for forms in _SAYINGS.values() for form in forms)
"""All of them; a row may be a pattern, for some verbs agree with who speaks."""

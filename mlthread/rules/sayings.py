"""Verbs by which a line says whose words follow, by language. In: nothing. Out: an alternation for patterns.

They serve where a verb alone has to tell, before attributions are read; whole lines are rows of the locales.

>>> SAYS.startswith("wrote|writes|"), "skrev" in SAYS
(True, True)
"""

from __future__ import annotations

__all__ = ["ANSWERS", "SAYS", "STEMS"]

_SAYINGS: dict[str, tuple[str, ...]] = {
    "en": ("wrote", "writes", "you write", "said", "says", "sez", "spake", "sprach"),
    "de": ("schrieb", "schreibt"),
    "fr": ("écrit",),
    "es": ("escribió",),
    "it": ("scritto", "scrisse"),
    "nl": ("schreef", "geschreven"),
    "pt": ("escreveu",),
    "sv": ("skrev", "skreiv"),  # Danish and Norwegian too
    "fi": ("kirjoitti",),
    "pl": (r"napisał\w?", "pisze"),
    "cs": ("napsala?",),
    "sk": ("napísala?",),
    "sl": ("napisala?",),
    "hr": ("piše", "napisao"),
    "hu": ("írta",),
    "ro": ("scris",),
    "ca": ("escrit", "escriure"),
    "gl": ("escribiu",),
    "et": ("kirjutas",),
    "lv": ("rakstīja",),
    "lt": ("rašė", "parašė"),
    "tr": ("yazdı",),
    "el": ("έγραψε",),
    "ru": ("пишет", "писал[аи]?", "написал[аи]?"),
    "uk": ("пише", "писа(?:в|ла)", "написа(?:в|ла)"),
    "bg": ("написа",),
    "sr": ("написао", "написала"),
    "id": ("menulis",),
    "vi": ("viết",),
    "he": ("כתב/?ה?",),
    "ar": ("كتب",),
    "fa": ("نوشت",),
    "th": ("เขียนว่า",),
    "ja": ("書きました",),
    "ko": ("님이 작성", "쓴 글"),
    "zh": ("写道", "寫道"),
}
SAYS = "|".join(form for forms in _SAYINGS.values() for form in forms)
"""All of them; a row may be a pattern, for some verbs agree with who speaks."""

_ANSWERS: dict[str, tuple[str, ...]] = {
    "en": (
        "responded",
        "responds",
        "replied",
        "replies",
        "answered",
        "asked",
        "posted",
        "countered",
    ),
    "de": ("antwortete", "antwortet", "fragte"),
    "fr": ("répondu", "demandé"),
    "es": ("respondió",),
    "nl": ("antwoordde",),
    "sv": ("svarade",),
}
ANSWERS = "|".join(form for forms in _ANSWERS.values() for form in forms)
"""Verbs that say so of an answer. Prose uses them too, so more than the verb has to tell."""


def _stem(form: str) -> str:
    r"""What a row surely begins with, be it a pattern.

    >>> _stem(r"napisał\w?"), _stem("napsala?"), _stem("wrote")
    ('napisał', 'napsal', 'wrote')
    """
    stem = form.partition("\\")[0].partition("[")[0].partition("(")[0]
    return stem.partition("?")[0][:-1] if "?" in stem else stem


STEMS = tuple(
    {_stem(form) for row in (_SAYINGS, _ANSWERS) for forms in row.values() for form in forms}
)
"""One of them stands where one of all these verbs does."""

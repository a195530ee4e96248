"""Languages that share line shapes. In: a locale's code. Out: the codes whose words may stand in its lines.

>>> related("da")
('da', 'nb', 'sv', 'is', 'en')
"""

from __future__ import annotations

__all__ = ["related"]

_FAMILIES = (
    ("da", "nb", "sv", "is"),
    ("hr", "sr", "sl"),
    ("cs", "sk"),
    ("ru", "uk", "bg", "sr"),
    ("es", "ca", "gl", "pt"),
    ("it", "ro"),
    ("ar", "fa"),
    ("nl", "de"),
    ("ja", "zh-cn", "zh-tw", "ko"),
)


def related(language: str) -> tuple[str, ...]:
    """The language itself, those it is confused with in one line, and English."""
    for family in _FAMILIES:
        if language in family:
            others = tuple(code for code in family if code != language)
            return (language, *others, "en")
    return (language, "en") if language != "en" else ("en",)

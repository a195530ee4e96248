"""Colours that a mail's HTML gives words, and the words that name them. In: a style, a text. Out: a colour, its name.

>>> shade_of("font-size:11pt;color:#C00000"), shade_of("color: rgb(0, 0, 0)"), shade_of("background-color:red")
('#c00000', None, '')
>>> sorted(named_hues("Bo, see my answers in red below.")), hue_of("#c00000")
(['red'], 'red')
"""

from __future__ import annotations

from colorsys import rgb_to_hsv
from functools import lru_cache

from mlthread.pattern import pattern

__all__ = ["hue_of", "named_hues", "shade_of"]

_COLOUR = pattern(r"(?:^|[;\s\"'])color\s?:\s?([^;\"']{1,60})", flags=2)
_HEX = pattern(r"#([0-9a-f]{3}|[0-9a-f]{6})\b")
_RGB = pattern(r"rgba?\((\d{1,3})[, ]{1,3}(\d{1,3})[, ]{1,3}(\d{1,3})")
_NAMED = {
    "red": "#ff0000",
    "blue": "#0000ff",
    "green": "#008000",
    "navy": "#000080",
    "maroon": "#800000",
    "purple": "#800080",
    "fuchsia": "#ff00ff",
    "magenta": "#ff00ff",
    "teal": "#008080",
    "lime": "#00ff00",
    "orange": "#ffa500",
    "darkblue": "#00008b",
    "darkred": "#8b0000",
    "darkgreen": "#006400",
}
# The least saturation and lightness of what is seen as a colour and not as grey or black.
_LEAST_COLOUR, _LEAST_LIGHT = 0.35, 0.2
# Where a hue ends, in degrees.
_HUES = (
    (15, "red"),
    (45, "orange"),
    (70, "yellow"),
    (170, "green"),
    (260, "blue"),
    (320, "purple"),
)
_FIRST_RED = 340
_LIKE = {"pink": ("red", "purple"), "teal": ("green", "blue"), "brown": ("red", "orange")}
"""What names more than one of these."""
_WORDS = {
    "red": "red rot roter rouge rojo rosso vermelho rood rött czerwonym",
    "blue": "blue blau blauer bleu azul blu blauw blått niebieskim",
    "green": "green grün grüner vert verde groen grönt zielonym",
    "purple": "purple violet violett lila morado violeta viola roxo paars magenta",
    "orange": "orange naranja arancione laranja oranje",
    "pink": "pink rosa",
    "teal": "teal turquoise",
    "brown": "brown braun",
}
_HUE_OF = {word: hue for hue, words in _WORDS.items() for word in words.split()}
_TOLD = pattern(
    r"\b(?:in|en|em|auf|på|na|with|using)\s+(?:(?:the|der|dem|la|le|bold|dark|light|Farbe|colou?r|couleur|color)\s+){0,3}"
    rf"({'|'.join(_HUE_OF)})\b",
    flags=2,
)
_TOLD_SHORT = {"红": "red", "紅": "red", "赤": "red", "蓝": "blue", "藍": "blue", "青": "blue"}
_TOLD_INK = pattern("([红紅赤蓝藍青])[色字]")


def shade_of(style: str) -> str | None:
    """The colour of the letters that a style names, as #rrggbb; None for black, grey and what is the reader's own;
    "" where it names none."""
    found = _COLOUR.search(style)
    return named_shade(found[1]) if found is not None else ""


@lru_cache(maxsize=256)
def named_shade(name: str) -> str | None:
    """The colour that HTML names so, None for black and grey."""
    low = name.strip().lower()
    if low == "inherit":
        return ""
    if (hexed := _HEX.match(low)) is not None:
        digits = hexed[1] if len(hexed[1]) > 3 else "".join(digit * 2 for digit in hexed[1])
        shade = f"#{digits}"
    elif (parts := _RGB.match(low)) is not None:
        shade = "#" + "".join(f"{min(int(part), 255):02x}" for part in parts.groups())
    else:
        shade = _NAMED.get(low.split()[0] if low else "", "")
    return shade if shade and hue_of(shade) else None


@lru_cache(maxsize=256)
def hue_of(shade: str) -> str:
    """The name of a colour, "" for black and grey."""
    red, green, blue = (int(shade[start : start + 2], 16) / 255 for start in (1, 3, 5))
    hue, saturation, light = rgb_to_hsv(red, green, blue)
    if saturation < _LEAST_COLOUR or light < _LEAST_LIGHT:
        return ""
    degrees = hue * 360
    if degrees >= _FIRST_RED:
        return "red"
    return next((name for end, name in _HUES if degrees < end), "purple")


def named_hues(text: str) -> set[str]:
    """The colours that a text says something stands in."""
    found = {_HUE_OF[word.lower()] for word in _TOLD.findall(text)}
    found |= {_TOLD_SHORT[sign] for sign in _TOLD_INK.findall(text)}
    return {hue for name in found for hue in _LIKE.get(name, (name,))}

"""Quoted-printable that nobody decoded. In: a state. Out: its lines with =20, =E9 and "=" ends undone.

>>> has_leftovers("Caf=E9=20\\na long line that=\\n went on=20\\nx=3Dy\\n")
True
"""

from __future__ import annotations

import re
from functools import lru_cache

from mlthread.pattern import pattern
from mlthread.segment.state import State

__all__ = ["decode_leftovers", "has_leftovers"]

_ENOUGH = 3
# What clients encode in plain prose; a lone "=" at a line's end is common in code.
_TOKEN = pattern(
    r"=(?:20(?=\s)|09|3D|A0|2E|9[234]|E[0-9A-F](?![0-9a-z])|C3=|E2="
    r"|(?:C[4-9A-F]|D[0-9AB])=[89AB]"  # the first of two bytes: Polish, Greek, Cyrillic, Hebrew, Arabic
    r"|(?<=[a-z]=)(?:F[46CD]|D[CF])(?=[a-z]))"  # f=FCr, gro=DFe
)
_QUOTATION_MARKS = ("=92", "=93", "=94")
_NAME = 3
_LONG = 60
_BYTES = pattern(r"=[0-9A-F]{2}(?:=[0-9A-F]{2})*")


def has_leftovers(text: str) -> bool:
    """Whether there are three tokens of it or more."""
    if text.count("=") < _ENOUGH:
        return False
    tokens = _TOKEN.findall(text)
    seen = len(tokens)
    if seen >= _ENOUGH and not _is_setting(text, tokens):
        return True
    soft = text.count("=\n")
    return soft >= _ENOUGH and _soft_ends(text) >= _ENOUGH - seen


def _is_setting(text: str, tokens: list[str]) -> bool:
    """Whether all are one number behind one name, typed again and again: `COLUMNS=94`."""
    token = tokens[0]
    if token not in _QUOTATION_MARKS or tokens.count(token) < len(tokens):
        return False
    return len({piece[-_NAME:] for piece in text.split(token)[:-1]}) == 1


def _soft_ends(text: str) -> int:
    """How many lines are cut as the encoding cuts them: long ones without another "="."""
    found = 0
    for piece in text.split("=\n")[:-1]:
        end = piece[-_LONG:]
        if len(end) == _LONG and "=" not in end and "\n" not in end:
            found += 1
    return found


def decode_leftovers(state: State) -> None:
    """Decodes line by line: a line stays a line, only its soft end goes."""
    content = state.content = state.content.copy()
    for number, line in enumerate(content):
        if "=" not in line:
            continue
        soft = line.endswith("=")
        line = line[:-1] if soft else line
        if "=" in line:
            line = _BYTES.sub(_decoded, line)
        content[number] = line
        state.bare[number] = line.strip()


def _decoded(found: re.Match[str]) -> str:
    return _text_of(found[0])


@lru_cache(maxsize=256)
def _text_of(token: str) -> str:
    raw = bytes.fromhex(token.replace("=", ""))
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return " " if text in "\r\n" else text.replace("\n", " ").replace("\r", " ")

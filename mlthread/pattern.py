"""Regular expressions that are compiled when first used. In: their text. Out: `pattern`, like `re.compile`.

mlthread has some two hundred; a small message meets a quarter of them, and compiling the others
would take longer than everything else that a start does. The first use of a pattern that is a module's
own puts the compiled one in its place: a method of that is found twice as fast.

>>> word = pattern(r"\\w+")
>>> word.match("Ann Lee")[0], word.findall("Ann Lee")
('Ann', ['Ann', 'Lee'])
"""

from __future__ import annotations

import re
import sys
from typing import Any, AnyStr, cast

__all__ = ["pattern"]

_METHODS = ("match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer", "flags")


class _Compiled:
    """A compiled pattern: its methods are attributes, found without a further step once they were used."""

    _compiled: re.Pattern[Any]

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        method = getattr(self._compiled, name)
        setattr(self, name, method)
        return method


class _Late:
    """A pattern that nobody has used yet: the first use makes it a `_Compiled`."""

    def __init__(self, text: str | bytes, flags: int, home: dict[str, Any]) -> None:
        self.pattern = text
        self._flags = flags
        self._home = home

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = self._compiled = re.compile(self.pattern, self._flags)
        for own in [own for own, value in self._home.items() if value is self]:
            self._home[own] = compiled
        self.__class__ = _Compiled  # type: ignore[assignment]  # compiled on first use
        return getattr(self, name)


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern, not yet compiled."""
    home = sys._getframe(1).f_globals
    return cast("re.Pattern[AnyStr]", _Late(text, flags, home))

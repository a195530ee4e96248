"""What a language is to mlthread: one record of words and line shapes. In: nothing. Out: `Locale`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mlthread.frozen import frozen

__all__ = ["Locale"]


@frozen
class Locale:
    """Words and line shapes of one language, as people see them; nobody writes a regex here.

    `attribution` are templates with the slots {date} and {author} (and {id}, {any}); a template
    that starts with "~" is weak: it counts only with a deeper quote below. `header_labels` maps a
    canonical field (from, date, to, cc, subject) to its words. `rulers` are the words between the
    dashes above an original or forwarded message, or a whole line that opens a forward.
    `months` and `weekdays` hold for each month or day all its written forms, lower case.
    """

    code: str
    name: str
    attribution: tuple[str, ...] = ()
    header_labels: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    rulers: tuple[str, ...] = ()
    reply_prefixes: tuple[str, ...] = ()
    forward_prefixes: tuple[str, ...] = ()
    months: tuple[tuple[str, ...], ...] = ()
    weekdays: tuple[tuple[str, ...], ...] = ()
    salutations: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    taglines: tuple[str, ...] = ()

"""Addresses in running text, hidden or cut short as archives do it. In: a few words. Out: the address, and where it stands.

>>> find_address("Ann Lee <ann at example.org> wrote")
('ann@example.org', 8, 28)
>>> find_address("ann(at)lab(dot)example(dot)org"), find_address("Ann Lee at noon")
(('ann@lab.example.org', 0, 30), None)
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

__all__ = ["find_address"]

_LOCAL = r"[^\s<>()\[\]@,;:\"、，]{1,80}"
_HOST = r"[^\s<>()\[\]@,;:\"]{1,120}"
_BARE_HOST = r"(?:[^\s<>()\[\]@,;:\"./]{1,63}\.){1,8}[^\s<>()\[\]@,;:\"./]{1,24}|\.\.\.|…|[^\s<>()\[\]@,;:\"]{1,60}\.\.\."
_CUT_HOST = r"\.\.\."  # Gmane, to keep it from spammers: <ann at ...>
_LOWER_DOTTED = r"(?:(?:[a-z0-9][a-z0-9\-]{0,62}\.){1,8}[a-z]{2,12}|(?:[A-Z0-9][A-Z0-9\-]{1,62}\.){1,8}[A-Z]{2,4})"
_DOTTED = r"(?:[^\W_][\w\-]{0,62}\.){1,8}[^\W\d_]{2,24}"

# "ann(at)lab(dot)example(dot)org", "ann at example dot org": signs that are spelt out.
_SPELT_AT = r"\s?[(\[{]_?(?:at|AT)_?[)\]}]\s?"
_SPELT_LOCAL = r"(?:[^\s<>()\[\]{}@,;:\"]|[(\[{]_?(?:dot|DOT)_?[)\]}]){1,80}"
_SPELT_HOST = (
    r"[^\W_][\w\-]{0,62}(?:(?:\.|\s?[(\[{]_?(?:dot|DOT)_?[)\]}]\s?)[^\W_][\w\-]{0,62}){1,8}"
)
_SAID_HOST = r"[^\W_][\w\-]{0,62}(?:(?:\.|\s(?:dot|DOT)\s)[^\W_][\w\-]{0,62}){1,8}"
_SPELT_DOT = pattern(r"\s?[(\[{]_?dot_?[)\]}]\s?|\sdot\s", re.I)

# The forms of an address, the surest first, each with what it cannot be without; group 1 is the
# local part, group 2 the host.
_FORMS = tuple(
    (sign, pattern(form))
    for sign, form in (
        ("@", rf"<\s?(?:mailto:|smtp:|SMTP:)?({_LOCAL})@({_HOST})\s?>"),
        ("@", rf"[\[(]\s?(?:mailto:|smtp:|SMTP:)?({_LOCAL})@({_HOST})\s?[\])]"),
        (
            ".",
            rf"[<(\[]\s?(?:mailto:|smtp:|SMTP:)?({_LOCAL})\s(?:at|AT|en|\(at\)|\[at\])\s({_DOTTED}|{_CUT_HOST})\s?[>)\]]",
        ),
        ("_at_", rf"[<(\[]\s?({_LOCAL})_at_({_DOTTED})\s?[>)\]]"),
        *(
            (sign, rf"[<(\[]?\s?(?:mailto:)?({_SPELT_LOCAL}){_SPELT_AT}({_SPELT_HOST})\s?[>)\]]?")
            for sign in ("(at)", "[at]", "{at}", "(AT)", "[AT]", "(_at_)")
        ),
        *(
            (sign, rf"[<(\[]?\s?({_LOCAL})\s(?:at|AT)\s({_SAID_HOST})\s?[>)\]]?")
            for sign in (" dot ", " DOT ")
        ),
        ("<at>", rf"<\s?({_LOCAL})\s{{0,2}}<at>\s{{0,2}}({_DOTTED}|{_CUT_HOST})\s?>"),
        # CompuServe: Ann Lee, INTERNET:ann@example.org
        ("@", rf"(?:mailto:|smtp:|>?INTERNET:)?({_LOCAL})@({_BARE_HOST})"),
        (".", rf"({_LOCAL})\s(?:at|AT|\(at\)|\[at\])\s({_LOWER_DOTTED})(?![\w.])"),
        (" (", rf"({_LOCAL})\s(?:at|AT)\s({_DOTTED})(?=\s\()"),
        ("_at_", rf"({_LOCAL})_at_({_DOTTED})"),
    )
)
_SIGNS = ("@", " at", "_at_", "<at>", " en ", "(at)", "[at]", "{at}")


def find_address(text: str) -> tuple[str, int, int] | None:
    """The address in the text, made whole, and where it stands."""
    lower = text.lower()
    if not any(map(lower.__contains__, _SIGNS)):
        return None
    for sign, form in _FORMS:
        if sign in text and (found := form.search(text)):
            address = f"{found[1]}@{found[2]}"
            if "dot" in lower:
                address = _SPELT_DOT.sub(".", address)
            if not address.endswith("..."):  # what stands for a host that was cut stays
                address = address.rstrip(".'`")
            return address.lstrip("'`/"), *found.span()
    return None

"""Disclaimers. In: a line. Out: whether it is the title of one, or one that somebody makes for himself.

>>> is_disclaimer_title("*Disclaimer*"), is_own_disclaimer("Disclaimer: I am no gardener.")
(True, True)
"""

from __future__ import annotations

__all__ = ["is_disclaimer_title", "is_own_disclaimer"]

_DECORATION = "*_|•·>+#=-–—: \t"
# Lines that stand alone above a disclaimer.
_TITLES = frozenset(
    (
        *("disclaimer", "email disclaimer", "e-mail disclaimer", "legal disclaimer"),
        *("legal notice", "confidentiality", "confidentiality notice", "important notice"),
        *("confidentiality note", "confidentiality statement", "confidentiality disclaimer"),
        *("privileged and confidential", "haftungsausschluss", "rechtlicher hinweis"),
        *("vertraulichkeitshinweis", "wichtiger hinweis", "avertissement", "mention légale"),
        *("avis de confidentialité", "clause de confidentialité", "aviso legal", "avviso legale"),
        *("aviso de confidencialidad", "aviso de confidencialidade"),
    )
)
# What somebody says of himself: part of his words.
_OWN = ("disclaimer: i ", "disclaimer: i'", "disclaimer: i’", "disclaimer: my ")


def is_disclaimer_title(line: str) -> bool:
    """Whether a line is the title of a disclaimer and nothing else."""
    return len(line) <= 40 and line.strip(_DECORATION).casefold() in _TITLES


def is_own_disclaimer(line: str) -> bool:
    """Whether the author says something of himself under that word ("Disclaimer: I work there")."""
    return line.casefold().startswith(_OWN)

"""Disclaimers. In: a line. Out: whether it is the title of one, or one that somebody makes for himself. In: the lines
of a paragraph. Out: whether it reads as lawyers write.

>>> is_disclaimer_title("*Disclaimer*"), is_own_disclaimer("Disclaimer: I am no gardener.")
(True, True)
"""

from __future__ import annotations

from collections.abc import Sequence

from .lawyers import reads_abroad

__all__ = [
    "is_disclaimer_title",
    "is_own_disclaimer",
    "of_lawyers",
    "opens_disclaimer",
    "reads_as_disclaimer",
]

_DECORATION = "*_|•·>+#=-–—: \t"
# Lines that stand alone above a disclaimer.
_TITLES = frozenset(
    (
        *("disclaimer", "email disclaimer", "e-mail disclaimer", "legal disclaimer"),
        *("legal notice", "confidentiality", "confidentiality notice", "important notice"),
        *("confidentiality note", "confidentiality statement", "confidentiality disclaimer"),
        *("confidentiality footer", "internet email confidentiality footer"),
        *("privileged and confidential", "haftungsausschluss", "rechtlicher hinweis"),
        *("vertraulichkeitshinweis", "wichtiger hinweis", "avertissement", "mention légale"),
        *("avis de confidentialité", "clause de confidentialité", "aviso legal", "avviso legale"),
        *("aviso de confidencialidad", "aviso de confidencialidade", "notice", "important"),
        *("aviso", "avviso", "hinweis"),
    )
)
# What a disclaimer says, each in words of its own: that a mail is secret, whom it is for, what nobody else may do
# with it, what to do if one has it all the same, and what its sender does not answer for.
_SAYS = (
    ("confidential", "privileged", "proprietary"),
    (
        *("addressee", "intended recipient", "intended only", "intended solely", "solely for"),
        *("only for the", "named above", "individual or entity", "person or entity"),
        *("you are not the", "for the use of", "exclusive use", "intended for the"),
    ),
    (
        *("prohibited", "unauthori", "dissemin", "disclos", "distribut", "copying", "copied"),
        *("may not copy", "must not copy", "not be used", "reproduc"),
    ),
    ("prior written", "written consent", "written permission"),
    ("may contain", "contains information", "contains confidential"),
    (
        *("in error", "by mistake", "delete", "destroy", "notify the", "notify us"),
        *("advise the sender", "inform the sender", "contact the sender"),
    ),
    (
        *("liab", "responsib", "warrant", "guarantee", "not necessarily", "opinions", "virus"),
        *("legally binding", "do not represent"),
    ),
)
_OF_MAIL = (
    *(
        "this e-mail",
        "this email",
        "this message",
        "this mail",
        "this communication",
        "the message",
    ),
    *("this transmission", "this electronic", "this facsimile", "e-mail message", "attachments"),
)
_FEWEST_SAID, _FEWEST_WORDS, _FEWEST_FIRST = 3, 12, 3
_HEAD = 200  # letters within which it says what it is about
_VIEWS = ("views", "opinions")
_DISOWNED = ("not necessarily", "do not represent", "solely those of")
_HOLDERS = (
    "sender",
    "author",
    "individual",
    "employer",
    "company",
    "organi",
    "institut",
    "univers",
)
# What somebody says of himself: part of his words.
_OWN = ("disclaimer: i ", "disclaimer: i'", "disclaimer: i’", "disclaimer: my ")


def is_disclaimer_title(line: str) -> bool:
    """Whether a line is the title of a disclaimer and nothing else."""
    return len(line) <= 80 and line.strip(_DECORATION).casefold() in _TITLES


def is_own_disclaimer(line: str) -> bool:
    """Whether the author says something of himself under that word ("Disclaimer: I work there")."""
    return line.casefold().startswith(_OWN)


def of_lawyers(line: str) -> bool:
    """Whether a line has one of the words without which hardly any disclaimer does."""
    return (
        "onfidential" in line
        or "rivileged" in line
        or "ntended" in line
        or "ecessarily" in line
        or " liab" in line
    )


def opens_disclaimer(line: str) -> bool:
    """Whether a disclaimer may begin with a line: it speaks of the mail that it stands in."""
    line = line.casefold()
    return "information" in line or any(map(line.__contains__, _OF_MAIL))


def reads_as_disclaimer(lines: Sequence[str]) -> bool:
    """Whether a paragraph says of a mail most of what lawyers say, or disowns the views in it. Who says "I" or "my" is no lawyer,
    and a line of few words on top is no part of it.

    >>> reads_as_disclaimer(["WARNING - This message may be privileged. If you are not the addressee you must not",
    ...                      "copy it, and please delete it."])
    True
    >>> reads_as_disclaimer(["I think that this message is confidential, please delete it if you are not the addressee."])
    False
    """
    if lines[0].count(" ") < (_FEWEST_FIRST if len(lines) > 1 else _FEWEST_WORDS):
        return False
    text = " ".join(lines)
    whole = text.casefold()
    if not (of_lawyers(text) or text.isupper()):
        return reads_abroad(whole)
    if " i " in f" {whole}" or " my " in whole or whole.count(" ") < _FEWEST_WORDS:
        return False
    head = whole[:_HEAD]
    if any(map(head.__contains__, _VIEWS)) and all(
        any(map(whole.__contains__, words)) for words in (_DISOWNED, _HOLDERS)
    ):
        return True
    if not any(map(head.__contains__, _OF_MAIL)):
        return False
    return sum(any(map(whole.__contains__, words)) for words in _SAYS) >= _FEWEST_SAID

"""Which lines are source code. In: one stripped line, or those of a paragraph. Out: whether they are.

Cheap looks at the first and last characters come first: a mail's prose must cost next to nothing.

>>> is_code("return x + 1;"), is_code("If you return to this (as I do), wait.")
(True, False)
>>> is_nested(["process (clk)", "begin", "  q <= d;", "end process;"])
True
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mlthread.pattern import pattern
from mlthread.rules.cuts import cut_words
from mlthread.segment.quoting.indents import inset_of

from .shapes import is_sentence

__all__ = ["OPENERS_OF_CODE", "is_code", "is_lisp", "is_nested", "is_settings", "opens_statement"]

_BRACKETS = pattern(r"[{}()\[\];,]+;?\s*(?://.*|/\*.*)?$")
_OPENERS = pattern(
    r"//|/\*|\*/|#!|<\?(?:xml|php)|<!--|<!DOCTYPE"
    r"|#\s?(?:include|define|ifdef|ifndef|if|endif|elif|else|pragma|undef)\b"
    r"|</?[A-Za-z][\w:.-]*(?:\s+[\w:.-]+\s*=|\s*/?>|\s*$)"
    r"|@\w+(?:\(.*\))?$"
)
_SPOKEN = frozenset(
    """
    g bg eg vbg weg grin grins grinning smile smiles smirk sigh sighs rant flame flames wink shrug blush
    chuckle chuckles laugh laughs snicker snort groan gasp cough yawn pout ducks duck runs hug hugs nod nods hint
    joke joking humor humour irony sarcasm sarc soapbox aside vent whine troll plug whew ponder musing
    """.split()
)
_ATTRIBUTE = pattern(r'[\w:.-]+="[^"]*"\s*/?>?$')
_DECLARED = r"(?:(?:set|export|setenv|alias|let|local|my|our|var|const|final|int|char|long|double|float|bool) ){0,2}"
_ASSIGNMENT = pattern(
    rf"{_DECLARED}" r"[$@%&*]?[\w.\[\]'\"$>-]+(?:\(\))?\s*(?:[-+*/|.:&^%]?=|<-|=>)(?!=)\s*\S"
)
_PROSE_EQUAL = pattern(r"(?:[\w.-]+\s+){0,2}[\w.-]+\s*=\s*\S+(?:\s+[a-z]+){3}")
_CALL = pattern(r"!?[\w.:>$-]+\(.*\)\s*+[;:{,]?\s*+(?:#.*|//.*)?$")
_SYNTAX = frozenset("=(){}[]<>\"'$&|:+")
_ALONE = frozenset(
    ["else", "try", "finally", "do", "begin", "end", "fi", "done", "esac", "endif", "then", "pass"]
)
_DEFINERS = frozenset(
    ["def", "class", "function", "sub", "fn", "func", "struct", "enum", "interface"]
)
_MODIFIERS = frozenset(
    [
        "public",
        "private",
        "protected",
        "static",
        "virtual",
        "extern",
        "typedef",
        "template",
        "const",
    ]
)
_BRANCHES = frozenset(
    ["if", "elif", "for", "while", "switch", "foreach", "catch", "except", "case", "unless", "with"]
)
_BRANCH_END = pattern(r".*(?:[)\]\"'}]\s*+[:{]?|[=!<>]=?\s?[\w\"']+\s?:|\sin\s[\w.]+:)\s*+$")
# How Python's blocks begin; "if needed:" is prose.
_PYTHON = pattern(
    r"for [\w, ()*]{1,60} in [\w.()\[\]{}'\", *:+-]{1,80}:$|except(?: [\w.,() ]{1,60})?:$|with .{1,80} as \w{1,30}:$"
    r"|(?:if|elif|while) (?:not )?(?:\S{1,60}[.\[(]\S{0,80}|[\w.\[\]()'\"]{1,60} (?:[=!<>]=|[<>]|is(?: not)? None\b|not in) ?.{0,80}):$"
)
OPENERS_OF_CODE = frozenset(
    ["import", "from", "def", "class", "return", "raise", "print", "yield", "elif"]
)
"""Words that a statement begins with which holds no sign that prose could do without."""
_GIVERS = frozenset("return raise yield print assert throw puts echo del await".split())
_GIVEN = pattern(r"[a-z]+ (?:[^\s\w]?[\w.]{1,60}[(\['\".={]|['\"\[{(]\S)")
_IMPORTERS = frozenset("import from package using use require include require_once source".split())
_IMPORT = pattern(
    r"\w+\s+[\w.:*/\"'<>-]+\s*;$"
    r"|(?:from\s+[\w.]+\s+import\s++[\w*, ()]+|import\s+[\w.]+(?:\s+as\s+\w+)?(?:, ?[\w.]+(?:\s+as\s+\w+)?){0,12},?)$"
)
_SQL_WORDS = frozenset(
    """
    SELECT INSERT UPDATE DELETE CREATE ALTER DROP GRANT FROM WHERE JOIN LEFT RIGHT INNER OUTER GROUP ORDER
    HAVING LIMIT UNION VALUES
    """.split()
)
_SQL = pattern(
    r"(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|DROP|GRANT|FROM|WHERE|HAVING|LIMIT|VALUES"
    r"|(?:(?:LEFT|RIGHT|INNER|OUTER) ){0,2}JOIN|(?:GROUP|ORDER) BY|UNION(?: ALL)?)\s{1,3}[\w*`\"($]|VALUES\s?\("
)
_SHELL_ENDS = ("; do", "; then", "; done", "; fi")
_TEX = pattern(r"\\[A-Za-z@]{2,40}\*?(?:[\[{].*|\s.{0,40}|\s*)$")
_SETTING = pattern(r"[;#]?\s?[A-Za-z][\w .:/-]{0,40}=|[;#]|\[[\w .:/\"-]{1,60}\]$")
_LISP = pattern(
    r"\((?:def(?:un|var|macro|custom|ine|n|)\s|setq\s|setf\s|set!\s|let\*?\s\(|lambda\s|progn[\s(]"
    r"|[a-z]{2,20}(?:-[a-z]{1,20}){1,5}\s(?:'\w|\(|\d))"
)
# How a piece of code ends whose inner lines are set in.
_END = pattern(
    r"(?:end|End|END|fi|done|esac|wend)(?:[ ]?\w{1,20}){0,2}[.;]?$|</[A-Za-z][\w:-]{0,40}>$|\\stop[a-z]{1,20}$"
)


@lru_cache(maxsize=64)  # several passes ask of one line
def is_code(line: str) -> bool:
    """Source code, markup, SQL."""
    first, last = line[0], line[-1]
    if last == ";" and line != ";":
        if line[-2] in ")\"'\\]}>" or not _SYNTAX.isdisjoint(line):
            return True
        return _is_statement(line, last)
    if last in "{}":
        return True
    if first in "{}()[];" and _BRACKETS.match(line):
        return True
    if first in "/*#<@" and _OPENERS.match(line):
        return first != "<" or not _is_spoken(line)
    if last == "\\":
        return line[-2:-1] in (" ", "\t")
    if last in "&|" and len(line) > 3 and line[-2] == last:
        return True
    if first == "\\":
        return _TEX.match(line) is not None
    if "->" in line and (" :: " in line or (first == "|" != last and "  " not in line)):
        return True
    if ("=" in line or "<-" in line) and _ASSIGNMENT.match(line):
        return _PROSE_EQUAL.match(line) is None
    if last in '>"' and _ATTRIBUTE.match(line):
        return True
    if last in "):," and "(" in line and _CALL.match(line):
        return True
    return _is_statement(line, last) or line.endswith(_SHELL_ENDS)


def opens_statement(line: str) -> bool:
    """Whether a line, which begins with one of `OPENERS_OF_CODE`, is a statement that no prose looks like.

    >>> opens_statement("import os"), opens_statement("from here on")
    (True, False)
    """
    return _is_statement(line, line[-1])


def _is_spoken(line: str) -> bool:
    """What people write like a tag: that they cut something, grin, or begin to rant."""
    return line.strip("</> ").casefold() in _SPOKEN or cut_words(line)


def _is_statement(line: str, last: str) -> bool:
    """A line that a keyword opens; most keywords open English sentences too."""
    word = line.split(None, 1)[0].rstrip(":(")
    if word in _ALONE:
        return len(line) <= len(word) + 2
    if word in _DEFINERS or word in _MODIFIERS:
        return last in "({:;,>)"
    if word in _BRANCHES:
        if last == ":" and _PYTHON.match(line):
            return True
        return last in ")]\"'}:{" and "(" in line and _BRANCH_END.match(line) is not None
    if word in _GIVERS:
        return _GIVEN.match(line) is not None
    if word in _SQL_WORDS and _SQL.match(line):
        return True
    return word in _IMPORTERS and _IMPORT.match(line) is not None


# Paragraphs of code ------------------------------------------------------------------------------


def is_nested(typed: Sequence[str]) -> bool:
    """Whether unstripped lines are set in between the first and a last one that ends what was begun, as
    hardly any code is without.

    >>> is_nested(["for x in *; do", "  echo $x", "done"]), is_nested(["We met", "  on Monday", "in the end"])
    (True, False)
    """
    if len(typed) < 3 or not _END.match(typed[-1].strip()):
        return False
    edge = inset_of(typed[0])
    return (
        inset_of(typed[-1]) == edge
        and any(inset_of(line) > edge for line in typed[1:-1])
        and not any(map(is_sentence, typed))
    )


def is_settings(lines: Sequence[str]) -> bool:
    """Whether lines are a section of a program's settings: its name in brackets, and what is set to what.

    >>> is_settings(["[global]", "work group = HOME", "; guest ok = no"]), is_settings(["[1]", "x = y"])
    (True, False)
    """
    return (
        len(lines) > 1
        and lines[0][:1] == "["
        and lines[0][1:2].isalpha()
        and all(map(_SETTING.match, lines))
        and any("=" in line for line in lines)
    )


def is_lisp(lines: Sequence[str]) -> bool:
    """Whether lines are an expression in brackets that somebody wrote for Emacs or Scheme.

    >>> is_lisp(["(setq fill-column", "      (* 8 9))"]), is_lisp(["(so-called words (see below))"])
    (True, False)
    """
    if not _LISP.match(lines[0]) or lines[-1][-1] != ")":
        return False
    text = " ".join(lines)
    return text.count("(") == text.count(")") and not text.endswith((".)", "?)", "!)"))

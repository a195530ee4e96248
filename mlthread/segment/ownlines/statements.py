"""Programs by their statements, which may go on over lines. In: lines of a paragraph. Out: whether they are a program, or where one begins.

A bracket that is open at the end of a line goes on in the next one, a comment or a line that is set in stands beside
statements, and prose stands nowhere in a program.

>>> is_program(["# what is open", "gates <- read(\\"gates\\",", "  open)"], ["# what is open", "gates <- read(\\"gates\\",", "  open)"])
True
>>> is_program(["I call (as ever)", "the gate"], ["I call (as ever)", "the gate"])
False
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlthread.pattern import pattern
from mlthread.segment.quoting.indents import inset_of

from .codeshapes import is_code
from .lineshapes import is_field, is_odd
from .shapes import is_sentence

__all__ = ["KEYWORDS", "is_program", "is_statement", "program_start"]

KEYWORDS = frozenset(
    """
    static int char long void unsigned struct register double float bool class def global return raise yield print
    import from use my local const var let set case
    """.split()
)
"""Words that begin a line of code of nothing but words."""
_NAME = r"[A-Za-z_.][\w.$@]{0,60}(?:\[[^\]]{0,60}\]{1,2}){0,2}(?:\$[\w.]{1,40})?"
_SURE = pattern(
    # what is set: "x <- f(y)", "x[1] = [2, 3]"
    rf"{_NAME}(?:, ?{_NAME}){{0,5}}\s?<<?-\s?\S"
    rf"|(?:(?:my|var|let|const|local|int|char|double|float|long|unsigned|export|set) ){{0,2}}[$@%&*]?{_NAME}(?:, ?{_NAME}){{0,5}}\s{{0,20}}"
    r"(?:[-+*/|&%]|//|\*\*|<<|>>)?=(?!=)\s?"
    r"(?:!?[\w.:$@]{1,60}[(\[{]|[\"'\[{]|(?:not|lambda|yield|new|await) \S|-?\d[\d.]*\s{0,3}(?:#.{0,80})?$|(?:True|False|None|NULL|TRUE|FALSE)\b)"
    # what is loaded
    r"|import [\w.]{1,60}(?: as \w{1,30})?(?:, ?[\w.]{1,60}(?: as \w{1,30})?){0,12},?$"
    r"|from [\w.]{1,80} import [\w*, ()]{1,200}$"
    r"|(?:library|require|source|data)\([\w.\"'/]{1,60}\)$"
    # what is called: "gate.turn(2)", "turn(gate, by = 2)", "turn()"
    r"|(?:yield |await |return |raise |print )?!?[\w$]{1,40}(?:(?:\.|->|::)[\w$]{1,60}){1,8}\((?!(?:[A-Za-z]+ ){2}[A-Za-z]+[ )]).{0,200}\)\s?;?\s{0,9}(?:(?:#|//).{0,120})?$"
    r"|[a-z]\w{1,40}\((?:\)|[^()]{0,80}[=\"'$\[,].{0,200}\))\s?;?\s{0,9}(?:(?:#|//).{0,120})?$"
)
_CUES = ("(", "=", "<-", "import", "#!")
"""One of them stands in each of these, the last at the head of a script: most paragraphs of prose hold none, which is quick
to see."""
_CALLED = pattern(r"[A-Za-z_.][\w.]{1,40}\([\w., ]{0,60}\)$")
_PLURAL = pattern(r"\w+\((?:e?s|ies|en|n|in|innen|er)\)$")
_SPOKEN = pattern(r"\) [a-z]{2,20} [A-Za-z]|\((?:[A-Za-z]{1,20} ){2,8}[A-Za-z]{1,20}\)")
_ANSWERS = pattern(r"\d{1,3}: |Call:$|[A-Z][a-z]{1,15}: ")
"""What R says of where it was when it failed, of what it was asked, and other answers."""
_COMMENT = ("#", "//", "/*", "*/")
_STRING = pattern(r"\"[^\"]*\"|'[^']*'")
_BRACKETS = pattern(r"[()\[\]{}]")
_OPENS = frozenset("([{")
_BEGINS = pattern(
    r"(?:[\w.$@:\[\]\"' ]{1,80}?(?:<-|=)\s?)?!?(?:\w+ ){0,1}[\w.:$@]{1,60}[(\[{]|[({\[]"
)
_GOES_ON = ("<-", "=", "%>%", "|>", " +", "&&", "||", "\\", "~")
_DOCSTRINGS = ('"""', "'''")
_LONGEST = 60  # lines of one statement
_MOST_OPEN = 40  # brackets that never close, after which no more is looked for one's end
_DELIBERATE = 50  # letters of a line that somebody ended on purpose


def is_statement(line: str, apart: bool) -> bool:
    """Whether a line alone is a statement, which is less sure unless it stands `apart`: set in, or led up to.

    >>> is_statement("gate.turn(by=2)", apart=False), is_statement("turn(gate)", apart=False), is_statement("Gate(s)", apart=True)
    (True, False, False)
    >>> is_statement("turn(gate)", apart=True)
    True
    """
    if is_sentence(line) or is_field(line):
        return False
    if _SURE.match(line):
        return True
    if not apart or _PLURAL.match(line) or _SPOKEN.search(line):
        return False
    return _CALLED.match(line) is not None or is_code(line)


def is_program(lines: Sequence[str], typed: Sequence[str]) -> bool:
    """Whether lines, stripped and as they were typed, are a program: most of them statements, and no prose.

    >>> is_program(two := ["See:", "x = f(1)"], two)
    False
    """
    if not _may_state(lines) or any(map(_ANSWERS.match, lines)):
        return False
    edge = inset_of(typed[0])
    code = other = 0
    sure = False
    for start, stop in _statements(lines):
        first = lines[start]
        if first.startswith(_COMMENT) or first.startswith(_DOCSTRINGS):
            sure = sure or first[:2] == "#!"
            code += first[:2] == "#!"
            continue
        whole = first if stop == start + 1 else " ".join(lines[start:stop])
        if _SURE.match(whole) is not None and not is_field(first):
            sure = True
            code += stop - start
        elif is_code(whole) or is_code(first) or first.split(None, 1)[0] in KEYWORDS:
            code += stop - start
        elif is_sentence(first) or first[-1] in ".?!" or (first[-1] == ":" and " " in first):
            return False
        elif inset_of(typed[start]) <= edge:
            other += stop - start
    return sure and other * 3 <= code


def program_start(lines: Sequence[str], typed: Sequence[str]) -> int:
    """Where in a paragraph that prose opens a program begins, which goes on to its end (0: nowhere).

    >>> lines = ["So I begin with", "gate.turn(by=2)", "gate.close()"]
    >>> program_start(lines, lines)
    1
    """
    if not _may_state(lines):
        return 0
    for number, line in enumerate(lines):
        if _SURE.match(line) is not None and not is_sentence(line):
            break
        if not _is_spoken(line, typed[number]):
            return 0
    else:
        return 0
    above = lines[number - 1] if number else ""
    rest = list(_statements(lines[number:]))
    meant = len(rest) > 1 or len(above) < _DELIBERATE or above[-1] == ":"
    return number if meant and is_program(lines[number:], typed[number:]) else 0


def _may_state(lines: Sequence[str]) -> bool:
    """Whether a statement that is sure may begin on one of the lines."""
    whole = "\n".join(lines)
    return any(map(whole.__contains__, _CUES))


def _is_spoken(line: str, typed: str) -> bool:
    """A sentence, or words with nothing in them that a program has."""
    if not line[0].isalpha() or is_code(line) or line.split(None, 1)[0] in KEYWORDS:
        return False
    return is_sentence(line) or ((" " in line or line[-1] == ":") and not is_odd(typed))


def _statements(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where statements begin and end."""
    start, count = 0, len(lines)
    left = _MOST_OPEN
    while start < count:
        stop = start + 1
        line = lines[start]
        quotes = next((x for x in _DOCSTRINGS if line.count(x) % 2), "")
        last = min(count, start + _LONGEST)
        if quotes:
            while stop < last and quotes not in lines[stop]:
                stop += 1
            stop = min(stop + 1, count)
        elif left and line[0] != "#" and (_BEGINS.match(line) or line.endswith(_GOES_ON)):
            depth = _depth(line)
            while stop < last and (depth > 0 or lines[stop - 1].endswith(_GOES_ON)):
                depth += _depth(lines[stop])
                stop += 1
            if depth > 0:
                stop = start + 1  # it never ends: no bracket of a program's
                left -= 1
        yield start, stop
        start = stop


def _depth(line: str) -> int:
    """How many more brackets a line opens than it closes."""
    bare = _STRING.sub("", line)
    return sum(1 if sign in _OPENS else -1 for sign in _BRACKETS.findall(bare))

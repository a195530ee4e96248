"""Which lines no writer of prose would type. In: one stripped line. Out: whether it is code, log, table.

Cheap looks at the first and last characters come first: a mail's prose must cost next to nothing.

>>> is_code("return x + 1;"), is_log("ERROR: disk full"), is_field("Status:   open")
(True, True, True)
>>> is_code("If you return to this (as I do), wait."), is_log("I got an error"), is_field("said: no")
(False, False, False)
"""

from __future__ import annotations

from mlthread.pattern import pattern
from mlthread.rules.cuts import cut_words

__all__ = [
    "is_code",
    "is_columns",
    "is_command",
    "is_drawn_row",
    "is_field",
    "is_log",
    "is_odd",
    "is_prompt",
    "is_record",
    "is_shell",
    "is_stamped",
    "is_trailer",
    "opens_notes",
]

_ODD_START = frozenset("$#<[|{}>/*-+.&%@;_\\=~`:\t")
_ODD_END = frozenset(";{}>|\\")
_TYPED_GAPS = (".  ", "?  ", "!  ", ":  ")
_WORD_TRIM = ",.;:!?'\")"


def is_odd(content: str) -> bool:
    """Something in the unstripped line that plain prose could do without."""
    if content[0] in _ODD_START or content[-1] in _ODD_END:
        return True
    if content[0] == "(" and content[3:5] == ") ":
        return True  # what an X server logs: "(II) Module loaded"
    if "\t" in content or "=" in content or (":" in content and ":" in content[:24]):
        return True
    if "  " in content and (content[:2] == "  " or not any(map(content.__contains__, _TYPED_GAPS))):
        return True
    word = content.split(None, 1)[0]
    if word.isalpha():
        return False
    word = word.rstrip(_WORD_TRIM)
    return (
        len(word) > 3
        and not word.isalpha()
        and "'" not in word
        and "-" not in word
        and "’" not in word
    )


# Code --------------------------------------------------------------------------------------------

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
_ASSIGNMENT = pattern(r"[$@%&*]?[\w.\[\]'\"$>-]+(?:\(\))?\s*(?:[-+*/|.:&^%]?=|<-|=>)(?!=)\s*\S")
_PROSE_EQUAL = pattern(r"[\w.-]+\s*=\s*\S+(?:\s+[a-z]+){3}")
_CALL = pattern(r"[\w.:>$-]+\(.*\)\s*+[;:{,]?\s*+(?:#.*|//.*)?$")
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
_IMPORTERS = frozenset("import from package using use require include require_once source".split())
_IMPORT = pattern(
    r"\w+\s+[\w.:*/\"'<>-]+\s*;$"
    r"|(?:from\s+[\w.]+\s+import\s++[\w*, ()]+|import\s+[\w.]+(?:\s+as\s+\w+)?)$"
)
_SQL_WORDS = frozenset(["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "GRANT"])
_SQL = pattern(r"(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|DROP|GRANT)\s+[\w*`\"(]")


def is_code(line: str) -> bool:
    """Source code, markup, SQL."""
    first, last = line[0], line[-1]
    if last == ";":
        return len(line) > 1 and (line[-2] in ")\"'\\]}>" or not _SYNTAX.isdisjoint(line))
    if last in "{}":
        return True
    if first in "{}()[];" and _BRACKETS.match(line):
        return True
    if first in "/*#<@" and _OPENERS.match(line):
        return first != "<" or not _is_spoken(line)
    if last == "\\":
        return line[-2:-1] in (" ", "\t")
    if ("=" in line or "<-" in line) and _ASSIGNMENT.match(line):
        return _PROSE_EQUAL.match(line) is None
    if last in '>"' and _ATTRIBUTE.match(line):
        return True
    if last in "):," and "(" in line and _CALL.match(line):
        return True
    return _is_statement(line, last)


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
        return last in ")]\"'}:{" and "(" in line and _BRANCH_END.match(line) is not None
    if word in _SQL_WORDS and _SQL.match(line):
        return True
    return word in _IMPORTERS and _IMPORT.match(line) is not None


# Logs and consoles -------------------------------------------------------------------------------

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_LOG_SIGN = pattern(
    r"[\[(<]?\d{4}[-/.]\d\d[-/.]\d\d[T ,_-]+\d\d:\d\d"
    r"|\[?\d\d:\d\d:\d\d[\].,: ]"
    r"|\[\s*\d+\.\d+\]\s"
    r"|\d\d/(?:\d\d|[A-Z][a-z]{2})/\d{2,4}[ :]\d\d:\d\d"
    r"|\.\.\. \d+ more|\[\.\.\.truncated \d"
    r"|\[[\w./ -]{2,24}\]\s+\S"
    r"|[.~/][\w./+@~-]+:\d+[:,)]"
    r"|(?:0x)?[0-9a-fA-F]{4,16}:?\s+(?:[0-9a-fA-F]{2,8}\s+){3}"
    r"|#\d+\s+(?:0x|\w+\s*\()|\$\$\$\s|\+ \w+\s\S|-{3,} \w.{0,60} -{3,}$"
    r"|-D\w[\w.]*=|-[rwxsStT-]{9}\b|\((?:II|EE|WW|NI|--|==)\)\s"
)
_LOG_WORD = pattern(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s+)?"
    + _MONTH
    + r"\s+\d{1,2},?\s(?:\d{4}\s)?\d{1,2}:\d\d:\d\d"
    r"|at\s[\w.$<>/]+\("
    r"|Traceback \(most|File \".*\", line \d|Caused by:\s"
    r"|(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL|TRACE|SEVERE|FAILED|FAIL|PASS|PASSED|OK)(?::\s|\]\s|\s{2,}|\s\[|\s\()"
    r"|[\w./+@~-]+\.\w{1,4}:\d+[:,)]"
    r"|(?:g?make|ld|gcc|cc1|configure|dpkg|rpm|perl|python|java|npm|mvn|bash|sh|wine|ssh|apt)(?:\[\d+\])?:\s"
    r"|(?:err|fixme|warn|trace|warning|error|debug|info|checking|configure|note):\S"
    r"|checking (?:for|whether) |[A-Z]:\\\S*:"
    r"|(?:gcc|g\+\+|cc|c\+\+|clang|ld|ar|cp|mv|rm|mkdir|install|libtool)\s+-\w"
    r"|[dlbcps][rwxsStT-]{9}\b"
    r"|[0-9a-fA-F]{4,16}:?\s+(?:[0-9a-fA-F]{2,8}\s+){3}"
    r"|(?:[\w$]+\.)+[\w$]*(?:Error|Exception)\b|\w+(?:Error|Exception):\s"
    r"|Setting \w+=|BUILD (?:FAILED|SUCCESSFUL)"
    r"|[A-Z]{2,}(?:_[A-Z]+)+[:=]\s|Details:\s\(|Error [a-z]+ing "
    r"|(?:PARSING|BUILD|STACK|Stack Trace|Error Message|Build Log)(?: \w+){0,2}\s*(?:-->>|:$)"
    r"|(?:Hunk #|patching file|Get:\d|Setting up|Unpacking|Processing triggers)\b"
)


def is_log(line: str) -> bool:
    """What a program wrote about its run."""
    return (_LOG_WORD.match if line[0].isalpha() else _LOG_SIGN.match)(line) is not None


_STAMP = pattern(
    rf"(?:{_MONTH}\s+\d{{1,2}}\s|\[?\d{{4}}-\d\d-\d\d[T ])\d\d:\d\d:\d\d\b|\[\s*\d+\.\d+\]\s"
)


def is_stamped(line: str) -> bool:
    """What a program wrote at a time that it says to the second: no sentence opens so.

    >>> is_stamped("Mar 12 10:22:33 gate kernel: it is open"), is_stamped("Mar 12 it was open")
    (True, False)
    """
    return line[0] in "[20JFMASOND" and _STAMP.match(line) is not None


_SHELL = (
    r"[\w.-]{1,20}:[~/][\w./~-]{0,40}\s?[$#%](?:\s|$)|[$%]\s+(?:sudo\s+)?[\w./~-]+(?:\s|$)"
    r"|\[?[\w.-]+@[\w.-]+[^\]$#%>]{0,40}\]?\s?[$#%>]\s*\S"
)
_PROMPT = pattern(
    rf"{_SHELL}|#\s+(?:sudo\s+)?[\w./~-]+(?:\s|$)|>>> \S|C:\\.*>|irb.*> |[a-z]+> [a-z]"
)
_SHELL_ALONE = pattern(_SHELL)


def is_shell(line: str) -> bool:
    """A shell's prompt that opens no comment.

    >>> is_shell("ann@gate:~$ ls"), is_shell("gate:/tmp#"), is_shell("# ls")
    (True, True, False)
    """
    return _SHELL_ALONE.match(line) is not None


def is_prompt(line: str) -> bool:
    """A shell's or an interpreter's prompt with a command behind it."""
    if not ("$" in line or ">" in line or "#" in line or "%" in line):
        return False
    return _PROMPT.match(line) is not None


_COMMANDS = frozenset(
    """
    sudo cd make apt-get apt yum dnf emerge pip pip3 npm git svn cvs hg bzr ls cat tar wget curl mkdir
    rm cp mv ln chmod chown grep sed awk find echo export ssh scp ping mount umount dd mysql psql
    docker ant mvn gcc python python3 perl ruby java ifconfig iptables modprobe service systemctl
    dpkg rpm pkg_add pkg zpool zfs
    """.split()
)
_COMMAND = pattern(r"\S+(?:\s+[-\w./~:@=$*{}'\"+,]+){0,7}\s*\\?$")


def is_command(line: str) -> bool:
    """A command as typed, without a prompt."""
    word = line.split(None, 1)[0]
    if word in _COMMANDS or word.startswith(("./", "/usr/", "/bin/", "/sbin/", "/etc/")):
        return line[-1] not in ".?!:" and _COMMAND.match(line) is not None
    return False


# Tables ------------------------------------------------------------------------------------------

_FIELD = pattern(
    r"(?:\*{1,2}\s|-\s)?[>*]?[A-Z][\w/#.()'&*-]{0,24}(?:[ ][\w/#.()'&*-]{1,20}){0,4}\s{0,20}[:=](?:\s+\S|\s*$)"
    r"|[a-z]{2,14}:(?:\s{2,}|\t)\S"
    r"|(?:Update of /|In directory |diffs? \(\d+ lines\)|diffstat:)"
)
_RECORD = pattern(r"[A-Z][\w ]{1,30}: [^;:]{1,40};\s+\w[\w ]{1,30}: [^;]{1,40};")
_TRAILER = pattern(
    r"[A-Z][a-z]+(?:-[a-z]+){0,3}-(?:by|By): \S|(?:Fixes|Link|Closes|Change-Id|Cc|BugLink): \S"
)
_NOTES = pattern(
    r"\[\d{1,2}\][:.]?(?:\s|$)|\d{1,2} ?[.):–-] .{0,60}://"
    r"|(?i:links|references|footnotes|notes):?$|(?i:p\. ?s\.?|ps)[:.]?(?:\s|$)"
)
_NOTE_WORDS = ("links", "references", "footnotes", "notes", "ps", "p.s", "p. s")
_BORDER = pattern(r"[+|][-=+|: ]{3,}[+|]$")
_GAPS = pattern(r"\S(?: {2,}|\t+|\s*\|\s*)(?=\S)")


def is_field(line: str) -> bool:
    """ "Label: value", the label one to five words that open with a capital."""
    return (":" in line or "=" in line or line[:2] in ("Up", "In")) and _FIELD.match(
        line
    ) is not None


def is_record(line: str) -> bool:
    """Several "Label: value;" on one line."""
    return "; " in line and line.count(": ") > 1 and _RECORD.match(line) is not None


def is_trailer(line: str) -> bool:
    """ "Signed-off-by: Ann <ann@example.org>"."""
    return ": " in line and _TRAILER.match(line) is not None


def opens_notes(line: str) -> bool:
    """Whether what an author adds below the closing begins so: links that are numbered, a postscript.

    >>> opens_notes("[1] https://example.org/"), opens_notes("1 - https://example.org/"), opens_notes("P.S. One more.")
    (True, True, True)
    >>> opens_notes("1 Mill Lane"), opens_notes("Links to the past"), opens_notes("PSU Ltd")
    (False, False, False)
    """
    if line[0] != "[" and not line[0].isdigit() and not line.lower().startswith(_NOTE_WORDS):
        return False
    return _NOTES.match(line) is not None


def is_drawn_row(line: str) -> bool:
    """A row of a table with lines round it: "| a | b |".

    >>> is_drawn_row("| a | some more |"), is_drawn_row("|x| + |y| is large")
    (True, False)
    """
    return line[0] == "|" and line[-1] == "|" and line.count("|") > 2


def is_columns(line: str) -> bool:
    """Two gaps or more between columns, or one "|" or tab; indentation is no gap."""
    if "  " not in line and "|" not in line and "\t" not in line:
        return line[0] == "+" and _BORDER.match(line) is not None
    if is_drawn_row(line):
        return True
    gaps = _GAPS.findall(line[:300])
    return len(gaps) >= 2 or (len(gaps) == 1 and ("|" in gaps[0] or "\t" in line))

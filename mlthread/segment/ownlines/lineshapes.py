"""Which lines no writer of prose would type. In: one stripped line. Out: whether it is log, prompt, table.

Cheap looks at the first and last characters come first: a mail's prose must cost next to nothing.

>>> is_log("ERROR: disk full"), is_field("Status:   open")
(True, True)
>>> is_log("I got an error"), is_field("said: no")
(False, False)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mlthread.pattern import pattern

from .codeshapes import OPENERS_OF_CODE, opens_statement

__all__ = [
    "TYPED",
    "is_chat",
    "is_columns",
    "is_command",
    "is_drawn_row",
    "is_field",
    "is_log",
    "is_odd",
    "is_of_words",
    "is_prompt",
    "is_record",
    "is_shell",
    "is_stamped",
    "is_surely_log",
    "is_trailer",
    "is_typed",
    "is_wide",
    "opens_notes",
]

TYPED = (">>> ", "... ")
"""Python's prompts."""
_ODD_START = frozenset("$#<[|{}>/*-+.&%@;_\\=~`:\t")
_ODD_END = frozenset(";{}>|\\")
_TYPED_GAPS = (".  ", "?  ", "!  ", ":  ")
_WORD_TRIM = ",.;:!?'\")"


@lru_cache(maxsize=64)  # several passes ask of one line
def is_odd(content: str) -> bool:
    """Something in the unstripped line that plain prose could do without."""
    if content[0] in _ODD_START or content[-1] in _ODD_END:
        return True
    if content[0] == "(" and (content[3:5] == ") " or content[-1] == ")"):
        return True  # what an X server logs: "(II) Module loaded"; a line of Lisp
    if "\t" in content or "=" in content or (":" in content and ":" in content[:24]):
        return True
    if "  " in content and (content[:2] == "  " or not any(map(content.__contains__, _TYPED_GAPS))):
        return True
    word = content.split(None, 1)[0]
    if word.isalpha():
        if word in OPENERS_OF_CODE and opens_statement(content.strip()):
            return True
        return word == "SELECT" or "<-" in content
    if "(" in word[1:] or "<-" in word or word == "R>":
        return True
    word = word.rstrip(_WORD_TRIM)
    return (
        len(word) > 3
        and not word.isalpha()
        and "'" not in word
        and "-" not in word
        and "’" not in word
    )


def is_of_words(line: str) -> bool:
    """Whether a line holds nothing but words and their signs, as nothing does that Python answers.

    >>> is_of_words("So far, so good."), is_of_words("or"), is_of_words("'open'"), is_of_words("[<Gate>]")
    (True, True, False, False)
    """
    return all(word.rstrip(".,:;!?").isalpha() for word in line.split())


# Logs and consoles -------------------------------------------------------------------------------

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
# A kernel's stack: "read_gauge+0x12/0x34 [tides]", "read_gauge drivers/gauge.c:14 [inline]".
_FRAME = r"[\w.]{1,80}(?:\+0x[0-9a-f]{1,8}/0x[0-9a-f]{1,8}\b| [\w.-]{0,40}/[\w./-]{1,80}\.[chS]:\d{1,6}(?: \[inline\])?$)"
_LOG_SIGN = pattern(
    rf"(?:(?:\[<?[0-9a-f]{{1,16}}>?\]|\[<\(?[\w.]{{1,20}}\)?>\]) )?(?:\? )?{_FRAME}|</?(?:TASK|IRQ|NMI|EOI)>$|<\d>\["
    r"|[\[(<]?\d{4}[-/.]\d\d[-/.]\d\d[T ,_-]+\d\d:\d\d"
    r"|\[?\d\d:\d\d:\d\d[\].,: ]|[\[(]?\d\d:\d\d[\])]? (?:<[ @+%]?[\w|^`\\\[\]{}-]{1,20}>|-!-|\* \w)"
    r"|\[\s*\d+(?:\.\d+\](?:\[[ \w]{1,9}\])?|s\])\s"
    r"|\d\d/(?:\d\d|[A-Z][a-z]{2})/\d{2,4}[ :]\d\d:\d\d"
    r"|\*{1,3} (?:(?:removing|[Rr]estoring(?: previous)?|[Ii]nstalling(?: to \w+| \*source\* package)?|package|creating|saving) ['‘’\"?/*]|byte-compiling and|DONE \(|libs$|arch - |preparing package for|building package indices|testing if installed)"
    r"|[\w./()+-]*/[\w./()+-]{1,80}: undefined (?:reference|symbol)"
    r"|\.\.\. \d+ more|\[\.\.\.truncated \d"
    r"|\[[\w./ -]{2,24}\]\s+\S|\[(?:GCC|MSC|Clang) "
    r"|[.~/][\w./+@~-]+:\d+[:,)]|/[\w.+-]{1,40}/[\w./+-]{1,80}(?:\([\w.+-]{1,40}\))?: \S"
    r"|(?:0x)?[0-9a-fA-F]{4,16}:?\s+(?:[0-9a-fA-F]{2,8}\s+){3}"
    r"|#\d+\s+(?:0x|\w+\s*\()|\$\$\$\s|\+ \w+\s\S|-{3,} \w.{0,60} -{3,}$"
    r"|-D\w[\w.]*=|-[rwxsStT-]{9}\s|\((?:II|EE|WW|NI|--|==)\)\s"
    r"|\[\d+\]\s+(?:\"[^\"]{0,200}\"(?:\s+\"|\s*$)|-?\d|TRUE\b|FALSE\b|NA\b|LC_[A-Z]|[\w.]{1,40}\s{2,}[\w.]|[A-Za-z][\w.]{1,40}_\d+\.\d)|\d+: In [\w.:$]{1,60}\(|[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] [A-Z]|\(\d+ rows?\)$|->\s+[A-Z].{3,80}\(cost="
    r"|! (?:(?:LaTeX|Package|Class) .{1,40}Error|Undefined control|Missing \S+ inserted|Emergency stop)"
)
# Those that hold a colon, which few lines of prose do.
_LOG_LABEL = pattern(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s+)?"
    + _MONTH
    + r"\s+\d{1,2},?\s(?:\d{4}\s)?\d{1,2}:\d\d:\d\d"
    r"|Call Trace:|CPU: \d+ PID: \d|Hardware name: |Modules linked in: |Workqueue: \w+ \w"
    r"|(?:BUG|WARNING|INFO): \w[^:\n]{1,60}: |BUG: (?:unable|sleeping|kernel|soft|scheduling)"
    r"|(?:RIP|EIP|RSP|ESP|RAX|RBP|RDX|R\d\d|CR2|FS|PKRU|Code|pc|lr|sp) ?: ?(?:[0-9a-f]{4,16}\b|[0-9a-f]{2} [0-9a-f]{2}\b|[\w.]{1,60}\+0x)|[xr]\d{1,2} ?: ?[0-9a-f]{8}"
    r"|Caused by:\s"
    r"|[\w./+@~-]+\.\w{1,4}:\d+[:,)]"
    r"|(?:g?make|gnumake|ld|gcc|cc1|configure|dpkg|rpm|perl|python|java|npm|mvn|bash|sh|wine|ssh|apt)(?:\[\d+\])?:\s"
    r"|(?:error|fatal|warning): (?:\S|$)|collect2: "
    r"|[a-z][\w.+/-]{1,60}: (?:(?:internal compiler |fatal )?(?:error|warning|failure)s?\b|cannot |\*\*\* \[|undefined )"
    r"|(?:err|fixme|warn|trace|warning|error|debug|info|checking|configure|note):\S"
    r"|[A-Z]:\\\S*:"
    r"|Loading required package: \w|Attaching package: |[\w.+-]{1,60}: undefined reference to "
    r"|(?:usb|scsi|pci|ata|eth|wlan|[hs]d[a-z]|sr|ide|hub|ppp|tty|serio|ACPI|PCI|SCSI device|usb-storage|usbcore"
    r"|[euo]hci[_-]hcd|EXT[234]-fs|ReiserFS|VFS|NET|agpgart|Bluetooth|i8042)(?:\d|[ -][\d.:-]{1,16}| \w{3})?"
    r"(?: \d-[\d.:]{1,8})?\s?: \S"
    r"|LaTeX Warning: "
    r"|[\w.+/-]+\.(?:c|cc|cpp|cxx|h|hpp|f|f90|o|so|java|py|pl|y|l|go|rs|tex): (?:In |At |En |[A-Z]\w+ \W)"
    r"|[\w./+()-]{1,60}: (?:symbol lookup error|error while loading|command not found|No such file or|Permission denied)"
    r"|\w+(?:Error|Exception):\s"
    r"|Details:\s\("
    r"|from \S{1,120}:\d+[,:]$|Platform: \w+-\w+-|Running under: "
    r"|(?:locale|attached base packages|other attached packages|loaded via a namespace.{0,24}|Warning messages?|Traceback):$"
    r"|Tests? run: \d|Get:\d\b"
)
_LOG_WORD = pattern(
    rf"{_FRAME}"
    r"|(?:Read|Write) of size \d+ at addr|(?:Allocated|Freed) by task \d"
    r"|at\s[\w.$<>/]+\("
    r"|Traceback \(most|File \".*\", line \d"
    r"|(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL|TRACE|SEVERE|FAILED|FAIL|PASS|PASSED|OK)(?::\s|\]\s|\s{2,}|\s\[|\s\()"
    r"|compilation terminated\b"
    r"|checking (?:for|whether) |checking [\w +-]{2,40}\.\.\. "
    r"|trying URL '|Content type '[^']{1,40}' length|opened URL$|downloaded \d{1,9} ?[KMG]?b|Installing packages? into "
    r"|Loading Tcl/Tk interface|The following objects? (?:is|are) masked "
    r"|(?:gcc|g\+\+|cc|c\+\+|clang|f77|f90|gfortran|ld|ar|cp|mv|rm|mkdir|install|libtool)\s+-\w"
    r"|[dlbcps][rwxsStT-]{9}\s"
    r"|Chain \w+ \(|[A-Z][\w ]{3,60}\(cost=|l\.\d+ \\|(?:Over|Under)full \\[hv]box"
    r"|[0-9a-fA-F]{4,16}:?\s+(?:[0-9a-fA-F]{2,8}\s+){3}"
    r"|(?:[\w$]+\.)+[\w$]*(?:Error|Exception)\b"
    r"|Python [23]\.\d{1,2}(?:\.\d{1,2})?\S{0,4} \(|Type \"help\", \"copyright\""
    r"|Setting \w+=|BUILD (?:FAILED|SUCCESSFUL)"
    r"|[A-Z]{2,}(?:_[A-Z]+)+[:=]\s|Error [a-z]+ing "
    r"|(?:PARSING|BUILD|STACK|Stack Trace|Error Message|Build Log)(?: \w+){0,2}\s*(?:-->>|:$)"
    r"|In file included from |R version \d+\.\d|(?:i\d86|x86_64|amd64|aarch64|powerpc\w*|sparc\w*)-\w{1,20}-[\w.-]{1,30}\b"
    r"|(?:via|from|discards)\s+[0-9a-f]{7,40}(?:\s|$)|Ran \d+ tests? in "
    r"|(?:Hunk #|patching file|Setting up|Unpacking|Processing triggers)\b"
)


def is_log(line: str) -> bool:
    """What a program wrote about its run."""
    if not line[0].isalpha():
        return _LOG_SIGN.match(line) is not None
    return (":" in line and _LOG_LABEL.match(line) is not None) or _LOG_WORD.match(line) is not None


_SPEAKS = pattern(
    r"(?:ERROR|WARN|INFO|OK|FAIL|PASS)\w*(?::|\])? |(?:error|fatal|warning): |note:|\[[\w./ -]{2,24}\] |-{3,} |\+ "
)


def is_surely_log(line: str) -> bool:
    """A line of a log that nobody's sentence opens like, whatever words follow.

    >>> is_surely_log("usb 1-1: new device found and it works"), is_surely_log("OK: I will see that it works")
    (True, False)
    """
    return is_log(line) and _SPEAKS.match(line) is None


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
    r"|\[?[\w.-]+@[\w.-]+(?:[ :](?! )[^\]$#%>]{0,60})?\]?\s?[$#%>]\s*\S"
    r"|\[?[\w.-]+ at [\w.-]+(?::[^\]$#%>\s]{0,60}| ~[^\]$#%>\s]{0,60}| [^\]$#%>]{0,80}\])\s?[$#%>]\s*\S"
    r"|-?(?:ba|z|c|tc|k)?sh-?\d\.\d{1,2}\w?[$#%]\s+\S|[A-Za-z][\w~]*[/.~-][\w./~-]{0,60}[$%#] [a-z./]"
)
_PROMPT = pattern(
    rf"{_SHELL}|R> \S|#\s+(?:sudo\s+)?[\w./~-]+(?:\s|$)|>>> \S|C:\\.*>|irb.*> |[a-z]+> [a-z]"
    r"|(?:mysql|SQL|sqlite|ghci|Prelude|scala|(?:octave|julia)(?::\d+)?)> ?\S|\w{1,20}=[#>] \S"
)
_SHELL_ALONE = pattern(_SHELL)
_FEW_WORDS = 3  # and one: a command may be a verb that opens a sentence


def is_shell(line: str) -> bool:
    """A shell's prompt that opens no comment.

    >>> is_shell("ann@gate:~$ ls"), is_shell("gate:/tmp#"), is_shell("# ls it"), is_shell("# make up your own mind")
    (True, True, True, False)
    """
    if line[:2] == "# ":
        typed = line[2:].lstrip() or "#"
        few = typed.count(" ") < _FEW_WORDS or " -" in typed or "/" in typed
        return few and is_command(typed)
    return _has_prompt(line) and _SHELL_ALONE.match(line) is not None


_AT_HOST = pattern(r"\[?[\w.-]+@[\w.-]+(?::[~/]| [~/\w])[^\]$#%>]{0,40}\]?\s?[$#%]\s*\S")


def is_typed(line: str) -> bool:
    """A known command at a shell's prompt, or any at one that names who types, where, and at which host.

    >>> is_typed("ann@gate:~$ lift it"), is_typed("# apt-get install gate"), is_typed("$ lift it")
    (True, True, False)
    """
    if line[:2] in ("# ", "$ "):
        return is_command(line[2:].lstrip() or "#")
    return "@" in line and _AT_HOST.match(line) is not None


def is_prompt(line: str) -> bool:
    """A shell's or an interpreter's prompt with a command behind it."""
    return _has_prompt(line) and _PROMPT.match(line) is not None


def _has_prompt(line: str) -> bool:
    return "$" in line or ">" in line or "#" in line or "%" in line


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
    r"|(?i:links|references|footnotes|notes):?$|(?i:p\. ?s\.?|ps)[:.]?(?:\s|$)|Package: \S"
)
_NOTE_WORDS = ("links", "references", "footnotes", "notes", "ps", "p.s", "p. s", "package: ")
_BORDER = pattern(r"[-=+|][-=+|: ]{3,}[-=+|]$")
_WIDE_GAPS = pattern(r"\S(?: {3,}|\t+)(?=\S)")
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
    """Whether what an author adds below the closing begins so: links that are numbered, a postscript, what a package
    says of itself.

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
        return line[0] in "+-=" and "+" in line and _BORDER.match(line) is not None
    if is_drawn_row(line):
        return True
    gaps = _GAPS.findall(line[:300])
    return len(gaps) >= 2 or (len(gaps) == 1 and ("|" in gaps[0] or "\t" in line))


def is_wide(line: str) -> bool:
    """Two gaps or more as nobody leaves them between words, one of five blanks at least: lines set full have more
    of three.

    >>> is_wide("ACCEPT   all  --  anywhere      anywhere"), is_wide("I   did it.  Then   I left.")
    (True, False)
    """
    return "     " in line and len(_WIDE_GAPS.findall(line[:300])) > 1


_CHAT = pattern(r"<[ @+%]?([\w|^`\\\[\]{}-]{2,20})>\s\S")
_TAGS = frozenset(
    "li td th tr dd dt br hr em tt pre div img span link meta font table title body head html".split()
)


def is_chat(lines: Sequence[str]) -> bool:
    """Whether more than one line of a channel's log stands there, each with who said it.

    >>> is_chat(["<ann> who opens the gate?", "<bo> I do"]), is_chat(["<li> one", "<li> two"])
    (True, False)
    """
    if len(lines) < 2:
        return False
    said = [_CHAT.match(line) if line[0] == "<" else None for line in lines]
    nicks = [found[1].lower() for found in said if found is not None]
    return len(nicks) * 3 >= len(lines) * 2 and len(nicks) > 1 and _TAGS.isdisjoint(nicks)

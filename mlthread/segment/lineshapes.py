"""Which lines no writer of prose would type. In: one line. Out: whether it is code, log, table.

>>> is_code("    return x + 1;"), is_log("ERROR: disk full"), is_field("Status:   open")
(True, True, True)
>>> is_code("If you return to this (as I do), wait."), is_log("I got an error"), is_field("said: no")
(False, False, False)
"""

from __future__ import annotations

import re

__all__ = [
    "is_code",
    "is_columns",
    "is_command",
    "is_field",
    "is_log",
    "is_odd",
    "is_prompt",
    "is_record",
    "is_trailer",
]

_CODE = re.compile(
    r"""\s*(?:
      [{}()\[\];,]+;?\s*(?://.*|/\*.*)?$                            # brackets alone
    | (?://|/\*|\*/|\#!|<\?(?:xml|php)|<!--|<!DOCTYPE)               # comments, prologues
    | \#\s?(?:include|define|ifdef|ifndef|if|endif|elif|else|pragma|undef)\b
    | </?[A-Za-z][\w:.-]*(?:\s+[\w:.-]+\s*=|\s*/?>|\s*$)             # tags
    | [\w:.-]+="[^"]*"\s*/?>?$                                       # attributes
    | (?:else|try|finally|do|begin|end|fi|done|esac|endif|then|pass|break|continue)\s*[:;{]?$
    | @\w+(?:\(.*\))?$                                               # decorators
    | (?:def|class|function|sub|fn|func|struct|enum|interface)\s+\w+.*[({:;]\s*$
    | (?:public|private|protected|static|virtual|extern|typedef|template|const|unsigned|void)\s.*[;{(,>)]\s*$
    | (?:if|elif|for|while|switch|foreach|catch|except|case|unless|until)\b.*(?:[)\]"'}]\s*[:{]?|[=!<>]=?\s?[\w"']+\s?:|\sin\s[\w.]+:)\s*$
    | (?:import|from|package|using|use|require|include|require_once|source)\s+[\w.:*/"'<>-]+\s*;\s*$
    | (?:from\s+[\w.]+\s+import\s+[\w*, ()]+|import\s+[\w.]+(?:\s+as\s+\w+)?)$
    | (?:SELECT|INSERT\ INTO|UPDATE|DELETE\ FROM|CREATE|ALTER|DROP|GRANT)\s+[\w*`"(].*
    | [$@%&*]?[\w.\[\]'"$>-]+(?:\(\))?\s*(?:[-+*/|.:&^%]?=|<-|=>)(?!=)\s*\S.*
    | [\w.:>$-]+\(.*\)\s*[;:{,]?\s*(?:\#.*|//.*)?$                   # a call
    | .*(?:[)\w"'\]}]|->)\s*;\s*(?://.*|/\*.*)?$(?<=;)               # ends in ";"
    | .*[)\w"'>]\s*\{\s*$
    | .*\s\\$
    )""",
    re.VERBOSE,
).match
_PROSE_EQUAL = re.compile(r"\s*[\w.-]+\s*=\s*\S+(?:\s+[a-z]+){3}").match

_LOG = re.compile(
    r"""\s*(?:
      [\[(<]?\d{4}[-/.]\d\d[-/.]\d\d[T ,_-]+\d\d:\d\d
    | \[?\d\d:\d\d:\d\d[\].,: ]
    | \[\s*\d+\.\d+\]\s
    | (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+\d{1,2},?\s(?:\d{4}\s)?\d\d:\d\d:\d\d
    | \d\d/(?:\d\d|[A-Z][a-z]{2})/\d{2,4}[ :]\d\d:\d\d
    | at\s[\w.$<>/]+\(
    | Traceback\ \(most
    | File\ ".*",\ line\ \d
    | Caused\ by:\s
    | \.\.\.\ \d+\ more
    | \[\.\.\.truncated\ \d
    | (?:\[[^\]]{1,40}\]\s*)?(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL|TRACE|SEVERE|FAILED|FAIL|PASS|PASSED|OK)(?::\s|\]\s|\s{2,}|\s\[|\s\()
    | \[[\w./ -]{2,24}\]\s+\S
    | [\w./+@~-]+\.\w{1,4}:\d+[:,)]
    | (?:g?make|ld|gcc|cc1|configure|dpkg|rpm|perl|python|java|npm|mvn|bash|sh|wine|ssh|apt)(?:\[\d+\])?:\s
    | (?:err|fixme|warn|trace|warning|error|debug|info|checking|configure|note):\S
    | checking\ (?:for|whether)\ .*
    | (?:gcc|g\+\+|cc|c\+\+|clang|ld|ar|cp|mv|rm|mkdir|install|libtool)\s+-\w
    | [-dlbcps][rwxsStT-]{9}\b
    | (?:0x)?[0-9a-fA-F]{4,16}:?\s+(?:[0-9a-fA-F]{2,8}\s+){3}
    | (?:[\w$]+\.)+[\w$]*(?:Error|Exception)\b
    | \w+(?:Error|Exception):\s
    | \#\d+\s+(?:0x|\w+\s*\()
    | \$\$\$\s
    | \+\ \w+\s\S.*
    | Setting\ \w+=
    | BUILD\ (?:FAILED|SUCCESSFUL)
    | [A-Z]{2,}(?:_[A-Z]+)+[:=]\s
    | -{3,}\ \w.{0,60}\ -{3,}$
    | Details:\s\(
    | Error\ [a-z]+ing\ .*
    | (?:PARSING|BUILD|STACK|Stack\ Trace|Error\ Message|Build\ Log)(?:\ \w+){0,2}\s*(?:-->>|:$)
    | (?:Hunk|patching\ file|Get:\d|Setting\ up|Unpacking|Processing\ triggers)\b\s.*
    | \[-Dd]?[\w.-]+=\S+$
    | -D\w[\w.]*=
    )""",
    re.VERBOSE,
).match

_PROMPT = re.compile(
    r"\s*(?:[$%#]\s+(?:sudo\s+)?[\w./~-]+(?:\s|$)|\[?[\w.-]+@[\w.-]+[^\]$#%>]{0,40}\]?\s?[$#%>]\s*\S|>>> \S|C:\\.*>|irb.*> |[a-z]+> [a-z])"
).match

_FIELD = re.compile(
    r"\s*(?:\*{1,2}\s|-\s)?[>*]?[A-Z][\w/#.()'&*-]{0,24}(?:[ ][\w/#.()'&*-]{1,20}){0,4}\s{0,20}[:=](?:\s+\S.*|\s*)$"
    r"|\s*[a-z]{2,14}:(?:\s{2,}|\t)\S"
    r"|(?:Update of /|In directory |diffs? \(\d+ lines\)|diffstat:)"
).match
_TRAILER = re.compile(
    r"\s{0,4}[A-Z][a-z]+(?:-[a-z]+){0,3}-(?:by|By): \S|(?:Fixes|Link|Closes|Change-Id|Cc|BugLink): \S"
).match
_COMMAND = re.compile(
    r"\s*(?:(?:sudo|cd|make|apt-get|apt|yum|dnf|emerge|pip3?|npm|git|svn|cvs|hg|bzr|ls|cat|tar|wget|curl|mkdir|rm"
    r"|cp|mv|ln|chmod|chown|grep|sed|awk|find|echo|export|ssh|scp|ping|mount|umount|dd|mysql|psql|docker|ant|mvn"
    r"|gcc|python3?|perl|ruby|java|ifconfig|iptables|modprobe|service|systemctl|dpkg|rpm|pkg_add|pkg|zpool|zfs)"
    r"(?:\s+[-\w./~:@=$*{}'\"+,]+){0,7}|(?:\./|/usr/|/bin/|/sbin/|/etc/)\S+(?:\s+\S+){0,6})\s*\\?$"
).match
_ODD = re.compile(r"[=\t:_|\\(/<{};]|  |^\W|[\W]$").search
_RECORD = re.compile(r"[A-Z][\w ]{1,30}: [^;:]{1,40};\s+\w[\w ]{1,30}: [^;]{1,40};").match
_GAPS = re.compile(r"\S(?: {2,}|\t+|\s*\|\s*)(?=\S)").findall


def is_code(line: str) -> bool:
    return _CODE(line) is not None and _PROSE_EQUAL(line) is None


def is_log(line: str) -> bool:
    return _LOG(line) is not None


def is_prompt(line: str) -> bool:
    """A shell's or an interpreter's prompt with a command behind it."""
    return _PROMPT(line) is not None


def is_odd(line: str) -> bool:
    """Something in the line that plain prose could do without."""
    return _ODD(line) is not None


def is_command(line: str) -> bool:
    """A command as typed, without a prompt."""
    return _COMMAND(line) is not None


def is_trailer(line: str) -> bool:
    """ "Signed-off-by: Ann <ann@example.org>"."""
    return _TRAILER(line) is not None


def is_record(line: str) -> bool:
    """Several "Label: value;" on one line."""
    return "; " in line and line.count(": ") > 1 and _RECORD(line) is not None


def is_field(line: str) -> bool:
    """ "Label: value", the label one to five words that open with a capital."""
    return _FIELD(line) is not None


def is_columns(line: str) -> bool:
    """Two gaps or more between columns, or one "|"; indentation is no gap."""
    gaps = _GAPS(line.strip()[:300])
    return len(gaps) >= 2 or (len(gaps) == 1 and ("|" in gaps[0] or "\t" in line.strip()))

"""Patches. In: a `State` with depths. Out: diffs with their headers marked `patch`, diffstats `log`.

Runs first, so that nothing inside a patch (a "-- " line, a comment like an attribution) is taken for
furniture. A hunk's own line counts say where it ends.

>>> from mlthread.segment.quoting.lines import read_lines
>>> state = read_lines("See:\\n--- a/x\\n+++ b/x\\n@@ -1 +1 @@\\n-a\\n+b\\nok?\\n")
>>> mark_patches(state)
>>> state.kind
['', 'patch', 'patch', 'patch', 'patch', 'patch', '']
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern
from mlthread.segment.state import State

__all__ = ["mark_patches"]

_OPENER = pattern(
    r"diff (?:-|\S+ \S)"
    r"|Index: \S"
    r"|RCS file: "
    r"|Only in \S+: "
    r"|Comment at: \S+:\d"
    r"|Property changes on: "
)
_EXTENDED = pattern(
    r"(?:index [0-9a-f]{6,}|(?:new|deleted) file mode |old mode |new mode |similarity index "
    r"|dissimilarity index |rename (?:from|to) |copy (?:from|to) |Binary files |GIT binary patch"
    r"|={60,}|RCS file: |retrieving revision |diff -|Index: |--- |\+\+\+ |\*\*\* \S|Only in "
    r"|Added: |Modified: |Deleted: |URL: http|\\ No newline)"
)
_FILE_HEAD = pattern(r"(?:Added|Modified|Deleted|Removed|Copied): \S")
_HUNK = pattern(r"@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@")
_OLD_HUNK = pattern(r"(?:\*{3} \d+(?:,\d+)? \*{4}|-{3} \d+(?:,\d+)? -{4}|\*{15})\s*$")
_OLD_LINE = pattern(r"[ !+-][ ]|[ !+-]?\s*$")
_FROM_FILE = pattern(r"(?:---|\*\*\*) \S")
_STAT = pattern(r"\s{1,4}\S.{0,200}?\s\|\s+(?:\d+ ?[-+]*|Bin\b.*|[-+]+|\d+ bytes)\s*$")
_STAT_SUM = pattern(r"\s?\d+ files? changed(?:, \d+ insertions?\(\+\))?(?:, \d+ deletions?\(-\))?")
_STAT_MODE = pattern(r" (?:create|delete|rename|copy|mode change|rewrite) ")
_VERSION = pattern(r"\d+\.\d[\w.()-]*(?: \([^)]{1,40}\))?\s*$")


def mark_patches(state: State) -> None:
    """Mark every patch in the author's own text."""
    content, kind, level = state.content, state.kind, state.level
    count, number, seen = len(content), 0, False
    while number < count:
        line = content[number]
        if level[number] or kind[number] or not line:
            number += 1
            continue
        stop = _end_of_patch(content, level, number, count)
        if stop == number and seen and line[0] in "+-":
            stop = _end_of_rest(content, level, number)
        if stop > number:
            state.mark(number, stop, "patch", "patch/diff")
            number, seen = stop, True
        elif " | " in line or " changed" in line:
            number = _mark_diffstat(state, number, count)
        else:
            number += 1


def _opens(content: list[str], number: int, indent: int) -> bool:
    """Does a patch open here? File lines count only in pairs, a hunk header is enough."""
    line = content[number][indent:]
    first = line[:1]
    if first == "@":
        return _HUNK.match(line) is not None
    if first in "dIROCP" and _OPENER.match(line):
        return True
    if number + 1 == len(content) or not first:
        return False
    below = content[number + 1][indent:]
    if first in "-*" and _FROM_FILE.match(line):
        # KDE's server names a file once: "--- trunk/x #663838:663839".
        return below.startswith(("+++ ", "@@ -") if first == "-" else "--- ")
    if below[:5] == "URL: " and number + 2 < len(content):
        below = content[number + 2][indent:]
    return first in "AMDRC" and below[:4] == "====" and _FILE_HEAD.match(line) is not None


def _end_of_patch(content: list[str], level: list[int], start: int, count: int) -> int:
    """The line after the patch that opens at `start`, or `start`."""
    indent = 1 if content[start][:1] == " " else 0
    if not _opens(content, start, indent):
        return start
    number, hunks, last = start, 0, start
    while number < count and not level[number]:
        line = content[number][indent:]
        hunk = _HUNK.match(line) if line[:1] == "@" else None
        if hunk:
            number = _end_of_hunk(content, level, number + 1, hunk, indent)
            hunks, last = hunks + 1, number
        elif _OLD_HUNK.match(line):
            number = _end_of_old_hunk(content, level, number + 1, indent)
            hunks, last = hunks + 1, number
        elif line and (_EXTENDED.match(line) or _opens(content, number, indent)):
            number += 1
            last = number
        elif not line.strip() and number - last < 3:
            number += 1
        elif line[:1] in "+-" and not hunks and number == last:
            number += 1
            last = number
        else:
            break
    if not hunks and last - start < 2:
        return start
    return _with_version(content, last, count)


def _end_of_hunk(
    content: list[str], level: list[int], start: int, hunk: re.Match[str], indent: int
) -> int:
    """The counts in the header say how long it is; a mailer's wrapped tails do not count."""
    old, new = (int(n) if n else 1 for n in hunk.groups())
    number, end = start, start
    limit = start + 4 * (old + new) + 8
    while (old > 0 or new > 0) and number < min(len(content), limit) and not level[number]:
        mark = content[number][indent : indent + 1]
        if mark == "+":
            new -= 1
        elif mark == "-":
            old -= 1
        elif mark in (" ", "\t", ""):
            old, new = old - 1, new - 1
        elif mark != "\\" and not _is_wrapped_tail(content, number):
            break
        number += 1
        if mark:
            end = number
    while number < len(content) and content[number][indent : indent + 1] == "\\":
        number = end = number + 1
    return end


def _is_wrapped_tail(content: list[str], number: int) -> bool:
    """A line without a hunk mark: broken off the long line above, or a reviewer's comment?"""
    above = content[number - 1]
    long = len(above) > 50 or above.startswith("@@ -")
    return long and not content[number].startswith(("@@ -", "diff "))


def _end_of_rest(content: list[str], level: list[int], start: int) -> int:
    """The rest of a hunk below a reviewer's comment: two or more marked lines in the first three."""
    if sum(line[:1] in ("+", "-") for line in content[start : start + 3]) < 2:
        return start
    number = end = start
    while number < len(content) and not level[number]:
        mark = content[number][:1]
        if mark not in ("+", "-", " ", "\t", "\\", "", "@") or content[number].startswith("-- "):
            break
        number += 1
        if mark:
            end = number
    return end


def _end_of_old_hunk(content: list[str], level: list[int], start: int, indent: int) -> int:
    number, end = start, start
    while number < len(content) and not level[number]:
        line = content[number][indent:]
        if _OLD_HUNK.match(line) is None and (_EXTENDED.match(line) or not _OLD_LINE.match(line)):
            break
        number += 1
        if line.strip():
            end = number
    return end


def _with_version(content: list[str], stop: int, count: int) -> int:
    """`git format-patch` ends in "-- " and its own version."""
    number = stop
    while number < count and not content[number].strip():
        number += 1
    if (
        number + 1 < count
        and content[number].rstrip() == "--"
        and _VERSION.match(content[number + 1])
    ):
        return number + 2
    return stop


def _mark_diffstat(state: State, start: int, count: int) -> int:
    """`file | 3 ++-` lines and their sum; a "---" above them is theirs. Gives the next line to look at."""
    content, kind, level = state.content, state.kind, state.level
    number = start
    while number < count and not level[number] and _STAT.match(content[number]):
        number += 1
    if number >= count or not _STAT_SUM.match(content[number]):
        return max(number, start + 1)
    number += 1
    while number < count and _STAT_MODE.match(content[number]):
        number += 1
    above = start - 2 if start > 1 and not content[start - 1].strip() else start - 1
    if above >= 0 and content[above].rstrip() == "---" and not kind[above]:
        start = above
    state.mark(start, number, "log", "patch/diffstat")
    return number

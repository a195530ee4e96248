"""Fields as archives of mail show them above a text, with bullets or without. In: lines of copied text. Out: where
fields begin and end, their names and values.

>>> lines = ["  * From: Ann Lee <ann@example.org>", "  * To: Bo Chen", "    and others", "", "Yes."]
>>> fields_end(lines, 0, [False] * 5), read_fields(lines[:3])
(3, [('from', 'Ann Lee <ann@example.org>'), ('to', 'Bo Chen and others')])
"""

from __future__ import annotations

from mlthread.pattern import pattern

from .furniture import BULLET as _BULLET

__all__ = ["FIELD", "LISTED_FIELD", "UNKNOWN_CHARSET", "fields_end", "read_fields"]

FIELD = pattern(
    rf"(?i){_BULLET}(from|date|subject|to|cc|message[- ]id|in[- ]reply[- ]to|references|lists?)[ \t]{{0,3}}:[ \t]{{0,12}}(\S.{{0,4000}})\Z"
)
"""A field that tells whose message it is or where it belongs: its name and its value."""
LISTED_FIELD = pattern(
    r"[ \t]{0,12}[*\u2022-][ \t]{1,4}[A-Za-z][A-Za-z-]{1,40}:[ \t]{0,12}(?:\S.{0,4000})?\Z"
)
"""Any field behind a bullet."""
# Other fields, and fields whose value the archive left out.
_MORE = pattern(
    rf"(?i){_BULLET}(?:sender|reply-to|importance|priority|precedence|accept-language|organi[sz]ation|comments"
    r"|keywords|thread-(?:index|topic)|user-agent|delivered-to|errors-to|envelope-to|return-path|newsgroups"
    r"|mime-version|mail-followup-to|views|thread|lines|msg[ ]no|message[ ]no|(?:list|content|resent|x)-[a-z-]{1,40}):(?:[ \t]|\Z)"
)
_BARE = pattern(r"[A-Z][a-z]{2,12}:[ \t]{0,8}\Z")
_BULLETED = pattern(r"[ \t]{1,12}[*\u2022-][ \t]{1,4}(?=\S)")
_EMPTY = pattern(rf"(?i){_BULLET}(?:from|date|subject|to|cc):[ \t]{{0,12}}\Z")
_REMARK = pattern(r"[ \t]+(?:\[thread overview\]|\(raw\)|<>)\Z")
UNKNOWN_CHARSET = "(unknown charset) "
"""What hypermail writes before a name of which it does not know how to show it."""
_MOST_FIELDS = 60
_ONCE = frozenset({"from", "date", "subject"})


def fields_end(lines: list[str], start: int, drawn: list[bool]) -> int:
    """The line below the fields that begin at `start`; `drawn` says which lines are navigation."""
    listed = LISTED_FIELD.match(lines[start]) is not None
    seen: set[str] = set()
    for number in range(start, min(len(lines), start + _MOST_FIELDS)):
        line = lines[number]
        found = FIELD.match(line)
        if found is not None:
            name = found[1].lower()
            if name in seen and name in _ONCE:
                return number  # the header of a quote
            seen.add(name)
        elif number == start or not (
            (_is_folded(line) and not drawn[number])
            or _EMPTY.match(line)
            or _MORE.match(line)
            or (listed and LISTED_FIELD.match(line))
            or _is_value(lines, number)
        ):
            return number
    return min(len(lines), start + _MOST_FIELDS)


def _is_folded(line: str) -> bool:
    """Whether a line is set in, as the rest of a long value is."""
    return line[:1] in (" ", "\t") and bool(line.strip()) and not _BULLETED.match(line)


def _is_value(lines: list[str], number: int) -> bool:
    """Whether the line is what belongs to the label above it, or the rest of a list of people: fields go on below."""
    above, below = lines[number - 1].rstrip(), lines[number + 1] if number + 1 < len(lines) else ""
    line = lines[number].rstrip()
    listed = above.endswith(",") and "@" in line
    if not line or not (FIELD.match(below) or _MORE.match(below)):
        return listed and line.endswith(",")
    return listed or _BARE.match(above) is not None


def without_remarks(value: str) -> str:
    """A value without what archives write round it."""
    return _REMARK.sub("", value.strip()).replace(UNKNOWN_CHARSET, "")


def read_fields(lines: list[str]) -> list[tuple[str, str]]:
    """Names, in small letters, and values; "" for what no reader of mail needs."""
    fields: list[tuple[str, str]] = []
    for line in lines:
        found = FIELD.match(line)
        if found is not None:
            name = found[1].lower().replace(" ", "-")
            fields.append((name, without_remarks(found[2])))
        elif LISTED_FIELD.match(line) or _EMPTY.match(line) or _MORE.match(line):
            fields.append((line.strip(" \t*\u2022-").partition(":")[0].lower(), ""))
        elif fields:
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}")
    return fields

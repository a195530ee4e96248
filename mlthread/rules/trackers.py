"""Lines with which bug trackers say who wrote the comment below. In: a line. Out: rule, person and date.

>>> read_tracker("--- Comment #3 from Ann Lee <ann@example.org> ---")
('tracker/comment', 'Ann Lee <ann@example.org>', None)
>>> read_tracker("------- Additional Comments From ann@example.org  2018-02-06 09:33 -------")
('tracker/comment', 'ann@example.org', '2018-02-06 09:33')
>>> read_tracker("(0034567) annlee (developer) - 2024-02-06 09:42")
('tracker/mantis', 'annlee', '2024-02-06 09:42')
>>> read_tracker("Ann Lee commented on KEY-12:")
('tracker/key', 'Ann Lee', None)
"""

from __future__ import annotations

from mlthread.pattern import pattern

__all__ = ["read_comment", "read_note", "read_tracker", "sends_notes"]

# Rule, what such a line must hold, its form.
_FORMS = tuple(
    (rule, sign, pattern(shape))
    for rule, sign, shape in (
        (
            "tracker/comment",
            "rom",
            r"-{3,}\s(?:Comment\s#\d+\s|Additional\s)(?:Comments?\s)?[Ff]rom\s(?P<who>[^\s].{1,120}?)(?:\s+(?P<when>\d{4}-\d\d-\d\d(?:.{0,40}[^\s-])?))?\s-{3,}$",
        ),
        (
            "tracker/key",
            "ed",
            r"(?P<who>[^\s:].{1,60}?)\s(?:commented\s(?:on|edited)|updated|reopened|resolved|closed|created|reassigned|assigned"
            r"|(?:edited|deleted)\s(?:a\s)?comment\s(?:on|edited)|logged\swork\son|moved)"
            r"\s[A-Z][A-Z0-9]{1,20}-\d{1,7}(?:\sto\s[A-Z][A-Z0-9]{1,20}-\d{1,7})?(?:\sat\s(?P<when>\d.{6,30}))?[:.]?$",
        ),
        (
            "tracker/roundup",
            "om",
            r"(?:New\ssubmission\sfrom\s(?P<who>[^\s:].{1,120}?)|(?!On\s)(?P<by>[^\s:].{1,120}?)\sadded\sthe\scomment):$",
        ),
        (
            "tracker/mantis",
            ") ",
            r"\(\d{5,8}\)\s(?P<who>[^\s()].{0,60}?)\s\((?:viewer|reporter|updater|developer|manager|administrator)\)\s"
            r"-\s(?P<when>\d\d(?:\d\d)?-\d\d-\d\d\s\d\d:\d\d)(?:\s[A-Z]{2,5})?$",
        ),
        (
            "tracker/request",
            " wrote in ",
            r"(?P<who>[^\s:>].{1,60}?)\swrote\sin\s(?:request|package|project)\s\S{1,120}:$",
        ),
        ("tracker/changed", "changed:", r"(?P<who>[^\s:].{1,80}?)\schanged:$"),
    )
)


_NOTE = pattern(
    r"(?P<who>[^\s:>].{1,60}?)\s(?:commented(?:\son\sa\sdiscussion(?:\son\s\S{1,200}?)?)?"
    r"|started\sa\snew\sdiscussion(?:\son\s\S{1,200}?)?):(?:\shttps?://\S{1,300})?$"
)


_COMMENT = pattern(
    r"(?P<who>[^\s:>].{1,60}?)(?:\s\([^()]{1,60}\))?,\s(?P<when>[A-Z][a-z]{2,8}\s\d{1,2}(?:,\s\d{4})?,\s\d{1,2}:\d\d"
    r"(?:\s[AP]M)?(?:\s[A-Z]{1,5}(?:[+-]\d{1,2}(?::\d\d)?)?)?)$"
)
_SENDERS = (" on GitLab",)
"""Trackers that send notes: "View it on GitLab"."""


def sends_notes(line: str) -> bool:
    """Whether a line right below dashes is the foot of a mail that brings a note."""
    return any(sender in line for sender in _SENDERS)


def read_note(line: str) -> str | None:
    """The words for who wrote a note, where a line heads one.

    >>> read_note("Ann Lee commented:"), read_note("Ann Lee started a new discussion on gates.c:")
    ('Ann Lee', 'Ann Lee')
    """
    found = _NOTE.match(line) if "ommented" in line or " a new discussion" in line else None
    return None if found is None else found["who"]


def read_comment(line: str) -> tuple[str, str] | None:
    """Who wrote a comment, and when, as Zendesk writes it above.

    >>> read_comment("Ann Lee (Harbour), Feb 6, 2018, 10:17 AM GMT+1")
    ('Ann Lee', 'Feb 6, 2018, 10:17 AM GMT+1')
    """
    found = _COMMENT.match(line)
    return None if found is None else (found["who"], found["when"])


def read_tracker(line: str) -> tuple[str, str, str | None] | None:
    """The rule of a tracker's line, the words for the person, and the date."""
    if len(line) > 200:
        return None
    for rule, sign, form in _FORMS:
        if sign in line and (found := form.match(line)):
            told = found.groupdict()
            return rule, (told["who"] or told["by"]).strip(), told.get("when")
    return None

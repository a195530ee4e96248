"""Lines with which bug trackers say who wrote the comment below. In: a line. Out: rule and person.

>>> read_tracker("--- Comment #3 from Ann Lee <ann@example.org> ---")
('tracker/comment', 'Ann Lee <ann@example.org>')
>>> read_tracker("Ann Lee commented on KEY-12:")
('tracker/key', 'Ann Lee')
"""

from __future__ import annotations

from mlthread.pattern import pattern

__all__ = ["read_tracker"]

# Rule, what such a line must hold, its form.
_FORMS = tuple(
    (rule, sign, pattern(shape))
    for rule, sign, shape in (
        (
            "tracker/comment",
            "rom",
            r"-{3,}\s(?:Comment\s#\d+\s|Additional\s)(?:Comments?\s)?[Ff]rom\s(?P<who>[^\s].{1,120}?)(?:\s+\d{4}-\d\d-\d\d.{0,40})?\s-{3,}$",
        ),
        (
            "tracker/key",
            "-",
            r"(?P<who>[^\s:].{1,60}?)\s(?:commented\s(?:on|edited)|updated|reopened|resolved|closed|created|reassigned|edited\scomment\son|assigned)\s[A-Z][A-Z0-9]{1,20}-\d{1,7}:?$",
        ),
        ("tracker/changed", "changed:", r"(?P<who>[^\s:].{1,80}?)\schanged:$"),
    )
)


def read_tracker(line: str) -> tuple[str, str] | None:
    """The rule of a tracker's line, and the words for the person."""
    if len(line) > 200:
        return None
    for rule, sign, form in _FORMS:
        if sign in line and (found := form.match(line)):
            return rule, found["who"].strip()
    return None

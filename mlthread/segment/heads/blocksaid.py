"""What a header block says. In: a `Block`. Out: whose message follows, as an `Attribution`.

>>> block = Block(0)
>>> block.fields = {"from": "Ann Lee on 5 Feb 2018", "subject": "Gates&gt;"}
>>> said = read_said(block, "en", "en/headers", ())
>>> said.name, said.date, said.subject
('Ann Lee', '5 Feb 2018', 'Gates>')
"""

from __future__ import annotations

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.clocks import find_clock
from mlthread.rules.people import read_person
from mlthread.rules.whowhen import split_who_when

from .blockfields import Block
from .notes import without_route

__all__ = ["language_of", "read_said"]

_LONGEST = 400
_ON_AT_END = pattern(r"\s+on$")
_BOLD_EDGE = pattern(r"(?<![*@.])\*(?![*@.])")  # no hidden address: ***@***.***
_ENTITIES = {"nbsp": " ", "lt": "<", "gt": ">", "quot": '"', "amp": "&"}
_ENTITY = pattern(r"&(nbsp|lt|gt|quot|amp);")
_BESIDE = pattern(r"(?<!\s)\s{4,}[A-Z][A-Za-z]{2,9}#?: .{0,200}$")
# An archive that hides addresses takes an id for one: "<1@example.org>" is "<1 at example.org>" there.
_ID = pattern(r"<([^\s<>]{1,250}(?: at [^\s<>]{1,250})?)>")


def language_of(block: Block) -> str:
    """The code of the language of a block's words: English where they are of that too."""
    if "en" in block.languages or not block.languages:
        return "en"
    return min(block.languages)


def _unescaped(value: str) -> str:
    """A field without what QQ Mail leaves of its page ("&nbsp;", "&gt;")."""
    if "&" not in value or ";" not in value:
        return value
    return _ENTITY.sub(lambda found: _ENTITIES[found[1]], value)


def _alone(value: str) -> str:
    """A field without another one beside it, a wide gap between ("ANN LEE      Refer#: NONE")."""
    return _BESIDE.sub("", value) if "    " in value else value


def _without_star(subject: str) -> str:
    """A subject without the end of what was set bold together with its label."""
    return subject.removesuffix("*").rstrip() if subject.count("*") == 1 else subject


def read_said(block: Block, language: str, rule: str, evidence: tuple[str, ...]) -> Attribution:
    """Who, when, the subject and the id that a block gives."""
    fields = {field: _unescaped(_alone(value)) for field, value in block.fields.items()}
    who, date = fields.get("from", "")[:_LONGEST].strip(), fields.get("date", "").strip() or None
    if block.notes is not None:
        who, date = without_route(block.notes[0]), block.notes[1] or date
    elif date is None and any(map(str.isdigit, who)):
        told, rest = split_who_when(who, language)
        if told is not None and any(map(str.isdigit, told)):  # no "May" of a name
            date, who = told, rest
    if "*" in who:
        who = _BOLD_EDGE.sub("", who)
    who = who.strip().removeprefix("From:").strip().removeprefix("Of ")
    if who.endswith("on"):
        who = _ON_AT_END.sub("", who)
    person = read_person(who)
    named = _ID.match(fields.get("message-id", "").strip())
    return Attribution(
        person.name,
        person.email,
        date,
        named[1].replace(" at ", "@") if named else None,
        _without_star(fields.get("subject", "").strip()) or None,
        language,
        find_clock(date) if date else None,
        rule,
        evidence,
    )

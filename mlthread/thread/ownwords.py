"""Whose words "I wrote:" stands above. In: a body's segments, who wrote the body. Out: the same, with the name.

The line says "I" of whoever wrote the level on which it stands: the author of the mail, or of what they quote.

>>> from mlthread.model import Address
>>> from mlthread.segment.pipeline import split
>>> parts = split("Bo Chen wrote:\\n> I wrote:\\n>> Ten gates.\\n> And locks.\\n")
>>> [part.attribution.name for part in name_own(parts, Address("Ann Lee")) if part.attribution]
['Bo Chen', 'Bo Chen']
"""

from __future__ import annotations

from mlthread.frozen import replace
from mlthread.model import Address, Segment
from mlthread.segment.heads.said import OWN

__all__ = ["name_own"]


def name_own(segments: list[Segment], author: Address) -> list[Segment]:
    """The segments, where an attribution says "I" with the name and the address of who says it."""
    if not any(s.attribution is not None and OWN in s.attribution.evidence for s in segments):
        return segments
    speaks: dict[int, Address] = {0: author}
    out: list[Segment] = []
    for segment in segments:
        said = segment.attribution
        if said is not None:
            if OWN in said.evidence and (who := speaks.get(segment.level)) is not None:
                said = replace(said, name=who.name, email=who.email)
                segment = replace(segment, attribution=said)
            speaks = {level: who for level, who in speaks.items() if level <= segment.level}
            speaks[segment.level + 1] = Address(said.name, said.email)
        out.append(segment)
    return out

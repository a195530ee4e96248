"""Who a page names. In: the words of a head. Out: `Address`.

>>> person_of("Ann Lee <ann () lab example org>"), person_of("Bob Fox <bob at example.org>")
(Address(name='Ann Lee', email='ann@lab.example.org'), Address(name='Bob Fox', email='bob@example.org'))
"""

from __future__ import annotations

import re

from mlthread.mailbox.headers.fields import is_address, read_address
from mlthread.model import Address
from mlthread.pattern import pattern
from mlthread.rules.people import read_person
from mlthread.rules.withheld import without_withheld

__all__ = ["person_of"]

_HIDDEN = pattern(r"<(\S{1,100}) \(\) ([\w-]{1,63}(?: [\w-]{1,63}){0,6})>")


def _spelt_out(found: re.Match[str]) -> str:
    """An address in which an archive wrote "()" for its sign and left out the dots."""
    return f"<{found[1]}@{'.'.join(found[2].split())}>"


def person_of(who: str) -> Address:
    """Name and address as the page shows them."""
    who = without_withheld(_HIDDEN.sub(_spelt_out, who))
    spelt = read_address(who, obscured=True)
    return spelt if spelt.email and is_address(spelt.email) else read_person(who)

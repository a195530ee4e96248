"""Hosts whose Message-IDs many people have: those of mail services, of gateways, of programs that know no name.
In: a host. Out: whether it is one.

>>> is_shared("mail.gmail.com"), is_shared("phx.gbl"), is_shared("gauges.example.org")
(True, True, False)
"""

from __future__ import annotations

__all__ = ["is_shared"]

_NAMES = frozenset(
    "gmail googlemail googlegroups yahoo yahoogroups ymail hotmail outlook msn aol gmx fastmail messagingengine"
    " protonmail yandex rediffmail comcast verizon compuserve wanadoo t-online btinternet icloud gmane thebat"
    " localhost localdomain github sourceforge".split()
)
"""Any of these between two dots, or before the first."""
_DOMAINS = frozenset(
    "phx.gbl live.com me.com mac.com web.de mail.ru qq.com 163.com 126.com sina.com proton.me pm.me rr.com".split()
)
"""What a host ends with."""


def is_shared(host: str) -> bool:
    """Whether many people have ids of a host, which is given in small letters."""
    names = host.split(".")
    return not _NAMES.isdisjoint(names) or ".".join(names[-2:]) in _DOMAINS

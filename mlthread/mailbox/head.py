"""The first bytes of a source, looked at in several ways. In: bytes. Out: `Head`."""

from __future__ import annotations

from functools import cached_property

from mlthread.mailbox.files.streams import BOM

from .charsets import decode_bytes, normal_lines
from .single import header_names

__all__ = ["Head"]

_ODD = bytes({*range(32)} - {*b"\t\n\v\f\r\x1b"})
"""Control characters that no text holds; ESC stands in Japanese."""
_NEAR = 16_384
"""Bytes of what goes on further that are looked at as lines."""


class Head:
    """What recognisers look at. `whole` says that nothing follows."""

    def __init__(self, data: bytes, whole: bool = False) -> None:
        self.data = data.removeprefix(BOM)
        self.whole = whole

    @cached_property
    def lines(self) -> list[str]:
        """The first lines as text, all of them of what is `whole`; a copied page may hold no-break spaces."""
        data = self.data
        if not self.whole:
            data = data[
                : data.rfind(b"\n", 0, _NEAR) + 1 or _NEAR
            ]  # half a letter hides what the others are
        return normal_lines(decode_bytes(data, None)[0]).replace("\xa0", " ").split("\n")

    @cached_property
    def names(self) -> list[str]:
        """The names of the header fields that it begins with."""
        return header_names(self.data)

    @cached_property
    def lower(self) -> bytes:
        """The bytes in lower case, for HTML and the like."""
        return self.data.lower()

    @cached_property
    def is_binary(self) -> bool:
        """Is it no text at all?"""
        sample = self.data[:8192]
        if not sample:
            return False
        odd = len(sample) - len(sample.translate(None, _ODD))
        return odd * 20 > len(sample)

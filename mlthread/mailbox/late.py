"""Functions of modules that few sources need. In: "module:name", as seen from this package. Out: the function; its
module is read when it is first called.

>>> late("pages.pipermail:is_article")(b"<!--beginarticle-->")
True
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

__all__ = ["late"]


def late(where: str) -> Callable[..., Any]:
    """The function; a test looks up each."""

    @cache
    def function() -> Callable[..., Any]:
        module, _, name = where.partition(":")
        found: Callable[..., Any] = getattr(import_module(f"{__package__}.{module}"), name)
        return found

    return lambda *values: function()(*values)

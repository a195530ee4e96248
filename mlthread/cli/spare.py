"""Results that would take the place of what is read. In: sources and the file of -o. Out: wrong usage where it is one
of them, or mail in a folder that is one: what was read would be lost.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

__all__ = ["spare_sources"]


def spare_sources(sources: Iterable[str], output: str | None) -> None:
    """Raises `click.UsageError` where a source would be lost; an earlier result in a folder of mail would not."""
    if output in (None, "-") or not os.path.isfile(output):
        return
    written = os.stat(output)
    for source in sources:
        try:
            read = os.fstat(sys.stdin.fileno()) if source == "-" else os.stat(source)
        except (OSError, ValueError, AttributeError):
            continue
        lies_in_it = source != "-" and os.path.isdir(source) and _lies_in(output, source)
        if os.path.samestat(read, written) or (lies_in_it and _is_mail(output)):
            raise click.UsageError(
                f"-o {output} would take the place of what is read; name another file",
                click.get_current_context(),
            )


def _lies_in(path: str, folder: str) -> bool:
    above = os.path.realpath(folder)
    return os.path.realpath(path).startswith(os.path.join(above, ""))


def _is_mail(path: str) -> bool:
    """Whether a file is recognised as mail, packed or not."""
    from mlthread.mailbox.files.streams import HEAD
    from mlthread.mailbox.formats import find_format
    from mlthread.mailbox.head import Head
    from mlthread.mailbox.magic import is_packed

    try:
        with open(path, "rb") as file:
            data = file.read(HEAD)
    except OSError:
        return False
    return is_packed(data) is not None or find_format(Head(data, len(data) < HEAD)) is not None

"""The command line. In: arguments, environment, sources. Out: text on standard output, an exit status.

- `group` holds the table of commands; each command's module is imported when it is used: `show`, `list_`,
  `split`, `stats`, `pairs`, `export`, `inspect`, `schema`, `completion`, `man`
- declarations: `command` (help with sections), `options` that several share; `moments`, `ids` and `persons`
  read their values
- input: `reading`, with `progress` and what is `kept` between commands; `selection` by `filters`, `messages` of
  split
- output: `output` (a file, a pager or neither), `screen`, `records` (JSON); `spare` keeps it off the sources
"""

from __future__ import annotations

import sys

__all__ = ["run"]


def run() -> None:
    """Run `mlthread` with the arguments of this process; ends it with the exit status."""
    import gc

    # an archive is millions of objects, and none of them garbage that only a search would find (a test
    # watches that): not to look for it saves a tenth of the time
    gc.disable()
    try:
        _end_in_order()
        from .group import root

        root.main(prog_name="mlthread")
    except SystemExit as end:
        _leave(end)


def _end_in_order() -> None:
    """Whoever ends the program, or closes its terminal, leaves no half-written file behind."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):  # Windows has one of them
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _: object) -> None:
    sys.exit(128 + number)  # as shells tell it


def _leave(end: SystemExit) -> None:
    """End the process at once: all is written, and giving back each object takes longer than any import.

    Who profiles or traces the program gets the end that Python makes.
    """
    import os

    if sys.getprofile() or sys.gettrace() or not isinstance(end.code, int):
        raise end
    if sys.stderr is not None:
        sys.stderr.flush()
    os._exit(end.code)

"""The command line. In: arguments, environment, sources. Out: text on standard output, an exit status.

`group` holds the table of commands; each command's module is imported when it is used.
"""

from __future__ import annotations

__all__ = ["run"]


def run() -> None:
    """Run `mlthread` with the arguments of this process; ends it with the exit status."""
    import atexit
    import gc

    # an archive is millions of objects and nearly none of them garbage: looking for it less often
    # saves a tenth of the time and costs no memory that shows
    gc.set_threshold(50_000, 20, 100)
    # and none is looked for at the end, which would take longer than any import
    atexit.register(gc.freeze)
    from .group import root

    root.main(prog_name="mlthread")

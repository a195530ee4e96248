"""Where the result goes. In: pieces of text. Out: standard output, a pager, or a file written whole.

Data is UTF-8 wherever it goes. A file appears under its name only when it is complete.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:
    import subprocess

__all__ = ["Output"]

_FLUSH_AT = 1 << 16
_LONGEST_PREFIX = 40
"""Letters of a file's name in that of the file beside it: a name has room for 255 bytes."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""How a file is opened that nobody has made; Windows has texts and others."""


class Output:
    """A text sink. `path` None or "-": standard output, through `pager` where one is given.

    What is not `drawn` for a screen is data, as it stands in the mail: a terminal gets it without
    what it would obey.

    Used as a context manager: a file is renamed into place when the block ends well and removed
    when it does not.
    """

    def __init__(
        self, path: str | None = None, pager: tuple[str, ...] = (), *, drawn: bool = False
    ) -> None:
        self.path = None if path in (None, "-") else path
        self._drawn = drawn
        self._guarded = False
        self._pager = pager
        self._reader: subprocess.Popen[bytes] | None = None
        self._stream: IO[bytes] | None = None
        self._temporary: str | None = None
        self._waiting: list[str] = []
        self._size = 0

    def __enter__(self) -> Self:
        try:
            if self.path is None:
                if sys.stdout is None:
                    raise OSError("standard output is closed")
                sys.stdout.flush()
                self._guarded = not self._drawn and sys.stdout.isatty()
                self._stream = self._start_pager() or sys.stdout.buffer
            elif os.path.exists(self.path) and not os.path.isfile(self.path):
                self._stream = open(self.path, "wb")  # a device or a pipe: nothing to rename
            else:
                self._open_beside(os.path.realpath(self.path))
        except BaseException:  # an interrupt: the block that would remove the file has not begun
            self._drop()
            raise
        return self

    def _start_pager(self) -> IO[bytes] | None:
        """Start the pager, without a shell; Control-C is then the pager's own affair."""
        if not self._pager:
            return None
        import signal
        import subprocess

        environment = {**os.environ, "LESS": os.environ.get("LESS", "FRX")}
        try:
            self._reader = subprocess.Popen(  # noqa: S603 - the user's own pager, no shell
                self._pager, stdin=subprocess.PIPE, env=environment
            )
        except OSError:
            return None
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return self._reader.stdin

    def _open_beside(self, path: str) -> None:
        """Make the file that is to take the place of another one. Its name is known before it is there, as `mkstemp`
        would not have it: whatever ends the run at this moment, it is removed."""
        import secrets

        folder, name = os.path.split(path)
        part = f".{name[:_LONGEST_PREFIX]}.{secrets.token_hex(4)}.part"
        self._temporary = os.path.join(folder, part)
        try:
            number = os.open(self._temporary, _NEW, 0o600)
        except OSError as error:
            self._temporary = None  # it is not ours
            raise OSError(error.errno, f"cannot write: {error.strerror}", self.path) from None
        self._stream = os.fdopen(number, "wb")
        if hasattr(os, "fchmod"):  # Windows has no such modes
            os.fchmod(number, _mode(path))

    def write(self, text: str) -> None:
        """Add text; it is passed on in large pieces."""
        self._waiting.append(text)
        self._size += len(text)
        if self._size >= _FLUSH_AT:
            self._pass_on()

    def flush(self) -> None:
        """Pass everything on now: the reader may act on each record."""
        self._pass_on()
        if self._stream is not None:
            self._stream.flush()

    def _pass_on(self) -> None:
        if self._waiting and self._stream is not None:
            text = "".join(self._waiting)
            self._waiting.clear()
            self._size = 0
            if self._guarded:
                from mlthread.views.safe import data_of

                text = data_of(text)
            with self._named_errors():
                # a lone surrogate is no character: "?" stands for it
                data = memoryview(text.encode("utf-8", "replace"))
                while data:  # an unbuffered stream may take a part only
                    data = data[self._stream.write(data) :]

    @contextlib.contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            if error.filename is not None:  # named by the block inside this one
                raise
            name = self.path or "standard output"
            raise OSError(error.errno, f"cannot write: {error.strerror}", name) from None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                with self._named_errors():
                    self.flush()
                    self._finish()
        finally:
            self._drop()
            self._end_pager()

    def _end_pager(self) -> None:
        if self._reader is not None:
            import signal

            with contextlib.suppress(OSError):
                if self._reader.stdin is not None:
                    self._reader.stdin.close()
            self._reader.wait()
            self._reader = None
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def _finish(self) -> None:
        if self._stream is None or self.path is None:
            return
        if self._temporary is not None:
            os.fsync(self._stream.fileno())
        self._stream.close()
        if self._temporary is not None:
            os.replace(self._temporary, os.path.realpath(self.path))
            self._temporary = None

    def _drop(self) -> None:
        """Leave nothing half-written behind."""
        if self.path is not None and self._stream is not None:
            with contextlib.suppress(OSError):
                self._stream.close()
        if self._temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(self._temporary)


def _mode(path: str) -> int:
    """Who may read the file: as it is now, else as new files are."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask

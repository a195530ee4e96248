"""Errors that end the reading of one source. In: nothing. Out: `SourceError`.

Wrong usage is click's UsageError; odd mail is never an error but a `Problem` (see `model`).
"""

from __future__ import annotations

__all__ = ["SourceError"]


class SourceError(Exception):
    """A source that cannot be read or holds no message.

    `source` is its name as given, `line` the 1-based line where reading ended (None: not known),
    `problem` one sentence without a full stop that says what is wrong.
    """

    def __init__(self, source: str, problem: str, line: int | None = None) -> None:
        super().__init__(f"{source}: {problem}" if line is None else f"{source}:{line}: {problem}")
        self.source = source
        self.problem = problem
        self.line = line

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str, int | None]]:
        """Copied and sent between processes by what it was made of, not by what it says."""
        return type(self), (self.source, self.problem, self.line)

"""`python -m mlthread` and the console script. In: the command line. Out: an exit status."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line; the import waits until here so that `import mlthread` stays light."""
    from .cli import run

    run()


if __name__ == "__main__":
    main()

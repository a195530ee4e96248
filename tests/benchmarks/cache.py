"""What --cache saves: commands on an archive without it, with it for the first time, with it again. Prints seconds
and ratios to the first, asserts nothing.

python tests/benchmarks/cache.py archive.mbox
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 3
COMMANDS = (("list",), ("show", "1"), ("stats",))


def seconds(command: tuple[str, ...], archive: str, cache: str) -> float:
    """One run; an empty `cache`: without it."""
    environment = {**os.environ, "MLTHREAD_CACHE": cache}
    words = (sys.executable, "-m", "mlthread", *command[:1], "-q", archive, *command[1:])
    start = time.perf_counter()
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def main() -> None:
    """The best round of each counts."""
    archive = sys.argv[1]
    for command in COMMANDS:
        plain = first = again = float("inf")
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as folder:
                plain = min(plain, seconds(command, archive, ""))
                first = min(first, seconds(command, archive, folder))
                again = min(again, seconds(command, archive, folder))
                kept = sum(path.stat().st_size for path in Path(folder).iterdir())
        name = " ".join(command)
        print(f"{name:8}{plain:7.2f} s  first{first / plain:6.2f} x  again{again / plain:6.3f} x"
              f"  {kept / os.path.getsize(archive):5.2f} of its size")  # fmt: skip


if __name__ == "__main__":
    main()

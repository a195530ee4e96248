"""How long commands take to start, against `python -c "import click"`. Prints ratios, asserts nothing.

python tests/benchmarks/startup.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "mail" / "page.txt"
ROUNDS = 15

COMMANDS = {
    "import click": (sys.executable, "-c", "import click"),
    "--version": (sys.executable, "-m", "mlthread", "--version"),
    "--help": (sys.executable, "-m", "mlthread", "--help"),
    "show --help": (sys.executable, "-m", "mlthread", "show", "--help"),
    "show page.txt": (sys.executable, "-m", "mlthread", "show", str(EXAMPLE)),
    "show --json page.txt": (sys.executable, "-m", "mlthread", "show", "--json", str(EXAMPLE)),
    "split page.txt": (sys.executable, "-m", "mlthread", "split", str(EXAMPLE)),
}


def main() -> None:
    """Interleave the rounds, so that a busy moment hits all commands alike; the best round counts."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    for command in COMMANDS.values():  # as after an installation: everything is compiled
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)
    best = dict.fromkeys(COMMANDS, float("inf"))
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)
            best[name] = min(best[name], time.perf_counter() - start)
    base = best["import click"]
    for name, seconds in best.items():
        print(f"{name:24}{seconds * 1000:7.1f} ms{seconds / base:7.2f} x")


if __name__ == "__main__":
    main()

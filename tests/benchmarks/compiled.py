"""Whether the compiled splitter says what the sources say, and how much faster. Needs a C compiler, minutes.

python tests/benchmarks/compiled.py             # builds a wheel, compares and times both
python tests/benchmarks/compiled.py --tests     # runs the tests against the wheel as well
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXTS = [*(ROOT / "tests" / "golden").rglob("*.txt"), *(ROOT / "tests" / "golden").rglob("*.eml")]
ROUNDS = 15

SPLIT_ALL = """
import sys, time
from pathlib import Path
import mlthread
from mlthread.segment import pipeline
texts = [Path(name).read_bytes().decode("utf-8", "replace") for name in sys.argv[2:]]
best = float("inf")
for _ in range(int(sys.argv[1])):
    start = time.perf_counter()
    found = [mlthread.split(text) for text in texts]
    best = min(best, time.perf_counter() - start)
print(pipeline.__file__, len(texts) / best)
print(*found, sep="\\n")
"""


def build(folder: str) -> None:
    """The compiled wheel, unpacked into a folder."""
    command = (sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", folder, ROOT)
    environment = {**os.environ, "HATCH_BUILD_HOOK_ENABLE_CUSTOM": "1"}
    subprocess.run(command, check=True, env=environment)


def split_all(path: str) -> tuple[float, str]:
    """Texts a second, and what all of them are split into, by the mlthread at a path."""
    done = subprocess.run(
        (sys.executable, "-c", SPLIT_ALL, str(ROUNDS), *map(str, sorted(TEXTS))),
        env={**os.environ, "PYTHONPATH": path},
        cwd=path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    head, _, found = done.stdout.partition("\n")
    where, _, speed = head.rpartition(" ")
    print(f"{float(speed):8.0f} texts/s  {where}")
    return float(speed), found


def main() -> None:
    """Exit status 1 where the two differ."""
    with tempfile.TemporaryDirectory() as folder:
        build(folder)
        slow, expected = split_all(str(ROOT))
        fast, found = split_all(folder)
        print(f"{fast / slow:.2f} times as fast; {len(TEXTS)} texts")
        if found != expected:
            sys.exit("the compiled splitter differs")
        if "--tests" in sys.argv[1:]:
            # compiled modules have no docstrings to test
            command = ("pytest", "-q", "-n", "auto", "-k", "not docstrings")
            environment = {**os.environ, "PYTHONPATH": folder}
            sys.exit(subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode)


if __name__ == "__main__":
    main()

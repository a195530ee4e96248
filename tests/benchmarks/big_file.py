"""A file of 2 GB through `mlthread inspect`: prints seconds, messages and the peak memory.

    python tests/benchmarks/big_file.py [--gigabytes 2] [--keep FILE]

The file is made from the picnic month of the tests, every message with an id, date and text of its own.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "mailbox"))
import month


def write(path: Path, size: int) -> None:
    """Fill a file with copies of the month, each message made unique by its number."""
    mails = [month.from_line(post) + month.rfc(post) + b"\n" for post in month.POSTS]
    filler = b"".join(
        b"Line %d of what was said at some length about bread and lemonade.\n" % number
        for number in range(30)
    )
    written = number = 0
    with path.open("wb") as out:
        while written < size:
            number += 1
            mail = mails[number % len(mails)].replace(b"post-", b"post-%d-" % number)
            written += out.write(mail + filler + b"\n")


def main() -> None:
    """Make the file, run the command, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gigabytes", type=float, default=2.0)
    parser.add_argument("--keep", type=Path, help="write the file here and leave it there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "big.mbox"
        write(path, int(options.gigabytes * 2**30))
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "mlthread", "inspect", os.fspath(path)], check=True)
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{options.gigabytes} GB in {seconds:.0f} s, peak {peak:.0f} MB")


if __name__ == "__main__":
    main()

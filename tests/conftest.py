"""Options of the test run."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# Nor by what is set up for whoever runs it: that would be told as a difference.
for _name in [*os.environ]:
    if _name.startswith("MLTHREAD_") or _name in (
        "COLORTERM",
        "COLUMNS",
        "FORCE_COLOR",
        "NO_COLOR",
    ):
        del os.environ[_name]

# A run must not fail by luck: the same examples every time, unless somebody asks to search, and no
# limits of time, which a busy machine misses.
settings.register_profile(
    "same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what comes out into tests/golden/split; read the difference before you commit it",
    )

"""Build hook: the splitter compiled to machine code. In: the sources. Out: a wheel for this machine.

Runs only when asked for, with HATCH_BUILD_HOOK_ENABLE_CUSTOM=1, and then needs a C compiler. Works on
a copy: a compiled module left in the source tree would hide the one that is edited.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGES = ("rules", "segment")


class CompiledBuild(BuildHookInterface):  # type: ignore[type-arg, unused-ignore]
    """Adds the extension modules to the wheel, beside the sources that they are made from."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say what the wheel takes in."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory(prefix="mlthread-", ignore_cleanup_errors=True)
        copy = Path(self._folder.name)
        shutil.copytree(Path(self.root) / "mlthread", copy / "mlthread")
        sources = [
            str(path.relative_to(copy))
            for package in PACKAGES
            for path in sorted((copy / "mlthread" / package).rglob("*.py"))
            if path.name != "__init__.py"
        ]
        command = (sys.executable, "-m", "mypyc", "--follow-imports=silent", *sources)
        environment = {"MYPYC_DEBUG_LEVEL": "0", **os.environ}
        subprocess.run(command, cwd=copy, env=environment, check=True)  # noqa: S603
        shutil.rmtree(copy / "build")
        for path in (path for path in copy.rglob("*") if path.suffix in (".so", ".pyd")):
            build_data["force_include"][str(path)] = str(path.relative_to(copy))
        build_data.update(pure_python=False, infer_tag=True)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Throw the copy away."""
        if version != "editable":
            self._folder.cleanup()

"""Data flows one way: a module imports only from the stages before it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import mlthread

ROOT = Path(mlthread.__file__).parent
MAY_IMPORT = {
    "frozen": set(),
    "hashes": set(),
    "pattern": set(),
    "titles": set(),
    "robots": set(),
    "model": set(),
    "errors": set(),
    "locales": set(),
    "rules": {"locales", "model"},
    "mailbox": {"model", "errors", "rules"},
    "segment": {"model", "rules", "locales"},
    "thread": {"model", "rules", "segment"},
    "views": {"model", "rules"},
    "cli": {"model", "errors", "locales", "rules", "mailbox", "segment", "thread", "views"},
}
TERMINAL = {"click", "rich"}
"""Libraries for people at a terminal: only `cli`, and `views` where it draws, may use them."""
MODULES = sorted(ROOT.rglob("*.py"))


def stage_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Absolute names of all modules imported anywhere in a file."""
    package = ("mlthread", *path.relative_to(ROOT).parts[:-1])
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            name = f"{base}.{node.module}".strip(".") if node.module else base
            if node.module is None or name == "mlthread":
                found.update(f"{name}.{alias.name}" for alias in node.names)
            else:
                found.add(name)
        elif (where := late_name(node)) is not None:
            found.add(f"mlthread.mailbox.{where.partition(':')[0]}")
    return found


def late_name(node: ast.AST) -> str | None:
    """What a call of `late` names; its module is imported there."""
    match node:
        case ast.Call(ast.Name("late" | "_joined"), [ast.Constant(str(where))]):
            return where
    return None


def test_there_is_something_to_check() -> None:
    assert len(MODULES) > 20


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_only_from_the_left(path: Path) -> None:
    stage = stage_of(path)
    if stage in ("__init__", "__main__"):
        return
    allowed = MAY_IMPORT[stage] | {stage, "frozen", "hashes", "pattern", "robots", "titles"}
    for name in imports_of(path):
        if name.startswith("mlthread.") and name != "mlthread.__version__":
            assert name.split(".")[1] in allowed, f"{path} imports {name}"


def test_what_is_imported_late_is_there() -> None:
    nodes = (node for path in MODULES for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    names = list(filter(None, map(late_name, nodes)))
    assert len(names) > 40
    for name in names:
        module, _, function = name.partition(":")
        assert callable(getattr(import_module(f"mlthread.mailbox.{module}"), function))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_the_command_line_and_views_draw(path: Path) -> None:
    if stage_of(path) in ("cli", "views"):
        return
    assert not {name.split(".")[0] for name in imports_of(path)} & TERMINAL


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


PACKAGES = sorted({path.parent for path in MODULES} - {ROOT, ROOT / "locales"})


@pytest.mark.parametrize("package", PACKAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_package_says_where_to_look(package: Path) -> None:
    """All its modules are named in its docstring, and none that is not there; locales need none, by their codes."""
    inside = {path.stem for path in package.glob("*.py")} | {
        path.parent.name for path in package.glob("*/__init__.py")
    }
    told = ast.get_docstring(ast.parse((package / "__init__.py").read_text("utf-8"))) or ""
    assert set(re.findall(r"`(\w+)`", told)) == inside - {"__init__"}


def test_importing_the_library_loads_next_to_nothing() -> None:
    code = "import sys, mlthread; print(sorted(m for m in sys.modules if m.startswith('mlthread')))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "['mlthread']"


def test_every_public_name_is_there() -> None:
    for name in mlthread.__all__:
        assert getattr(mlthread, name) is not None


def group_of(name: str) -> str:
    """The sub-package of a module, or the module itself where it lies in none."""
    return ".".join(name.split(".")[:3])


@pytest.mark.parametrize("stage", ["mailbox", "rules", "segment", "thread", "views", "cli"])
def test_inside_a_stage_data_flows_one_way_too(stage: str) -> None:
    """Sub-packages, and the modules beside them, can be put in an order in which none imports from the right."""
    imports: dict[str, set[str]] = {}
    for path in sorted((ROOT / stage).rglob("*.py")):
        name = ".".join(("mlthread", *path.relative_to(ROOT).with_suffix("").parts))
        if path.stem != "__init__":
            known = imports.setdefault(group_of(name), set())
            known.update(map(group_of, imports_of(path)))
    for group, known in imports.items():
        imports[group] = known.intersection(imports) - {group}
    while imports:
        free = {group for group, known in imports.items() if not known}
        assert free, f"these import each other in a circle: {sorted(imports)}"
        imports = {group: known - free for group, known in imports.items() if group not in free}

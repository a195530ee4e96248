"""`mlthread schema`. In: a name. Out: the JSON schema that the command's output follows."""

from __future__ import annotations

from importlib.resources import files

import click

from .options import command
from .output import Output

__all__ = ["schema_command", "schema_names", "schema_text"]

_FOLDER = files("mlthread.views") / "schemas"


def schema_names() -> list[str]:
    """The names of the schemas that the package ships."""
    names = (entry.name for entry in _FOLDER.iterdir())
    return sorted(name.removesuffix(".json") for name in names if name.endswith(".json"))


def schema_text(name: str) -> str:
    """A schema as it is shipped."""
    return (_FOLDER / f"{name}.json").read_text("utf-8")


@command(
    "schema",
    short_help="Print the JSON schema of a command's output.",
    help="""Print the JSON schema (draft 2020-12) that a command's --json and --jsonl follow; without
    NAME, the names. A document says its version in "schema"; fields may be added within a version,
    they are renamed or removed only with a new number.""",
    examples=(
        ("mlthread schema", "The names"),
        ("mlthread schema show > show.schema.json", "The schema of `mlthread show --json`"),
    ),
)
@click.argument("name", required=False, metavar="[NAME]", type=click.Choice(schema_names()))
def schema_command(name: str | None) -> int:
    """Print it."""
    with Output() as out:
        if name is None:
            out.write("".join(f"{known}\n" for known in schema_names()))
        else:
            out.write(schema_text(name))
    return 0

"""Commands whose help has sections and examples. In: declarations. Out: click commands.

The same declarations make the help, the completion and the manual page, so they cannot drift apart.
"""

from __future__ import annotations

import os
from typing import Any

import click

from mlthread.frozen import NamedTuple

__all__ = ["ENDINGS", "EXPORT_ENDINGS", "Command", "Example", "Option"]

_LAST = "General"
_FORMS = {"as_json": "--json", "as_jsonl": "--jsonl", "as_csv": "--csv"}
"""Options of which one names the form of the whole output."""
_ENDINGS = {".json": "as_json", ".jsonl": "as_jsonl", ".csv": "as_csv"}
_OTHER_ENDINGS = {".ndjson": "as_jsonl"}
ENDINGS = "{endings}"
"""In the help of an option: those that name a form which the command writes."""
EXPORT_ENDINGS = {
    ".csv": "csv",
    ".graphml": "graphml",
    ".jsonl": "jsonl",
    ".markdown": "markdown",
    ".mbox": "mbox",
    ".md": "markdown",
    ".ndjson": "jsonl",
}
"""Those of `mlthread export`, and its formats."""
_OF_OTHERS = frozenset((".tsv", ".xlsx", ".ods", ".html", ".htm", ".pdf", ".docx", ".odt"))
_PACKED = frozenset((".gz", ".bz2", ".xz", ".zst", ".zip"))
"""Text under such a name would be opened by nothing."""


class Example(NamedTuple):
    """A command line to try, and what it does."""

    line: str
    what: str


class Option(click.Option):
    """An option that knows its section of the help and its MLTHREAD_* variable."""

    def __init__(self, *args: Any, section: str = "Options", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.section = section


class Command(click.Command):
    """A command with examples; its options stand in sections, in the order of declaration."""

    def __init__(self, *args: Any, examples: tuple[Example, ...], **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", {}).setdefault("max_content_width", 100)
        super().__init__(*args, **kwargs)
        self.examples = examples
        names = {parameter.name for parameter in self.params}
        endings = ", ".join(ending for ending, name in _ENDINGS.items() if name in names)
        for parameter in self.params:
            if isinstance(parameter, Option) and parameter.help:
                parameter.help = parameter.help.replace(ENDINGS, endings)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, but whatever is wrong is told with the command whose help has it."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = ctx
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; its output has one form: that of an option, else that of the ending of -o FILE."""
        given = [flag for name, flag in _FORMS.items() if ctx.params.get(name)]
        if len(given) > 1:
            raise click.UsageError(f"{' and '.join(given)} exclude each other", ctx)
        if ctx.params.get("output") == "":
            raise click.UsageError("-o needs the name of a file", ctx)
        ending = os.path.splitext(ctx.params.get("output") or "")[1].lower()
        if ending in _PACKED:
            raise click.UsageError(f"no {ending} is written here: nothing is packed", ctx)
        if not given:
            self._heed_ending(ctx, ending)
        return super().invoke(ctx)

    def _heed_ending(self, ctx: click.Context, ending: str) -> None:
        """A drawing under a name that promises data would be read by nothing."""
        form = _ENDINGS.get(ending) or _OTHER_ENDINGS.get(ending)
        if "as_json" not in ctx.params or ctx.params.get("new") or ctx.params.get("text"):
            return
        if form in ctx.params:
            ctx.params[form] = True
        elif ending in EXPORT_ENDINGS and "ids" in ctx.params:
            raise click.UsageError(f"no {ending} is written here; mlthread export writes one", ctx)
        elif ending in EXPORT_ENDINGS or ending in _OF_OTHERS:
            written = ", ".join(known for known, name in _ENDINGS.items() if name in ctx.params)
            raise click.UsageError(f"no {ending} is written here, but {written} or text", ctx)

    def sections(self, ctx: click.Context) -> dict[str, list[tuple[str, str]]]:
        """The options as (declaration, help), by section; what every command has stands last."""
        found: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            if not isinstance(parameter, click.Option):
                continue  # the help above says what SOURCE is; click 8.4 and later would list its bare name
            if (record := parameter.get_help_record(ctx)) is not None:
                found.setdefault(getattr(parameter, "section", _LAST), []).append(record)
        return {title: found[title] for title in sorted(found, key=lambda title: title == _LAST)}

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, section by section."""
        for title, records in self.sections(ctx).items():
            with formatter.section(title):
                formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's interface
        """The examples: what each does, and under it the line to type (never wrapped)."""
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write_text(f"{example.what}:")
                formatter.write(f"{'':{formatter.current_indent + 2}}{example.line}\n")

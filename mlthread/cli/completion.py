"""`mlthread completion`. In: the name of a shell. Out: its completion script (click's own)."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from .options import command
from .output import Output

__all__ = ["completion_command"]


@command(
    "completion",
    short_help="Print the completion script of a shell.",
    help="""Print the script that completes commands, options, formats and files in a shell. The
    shell must read it when it starts.""",
    examples=(
        ("mlthread completion bash > ~/.local/share/bash-completion/completions/mlthread", "bash"),
        ("mlthread completion zsh > ~/.zfunc/_mlthread", "zsh, with ~/.zfunc in fpath"),
        ("mlthread completion fish > ~/.config/fish/completions/mlthread.fish", "fish"),
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> int:
    """Print it. The template is filled here: asking click would start the shell to learn its version."""
    made = get_completion_class(shell)
    assert made is not None
    completion = made(click.Command("mlthread"), {}, "mlthread", "_MLTHREAD_COMPLETE")
    with Output() as out:
        out.write(completion.source_template % completion.source_vars())
    return 0

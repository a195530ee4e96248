"""List the messages that an archive has lost, with what their readers kept of them.

python examples/missing_messages.py examples/mail/2024-March.txt
"""

import sys

import mlthread

for conversation in mlthread.reconstruct(mlthread.read(*sys.argv[1:])):
    for turn in conversation.turns:
        if turn.origin == "quoted":
            readers = {part.id for part in turn.provenance}
            print(f"{turn.author.label}, {turn.date.earliest} to {turn.date.latest}:")
            print(f"  lost from {conversation.subject!r}, readers who kept it: {len(readers)}")
            for line in turn.text.splitlines():
                print(f"  | {line}")

"""Print one line a message: when, who, and whom it answers.

python examples/timeline.py examples/mail/2024-March.txt
"""

import sys

import mlthread

for conversation in mlthread.reconstruct(mlthread.read(*sys.argv[1:])):
    print(conversation.subject)
    turns = {turn.id: turn for turn in conversation.turns}
    for turn in conversation.turns:
        moment = turn.date.utc or turn.date.earliest
        when = f"{moment:%Y-%m-%d %H:%M}" if moment else "no date"
        parent = turns.get(turn.parent)
        answers = f", answers {parent.author.label}" if parent else ""
        print(f"  {when}  {turn.author.label}{answers}")

"""Print what each person wrote, without quotes, signatures and footers.

python examples/new_text.py examples/mail/patch-review.mbox
"""

import sys

import mlthread

KEPT = {"text", "patch", "code", "log", "table", "heading"}

for message in mlthread.read(*sys.argv[1:]):
    print(f"== {message.author.label}")
    for segment in mlthread.split(message.body):
        if segment.level == 0 and segment.kind in KEPT and segment.text.strip():
            print(segment.text.strip("\n"))

"""Conversations to files other programs read. In: conversations. Out: pieces of text.

`mbox`, `csvtable`, `graphml`, `markdown`: same input, same bytes: no clock, no random order, nothing of the
machine.
"""

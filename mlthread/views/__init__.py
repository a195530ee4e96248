"""Conversations to output. In: the types of `model`. Out: JSON, text for a terminal, export files.

`document` is the only module that knows JSON key names, `terminal` the only one that knows rich.
"""

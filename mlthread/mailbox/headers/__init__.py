"""`header`: bytes to fields; `fields`: their values to addresses, ids and lists; `dates`; `writers`: who stands
behind a From that a list rewrote.
"""

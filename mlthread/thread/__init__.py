"""Messages and segments to conversations.

`texts` compares words, `times` clocks; `records` and `archive` are what is known of each message; `parents`
finds whom each answers, `lost` the messages that survive only as quotes; `linking`, `timeline` and `assembly`
put conversations together, in the order of `pipeline`.
"""

"""Messages that survive only as quotes: their pieces, their author, their minute."""

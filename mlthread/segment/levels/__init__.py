"""Whose words each line holds, as a place in the reply chain: from depth, attributions and what is set in."""

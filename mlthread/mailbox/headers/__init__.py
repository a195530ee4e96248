"""Header bytes to fields, and their values to addresses, ids and dates."""

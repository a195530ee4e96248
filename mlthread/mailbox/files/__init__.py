"""Sources to byte streams: what lies where, unpacked within bounds."""

"""The text of one body to segments."""

"""Bytes to messages."""

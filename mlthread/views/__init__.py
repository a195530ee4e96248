"""Conversations to output."""

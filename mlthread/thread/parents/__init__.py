"""Candidate parents, what speaks for each, and the choice."""

"""Whose clock an attribution prints, and in which zone."""

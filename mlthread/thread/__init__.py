"""Messages and segments to conversations."""

"""Tables of words and shapes, compiled to matchers."""

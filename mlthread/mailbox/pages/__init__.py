"""Pages of web archives, as HTML or as text that people copied, to messages: a module per program."""

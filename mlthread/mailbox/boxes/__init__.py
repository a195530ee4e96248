"""Files of many mails to raw messages: a module per kind of box."""

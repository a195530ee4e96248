"""What the lines of an author are: greetings, signatures, footers, patches, code, logs, headings."""

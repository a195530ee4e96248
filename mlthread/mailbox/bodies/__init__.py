"""Bodies to the text that people wrote: MIME, HTML, RTF, format=flowed, what was scrubbed or never decoded."""

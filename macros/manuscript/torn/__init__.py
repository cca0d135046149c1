"""One cause told for what only follows from it: calls that cannot be read, headings whose ids part."""

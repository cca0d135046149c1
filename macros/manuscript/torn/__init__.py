"""One cause told for what only follows from it: a call that cannot be read, headings that part, a slip on a page."""

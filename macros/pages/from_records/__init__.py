"""Pages, and files for machines, that nobody writes: they are made from records."""

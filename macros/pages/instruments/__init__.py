"""What lets a reader look through a long list: the bar above it, and the rows of the ledger."""

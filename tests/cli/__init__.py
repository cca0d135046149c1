"""The commands that write: what they ask, what they leave behind, and that `check` finds nothing wrong with it."""

"""Numbers as intervals: what a hedge allows, what of it a sum allows, and how its result is rounded and hedged."""

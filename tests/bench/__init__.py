"""The benchmark: how long builds and edits take, and what a first visit costs. Measures; never judges."""

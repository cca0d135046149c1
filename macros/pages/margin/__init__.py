"""The margin of proof: the numbers that a paragraph comes down to, beside it, each with what it rests on."""

"""A fact or a claim on its own on its way out: its page with a head of its own, and its file of data."""

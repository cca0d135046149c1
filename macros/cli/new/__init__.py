"""`./ledger new KIND`: what is asked of each kind, the text that is written, and the check before it is kept.

Appends to files and writes new ones; changes nothing that stands there, but for an excuse that no longer holds.
"""

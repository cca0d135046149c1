"""The reference: a page a language that says of everything there is what it is, made from the code and the records."""

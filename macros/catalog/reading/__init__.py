"""Reading a YAML text as it was meant."""

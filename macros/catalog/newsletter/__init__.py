"""What the newsletter itself is: its record, and whether its colours can be read."""

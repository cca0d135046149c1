"""What may be wrong with a chart beyond its own record: the rows it draws, and where its drawing puts things."""

"""Where things stand: rows, scales, plots, labels that keep off one another. Kinds draw with these."""

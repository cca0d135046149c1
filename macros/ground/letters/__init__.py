"""Letters as readers see them: which look alike, and which address words are taken for."""

"""Parts that several papers of a case share."""

"""Statistics of outcomes: the six published figures, with guards against impossible tables."""

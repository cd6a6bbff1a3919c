"""From ring to court: the case file, its custody, and the package that is handed over."""

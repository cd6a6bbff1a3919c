"""The nouns of the house: tables, findings, rings. Imports nothing of ours and does no I/O."""

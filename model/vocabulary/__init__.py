"""What every stable code is called and what it means, in both languages; each fact written once."""

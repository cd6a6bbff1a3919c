"""The page of the vocabulary: every code with its name and meaning, out of its table."""

from docs.blocks import table
from model.vocabulary.families import FAMILIES

OPENING = """# Vocabulary · 词汇

What every stable code is called and what it means. This file is written by `make docs` from
`model/vocabulary/`; nouns of the product as a whole are in the [glossary](../GLOSSARY.md).
"""
COLUMNS = ["code", "English", "meaning", "中文", "含义"]


def vocabulary() -> str:
    """All families of codes, each as a table."""
    return "\n".join([OPENING, *(section(name) for name in FAMILIES)])


def section(name: str) -> str:
    """One family in the order of its table."""
    terms, _ = FAMILIES[name]
    rows = [
        [f"`{code}`", term.name.en, term.meaning.en, term.name.zh, term.meaning.zh]
        for code, term in terms.items()
    ]
    heading = name.replace("_", " ").capitalize()
    return f"## {heading}\n\n{table(COLUMNS, rows)}\n"

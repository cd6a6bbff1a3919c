"""Tables of figures as Markdown."""

from docs.blocks import table as markdown_table


def table(head: list[str], body: list[list[str]]) -> list[str]:
    """The lines of a Markdown table, with an empty line after it."""
    return [markdown_table(head, body), ""]

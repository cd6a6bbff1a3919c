"""Pages of prose with generated blocks: ``<!-- name:begin -->`` to ``<!-- name:end -->``."""

import re


def with_block(page: str, name: str, content: str) -> str:
    """The page with the block called ``name`` holding ``content``, nothing else changed.

    >>> with_block("a\\n<!-- x:begin -->\\nold\\n<!-- x:end -->\\nb", "x", "new")
    'a\\n<!-- x:begin -->\\nnew\\n<!-- x:end -->\\nb'
    """
    pattern = re.compile(
        rf"(<!-- {re.escape(name)}:begin -->\n).*?(<!-- {re.escape(name)}:end -->)", re.DOTALL
    )
    return pattern.sub(lambda found: found[1] + content.strip() + "\n" + found[2], page)


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; bars inside cells are escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(c.replace("|", "\\|") for c in line) + " |" for line in lines
    )

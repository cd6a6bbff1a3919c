"""The catalogue of typologies as one Markdown page, from the docstrings of the code."""

import inspect
import re
from itertools import pairwise
from types import ModuleType

import typologies
from docs.parameter_pages import parameter_table

OPENING = """# Typologies

What Coterie looks for, one section each. This file is written by `make docs` from the code that
does the looking: `typologies/__init__.py` is its table of contents. Every finding is a suspicion
to be examined, with its innocent explanations beside it. What tunes the relations they read and
the rings they end in stands in [parameters](parameters.md).
"""


def catalogue() -> str:
    """The page of all typologies, in the order of the registry."""
    modules: tuple[ModuleType, ...] = typologies.TYPOLOGIES
    contents = [f"- [{m.TITLE.en} · {m.TITLE.zh}](#{m.CODE})" for m in modules]
    return "\n".join([OPENING, *contents, "", *(section(module) for module in modules)])


def section(module: ModuleType) -> str:
    """One typology: its docstring as it stands, what it reports, and what tunes it."""
    return "\n".join(
        [
            f'<a id="{module.CODE}"></a>',
            "",
            f"## {module.TITLE.en} · {module.TITLE.zh}",
            "",
            f"Code `{module.CODE}`; needs {listed(module.NEEDS) or 'nothing beyond claims'}.",
            "",
            as_markdown(inspect.cleandoc(module.__doc__ or "")),
            "",
            f"**Reports.** Signals {listed(module.SIGNALS)}; members as {listed(module.ROLES)}; "
            f"claims for {listed(module.REASONS)}. Not examined, and counted: "
            f"{listed(module.SKIPS)}.",
            "",
            parameter_table(module.Parameters()),
            "",
        ]
    )


def listed(codes: tuple[str, ...]) -> str:
    """Codes in a sentence."""
    return ", ".join(f"`{code}`" for code in codes)


def as_markdown(page: str) -> str:
    """A docstring of the house's form as Markdown: headings are lines over indented text.

    >>> print(as_markdown("What it is.\\n\\nPattern\\n    Several ``people``.\\n"))
    What it is.
    <BLANKLINE>
    **Pattern.** Several `people`.
    """
    lines = []
    for line, following in pairwise([*page.strip().splitlines(), ""]):
        heading = line and not line[0].isspace() and following.startswith("    ")
        lines.append(f"**{line.strip()}.**" if heading else line.strip())
    text = "\n".join(lines).replace("``", "`")
    return re.sub(r"^(\*\*.+\.\*\*)\n", r"\1 ", text, flags=re.MULTILINE)

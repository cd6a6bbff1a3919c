"""The catalogue of typologies as one Markdown page, from the docstrings of the code."""

import inspect
import re
from collections.abc import Mapping
from itertools import pairwise
from types import ModuleType
from typing import Any

import typologies
from docs.parameter_pages import parameter_table
from model.vocabulary.findings import REASONS, ROLES, SKIPS, TYPOLOGIES
from model.vocabulary.signals import SIGNALS
from model.vocabulary.term import Term, called

OPENING = """# Typologies

What Coterie looks for, one section each. This file is written by `make docs` from the code that
does the looking: `typologies/__init__.py` is its table of contents. Every finding is a suspicion
to be examined, with its alternative explanations beside it. What tunes the relations they read
and the rings they end in stands in [parameters](parameters.md).
"""


def catalogue() -> str:
    """The page of all typologies, in the order of the registry."""
    modules: tuple[ModuleType, ...] = typologies.TYPOLOGIES
    contents = [f"- [{heading(module)}](#{module.CODE})" for module in modules]
    return "\n".join([OPENING, *contents, "", *(section(module) for module in modules)])


def heading(module: ModuleType) -> str:
    """What a typology is called, in both languages."""
    title = called(TYPOLOGIES, module.CODE)
    return f"{title.en} · {title.zh}"


def section(module: ModuleType) -> str:
    """One typology: its docstring as it stands, what it reports, and what tunes it."""
    needs = ", ".join(f"`{name}`" for name in module.NEEDS)
    return "\n".join(
        [
            f'<a id="{module.CODE}"></a>',
            "",
            f"## {heading(module)}",
            "",
            f"Code `{module.CODE}`; needs {needs or 'nothing beyond claims'}.",
            "",
            as_markdown(inspect.cleandoc(module.__doc__ or "")),
            "",
            "**Reports.**",
            "",
            f"- Signals: {named(SIGNALS, module.SIGNALS)}.",
            f"- Members: {named(ROLES, module.ROLES)}.",
            f"- Claims: {named(REASONS, module.REASONS)}.",
            f"- Not examined, and counted: {named(SKIPS, module.SKIPS)}.",
            "",
            parameter_table(module.Parameters()),
            "",
        ]
    )


def named(terms: Mapping[Any, Term], codes: tuple[str, ...]) -> str:
    """Codes in a sentence, each with its name."""
    return "; ".join(f"{terms[code].name.en} (`{code}`)" for code in codes)


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

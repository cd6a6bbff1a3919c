"""The catalogue of typologies as one Markdown page, from the docstrings of the code."""

import dataclasses
import inspect
import re
from itertools import pairwise
from types import ModuleType
from typing import Any

import typologies
from docs.blocks import table

OPENING = """# Typologies

What Coterie looks for, one section each. This file is written by `make docs` from the code that
does the looking: `typologies/__init__.py` is its table of contents. Every finding is a suspicion
to be examined, with its innocent explanations beside it.
"""


JOINING = ("", "and", "or")
"""Between two names these say that both share the words that follow."""


def catalogue() -> str:
    """The page of all typologies, in the order of the registry."""
    modules: tuple[ModuleType, ...] = typologies.TYPOLOGIES
    contents = [f"- [{m.TITLE.en} · {m.TITLE.zh}](#{m.CODE})" for m in modules]
    return "\n".join([OPENING, *contents, "", *(section(module) for module in modules)])


def section(module: ModuleType) -> str:
    """One typology: its docstring as it stands, what it needs, and what tunes it."""
    needs = ", ".join(f"`{name}`" for name in module.NEEDS) or "nothing beyond claims"
    return "\n".join(
        [
            f'<a id="{module.CODE}"></a>',
            "",
            f"## {module.TITLE.en} · {module.TITLE.zh}",
            "",
            f"Code `{module.CODE}`; needs {needs}.",
            "",
            as_markdown(inspect.cleandoc(module.__doc__ or "")),
            "",
            table(["parameter", "default", "what it is"], parameter_rows(module)),
            "",
        ]
    )


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


def parameter_rows(module: ModuleType) -> list[list[str]]:
    """One table row per parameter: name, default, and what the class says about it."""
    return rows_of(module.Parameters(), "")


def rows_of(parameters: Any, prefix: str) -> list[list[str]]:
    """The parameters of a dataclass; those that are dataclasses themselves are opened up."""
    names = [field.name for field in dataclasses.fields(parameters)]
    said = explained(inspect.cleandoc(type(parameters).__doc__ or ""), names)
    rows = []
    for name in names:
        value = getattr(parameters, name)
        if dataclasses.is_dataclass(value):
            rows += rows_of(value, f"{prefix}{name}.")
        else:
            rows.append([f"`{prefix}{name}`", str(value), said.get(name, "")])
    return rows


def explained(page: str, names: list[str]) -> dict[str, str]:
    """What a docstring says after each quoted name, up to the next of the names.

    >>> explained("Sizes. ``least``: people (4). ``most``: people, too.", ["least", "most"])
    {'least': 'people (4).', 'most': 'people, too.'}
    """
    places = sorted((page.find(f"``{name}``"), name) for name in names)
    known = [(place, name) for place, name in places if place >= 0]
    ends = [place for place, _ in known[1:]] + [len(page)]
    said: dict[str, str] = {}
    following = ""
    for (place, name), end in reversed(list(zip(known, ends, strict=True))):
        words = page[place + len(name) + 4 : end].strip(" :,\n").replace("``", "`")
        if words not in JOINING:
            following = " ".join(words.split())
        said[name] = following
    return said

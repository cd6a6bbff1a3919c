"""Parameters as tables, and the page of those that belong to no typology."""

from typing import Any

from docs.blocks import table
from graph.projections import PROJECTIONS
from model.parameters import documented
from rings.parameters import RingParameters

OPENING = """# Parameters of projections and rings

What can be tuned in the relations that the typologies read, and in the step from findings to
rings. This file is written by `make docs` from the code. The parameters of the typologies stand
in [their catalogue](typologies.md). Every run records all of them in `run.json` under
`parameters`, so a run with other values has another name. In Python, `Settings(tuned={...})`
replaces any of them, nested as `run.json` nests them; a name that does not exist is refused.
"""


def parameters_page() -> str:
    """The page of the parameters of projections and rings."""
    lines = [OPENING]
    for projection in PROJECTIONS:
        tuned = projection.Parameters()
        lines += [f"## Projection `{projection.NAME}`", "", f"{projection.MEANING.en}.", ""]
        lines += [parameter_table(tuned) if any(documented(tuned)) else "Nothing to tune.", ""]
    lines += ["## Rings", "", parameter_table(RingParameters()), ""]
    return "\n".join(lines)


def parameter_table(parameters: Any) -> str:
    """A row per parameter; a part of others has a row of its own that says what it is for."""
    return table(["parameter", "default", "unit", "what it is", "source"], rows_of(parameters))


def rows_of(parameters: Any) -> list[list[str]]:
    """The rows of ``parameter_table``."""
    return [
        [f"`{one.path}`", shown(one.value), one.about.unit, one.about.meaning, one.about.source]
        if one.value is not None
        else [f"**`{one.path}`**", "", "", f"**{one.about.meaning}**", ""]
        for one in documented(parameters)
    ]


def shown(value: Any) -> str:
    """A value in a cell.

    >>> shown((2, 3)), shown(1e-5), shown("networkit")
    ('2, 3', '1e-05', 'networkit')
    """
    return ", ".join(str(one) for one in value) if isinstance(value, tuple) else str(value)

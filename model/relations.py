"""A relation: an edge table together with what an edge means, its unit and its period."""

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from model.language import Text


@dataclass(frozen=True)
class Relation:
    """What a projection returns.

    ``edges`` has one row per edge; its columns are documented by the projection's docstring.
    ``period`` is the first and last day (days since 1970-01-01) that the edges were derived
    from. ``facts`` are numbers about the derivation as a whole (pairs tested, threshold used).
    ``parameters`` are those of the projection: who reads the edges reads claims by them, too.
    """

    name: str
    meaning: Text
    unit: str
    period: tuple[int, int]
    edges: pa.Table
    facts: dict[str, float] = field(default_factory=dict)
    parameters: Any = None

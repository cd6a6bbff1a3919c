"""The port for relational work: what a projection may ask of the opened data."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from model.claim_index import ClaimIndex

Parameter = str | int | float | bool | None | Sequence[str] | Sequence[int]


class Engine(Protocol):
    """Read-only access to one snapshot: SQL with bound parameters, Arrow out."""

    @property
    def data_version(self) -> str:
        """Digest of the content, whatever the order, names and number of its files."""
        ...

    def query(self, sql: str, parameters: Mapping[str, Parameter] | None = None) -> pa.Table:
        """Rows of one reading statement; ``$name`` places are bound, never formatted."""
        ...

    def claim_index(self) -> ClaimIndex:
        """All claims as aligned integer arrays."""
        ...

    def register(self, name: str) -> pa.Table:
        """``patients``, ``doctors`` or ``providers``: row n describes the entity numbered n."""
        ...

    def registrations(self) -> pa.Table:
        """The canonical ``relations`` table."""
        ...

    def claim_rows(self, claim_nos: npt.NDArray[np.integer]) -> pa.Table:
        """Canonical columns of these claims, with source file, digest and row number."""
        ...

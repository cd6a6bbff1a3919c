"""A company as a typology reads it from the projection: its claims, and what it is worth."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.claim_index import Bool, Int32, Int64
from model.relations import Relation


@dataclass(frozen=True)
class Company:
    """Claims of one company, ascending, with the gathering of each; ``number`` has the columns
    that are equal in all rows, by name.

    ``members`` ascend; ``presence`` has a row per member and a column per gathering.
    """

    record: Int64
    patient: Int32
    gathering: Int32
    number: dict[str, Any]

    @property
    def members(self) -> Int32:
        """Numbers of its insured persons, ascending."""
        return np.unique(self.patient)

    @property
    def presence(self) -> Bool:
        """Who has a claim at which gathering."""
        _, row = np.unique(self.patient, return_inverse=True)
        present = np.zeros((int(row.max()) + 1, int(self.gathering.max()) + 1), dtype=np.bool_)
        present[row, self.gathering] = True
        return present


def companies_in(relation: Relation) -> Iterator[Company]:
    """The companies of the relation, the strongest first."""
    edges = relation.edges
    company = edges["company"].to_numpy()
    starts = np.flatnonzero(np.diff(company, prepend=-1))
    ends = np.append(starts, company.size)[1:]
    for start, end in zip(starts, ends, strict=True):
        rows = edges.slice(start, end - start)
        first = rows.slice(0, 1).to_pylist()[0]
        _, gathering = np.unique(rows["gathering"].to_numpy(), return_inverse=True)
        yield Company(
            record=rows["claim_no"].to_numpy(),
            patient=rows["patient_no"].to_numpy(),
            gathering=gathering.astype(np.int32),
            number=first,
        )

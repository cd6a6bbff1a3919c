"""Visits: the events that become claims, as aligned arrays, and the ledger that collects them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from synthetic.arrays import Bools, Floats, Ints

OUTPATIENT, CHRONIC_OUTPATIENT, INPATIENT, PHARMACY_SALE, OTHER = range(5)
NO_PRESCRIPTION, MAY_PRESCRIBE = 0, 1

# Times are seconds since the first midnight of the world; -1 means "not set".
DEFAULTS: Mapping[str, int | float] = {
    "patient": -1,
    "provider": -1,
    "doctor": -1,
    "kind": OUTPATIENT,
    "start": -1,
    "end": -1,
    "settle": -1,
    "diagnosis": 0,
    "basket": -1,  # list of items in Ledger.baskets that is bought instead of the usual drugs
    "service": -1,  # item of the main service, where it is not the usual one
    "supply": 0,  # days that the drugs last; 0: a short course
    "cost": 1.0,  # multiplies what a comparable visit costs
    "prescription": -1,
    "prescriber": -1,
    "prescribes": NO_PRESCRIPTION,
    "terminal": -1,
    "credential": -1,
    "packs": -1,  # visits with the same number settle the same packages (same trace codes)
    "ring": -1,  # number of the planted ring in the answer sheet; never written to claims
    "present": 1,  # 0: only the card was there, so the person may be elsewhere
    "planned": 0,  # 1: part of a group's schedule; wins over a chance visit at the same time
}


@dataclass(frozen=True)
class Visits:
    """Aligned columns, one row per visit; see ``DEFAULTS`` for their names."""

    columns: Mapping[str, Ints]
    cost: Floats

    def __getitem__(self, name: str) -> Ints:
        return self.columns[name]

    @property
    def size(self) -> int:
        """Number of visits."""
        return len(self.cost)

    def where(self, rows: Ints | Bools) -> "Visits":
        """The chosen rows."""
        return Visits(
            {name: column[rows] for name, column in self.columns.items()}, self.cost[rows]
        )

    def replaced(self, **columns: Ints) -> "Visits":
        """The same visits with some columns exchanged."""
        return Visits({**self.columns, **columns}, self.cost)


def together(parts: list[Visits]) -> Visits:
    """All visits of several parts, one part after the other."""
    names = [name for name in DEFAULTS if name != "cost"]
    return Visits(
        {name: np.concatenate([part[name] for part in parts]) for name in names},
        np.concatenate([part.cost for part in parts]),
    )


def visits(**columns: Ints | Floats | int | float) -> Visits:
    """Visits from arrays and constants; the rest takes its default."""
    unknown = set(columns) - set(DEFAULTS)
    if unknown:
        raise KeyError(f"no such column of a visit: {sorted(unknown)}")
    rows = max(np.size(value) for value in columns.values())
    if any(np.size(value) == 0 for value in columns.values()):
        rows = 0
    made = {
        name: np.broadcast_to(np.asarray(columns.get(name, default)), (rows,))
        if rows or np.ndim(columns.get(name, default)) == 0
        else np.asarray(columns[name])
        for name, default in DEFAULTS.items()
    }
    cost = made.pop("cost").astype(np.float64)
    return Visits({name: column.astype(np.int64) for name, column in made.items()}, cost)


@dataclass
class Ledger:
    """Collects visits, the shopping lists they refer to, and numbers for prescriptions."""

    parts: list[Visits] = field(default_factory=list)
    baskets: list[tuple[int, ...]] = field(default_factory=list)
    numbers: int = 0

    def add(self, **columns: Ints | Floats | int | float) -> None:
        """Add visits; scalars hold for all rows."""
        self.parts.append(visits(**columns))

    def basket(self, items: Ints) -> int:
        """Register a list of one to three items and return its number."""
        self.baskets.append(tuple(int(item) for item in items[:3]))
        return len(self.baskets) - 1

    def fresh(self, count: int) -> Ints:
        """``count`` numbers never handed out before (prescriptions, packages)."""
        first = self.numbers
        self.numbers += count
        return np.arange(first, first + count, dtype=np.int64)

    def all(self) -> Visits:
        """Everything collected so far."""
        return together(self.parts)

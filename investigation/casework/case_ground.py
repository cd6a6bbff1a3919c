"""What the claims say of a case: its rings as their run kept them, and their money."""

from contextlib import closing
from dataclasses import dataclass

from graph.store import Store
from investigation.casework.case_money import CaseMoney, money_of
from investigation.casework.gathering import run_of
from investigation.place import Place
from investigation.stores import open_store
from model.cases import Case
from model.errors import CoterieError
from model.rings import Ring


@dataclass(frozen=True)
class Ground:
    """What a case stands on. ``rings`` is ``None`` where they cannot be read."""

    rings: tuple[Ring, ...] | None = ()
    money: CaseMoney | None = None


def ground_of(store: Store, case: Case) -> Ground:
    """The rings of a case and their money, as far as this store can tell."""
    if not case.ring_ids:
        return Ground()
    try:
        rings = run_of(store, case)[2]
    except CoterieError:
        return Ground(rings=None)
    try:
        return Ground(rings, money_of(store, case, rings))
    except CoterieError:
        return Ground(rings)


def ground_at(place: Place, case: Case) -> Ground:
    """The same from the store of a place; a case is shown where that cannot be opened too."""
    try:
        with closing(open_store(place)) as store:
            return ground_of(store, case)
    except CoterieError:
        return Ground(rings=None if case.ring_ids else ())

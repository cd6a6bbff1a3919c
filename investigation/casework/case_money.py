"""The fund money of a case and its day, as its duties need them."""

from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta

from cases.reckoning import reckoned
from graph.store import Store
from investigation.casework.case_claims import claims_of
from investigation.casework.gathering import run_of
from investigation.place import Place
from investigation.stores import open_store
from model.cases import Case
from model.errors import CoterieError

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class CaseMoney:
    """Minor units, refunds netted; ``last_day`` is the last day of the conduct."""

    fund_minor: int
    last_day: date


def money_of(store: Store, case: Case) -> CaseMoney | None:
    """What the fund paid for the claims that count, as the papers of the case reckon it.

    ``None`` without rings, or where the store holds other claims than those of the case.
    """
    if not case.ring_ids or case.data_version != store.data_version:
        return None
    _manifest, _files, rings = run_of(store, case)
    with store.engine() as engine:
        claims = claims_of(store, engine, rings)
    return CaseMoney(
        reckoned(rings, claims).fund_minor,
        _EPOCH + timedelta(days=max(ring.last_day for ring in rings)),
    )


def money_at(place: Place, case: Case) -> CaseMoney | None:
    """The same from the store of a place; ``None`` where that cannot be opened."""
    try:
        with closing(open_store(place)) as store:
            return money_of(store, case)
    except CoterieError:
        return None  # the money is an addition to the view of a case: the case is shown without

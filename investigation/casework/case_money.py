"""The fund money of a case and its day, as its duties need them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cases.reckoning import reckoned
from graph.store import Store
from investigation.casework.case_claims import claims_of
from model.cases import Case
from model.rings import Ring

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class CaseMoney:
    """Minor units, refunds netted; ``last_day`` is the last day of the conduct."""

    fund_minor: int
    last_day: date


def money_of(store: Store, case: Case, rings: Sequence[Ring]) -> CaseMoney | None:
    """What the fund paid for the claims that count, as the papers of the case reckon it.

    ``None`` without rings, or where the store holds other claims than those of the case.
    """
    if not rings or case.data_version != store.data_version:
        return None
    with store.engine() as engine:
        claims = claims_of(store, engine, rings)
    return CaseMoney(
        reckoned(rings, claims).fund_minor,
        _EPOCH + timedelta(days=max(ring.last_day for ring in rings)),
    )

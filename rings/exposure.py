"""Money and claims of a ring: every claim once, refunds netted, integers throughout."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from model.claim_index import ClaimIndex, Int64
from model.findings import Member


class Share(NamedTuple):
    """What the ring's claims of one member amount to (minor units)."""

    claims: int
    fund_minor: int


@dataclass(frozen=True)
class Exposure:
    """Claims of a ring with the refunds of them, and their net amounts in minor units."""

    claims: Int64
    refunds: Int64
    total_minor: int
    fund_minor: int
    first_day: int
    last_day: int


class Refunds:
    """Refunds by the claim that they reverse; built once per run."""

    def __init__(self, index: ClaimIndex) -> None:
        target = np.zeros(0, dtype=np.int64) if index.reverses is None else index.reverses
        refunds = np.flatnonzero(target >= 0).astype(np.int64)
        order = np.argsort(target[refunds], kind="stable")
        self._refunds = refunds[order]
        self._target = target[self._refunds]

    def of(self, claims: Int64) -> Int64:
        """Refunds of these claims, and refunds of those refunds, that are not among them."""
        known = np.unique(claims)
        fresh = known
        while fresh.size:
            first = np.searchsorted(self._target, fresh, "left")
            last = np.searchsorted(self._target, fresh, "right")
            found = [self._refunds[a:b] for a, b in zip(first, last, strict=True) if b > a]
            fresh = np.setdiff1d(np.concatenate(found) if found else fresh[:0], known)
            known = np.union1d(known, fresh)
        return np.setdiff1d(known, claims)


def exposure(claims: Int64, index: ClaimIndex, refunds: Refunds) -> Exposure:
    """Net amounts of the pattern's claims; ``claims`` and ``refunds`` together make the sums.

    Days are those of the pattern's claims, not of later refunds.
    """
    own = np.unique(claims)
    back = refunds.of(own)
    all_claims = np.union1d(own, back)
    days = index.day[own]
    return Exposure(
        claims=all_claims,
        refunds=back,
        total_minor=int(index.total_minor[all_claims].sum()),
        fund_minor=int(index.fund_minor[all_claims].sum()),
        first_day=int(days.min()) if days.size else 0,
        last_day=int(days.max()) if days.size else 0,
    )


def member_share(member: Member, exposed: Exposure, index: ClaimIndex) -> Share:
    """The ring's claims in which a member takes part.

    A provider takes part where it settled the claim and where it wrote the prescription; so
    members' amounts overlap and do not add up to the ring's.
    """
    claims = exposed.claims
    if member.kind == "patient":
        part = index.patient[claims] == member.no
    elif member.kind == "doctor":
        part = index.doctor[claims] == member.no
    else:
        part = (index.provider[claims] == member.no) | (
            index.prescriber_provider[claims] == member.no
        )
    return Share(int(np.count_nonzero(part)), int(index.fund_minor[claims[part]].sum()))

"""Someone was recorded elsewhere: people billed, doctors who signed, claims, sentences."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from algorithms.contrasts import ContrastRule, Peers
from algorithms.grouping import seen_with_several
from algorithms.repeated_occasions import Repeated
from algorithms.upper_tails import binomial_excess
from model.claim_index import Int64
from model.findings import Finding, Signal
from model.language import Text
from model.parameters import CUSTOMARY, REASONED, WORLDS, parameter, part
from model.view import View
from typologies.evidence.amounts import cost_excess
from typologies.evidence.members import NamedRule, members_by_share
from typologies.evidence.strength import by_count

BILLED = Text(
    en="{occasions} claims on {days} days for {persons} persons who were in a stay elsewhere "
    "({during_stay}) or dead ({after_death}); {expected:.1f} expected.",
    zh="{persons}名参保人在{days}天内有{occasions}条结算记录发生于在他处住院（{during_stay}）或死亡之后（{after_death}）；预期{expected:.1f}条。",
)
SIGNED = Text(
    en="Signed on {days} days at places too far apart for the time between "
    "({occasions} occasions, {expected:.1f} expected; {distance:.0f} km).",
    zh="{days}天内在间隔时间无法往返的两处签字（{occasions}次，预期{expected:.1f}次；相距{distance:.0f}公里）。",
)
SIGNER = Text(
    en="One doctor signed {signer_share:.0%} of them, but only {signer_usual:.0%} of the other "
    "claims there.",
    zh="其中{signer_share:.0%}由同一医师签字，而该医师仅占该处其他结算记录的{signer_usual:.0%}。",
)

Rows = Mapping[str, Int64]
"""Columns of the projection ``presence``, aligned."""


@dataclass(frozen=True)
class SignerRule:
    """When one doctor's part in the occasions is a signal."""

    least_share: float = parameter(0.6, "share", "of the claims signed by one doctor", WORLDS)
    most_p: float = parameter(1e-3, "p-value", "of so large a share", CUSTOMARY)
    spread: float = parameter(
        0.05, "intra-class correlation", "of signatures: people keep to a doctor", WORLDS
    )


@dataclass(frozen=True)
class ElsewhereRule:
    """Who is named around the occasions, and what else is mentioned."""

    slip_median: float = parameter(
        3.0, "days", "of the median person from which one day may be a slip of the pen", WORLDS
    )
    least_days: int = parameter(2, "days", "of a person who is named in that case", WORLDS)
    least_claims: int = parameter(2, "claims", "of a place that a doctor is named with", REASONED)
    signers: NamedRule = part(NamedRule(), "claims of a doctor who is named")
    signer: SignerRule = part(SignerRule(), "when one doctor signed most")
    half_occasions: int = parameter(2, "occasions", "that are half as strong as can be", REASONED)
    cost: ContrastRule = part(ContrastRule(), "cost of the claims against others there")


def elsewhere(
    view: View, rows: Rows, repeated: Repeated, side: str, peers: Peers, rule: ElsewhereRule
) -> Finding:
    """One provider or doctor with the occasions on which someone was recorded elsewhere.

    ``side`` names the column of ``rows`` that holds the owner: the provider that billed
    (``provider_no``), the one that booked the stay (``other_provider_no``) or the doctor.
    """
    claims, at, owner = view.claims, repeated.at, repeated.owner
    record, other = (rows[name][at].astype(np.int64) for name in ("claim_no", "other_claim_no"))
    people: dict[int, int] = {}
    if side == "person_no":
        record = np.r_[record, other[other >= 0]]
        away = claims.provider[record] != _home(view, owner)
        record = np.unique(record[away] if away.any() else record)
        places = seen_with_several(
            claims.provider[record].astype(np.int64), record, rule.least_claims
        )
        doctors = {owner: repeated.occasions}
    else:
        record = np.unique(other if side == "other_provider_no" else record)
        times = seen_with_several(
            claims.patient[record].astype(np.int64), claims.day[record].astype(np.int64), 1
        )
        slips = np.median(list(times.values())) >= rule.slip_median
        people = {no: n for no, n in times.items() if not slips or n >= rule.least_days}
        record = record[np.isin(claims.patient[record], list(people))]
        signer = claims.doctor[record].astype(np.int64)
        doctors = seen_with_several(signer, record, rule.signers.needed(record.size))
        places = {owner: repeated.occasions}
    cost = peers.contrast(record, rule.cost)
    facts: dict[str, float | int] = {
        "occasions": repeated.occasions,
        "days": repeated.days,
        "persons": repeated.persons,
        "expected": round(repeated.expected, 6),
        "after_death": int(np.count_nonzero(rows["kind"][at] == "after_death")),
        "during_stay": int(np.count_nonzero(rows["kind"][at] == "patient_during_stay")),
        "distance": round(float(np.nan_to_num(rows["distance_km"][at]).max()), 3),
        "ratio": round(cost.ratio, 4),
    }
    share, usual, p_value = _signer(view, record, peers, rule.signer.spread)
    facts |= {"signer_share": round(share, 6), "signer_usual": round(usual, 6)}
    stands_out = p_value <= rule.signer.most_p and share >= rule.signer.least_share
    rarity = round(1 - usual / share, 6) if share else 0.0
    flow = Signal("exclusive_flow", rarity, SIGNER.filled(**facts))
    strength = by_count(repeated.occasions, rule.half_occasions)
    sentence = (SIGNED if side == "person_no" else BILLED).filled(**facts)
    return Finding(
        typology="impossible_presence",
        members=(
            *members_by_share("patient", "recorded_elsewhere", people, repeated.days),
            *members_by_share("doctor", "signer", doctors, repeated.occasions),
            *members_by_share("provider", "place", places, repeated.occasions),
        ),
        claims=record,
        reason="impossible_presence",
        score=strength,
        q_value=repeated.q_value,
        signals=(
            Signal("impossible", strength, sentence),
            *((flow,) if stands_out and side != "person_no" else ()),
            *cost_excess(cost.ratio, cost.notable(rule.cost)),
        ),
        detail=facts,
    )


def _signer(view: View, record: Int64, peers: Peers, spread: float) -> tuple[float, float, float]:
    """The busiest signer's share of the claims, share of the other claims there, p-value."""
    claims = view.claims
    doctors, times = np.unique(claims.doctor[record], return_counts=True)
    doctors, times = doctors[doctors >= 0], times[doctors >= 0]
    if not doctors.size:
        return 0.0, 0.0, 1.0
    top = int(doctors[np.argmax(times)])
    others = claims.doctor[peers.others(record)]
    usual = (np.count_nonzero(others == top) + 1) / (np.count_nonzero(others >= 0) + 2)
    p_value = binomial_excess(times.max(), times.sum(), usual, spread)
    return float(times.max() / times.sum()), float(usual), float(p_value)


def _home(view: View, doctor: int) -> int:
    """Number of the doctor's registered main practice, -1 where unknown."""
    practice = view.doctors["provider_id"][doctor]
    found = pc.index_in(practice, value_set=view.claims.provider_ids).as_py()
    return -1 if found is None else int(found)

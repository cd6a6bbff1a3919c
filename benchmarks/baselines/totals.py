"""No graph at all: whoever co-visits most, and whoever bills most."""

import numpy as np

from benchmarks.baselines.pairs import co_visits, patient_groups
from benchmarks.matching import Group
from model.claim_index import UNKNOWN, ClaimIndex

MOST_GROUPS = 60
FEWEST = 3


def by_degree(claims: ClaimIndex, seed: int) -> list[Group]:
    """The patients with most co-visiting partners, each with the partners not yet taken."""
    pairs = co_visits(claims)
    partners: dict[int, set[int]] = {}
    for one, other in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True):
        partners.setdefault(one, set()).add(other)
        partners.setdefault(other, set()).add(one)
    taken: set[int] = set()
    groups = []
    for patient in sorted(partners, key=lambda p: (-len(partners[p]), p)):
        members = ({patient} | partners[patient]) - taken
        if patient not in taken and len(members) >= FEWEST:
            taken |= members
            groups.append(sorted(members))
    return patient_groups(claims, groups[:MOST_GROUPS])


def by_amount(claims: ClaimIndex, seed: int) -> list[Group]:
    """The doctors with the largest amounts, with their place and the patients mainly theirs."""
    known = claims.doctor != UNKNOWN
    doctors = len(claims.doctor_ids)
    totals = np.bincount(
        claims.doctor[known], claims.total_minor[known].astype(np.float64), doctors
    )
    main = _largest_partner(claims.patient[known], claims.doctor[known], claims.total_minor[known])
    house = _largest_partner(claims.doctor[known], claims.provider[known], np.ones(known.sum()))
    patient_ids, doctor_ids = claims.patient_ids.to_pylist(), claims.doctor_ids.to_pylist()
    provider_ids = claims.provider_ids.to_pylist()
    groups = []
    for doctor in np.argsort(-totals, kind="stable")[:MOST_GROUPS].tolist():
        patients = [patient for patient, favourite in main.items() if favourite == doctor]
        groups.append(
            Group(
                patients=frozenset(patient_ids[patient] for patient in patients),
                doctors=frozenset([doctor_ids[doctor]]),
                providers=frozenset([provider_ids[house[doctor]]] if doctor in house else []),
            )
        )
    return groups


def _largest_partner(
    one: "np.typing.NDArray[np.int32]",
    other: "np.typing.NDArray[np.int32]",
    weight: "np.typing.NDArray[np.generic]",
) -> dict[int, int]:
    sums: dict[tuple[int, int], float] = {}
    for a, b, w in zip(one.tolist(), other.tolist(), weight.tolist(), strict=True):
        sums[a, b] = sums.get((a, b), 0.0) + w
    best: dict[int, int] = {}
    for a, b in sorted(sums, key=lambda pair: (pair[0], sums[pair], -pair[1])):
        best[a] = b
    return best

"""The raw graph: patients, doctors and providers, joined where a claim names both."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.matching import Group
from model.claim_index import UNKNOWN, ClaimIndex

Int32 = npt.NDArray[np.int32]
Float64 = npt.NDArray[np.float64]
FEWEST = 3


@dataclass(frozen=True)
class RawGraph:
    """Nodes are patients, then doctors, then providers; the weight of an edge is its claims."""

    nodes: int
    left: Int32
    right: Int32
    weight: Float64


def raw_graph(claims: ClaimIndex) -> RawGraph:
    """The graph of all claims."""
    patients, doctors = len(claims.patient_ids), len(claims.doctor_ids)
    known = claims.doctor != UNKNOWN
    doctor = claims.doctor + patients
    provider = claims.provider + patients + doctors
    left = np.concatenate([claims.patient, claims.patient[known], doctor[known]])
    right = np.concatenate([provider, doctor[known], provider[known]])
    return RawGraph(
        nodes=patients + doctors + len(claims.provider_ids),
        left=left.astype(np.int32),
        right=right.astype(np.int32),
        weight=np.ones(left.size),
    )


def community_groups(claims: ClaimIndex, graph: RawGraph, labels: Int32) -> list[Group]:
    """Communities as groups of identifiers, most claims inside per member first."""
    names = [
        *claims.patient_ids.to_pylist(),
        *claims.doctor_ids.to_pylist(),
        *claims.provider_ids.to_pylist(),
    ]
    patients = len(claims.patient_ids)
    actors = patients + len(claims.doctor_ids)
    inside = labels[graph.left] == labels[graph.right]
    kinds = int(labels.max()) + 1 if labels.size else 0
    weight = np.bincount(labels[graph.left[inside]], minlength=kinds)
    sizes = np.bincount(labels, minlength=kinds)
    chosen = sorted(np.flatnonzero(sizes >= FEWEST), key=lambda k: (-weight[k] / sizes[k], k))
    groups = []
    for label in chosen:
        members = np.flatnonzero(labels == label).tolist()
        groups.append(
            Group(
                patients=frozenset(names[n] for n in members if n < patients),
                doctors=frozenset(names[n] for n in members if patients <= n < actors),
                providers=frozenset(names[n] for n in members if n >= actors),
            )
        )
    return groups

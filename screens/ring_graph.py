"""The graph of one ring: its members, and an edge wherever two of them share claims."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

import pyarrow as pa

from model.rings import RingMember
from model.vocabulary.claims import MemberKind

NODES_SHOWN = 300
"""Most members drawn at once; the strongest are kept and the rest is counted on the screen."""

CLAIM_COLUMN: dict[MemberKind, str] = {
    "patient": "patient_id",
    "doctor": "doctor_id",
    "provider": "provider_id",
}

Name = tuple[MemberKind, str]


@dataclass(frozen=True)
class Edge:
    """Two members named on the same claims: how many, and what the fund paid for them."""

    a: Name
    b: Name
    claims: int
    fund_minor: int


@dataclass(frozen=True)
class RingGraph:
    """What is drawn and how much of the ring is not."""

    nodes: tuple[RingMember, ...]
    edges: tuple[Edge, ...]
    nodes_left_out: int
    edges_left_out: int


PRESCRIBED_AT = "prescriber_provider_id"
"""Names a provider too: the one where the prescription of a fill was written."""


def named_on(rows: pa.Table) -> list[tuple[Name, ...]]:
    """Per claim row, the patient, doctor and providers it names, each once."""
    columns = [(kind, rows.column(name).to_pylist()) for kind, name in CLAIM_COLUMN.items()]
    columns.append(("provider", rows.column(PRESCRIBED_AT).to_pylist()))
    return [
        tuple(dict.fromkeys((kind, ids[n]) for kind, ids in columns if ids[n] is not None))
        for n in range(rows.num_rows)
    ]


def shared_claims(rows: pa.Table, members: set[Name]) -> tuple[Edge, ...]:
    """An edge for every two members on one claim, in canonical order."""
    funds = rows.column("fund_amount_minor").to_pylist()
    counts: dict[tuple[Name, Name], int] = defaultdict(int)
    paid: dict[tuple[Name, Name], int] = defaultdict(int)
    for names, fund in zip(named_on(rows), funds, strict=True):
        for pair in combinations(sorted(name for name in names if name in members), 2):
            counts[pair] += 1
            paid[pair] += fund or 0
    return tuple(Edge(a, b, counts[a, b], paid[a, b]) for a, b in sorted(counts))


def ring_graph(members: tuple[RingMember, ...], rows: pa.Table) -> RingGraph:
    """The members and edges to draw: at most ``NODES_SHOWN``, strongest first."""
    ordered = sorted(members, key=lambda m: (-m.strength, -m.claims, m.kind, m.id))
    shown = ordered[:NODES_SHOWN]
    edges = shared_claims(rows, {(m.kind, m.id) for m in members})
    kept_names = {(m.kind, m.id) for m in shown}
    kept = tuple(e for e in edges if e.a in kept_names and e.b in kept_names)
    return RingGraph(
        nodes=tuple(sorted(shown, key=lambda m: (m.kind, m.id))),
        edges=kept,
        nodes_left_out=len(members) - len(shown),
        edges_left_out=len(edges) - len(kept),
    )

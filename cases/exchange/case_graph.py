"""The graph of one case as plain values: members, what joins them, and the claims behind it."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from model.dossiers import Dossier
from model.language import Text
from model.vocabulary.claims import RELATIONS
from model.vocabulary.term import called

KINDS = (
    "patient",
    "doctor",
    "institution",
    "pharmacy",
    "phone",
    "address",
    "account",
    "owner",
    "provider",
)
"""Kinds of nodes, in the order in which pictures and tables show them."""


@dataclass(frozen=True)
class Node:
    """One entity. ``key`` is ``n`` and a number in the canonical order of kind and identifier."""

    key: str
    kind: str
    id: str
    name: str
    roles: tuple[str, ...]
    rings: tuple[str, ...]
    fund_minor: int  # of its ring claims, counted once per ring


@dataclass(frozen=True)
class Edge:
    """One relation between two nodes with every claim behind it; days since 1970-01-01."""

    key: str
    source: str  # node keys
    target: str
    relation: str
    title: Text  # what the relation is called
    claims: int
    first_day: int
    last_day: int
    total_minor: int
    fund_minor: int
    claim_ids: tuple[str, ...]


@dataclass(frozen=True)
class CaseGraph:
    """Nodes and edges of a case in canonical order, and what they were made from."""

    case_id: str
    data_version: str
    exported: str  # ISO time of the export
    draft: bool
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of nodes and edges: printed under pictures, so that they can be told apart."""
        return hashlib.sha256(repr((self.nodes, self.edges)).encode()).hexdigest()


def case_graph(dossier: Dossier) -> CaseGraph:
    """Members of the rings of a case and the edges among them, ends that are no member included."""
    edges = dossier.edges.to_pylist()
    kinds = {e[f"{end}_id"]: e[f"{end}_kind"] for e in edges for end in ("source", "target")}
    entities = {(e[f"{end}_kind"], e[f"{end}_id"]) for e in edges for end in ("source", "target")}
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    rings: dict[tuple[str, str], set[str]] = defaultdict(set)
    funds: dict[tuple[str, str], int] = defaultdict(int)
    pharmacies = {
        row["provider_id"]
        for row in dossier.providers.to_pylist()
        if row.get("provider_kind") == "pharmacy"
    }
    for ring in dossier.rings:
        for member in ring.members:
            kind: str = member.kind
            if kind == "provider":
                # The register and the edges say what kind of provider it is; a ring does not.
                seen = kinds.get(member.id, "")
                known = "pharmacy" if member.id in pharmacies else "institution"
                kind = seen if seen in ("pharmacy", "institution") else known
            entity = (kind, member.id)
            entities.add(entity)
            roles[entity].add(member.role)
            rings[entity].add(ring.ring_id)
            funds[entity] += member.fund_minor
    names = _names(dossier)
    order = KINDS
    ordered = sorted(entities, key=lambda e: (order.index(e[0]), e[1].encode("utf-8", "replace")))
    keys = {entity: f"n{number}" for number, entity in enumerate(ordered)}
    behind: dict[int, list[str]] = defaultdict(list)
    for link in dossier.edge_claims.to_pylist():
        behind[link["edge_no"]].append(link["claim_id"])
    return CaseGraph(
        case_id=dossier.case.case_id,
        data_version=dossier.case.data_version,
        exported=dossier.exported_at.isoformat(),
        draft=dossier.draft,
        nodes=tuple(
            Node(
                keys[entity],
                *entity,
                names.get(entity, ""),
                tuple(sorted(roles[entity])),
                tuple(sorted(rings[entity])),
                funds[entity],
            )
            for entity in ordered
        ),
        edges=tuple(
            Edge(
                f"e{number}",
                keys[edge["source_kind"], edge["source_id"]],
                keys[edge["target_kind"], edge["target_id"]],
                edge["relation"],
                called(RELATIONS, edge["relation"]),
                edge["claims"],
                edge["first_day"],
                edge["last_day"],
                edge["total_minor"],
                edge["fund_minor"],
                tuple(sorted(behind[number])),
            )
            for number, edge in enumerate(edges)
        ),
    )


def _names(dossier: Dossier) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for kind, table, key in (
        ("patient", dossier.patients, "patient_id"),
        ("doctor", dossier.doctors, "doctor_id"),
    ):
        for row in table.to_pylist():
            found[kind, row[key]] = row.get("name") or ""
    for row in dossier.providers.to_pylist():
        for kind in ("institution", "pharmacy"):
            found[kind, row["provider_id"]] = row.get("name") or ""
    return found

"""The relations among the people of a case, made from the case's own claims.

Edges of the whole graph count all claims between two ends; a package shows the claims of the
case only, so its edges are counted from those and re-compute from the package alone. Registered
facts (a shared phone, an owner) have no claims and are taken as the store gives them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from graph.answers import EDGE_ROWS
from model.days import EPOCH

EDGE_CLAIMS = pa.schema([("edge_no", pa.int64()), ("claim_id", pa.string())])
_End = tuple[str, str]


def case_edges(
    claims: pa.Table, pharmacies: Iterable[str], facts: Iterable[pa.Table] = ()
) -> tuple[pa.Table, pa.Table]:
    """EDGE_ROWS and EDGE_CLAIMS in canonical order; ``edge_no`` is the row of the edge.

    ``claims`` as ``Store.claim_rows`` gives them; refunds count as claims and lower the sums.
    ``pharmacies`` are provider ids; ``facts`` EDGE_ROWS of registered relations.
    """
    shops = frozenset(pharmacies)
    behind: dict[tuple[_End, str, _End], list[dict[str, Any]]] = defaultdict(list)
    for row in claims.to_pylist():
        for joined in _joined(row, shops):
            behind[joined].append(row)
    edges = [_edge(joined, rows) for joined, rows in behind.items()]
    edges += [row for table in facts for row in table.to_pylist() if row["claims"] == 0]
    edges.sort(key=_order)
    unique = [edge for at, edge in enumerate(edges) if at == 0 or edge != edges[at - 1]]
    links = [
        {"edge_no": number, "claim_id": claim_id}
        for number, edge in enumerate(unique)
        for claim_id in sorted(row["claim_id"] for row in behind.get(_ends(edge), ()))
    ]
    return (
        pa.Table.from_pylist(unique, schema=EDGE_ROWS),
        pa.Table.from_pylist(links, schema=EDGE_CLAIMS),
    )


def _joined(row: dict[str, Any], shops: frozenset[str]) -> Iterator[tuple[_End, str, _End]]:
    """What one claim says about who had to do with whom."""
    shop = row["provider_id"] in shops
    patient = ("patient", row["patient_id"])
    place = ("pharmacy" if shop else "institution", row["provider_id"])
    yield patient, "claimed_at", place
    if row["doctor_id"] is not None:
        doctor = ("doctor", row["doctor_id"])
        yield patient, "treated_by", doctor
        yield doctor, "prescribed_to" if shop else "billed_at", place
    writer = row["prescriber_provider_id"]
    if writer is not None and writer != row["provider_id"]:
        yield ("pharmacy" if writer in shops else "institution", writer), "fills_at", place


def _edge(joined: tuple[_End, str, _End], rows: list[dict[str, Any]]) -> dict[str, Any]:
    (source_kind, source_id), relation, (target_kind, target_id) = joined
    days = [(row["start_time"].date() - EPOCH).days for row in rows]
    return {
        "source_kind": source_kind,
        "source_id": source_id,
        "relation": relation,
        "target_kind": target_kind,
        "target_id": target_id,
        "claims": len(rows),
        "first_day": min(days),
        "last_day": max(days),
        "total_minor": sum(row["total_amount_minor"] for row in rows),
        "fund_minor": sum(row["fund_amount_minor"] or 0 for row in rows),
    }


def _ends(edge: dict[str, Any]) -> tuple[_End, str, _End]:
    source = (edge["source_kind"], edge["source_id"])
    return source, edge["relation"], (edge["target_kind"], edge["target_id"])


def _order(edge: dict[str, Any]) -> tuple[bytes, ...]:
    texts = (edge["source_kind"], edge["source_id"], edge["relation"], edge["target_kind"])
    ordered = (*texts, edge["target_id"], f"{edge['first_day']:09d}", f"{edge['last_day']:09d}")
    return tuple(text.encode() for text in ordered)

"""Rings as the tables that a store keeps in its graph (``model.run_tables``), in fixed order."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from model.claim_index import Bool, ClaimIndex, Int32, Int64
from model.meeting_places import counters_of, meeting_places, place_count
from model.relations import Relation
from model.rings import Assembly, Ring
from model.run_tables import CO_VISITS, FINDINGS, RING_CLAIMS, RING_MEMBERS, RINGS
from model.view import View

CO_VISIT_RELATION = "co_visits"


def graph_tables(assembly: Assembly, view: View) -> Mapping[str, pa.Table]:
    """All tables of a run, cleared groups included, by the names of the model.

    Pairs of patients are those of the ``co_visits`` relation of ``view`` that stand in one ring;
    there are none where that relation was not derived.
    """
    groups = (*assembly.rings, *assembly.cleared)
    relation = view.relations.get(CO_VISIT_RELATION)
    return {
        "rings": pa.Table.from_pylist([_ring(ring) for ring in groups], schema=RINGS),
        "ring_members": pa.Table.from_pylist(
            [_member(ring, n) for ring in groups for n in range(len(ring.members))],
            schema=RING_MEMBERS,
        ),
        "ring_claims": pa.Table.from_pylist(
            [
                {"ring_id": ring.ring_id, "claim_id": claim.claim_id, "reason": claim.reason}
                for ring in groups
                for claim in ring.claims
            ],
            schema=RING_CLAIMS,
        ),
        "findings": pa.Table.from_pylist(
            [row for ring in groups for row in _findings(assembly, ring)], schema=FINDINGS
        ),
        "co_visits": pa.Table.from_pylist(
            [] if relation is None else list(_co_visits(groups, relation, view)),
            schema=CO_VISITS,
        ),
    }


def _ring(ring: Ring) -> dict[str, Any]:
    return {
        "ring_id": ring.ring_id,
        "rank": ring.rank,
        "score": ring.score,
        "typologies": list(ring.typologies),
        "total_minor": ring.total_minor,
        "fund_minor": ring.fund_minor,
        "first_day": ring.first_day if ring.claims else None,
        "last_day": ring.last_day if ring.claims else None,
        "q_value": ring.q_value,
        "stability": ring.stability,
        "summary_en": ring.summary.en,
        "summary_zh": ring.summary.zh,
        "cleared": ring.explanation is not None,
        "explanation": ring.explanation,
    }


def _member(ring: Ring, position: int) -> dict[str, Any]:
    member = ring.members[position]
    return {
        "ring_id": ring.ring_id,
        "kind": member.kind,
        "id": member.id,
        "role": member.role,
        "strength": member.strength,
        "claims": member.claims,
        "fund_minor": member.fund_minor,
    }


def _findings(assembly: Assembly, ring: Ring) -> Iterator[dict[str, Any]]:
    for number, finding in enumerate(assembly.findings.get(ring.ring_id, ()), start=1):
        yield {
            "ring_id": ring.ring_id,
            "finding": number,
            "typology": finding.typology,
            "score": float(finding.score),
            "q_value": finding.q_value,
            "reason": finding.reason,
        }


def _co_visits(groups: Iterable[Ring], relation: Relation, view: View) -> Iterator[dict[str, Any]]:
    """Each pair once, whatever the number of rings it stands in, by the ids of the two."""
    claims, edges = view.claims, relation.edges
    left, right = (edges[name].to_numpy().astype(np.int64) for name in ("left", "right"))
    kept = np.flatnonzero(_in_one_ring(groups, claims, left, right))
    if kept.size == 0:
        return
    people = np.unique([left[kept], right[kept]])
    place = meeting_places(claims, counters_of(view.providers["provider_kind"]))
    visits = _Visits(claims, place, people, relation.parameters.clock.window)
    rows = edges.take(pa.array(kept)).to_pylist()
    for row in sorted(rows, key=lambda row: (row["left"], row["right"])):
        days = visits.shared(row["left"], row["right"])
        yield {
            "left_id": claims.patient_ids[row["left"]].as_py(),
            "right_id": claims.patient_ids[row["right"]].as_py(),
            "days": int(np.unique(days).size),
            "occasions": row["occasions"],
            "first_day": int(days.min()),
            "last_day": int(days.max()),
            "q_value": row["q_value"],
        }


def _in_one_ring(groups: Iterable[Ring], claims: ClaimIndex, left: Int64, right: Int64) -> Bool:
    number = {name: no for no, name in enumerate(claims.patient_ids.to_pylist())}
    found = np.zeros(left.size, dtype=np.bool_)
    for ring in groups:
        inside = np.zeros(len(number), dtype=np.bool_)
        inside[[number[m.id] for m in ring.members if m.kind == "patient"]] = True
        found |= inside[left] & inside[right]
    return found


class _Visits:
    """Where some patients were on which days, over the claims in effect."""

    def __init__(self, claims: ClaimIndex, places: Int32, people: Int64, window: int) -> None:
        self._window = window
        chosen = np.flatnonzero(claims.effective & np.isin(claims.patient, people))
        day = claims.day[chosen].astype(np.int64)
        place = places[chosen].astype(np.int64)
        self._places = place_count(claims)
        patient = claims.patient[chosen]
        order = np.argsort(patient, kind="stable")
        ends = np.flatnonzero(np.diff(patient[order])) + 1
        keys = np.split((day * self._places + place)[order], ends)
        names = patient[order][np.concatenate([[0], ends])].tolist()
        self._keys = {name: np.unique(part) for name, part in zip(names, keys, strict=True)}

    def shared(self, left: int, right: int) -> Int64:
        """Days of ``left`` on which ``right`` was there within the window; never empty."""
        mine, theirs = self._keys[left], self._keys[right]
        met = [
            np.intersect1d(mine, theirs + step * self._places, assume_unique=True)
            for step in range(-self._window, self._window + 1)
        ]
        return np.unique(np.concatenate(met)) // self._places

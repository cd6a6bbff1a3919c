"""From the outcomes of all typologies to ranked rings and cleared groups: one pass, in order.

fuse -> clear -> score -> explain -> exposure. Nothing here depends on the order of findings,
rows or names.
"""

import hashlib
import json
import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from model.claim_index import Int64
from model.findings import Finding, Outcome
from model.rings import Assembly, FusedGroup, InnocentReading, Ring, RingClaim, RingMember
from model.view import View
from rings.clear import alternatives_of
from rings.explain import summary_of
from rings.exposure import Exposure, Refunds, exposure, member_share
from rings.fuse import fuse
from rings.group_data import GroupData, RunData
from rings.parameters import RingParameters
from rings.registers import Registers
from rings.score import score_lines, score_of
from rings.verdict import verdict

ClaimIds = Callable[[Int64], Sequence[str]]

_NAME_DIGITS = 12  # of a digest: enough that no two rings of a run have one name
REFUND = "refund"
"""Reason of a ring claim that is there because it refunds another one."""


def assemble(
    outcomes: Sequence[Outcome], view: View, claim_ids: ClaimIds, parameters: RingParameters
) -> Assembly:
    """Rings by rank, and the groups that an explanation or a lack of evidence clears.

    ``claim_ids`` gives the identifiers of claim numbers, in their order; it is called once.
    """
    findings = [f for outcome in outcomes if outcome.status == "ok" for f in outcome.findings]
    registers = Registers(view)
    sinks = registers.of_kinds(parameters.overlap.sink_kinds)
    groups = fuse(findings, view.claims.patient, sinks, parameters.overlap)
    run = RunData(view, registers, groups, sinks)
    refunds = Refunds(view.claims)
    exposed = [exposure(group.claims, view.claims, refunds) for group in groups]
    ids = _names(exposed, claim_ids)
    made = [
        _ring(GroupData(group, run), exposed_by, ids, parameters)
        for group, exposed_by in zip(groups, exposed, strict=True)
    ]
    return Assembly(
        rings=_ranked([ring for ring in made if ring.explanation is None]),
        cleared=_ranked([ring for ring in made if ring.explanation is not None]),
        findings={ring.ring_id: group.findings for ring, group in zip(made, groups, strict=True)},
    )


def ring_id_of(group: FusedGroup, data: GroupData) -> str:
    """ "R" and 12 hex digits over the sorted members of the core: no order, no number in it."""
    name = {"patient": data.patient_id, "doctor": data.doctor_id, "provider": data.provider_id}
    keys = sorted(f"{kind}:{name[kind](no)}" for kind, no in group.core)
    digest = hashlib.sha256(json.dumps(keys, ensure_ascii=True).encode("ascii"))
    return f"R{digest.hexdigest()[:_NAME_DIGITS]}"


def _ring(
    data: GroupData, exposed: Exposure, ids: dict[int, str], parameters: RingParameters
) -> Ring:
    fused = data.fused
    alternatives = alternatives_of(data, parameters.explanations, parameters.clearing)
    best = alternatives[0] if alternatives else None
    lines = score_lines(data, best, parameters.scoring)
    decided = verdict(data, alternatives, parameters.scoring, parameters.verdict)
    q_values = [f.q_value for f in fused.findings if f.q_value is not None]
    q_value = min(q_values, default=None)
    return Ring(
        ring_id=ring_id_of(fused, data),
        rank=0,
        score=score_of(lines),
        typologies=tuple(sorted({finding.typology for finding in fused.findings})),
        members=_members(data, exposed),
        claims=_claims(fused, exposed, ids),
        total_minor=exposed.total_minor,
        fund_minor=exposed.fund_minor,
        first_day=exposed.first_day,
        last_day=exposed.last_day,
        q_value=q_value,
        stability=_stability(fused.findings),
        summary=summary_of(data, exposed, q_value, parameters.summary),
        why=lines,
        readings=decided.alternatives,
        detail=_detail(fused, decided.signals) | _taken_off(best),
        explanation=decided.explanation,
    )


def _names(exposed: Sequence[Exposure], claim_ids: ClaimIds) -> dict[int, str]:
    if not exposed:
        return {}
    claims = np.unique(np.concatenate([one.claims for one in exposed]))
    return dict(zip(claims.tolist(), claim_ids(claims), strict=True))


def _members(data: GroupData, exposed: Exposure) -> tuple[RingMember, ...]:
    name = {"patient": data.patient_id, "doctor": data.doctor_id, "provider": data.provider_id}
    order = {"patient": 0, "doctor": 1, "provider": 2}
    members = []
    for member in data.fused.members:
        share = member_share(member, exposed, data.index)
        members.append(
            RingMember(
                kind=member.kind,
                id=name[member.kind](member.no),
                role=member.role,
                strength=float(member.strength),
                claims=share.claims,
                fund_minor=share.fund_minor,
            )
        )
    return tuple(sorted(members, key=lambda m: (order[m.kind], -m.strength, m.id)))


def _claims(fused: FusedGroup, exposed: Exposure, ids: dict[int, str]) -> tuple[RingClaim, ...]:
    reasons: dict[int, set[str]] = {int(no): set() for no in exposed.claims}
    for finding in fused.findings:
        for no in finding.claims.tolist():
            if no in reasons:
                reasons[no].add(finding.reason)
    for no in exposed.refunds.tolist():
        reasons[no].add(REFUND)
    claims = [RingClaim(no, ids[no], ";".join(sorted(why))) for no, why in reasons.items()]
    return tuple(sorted(claims, key=lambda claim: claim.claim_id))


def _stability(findings: Sequence[Finding]) -> float | None:
    """That of the widest finding that was perturbed: the others only support it."""
    measured = [f for f in findings if f.stability is not None]
    if not measured:
        return None
    widest = max(len(finding.members) for finding in measured)
    values = [f.stability for f in measured if f.stability is not None and len(f.members) == widest]
    return float(min(values))


def _detail(fused: FusedGroup, signals: int) -> dict[str, float | int | str]:
    """Every number of every finding, under ``typology.name`` (``typology.2.name`` for a second)."""
    detail: dict[str, float | int | str] = {
        "independent_signals": signals,
        "patients_left_out": fused.left_out,
    }
    seen: dict[str, int] = {}
    for finding in fused.findings:
        nth = seen[finding.typology] = seen.get(finding.typology, 0) + 1
        prefix = finding.typology if nth == 1 else f"{finding.typology}.{nth}"
        for key in sorted(finding.detail):
            detail[f"{prefix}.{key}"] = _stored(finding.detail[key])
    return detail


def _stored(value: float | int | str) -> float | int | str:
    """A plain Python value; a number that JSON cannot hold becomes its name (``inf``, ``nan``)."""
    plain: float | int | str = value.item() if isinstance(value, np.generic) else value
    return str(plain) if isinstance(plain, float) and not math.isfinite(plain) else plain


def _taken_off(best: InnocentReading | None) -> dict[str, float | int | str]:
    """The explanation for which strengths of signals were lowered, and the share it explains."""
    if best is None:
        return {}
    return {"innocent_reading": best.code, "innocent_share": best.plausibility}


def _ranked(rings: Sequence[Ring]) -> tuple[Ring, ...]:
    """By score, then fund amount, then ring id: a total order."""
    ordered = sorted(rings, key=lambda ring: (-ring.score, -ring.fund_minor, ring.ring_id))
    return tuple(replace(ring, rank=rank) for rank, ring in enumerate(ordered, start=1))

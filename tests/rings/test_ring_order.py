"""Ranks, members, claims, names and numbers of rings: one order, whatever the findings' was."""

import hashlib
import json
from dataclasses import replace

import numpy as np
import pytest

from model.findings import Member
from model.rings import Assembly, Ring
from rings import RingParameters, assemble
from tests.rings.worlds import claim, finding, outcome, people, view_of

BOTH = {"goods_trace": 0.9, "closed_circuit": 0.8}
GROUPS = [people(4, prefix) for prefix in "ABC"]
DAYS = (1, 12, 23)


def view():
    funds = {"A": 500, "B": 700, "C": 500}
    rows = [
        claim(p, day, f"H{p[0]}", doctor="D1", fund=funds[p[0]], claim_id=f"{p}-{day:02d}")
        for group in GROUPS
        for p in group
        for day in DAYS
    ]
    back = claim(GROUPS[0][0], 90, "HA", fund=-500, claim_id="A000-01-back", reverses="A000-01",
                 effective=False)  # fmt: skip
    return view_of([*rows, back])


VIEW = view()
IDS = sorted(
    [f"{p}-{day:02d}" for group in GROUPS for p in group for day in DAYS] + ["A000-01-back"]
)


def made(*findings, **tuned) -> Assembly:
    def names(numbers):
        return [IDS[n] for n in numbers.tolist()]

    return assemble([outcome(*findings)], VIEW, names, RingParameters(**tuned))


def of(group, **more):
    effective = np.flatnonzero(VIEW.claims.effective)
    own = [n for n in effective if VIEW.claims.patient_ids[VIEW.claims.patient[n]].as_py() in group]
    return finding(VIEW, group, signals=more.pop("signals", BOTH), claims=own, **more)


def one(assembly: Assembly) -> Ring:
    [ring] = assembly.rings
    return ring


def test_ranks_are_by_score_then_money_then_name():
    weaker = {"goods_trace": 0.5, "closed_circuit": 0.5}
    rings = made(of(GROUPS[0]), of(GROUPS[1]), of(GROUPS[2], signals=weaker)).rings
    assert [ring.rank for ring in rings] == [1, 2, 3]
    assert [ring.members[0].id[0] for ring in rings] == ["B", "A", "C"]
    assert [ring.score for ring in rings] == sorted((r.score for r in rings), reverse=True)
    # A has a refund; without it A and C bring the same and the name decides
    equal = [ring.ring_id for ring in made(of(GROUPS[1][:2]), of(GROUPS[1][2:])).rings]
    assert equal == sorted(equal)


def test_members_come_by_kind_then_strength_then_name():
    found = of(GROUPS[1], doctors=["D1"], providers=["HB"])
    strengths = {"B000": 0.2, "B001": 0.9, "B002": 0.9, "B003": 0.3}
    members = tuple(
        Member(m.kind, m.no, m.role, strengths.get(f"B00{m.no - 4}", 0.5)) for m in found.members
    )
    ring = one(made(replace(found, members=members)))
    assert [m.id for m in ring.members] == ["B001", "B002", "B003", "B000", "D1", "HB"]
    assert [m.claims for m in ring.members] == [3, 3, 3, 3, 12, 12]
    assert [m.fund_minor for m in ring.members][:1] == [2100]


def test_claims_come_by_name_with_every_reason_once():
    both = [of(GROUPS[0]), of(GROUPS[0], typology="steering"), of(GROUPS[0], score=0.1)]
    ring = one(made(*both))
    assert [c.claim_id for c in ring.claims] == [name for name in IDS if name.startswith("A")]
    reasons = {c.claim_id: c.reason for c in ring.claims}
    assert reasons.pop("A000-01-back") == "refund"
    assert set(reasons.values()) == {"lockstep_claim;steering_claim"}
    assert ring.typologies == ("lockstep", "steering")


def test_a_ring_is_named_after_the_sorted_members_of_its_core():
    ring = one(made(of(GROUPS[1], doctors=["D1"])))
    keys = ["doctor:D1", *(f"patient:{p}" for p in GROUPS[1])]
    digest = hashlib.sha256(json.dumps(keys).encode()).hexdigest()
    assert ring.ring_id == f"R{digest[:12]}"


@pytest.mark.parametrize(
    ("values", "stability"),
    [((None, None), None), ((0.7, None), 0.7), ((0.7, 0.4), 0.4), ((0.4, 0.7), 0.4)],
)
def test_stability_is_the_least_of_the_widest(values, stability):
    findings = [of(GROUPS[1], stability=value, score=n) for n, value in enumerate(values)]
    assert one(made(*findings)).stability == stability
    narrow = of(GROUPS[1][:3], stability=0.1, score=9)
    if stability is not None:
        assert one(made(*findings, narrow)).stability == stability


@pytest.mark.parametrize(
    ("values", "q_value"), [((None, None), None), ((1e-3, None), 1e-3), ((1e-3, 1e-9), 1e-9)]
)
def test_the_smallest_q_value_is_the_rings(values, q_value):
    findings = [of(GROUPS[1], q_value=value, score=n) for n, value in enumerate(values)]
    assert one(made(*findings)).q_value == q_value


def test_numbers_of_every_finding_are_kept_apart_and_can_be_stored():
    findings = [
        of(GROUPS[1], score=0.1, outings=1, odd=float("inf")),
        of(GROUPS[1], score=0.2, outings=np.int64(2), odd=float("nan")),
        of(GROUPS[1], typology="steering", share=np.float64(0.5), word="x"),
    ]
    detail = one(made(*findings)).detail
    assert detail["lockstep.outings"] == 1
    assert detail["lockstep.2.outings"] == 2
    assert (detail["lockstep.odd"], detail["lockstep.2.odd"]) == ("inf", "nan")
    assert (detail["steering.share"], detail["steering.word"]) == (0.5, "x")
    assert (detail["independent_signals"], detail["patients_left_out"]) == (2, 0)
    assert [type(detail[f"lockstep.{key}"]) for key in ("2.outings",)] == [int]


def test_two_independent_signals_make_a_lead_and_one_is_a_search_area():
    alone = made(of(GROUPS[1], signals={"goods_trace": 0.9}))
    assert alone.rings == ()
    [group] = alone.cleared
    assert group.explanation == "single_signal"
    assert group.readings[0].code == "single_signal"
    assert group.readings[0].plausibility == 0
    assert "1 independent" in group.readings[0].evidence_for[0].en
    assert group.rank == 1
    assert set(alone.findings) == {group.ring_id}

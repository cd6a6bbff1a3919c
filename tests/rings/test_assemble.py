"""From outcomes to files: the whole way on a small world, and what must not change it."""

import csv
import io
from decimal import Decimal

import numpy as np
import pytest

from model.cells import plain
from model.findings import Outcome
from model.language import Text
from model.money import to_minor
from rings import RingParameters, assemble
from rings.details import to_json
from rings.tables import CLEARED, RING_CLAIMS, RING_MEMBERS, RINGS, tables, to_csv
from tests.rings.worlds import claim, finding, outcome, people, view_of

RING, HOME = people(7, "=R"), people(9, "N")
DAYS = (1, 12, 23, 40, 51, 66, 80)


def rows(rename=lambda name: name):
    claims = []
    for group, days in ((RING, DAYS), (HOME, DAYS), (people(3, "F"), DAYS)):
        claims += [
            claim(
                rename(p), day, "H1", doctor="D1", claim_id=f"{p}-{day}", total=12_345, fund=10_001
            )
            for p in group
            for day in days
        ]
    claims.append(
        claim(
            rename(RING[0]),
            90,
            "H1",
            claim_id="back",
            total=-2_345,
            fund=-1_000,
            reverses=f"{RING[0]}-1",
            effective=False,
        )
    )
    return claims


def built(rename=lambda name: name, claims=None, swap=False):
    claims = rows(rename) if claims is None else claims
    view = view_of(claims, [{"patient_id": rename(p), "residence_provider_id": "N1"} for p in HOME])
    ids = sorted(row["claim_id"] for row in claims)
    both = {"co_timing": 0.9, "shared_route": 0.8}
    lockstep = [
        finding(
            view,
            map(rename, RING),
            ["D1"],
            ["H1"],
            signals=both,
            claims=own(view, map(rename, RING)),
            outings=7,
            expected=0.6,
            stability=0.94,
        ),
        finding(view, map(rename, HOME), ["D1"], ["H1"], signals=both),
        finding(view, map(rename, people(3, "F")), ["D1"], ["H1"]),
    ]
    failed = Outcome("steering", "failed", Text("broke", "失败"), (lockstep[0],))
    outcomes = [outcome(*(lockstep[::-1] if swap else lockstep)), failed]
    return assemble(outcomes, view, lambda nos: [ids[n] for n in nos.tolist()], RingParameters())


def own(view, names):
    """Effective claims of these people: the pattern does not name the refund."""
    nos = [view.claims.patient_ids.to_pylist().index(name) for name in names]
    return np.flatnonzero(np.isin(view.claims.patient, nos) & view.claims.effective)


def read(table):
    return list(csv.DictReader(io.StringIO(to_csv(table), newline="")))


def test_a_ring_is_ranked_and_two_groups_are_set_aside():
    made = built()
    (ring,) = made.rings
    assert ring.rank == 1
    assert ring.ring_id.startswith("R")
    assert len(ring.ring_id) == 13
    assert {r.explanation for r in made.cleared} == {"nursing_home", "single_signal"}
    assert ring.summary.en.startswith("Indicators consistent with")
    for fact in ("7 insured persons", "7 days", "doctor D1", "0.6", "q=1.0e-09"):
        assert fact in ring.summary.en
    for fact in ("7名参保人", "7天", "医师D1", "0.6"):
        assert fact in ring.summary.zh
    assert ring.stability == 0.94
    assert ring.detail["lockstep.outings"] == 7
    assert ring.detail["independent_signals"] == 2


def test_every_figure_recomputes_from_the_files():
    made = tables(built())
    (ring,) = read(made["rings"])
    claims = [plain(row["claim_id"]) for row in read(made["ring_claims"])]
    sources = {row["claim_id"]: row for row in rows()}
    assert len(claims) == len(set(claims)) == int(ring["claims"]) == 50
    assert to_minor(ring["total_amount"]) == sum(sources[c]["total"] for c in claims)
    assert to_minor(ring["fund_amount"]) == sum(sources[c]["fund"] for c in claims)
    assert Decimal(ring["total_amount"]) == Decimal("6025.60")  # 49 x 123.45 - 23.45
    members = read(made["ring_members"])
    people_fund = sum(to_minor(m["fund_amount"]) for m in members if m["entity_kind"] == "patient")
    assert people_fund == to_minor(ring["fund_amount"])
    reasons = {plain(r["claim_id"]): r["reason"] for r in read(made["ring_claims"])}
    assert reasons["back"] == "refund"
    assert ring["first_date"] == "2025-01-07"
    assert ring["last_date"] == "2025-03-27"


def test_files_have_the_columns_of_the_layout_and_no_formula():
    made = tables(built())
    for name, schema in (
        ("rings", RINGS),
        ("ring_members", RING_MEMBERS),
        ("ring_claims", RING_CLAIMS),
        ("suppressed", CLEARED),
    ):
        assert made[name].schema == schema
        assert to_csv(made[name]).splitlines()[0] == ",".join(schema.names)
    members = {row["entity_id"] for row in read(made["ring_members"])}
    assert {"'" + RING[0], "D1", "H1"} <= members
    assert set(map(plain, members)) >= set(RING)
    evidence = {row["explanation"]: row["evidence"] for row in read(made["suppressed"])}
    assert "N1" in evidence["nursing_home"]
    assert "two" in evidence["single_signal"]


def test_chinese_files_are_chinese():
    summary = tables(built(), "zh")["rings"].column("summary")[0].as_py()
    assert summary.startswith("存在与")


def test_order_of_rows_and_findings_changes_no_byte():
    shuffled = np.random.default_rng(5).permutation(len(rows()))
    again = built(claims=[rows()[n] for n in shuffled], swap=True)
    assert to_json(again) == to_json(built())


def test_renumbering_other_people_keeps_the_name_of_the_ring():
    first = built().rings[0]
    more = [*rows(), *[claim(f"!{n}", 5, "H0", claim_id=f"!{n}") for n in range(20)]]
    second = built(claims=more).rings[0]
    assert second.ring_id == first.ring_id
    assert [m.id for m in second.members] == [m.id for m in first.members]
    assert second.score == first.score


def test_renamed_people_make_the_same_ring_under_another_name():
    first, second = built().rings[0], built(lambda name: "Z" + name[::-1]).rings[0]
    assert second.ring_id != first.ring_id
    assert second.score == first.score
    assert second.fund_minor == first.fund_minor
    assert len(second.members) == len(first.members)


def test_nothing_found_is_nothing_made():
    empty = view_of([claim("P1", 1)])
    made = assemble([outcome()], empty, lambda _: pytest.fail("no claims"), RingParameters())
    assert made.rings == made.cleared == ()
    assert tables(made)["rings"].num_rows == 0


def test_a_pharmacy_star_is_a_ring_and_a_care_team_is_none():
    doctors = [f"D{n:02d}" for n in range(12)]
    claims = [
        claim(f"{d}-{n}", 3 * n, "A1", doctor=d, prescriber=f"K{d}", type="pharmacy")
        for d in doctors
        for n in range(5)
    ]
    view = view_of(claims, providers=[{"provider_id": "A1", "provider_kind": "pharmacy"}])

    def made(team):
        found = finding(
            view,
            doctors=team,
            providers=["A1"],
            typology="steering",
            signals={"exclusive_flow": 0.7},
            claims=range(len(claims)),
        )
        ids = sorted(f"C{n:06d}" for n in range(len(claims)))
        return assemble([outcome(found)], view, lambda nos: [ids[n] for n in nos], RingParameters())

    assert len(made(doctors).rings) == 1
    assert made(doctors[:2]).rings == ()

from typing import Any

from model.rings import Assembly
from rings import RingParameters, assemble
from tests.rings.worlds import claim, finding, outcome, people, view_of

GROUP = people(7, "R")
DAYS = (1, 12, 23, 40, 51, 66, 80)


def judged(home: bool, *many: dict[str, Any]) -> Assembly:
    """One group with these findings, in a nursing home or not."""
    claims = [
        claim(p, day, "H1", doctor="D1", claim_id=f"{p}-{day}") for p in GROUP for day in DAYS
    ]
    where = "N1" if home else None
    view = view_of(claims, [{"patient_id": p, "residence_provider_id": where} for p in GROUP])
    found = [finding(view, GROUP, ["D1"], ["H1"], **one) for one in many]
    ids = sorted(row["claim_id"] for row in claims)
    return assemble([outcome(*found)], view, lambda nos: [ids[n] for n in nos], RingParameters())


def test_measured_evidence_is_a_lead_with_one_signal_only() -> None:
    (ring,) = judged(False, {"left": 18.0}).rings
    assert ring.explanation is None
    assert ring.detail["independent_signals"] == 1


def test_just_under_the_bar_an_unseen_cause_is_named() -> None:
    (group,) = judged(False, {"left": 17.9}).cleared
    assert group.explanation == "unseen_cause"
    assert "17.9" in group.readings[0].evidence_for[0].en


def test_an_explanation_that_clears_is_named_before_an_unseen_one() -> None:
    (group,) = judged(True, {"left": 3.0}).cleared
    assert group.explanation == "nursing_home"


def test_what_was_taken_into_account_does_not_clear_again() -> None:
    (ring,) = judged(True, {"left": 40.0}).rings
    home = next(one for one in ring.readings if one.code == "nursing_home")
    assert not home.clears
    assert "40 nats" in home.evidence_against[-1].en


def test_weak_evidence_does_not_count_as_signals_but_other_findings_do() -> None:
    weak = {"left": 2.0, "signals": {"co_timing": 0.9, "shared_route": 0.9}}
    assert judged(False, weak).rings == ()
    beside = {"typology": "recycled_drugs", "signals": {"goods_trace": 0.9, "exclusive_flow": 0.9}}
    assert len(judged(False, weak, beside).rings) == 1

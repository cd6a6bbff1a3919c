import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rings.fuse import fuse
from tests.rings.worlds import PARAMETERS, claim, finding, number, people, view_of

EVERYONE = people(60)
VIEW = view_of(
    [
        claim(p, 7 * n, provider, doctor=doctor)
        for p in EVERYONE
        for n in range(3)
        for provider, doctor in (("H1", "D1"), ("A1", "D1"))
    ]
    + [claim("Z", 1, f"K{n}", doctor=f"D{n}") for n in range(2, 16)]
)


def fused(*findings, sinks=()):
    numbers = {number(VIEW, "provider", sink) for sink in sinks}
    return fuse(findings, VIEW.claims.patient, numbers, PARAMETERS.overlap)


def seen(groups):
    return [
        (g.core, g.members, g.claims.tolist(), [f.typology for f in g.findings], g.left_out)
        for g in groups
    ]


def test_the_same_people_seen_by_two_typologies_are_one_group():
    step = finding(VIEW, EVERYONE[:9], ["D1"], ["H1"])
    cards = finding(VIEW, EVERYONE[1:9], providers=["A1"], typology="card_collection")
    (group,) = fused(step, cards)
    assert sum(m.kind == "patient" for m in group.members) == 9
    assert len(group.core) == 8  # those who stand in both
    assert [f.typology for f in group.findings] == ["card_collection", "lockstep"]


def test_a_shared_hub_does_not_merge_disjoint_groups():
    one = finding(VIEW, EVERYONE[:9], ["D1"], ["H1", "A1"])
    other = finding(VIEW, EVERYONE[9:20], ["D1"], ["H1", "A1"])
    assert len(fused(one, other)) == 2


def test_a_sliding_chain_does_not_grow_into_one_group():
    chain = [finding(VIEW, EVERYONE[n : n + 10], ["D1"], ["H1"]) for n in range(0, 50, 3)]
    groups = fused(*chain)
    widest = max(sum(m.kind == "patient" for m in g.members) for g in groups)
    assert len(groups) > 3
    assert widest < 25


def test_few_shared_people_are_not_enough_and_the_same_core_lowers_the_bar():
    one = finding(VIEW, EVERYONE[:10], ["D1"], ["H1", "A1"])
    apart = finding(VIEW, EVERYONE[6:16], ["D2"], ["K2"])
    together = finding(VIEW, EVERYONE[6:16], ["D1"], ["H1", "A1"])
    assert len(fused(one, apart)) == 2
    assert len(fused(one, together)) == 1


def test_a_wide_flow_supports_two_groups_and_joins_neither():
    flow = finding(
        VIEW, EVERYONE[:40], ["D1"], ["A1"], typology="steering", signals={"exclusive_flow": 0.8}
    )
    one = finding(VIEW, EVERYONE[:6], ["D1"], ["H1"])
    other = finding(VIEW, EVERYONE[6:12], ["D1"], ["H1"])
    groups = fused(flow, one, other, sinks=["A1"])
    assert sorted(sum(m.kind == "patient" for m in g.members) for g in groups) == [6, 6, 40]
    assert all("steering" in {f.typology for f in g.findings} for g in groups)
    assert {g.left_out for g in groups} == {0, 34}


def test_a_fragment_of_a_wide_group_is_not_a_second_group():
    whole = finding(VIEW, EVERYONE[:14], ["D1"], ["H1"])
    part = finding(VIEW, EVERYONE[:4], ["D1"], ["A1"], typology="card_collection")
    (group,) = fused(whole, part)
    assert sum(m.kind == "patient" for m in group.members) == 14


def test_a_wide_flow_made_mostly_by_the_group_is_only_the_groups():
    flow = finding(
        VIEW,
        EVERYONE[:40],
        ["D1"],
        ["A1"],
        typology="steering",
        signals={"exclusive_flow": 0.8},
        claims=np.flatnonzero(VIEW.claims.patient < 8),
    )
    one = finding(VIEW, EVERYONE[:6], ["D1"], ["H1"])
    (group,) = fused(flow, one)
    assert sum(m.kind == "patient" for m in group.members) == 6


def test_flows_of_many_doctors_into_one_pharmacy_are_one_star():
    arms = [
        finding(
            VIEW,
            doctors=[f"D{n}"],
            providers=["A1"],
            typology="steering",
            signals={"exclusive_flow": 0.8},
            claims=[n],
        )
        for n in range(2, 14)
    ]
    (star,) = fused(*arms, sinks=["A1"])
    assert sum(m.kind == "doctor" for m in star.members) == 12
    assert len(fused(*arms)) == 12  # a pharmacy that is no sink of flows is only a hub


def test_a_shared_owner_goes_to_the_group_at_these_clinics():
    step = finding(VIEW, EVERYONE[:9], ["D1"], ["K2", "K3"])
    tie = finding(
        VIEW,
        providers=["K2", "K3"],
        typology="shared_identity",
        signals={"shared_identifier": 0.8},
        claims=(),
    )
    (group,) = fused(step, tie)
    assert {f.typology for f in group.findings} == {"lockstep", "shared_identity"}
    far = finding(
        VIEW,
        providers=["K2", "K9"],
        typology="shared_identity",
        signals={"shared_identifier": 0.8},
        claims=(),
    )
    assert len(fused(step, far)) == 2


def test_doctors_who_share_two_hospitals_are_not_one_group():
    def rush(doctor, claims):
        return finding(
            VIEW,
            doctors=[doctor],
            providers=["H1", "A1"],
            typology="impossible_presence",
            signals={"impossible": 0.9},
            claims=claims,
        )

    assert len(fused(rush("D2", [1, 2]), rush("D3", [3, 4]))) == 2
    assert len(fused(rush("D2", [1, 2]), rush("D2", [1, 2]))) == 1


windows = st.lists(
    st.tuples(
        st.integers(0, 50), st.integers(1, 10), st.sampled_from(["lockstep", "card_collection"])
    ),
    min_size=1,
    max_size=8,
)


@given(windows, st.randoms(use_true_random=False))
def test_the_order_of_findings_does_not_matter(spans, random):
    findings = [
        finding(VIEW, EVERYONE[a : a + n], ["D1"], ["H1"], typology=kind, score=n / 10)
        for a, n, kind in spans
    ]
    shuffled = list(findings)
    random.shuffle(shuffled)
    assert seen(fused(*findings)) == seen(fused(*shuffled))


@given(windows)
def test_no_finding_is_lost_and_no_core_occurs_twice(spans):
    findings = [
        finding(VIEW, EVERYONE[a : a + n], ["D1"], ["H1"], typology=kind, score=k)
        for k, (a, n, kind) in enumerate(spans)
    ]
    groups = fused(*findings)
    assert {f.score for g in groups for f in g.findings} == {f.score for f in findings}
    assert len({g.core for g in groups}) == len(groups)
    for group in groups:
        assert np.array_equal(group.claims, np.unique(group.claims))

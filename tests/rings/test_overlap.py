"""When two findings speak of one group: every limit on both sides of it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.findings import Finding, Member, Signal
from model.language import Text
from model.vocabulary.signals import SignalKind
from rings.fuse import fuse
from rings.overlap import (
    Footprint,
    OverlapParameters,
    by_closeness,
    canonical,
    close,
    comparable,
    contained,
    flows_joined,
)

RULE = OverlapParameters()


def found(
    patients: Sequence[int] = (),
    doctors: Sequence[int] = (),
    providers: Sequence[int] = (),
    claims: Sequence[int] = (),
    signal: SignalKind = "co_timing",
    typology: str = "lockstep",
    strength: float = 1.0,
    role: str = "member",
) -> Finding:
    members = [Member("patient", no, role, strength) for no in patients]
    members += [Member("doctor", no, role, strength) for no in doctors]
    members += [Member("provider", no, role, strength) for no in providers]
    signals = (Signal(signal, 0.9, Text("seen", "发现")),)
    return Finding(
        typology, tuple(members), np.array(claims, np.int64), "x", 0.5, None, signals, {}
    )


def seen(*args: Sequence[int], **more: object) -> Footprint:
    return Footprint([found(*args, **more)])  # type: ignore[arg-type]


def test_a_footprint_is_its_members_and_claims() -> None:
    one = Footprint([found([1, 2], [3], [4], [7, 9]), found([2, 5], claims=[9, 11])])
    assert one.patients == {("patient", 1), ("patient", 2), ("patient", 5)}
    assert one.others == {("doctor", 3), ("provider", 4)}
    assert one.claims == {7, 9, 11}
    assert one.has("co_timing")
    assert not one.has("goods_trace")


@pytest.mark.parametrize(
    ("narrow", "wide", "inside"),
    [
        (seen(range(5)), seen(range(2, 20)), True),  # three of five
        (seen(range(5)), seen(range(3, 20)), False),
        (seen(range(5), [1], [1]), seen(range(3, 20), [1], [1]), True),  # at the same places
        (seen(range(5), [1], [1]), seen(range(4, 20), [1], [1]), False),
        (seen(range(5), [], [1, 2]), seen(range(3, 20), [], [1, 2]), True),
        (seen(range(5), [1, 2]), seen(range(3, 20), [1, 2]), False),  # no place in common
        (seen(range(5), [], [1]), seen(range(3, 20), [], [1]), False),  # one hub
        (seen(), seen(range(3)), False),
    ],
)
def test_most_people_of_the_narrow_one_stand_in_the_wide_one(
    narrow: Footprint, wide: Footprint, inside: bool
) -> None:
    assert contained(narrow, wide, RULE) is inside


@pytest.mark.parametrize(("few", "many", "alike"), [(3, 9, True), (3, 10, False), (0, 1, False)])
def test_three_times_the_people_are_of_one_width(few: int, many: int, alike: bool) -> None:
    for one, other in ((few, many), (many, few)):
        assert comparable(seen(range(one)), seen(range(other)), RULE) is alike


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (seen(range(5)), seen(range(2, 7)), True),  # three of seven
        (seen(range(6)), seen(range(3, 10)), True),  # three of ten
        (seen(range(6)), seen(range(3, 11)), False),  # three of eleven, half of the smaller
        (seen(range(2)), seen(range(1, 3)), False),  # one person
        (seen(range(2)), seen(range(2)), True),
        (seen(range(6), claims=[1, 2]), seen(range(4, 12), claims=[2, 3]), True),  # half the claims
        (seen(range(6), claims=[1, 2, 4]), seen(range(4, 12), claims=[2, 3, 5]), False),
        (seen(range(6), claims=[1, 2]), seen(range(5, 12), claims=[1, 2]), False),  # one person
        # Of different width: a part of the other, people and claims, and no flow.
        (seen(range(3), claims=[1, 2]), seen(range(12), claims=[2, 3, 4]), True),
        (seen(range(3), claims=[1, 2, 9]), seen(range(12), claims=[2, 3, 4]), False),
        (seen(range(3), claims=[1]), seen(range(12), claims=[1], signal="exclusive_flow"), False),
        (seen(range(3), claims=[1], signal="exclusive_flow"), seen(range(12), claims=[1]), True),
        (seen(range(10, 14), claims=[1]), seen(range(12, 30), claims=[1]), False),
        # Circumstances: everybody counts, and a place alone ties nobody.
        (seen([], [1], [1, 2]), seen([], [1], [1, 2]), True),
        (seen([], [1], [1, 2]), seen([], [2], [1, 2]), False),
        (seen([], [], [1, 2], signal="shared_identifier"), seen([], [2], [1, 2]), True),
        (seen([1], [1]), seen([1], [1]), True),
        (seen([], [1]), seen([], [1]), False),  # one member
        (seen([], [1, 2, 3]), seen([], [2, 3, 4, 5]), True),  # two of five
        (seen([], [1, 2, 3, 4]), seen([], [3, 4, 5, 6]), True),  # two of six
        (seen([], [1, 2, 3, 4]), seen([], [3, 4, 5, 6, 7]), False),  # two of seven
    ],
)
def test_close_is_the_same_people_the_same_claims_or_a_part(
    one: Footprint, other: Footprint, joined: bool
) -> None:
    assert close(one, other, RULE) is joined
    assert close(other, one, RULE) is joined


def test_the_closest_pair_comes_first_and_only_those_who_share_somebody() -> None:
    prints = [seen(range(6)), seen(range(2, 6)), seen(range(6)), seen(range(50, 54)), seen([], [1])]
    assert by_closeness(prints, RULE) == [(0, 2), (0, 1), (1, 2)]
    assert by_closeness([seen([], [1, 2]), seen([], [1, 2]), seen(range(9))], RULE) == [(0, 1)]


def test_flows_into_one_sink_are_taken_together() -> None:
    into = [found([], [n], [8 + n % 2], signal="exclusive_flow") for n in range(4)]
    both = found([], [9], [8, 9], signal="exclusive_flow")
    other = found([], [1], [8])
    joined = list(flows_joined([*into, both, other], {8, 9}))
    assert joined == [(both,), (other,), (into[0], into[2]), (into[1], into[3])]
    assert list(flows_joined(into, {8})) == [(into[1],), (into[3],), (into[0], into[2])]


FINDINGS = st.builds(
    found,
    patients=st.lists(st.integers(0, 3), unique=True, max_size=3),
    claims=st.lists(st.integers(0, 3), unique=True, max_size=2).map(sorted),
    typology=st.sampled_from(["a", "b"]),
    strength=st.sampled_from([0.1, 0.9]),
)


@given(st.lists(FINDINGS, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_findings_is_by_content(findings: list[Finding], random: object) -> None:
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    keys = [canonical(one) for one in sorted(findings, key=canonical)]
    assert keys == [canonical(one) for one in sorted(shuffled, key=canonical)]
    assert [key[0] for key in keys] == sorted(one.typology for one in findings)


def patients_of_claims(count: int) -> np.ndarray:
    """Claim ``n`` is that of insured person ``n // 2``."""
    return (np.arange(count) // 2).astype(np.int32)


def groups(*findings: Finding, **changed: float) -> list[tuple[list[int], list[int], int]]:
    """Persons, claims and how many were left out, by group."""
    rule = replace(RULE, **changed)
    return [
        (
            [m.no for m in group.members if m.kind == "patient"],
            group.claims.tolist(),
            group.left_out,
        )
        for group in fuse(findings, patients_of_claims(100), {99}, rule)
    ]


def claims_of(*people: int) -> list[int]:
    return [claim for person in people for claim in (2 * person, 2 * person + 1)]


def test_a_wide_flow_is_the_groups_once_they_made_more_than_half_of_it() -> None:
    group = found(range(4), [1], claims=claims_of(0, 1, 2, 3))
    wide = range(20)
    flow = {"signal": "exclusive_flow", "typology": "steering"}
    half = found(wide, [1], [99], claims=claims_of(0, 1, 2, 3, 10, 11, 12, 13), **flow)
    more = found(wide, [1], [99], claims=claims_of(0, 1, 2, 3, 10, 11, 12), **flow)
    own = claims_of(0, 1, 2, 3)
    assert groups(group, more) == [([0, 1, 2, 3], own, 16)]
    assert groups(group, half) == [
        ([0, 1, 2, 3], own, 16),
        (list(wide), half.claims.tolist(), 0),
    ]


def test_who_stands_in_half_of_the_findings_is_not_of_the_core() -> None:
    one = found([0, 1, 2, 3], claims=claims_of(0, 1))
    other = found([1, 2, 3, 4], claims=claims_of(1, 2), typology="steering")
    [group] = fuse([one, other], patients_of_claims(100), (), RULE)
    assert group.core == (("patient", 1), ("patient", 2), ("patient", 3))
    assert [m.no for m in group.members] == [0, 1, 2, 3, 4]
    [loose] = fuse([one, other], patients_of_claims(100), (), replace(RULE, core=0.49))
    assert [no for _, no in loose.core] == [0, 1, 2, 3, 4]


def test_a_member_keeps_its_strongest_role() -> None:
    one = found([0, 1], claims=[0], strength=0.5, role="late")
    other = found([0, 1], claims=[0], strength=0.7, role="early", typology="steering")
    [group] = fuse([one, other], patients_of_claims(9), (), RULE)
    assert [(m.role, m.strength) for m in group.members] == [("early", 0.7)] * 2


def test_only_the_claims_of_members_are_the_groups() -> None:
    group = found([0, 1, 2], claims=claims_of(0, 1, 2, 9))
    assert groups(group) == [([0, 1, 2], claims_of(0, 1, 2), 0)]
    alone = found([0], [1], claims=claims_of(0, 9))
    assert groups(alone) == [([0], claims_of(0, 9), 0)]


def test_a_piece_joins_the_finding_that_it_was_cut_from() -> None:
    """Two findings agree on a narrow core; a piece of one of them is still no second group."""
    one = found(range(12), claims=claims_of(*range(12)))
    other = found([*range(9), 20], claims=claims_of(*range(9)), typology="steering")

    def piece(*people: int) -> Finding:
        return found(people, claims=claims_of(0), typology="shared_identity")

    assert len(groups(one, other, piece(0, 9, 10, 11, 40))) == 1  # four of five
    assert len(groups(one, other, piece(0, 9, 10, 11, 40, 41))) == 2
    assert len(groups(one, other, piece(0, 9, 10, 11, 40), fragment=0.81)) == 2

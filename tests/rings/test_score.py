from dataclasses import fields, replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.language import Text
from model.rings import InnocentReading, ScoreLine
from model.vocabulary.signals import SignalKind
from rings.score import Weights, independent_signals, score_lines, score_of
from tests.rings.worlds import PARAMETERS, claim, finding, group_of, people, view_of

MEMBERS = people(6)
VIEW = view_of([claim(p, day, doctor=f"D{day % 3}") for p in MEMBERS for day in (1, 8, 15, 22)])
SCORING = PARAMETERS.scoring
KINDS: tuple[SignalKind, ...] = get_args(SignalKind)
STRENGTHS = st.dictionaries(st.sampled_from(KINDS), st.floats(0, 1))


def scored(signals):
    group = group_of(VIEW, finding(VIEW, MEMBERS, signals=signals))
    return score_of(score_lines(group, None, SCORING))


def independent(signals, **more):
    group = group_of(VIEW, finding(VIEW, MEMBERS, signals=signals, **more))
    return independent_signals(group, SCORING)


def test_every_kind_of_signal_has_its_row_and_no_row_is_certain():
    assert {row.name for row in fields(Weights)} == set(KINDS)
    assert all(0 < Weights().of(kind) < 1 for kind in KINDS)


def test_no_signal_no_score():
    assert scored({}) == 0


def test_the_combination_is_what_the_docstring_says():
    by_hand = 1 - (1 - 0.55 * 0.8) * (1 - 0.50 * 0.5)
    assert scored({"co_timing": 0.8, "shared_route": 0.5}) == pytest.approx(by_hand, abs=1e-9)


@given(STRENGTHS, st.sampled_from(KINDS), st.floats(0, 1))
def test_more_strength_never_lowers_the_score(signals, kind, more):
    stronger = {**signals, kind: max(more, signals.get(kind, 0.0))}
    assert 0 <= scored(signals) <= scored(stronger) < 1


def test_a_second_finding_of_the_same_kind_does_not_count_twice():
    one = finding(VIEW, MEMBERS, signals={"co_timing": 0.9})
    two = finding(VIEW, MEMBERS, typology="card_collection", signals={"co_timing": 0.4})
    lines = score_lines(group_of(VIEW, one, two), None, SCORING)
    assert [(line.signal, line.strength) for line in lines] == [("co_timing", 0.9)]


def test_an_alternative_explanation_lowers_only_what_it_explains():
    group = group_of(VIEW, finding(VIEW, MEMBERS, signals={"co_timing": 0.8, "goods_trace": 0.6}))
    best = InnocentReading("family", Text("Family", "家庭"), 0.5, (), (), clears=False)
    lines = {line.signal: line.strength for line in score_lines(group, best, SCORING)}
    assert lines == {"co_timing": pytest.approx(0.8 * 0.75), "goods_trace": 0.6}


@pytest.mark.parametrize(
    ("signals", "count"),
    [
        ({}, 0),
        ({"co_timing": 0.9}, 1),
        ({"co_timing": 0.9, "shared_route": 0.5}, 2),
        ({"co_timing": 0.9, "shared_route": 0.09}, 1),  # noise
        ({"co_timing": 0.9, "same_minutes": 0.8}, 2),  # on four days
        ({"excess_cost": 0.9, "same_basket": 0.8}, 1),
        ({"co_timing": 0.9, "same_basket": 0.9}, 1),
        ({"same_basket": 0.9}, 0),
        ({"exclusive_flow": 0.9, "excess_cost": 0.4}, 2),
    ],
)
def test_independent_signals(signals, count):
    assert independent(signals) == count


def test_the_same_minutes_need_three_days_beside_co_timing():
    both = {"co_timing": 0.9, "same_minutes": 0.8}
    days = VIEW.claims.day - VIEW.claims.day.min()
    assert independent(both, claims=(days <= 14).nonzero()[0]) == 2
    assert independent(both, claims=(days <= 7).nonzero()[0]) == 1
    alone = {"same_minutes": 0.8}
    assert independent(alone, claims=(days <= 7).nonzero()[0]) == 1


def test_flows_of_three_doctors_count_twice():
    flow = {"exclusive_flow": 0.9}
    for doctors, count in ((["D0", "D1"], 1), (["D0", "D1", "D2"], 2)):
        found = finding(VIEW, doctors=doctors, providers=["H1"], signals=flow, claims=[0, 1])
        assert independent_signals(group_of(VIEW, found), SCORING) == count


def test_lines_come_heaviest_first_and_make_the_score():
    group = group_of(VIEW, finding(VIEW, MEMBERS, signals={"excess_cost": 0.9, "co_timing": 0.9}))
    lines = score_lines(group, None, SCORING)
    assert [line.signal for line in lines] == ["co_timing", "excess_cost"]
    assert score_of(lines[::-1]) == score_of(lines)
    assert score_of((replace(lines[0], strength=0.0),)) == 0
    assert isinstance(lines[0], ScoreLine)


@pytest.mark.parametrize(
    ("strength", "counts"), [(0.1, 1), (0.0999, 0), (0.0, 0)]
)  # noise begins just below a tenth
def test_a_signal_counts_from_a_tenth_on(strength, counts):
    assert independent({"goods_trace": strength}) == counts


def test_strengths_are_cut_to_what_a_strength_can_be():
    lines = score_lines(
        group_of(VIEW, finding(VIEW, MEMBERS, signals={"co_timing": 1.7, "goods_trace": -0.2})),
        None,
        SCORING,
    )
    assert {line.signal: line.strength for line in lines} == {"co_timing": 1.0, "goods_trace": 0.0}


def test_lines_of_one_weight_come_by_name():
    same = {"same_minutes": 0.5, "shared_route": 0.5, "closed_circuit": 0.5, "exclusive_flow": 0.5}
    lines = score_lines(group_of(VIEW, finding(VIEW, MEMBERS, signals=same)), None, SCORING)
    assert [line.signal for line in lines] == sorted(same)


def test_of_equal_signals_the_first_sentence_is_told():
    one = finding(VIEW, MEMBERS, signals={"co_timing": 0.4})
    sentences = [Text("b", "乙"), Text("a", "甲"), Text("c", "丙")]
    several = [
        replace(one, score=n, signals=(replace(one.signals[0], sentence=text),))
        for n, text in enumerate(sentences)
    ]
    for order in (several, several[::-1]):
        [line] = score_lines(group_of(VIEW, *order), None, SCORING)
        assert line.sentence.en == "a"


def test_a_whole_explanation_takes_half_and_none_takes_nothing():
    group = group_of(VIEW, finding(VIEW, MEMBERS, signals={"co_timing": 0.8}))
    for share, left in ((1.0, 0.4), (0.0, 0.8), (0.25, 0.7)):
        best = InnocentReading("family", Text("F", "家"), share, (), (), clears=False)
        [line] = score_lines(group, best, SCORING)
        assert line.strength == pytest.approx(left)


def test_minutes_of_claims_that_are_not_the_groups_do_not_count():
    """The finding of the minutes is wider than the group: only three days are the group's own."""
    both = {"co_timing": 0.9}
    days = VIEW.claims.day - VIEW.claims.day.min()
    group = group_of(
        VIEW,
        finding(VIEW, MEMBERS, signals=both, claims=(days <= 7).nonzero()[0]),
        finding(VIEW, MEMBERS, typology="card_collection", signals={"same_minutes": 0.8},
                claims=(days == 7).nonzero()[0]),
    )  # fmt: skip
    assert independent_signals(group, SCORING) == 1


def test_doctors_of_other_findings_converge_on_nothing():
    flow = finding(VIEW, doctors=["D0", "D1"], providers=["H1"], typology="steering",
                   signals={"exclusive_flow": 0.9}, claims=[0, 1])  # fmt: skip
    tie = finding(VIEW, doctors=["D0", "D1", "D2"], providers=["H1"], typology="shared_identity",
                  signals={"shared_identifier": 0.9}, claims=[0, 1])  # fmt: skip
    assert independent_signals(group_of(VIEW, flow, tie), SCORING) == 2

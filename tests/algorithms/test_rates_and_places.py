"""Rates of places, repeated occasions and concentrations of groups, against counting one by one."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from algorithms.concentration import ConcentrationRule, concentrations
from algorithms.null_models import HALF_COUNT, benjamini_hochberg
from algorithms.place_rates import place_rates
from algorithms.repeated_occasions import Repeated, RepeatRule, repeated_occasions
from algorithms.upper_tails import binomial_excess, poisson_excess

CELLS = st.integers(0, 40)
CLASSES = st.integers(1, 3).flatmap(
    lambda rows: st.integers(2, 6).flatmap(
        lambda places: st.lists(
            st.lists(st.tuples(CELLS, CELLS), min_size=places, max_size=places),
            min_size=rows,
            max_size=rows,
        )
    )
)


@given(CLASSES, st.sampled_from([0.0, 0.5]))
def test_every_place_is_held_against_the_others_class_by_class(
    drawn: list[list[tuple[int, int]]], spread: float
) -> None:
    counts = np.array([[count for count, _ in row] for row in drawn])
    exposure = np.array([[exposed for _, exposed in row] for row in drawn])
    found = place_rates(counts, exposure, spread)
    for place in range(counts.shape[1]):
        expected = Fraction(0)
        for count, exposed in zip(counts.tolist(), exposure.tolist(), strict=True):
            others = sum(count) - count[place] + Fraction(1, len(counts))
            elsewhere = max(sum(exposed) - exposed[place], 1)
            expected += Fraction(exposed[place]) * others / elsewhere
        assert found.expected[place] == pytest.approx(float(expected))
    tested = exposure.sum(axis=0) > 0
    p_value = poisson_excess(counts.sum(axis=0), found.expected, spread)
    assert found.p_value == pytest.approx(np.where(tested, p_value, 1.0))
    if tested.any():
        q_value = benjamini_hochberg(p_value[tested], int(tested.sum()))
        assert found.q_value[tested] == pytest.approx(q_value)
    assert (found.q_value[~tested] == 1).all()


def test_a_rate_worked_out_by_hand() -> None:
    found = place_rates([9, 0, 1], [100, 100, 300], spread=0.0)
    assert found.expected.tolist() == [100 * 2 / 400, 100 * 11 / 400, 300 * 10 / 200]
    assert found.p_value[0] == pytest.approx(float(stats.poisson.sf(8, 0.5)))
    assert place_rates([3], [0], spread=0.0).q_value.tolist() == [1.0]


OCCASIONS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(-2, 4), st.integers(0, 1)),
    min_size=1,
    max_size=40,
)


@given(OCCASIONS)
def test_repeated_occasions_are_those_of_the_obvious_count(
    drawn: list[tuple[int, int, int, int]],
) -> None:
    rule = RepeatRule(least_days=2, least_occasions=3, least_persons=2, q_value=1.0)
    owner, person, day, kind = (np.array(column) for column in zip(*drawn, strict=True))
    day = day - day.min()
    exposure = np.array([[50, 10, 20], [5, 5, 90]])
    found = repeated_occasions(owner, person, day, kind, exposure, rule)
    expected: list[Repeated] = []
    counts = np.zeros((2, 3))
    for k, o, _, _ in set(zip(kind, owner, person, day, strict=True)):
        counts[k, o] += 1
    rates = place_rates(counts, exposure, rule.spread)
    for no in range(3):
        here = np.flatnonzero(owner == no)
        days, people = len(set(day[here])), len(set(person[here]))
        occasions = int(counts[:, no].sum())
        if occasions >= 3 and days >= 2 and people >= 2:
            assert found
            one = found.pop(0)
            assert one.at.tolist() == here.tolist()
            assert (one.owner, one.occasions, one.days, one.persons) == (
                no, occasions, days, people,
            )  # fmt: skip
            assert (one.expected, one.q_value) == (rates.expected[no], rates.q_value[no])
    assert found == expected


def test_every_limit_of_repeated_occasions_is_reached_at_equality() -> None:
    owner = np.r_[np.zeros(5, np.int64), 1]
    person, day = np.array([0, 1, 0, 1, 0, 7]), np.array([0, 0, 1, 1, 2, 0])
    exposure = np.full((1, 40), 1_000)
    asked = (owner, person, day, np.zeros(6, np.int64), exposure)
    rule = RepeatRule(least_days=3, least_occasions=5, least_persons=2, spread=0.0, q_value=1.0)
    [one] = repeated_occasions(*asked, rule)
    assert (one.days, one.occasions, one.persons) == (3, 5, 2)
    for name in ("least_days", "least_occasions", "least_persons"):
        stricter = replace(rule, **{name: getattr(rule, name) + 1})
        assert repeated_occasions(*asked, stricter) == [], name
    assert len(repeated_occasions(*asked, replace(rule, q_value=one.q_value))) == 1
    assert repeated_occasions(*asked, replace(rule, q_value=one.q_value * 0.99)) == []
    nobody = np.zeros(0, np.int64)
    assert repeated_occasions(nobody, nobody, nobody, nobody, exposure, rule) == []


VISITS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 2), st.integers(3, 6)), min_size=1, max_size=60
)


@given(VISITS, st.lists(st.integers(-1, 1), min_size=10, max_size=10),
       st.lists(st.integers(0, 2), min_size=10, max_size=10))  # fmt: skip
def test_concentrations_are_those_of_the_obvious_count(
    drawn: list[tuple[int, int, int]], groups: list[int], areas: list[int]
) -> None:
    rule = ConcentrationRule(least_people=2, least_days=2)
    visits = tuple(np.array(column) for column in zip(*drawn, strict=True))
    found = concentrations(visits, np.array(groups), np.array(areas), rule)
    days: dict[tuple[int, int], set[int]] = {}
    for person, place, day in drawn:
        days.setdefault((person, place), set()).add(day)
    returning = {pair for pair, on in days.items() if len(on) >= 2}
    active = {person for person, _, _ in drawn}
    rows, tested = [], 0
    for group in (0, 1):
        members = [p for p, g in enumerate(groups) if g == group]
        for place in range(3):
            people = sum((p, place) in returning for p in members)
            tested += people > 0
            if people < 2:
                continue
            expected = 0.0
            for p in members:
                neighbours = [n for n in range(10) if groups[n] < 0 and areas[n] == areas[p]]
                there = sum((n, place) in returning for n in neighbours)
                around = sum(n in active for n in neighbours)
                expected += (there + HALF_COUNT) / (around + 1)
            rows.append((group, place, people, min(expected, len(members)), len(members)))
    assert found.tested == tested
    columns = (found.group, found.place, found.people)
    listed = list(zip(*(column.tolist() for column in columns), strict=True))
    assert listed == [row[:3] for row in rows]
    assert found.expected == pytest.approx([row[3] for row in rows])
    p_value = [float(binomial_excess(n, size, mean / size, rule.spread))
               for *_, n, mean, size in rows]  # fmt: skip
    if rows:
        assert found.q_value == pytest.approx(benjamini_hochberg(np.array(p_value), tested))


def test_a_concentration_worked_out_by_hand() -> None:
    """Four of a group of five return to place 7, as one of three neighbours does."""
    group_of = np.array([0, 0, 0, 0, 0, -1, -1, -1, -1])
    area_of = np.array([0, 0, 0, 0, 1, 0, 0, 0, 1])
    going = [(person, 7, day) for person in (0, 1, 2, 3, 5) for day in (1, 5)]
    once = [(person, 7, 2) for person in (4, 6)] + [(6, 7, 2), (7, 3, 2), (8, 3, 4)]
    visits = tuple(np.array(column) for column in zip(*going, *once, strict=True))
    rule = ConcentrationRule(least_people=4, least_days=2)
    found = concentrations(visits, group_of, area_of, rule)
    assert (found.group.tolist(), found.place.tolist(), found.people.tolist()) == ([0], [7], [4])
    expected = 4 * (1 + HALF_COUNT) / (3 + 1) + HALF_COUNT / (1 + 1)
    assert found.expected == pytest.approx([expected])
    assert found.q_value == pytest.approx(binomial_excess([4], [5], [expected / 5], rule.spread))
    assert concentrations(visits, group_of, area_of, replace(rule, least_people=5)).group.size == 0
    assert concentrations(visits, group_of, area_of, replace(rule, least_days=3)).tested == 0
    nobody = concentrations(visits, np.where(area_of == 0, 0, -1), area_of, rule)
    assert nobody.expected == pytest.approx([min(7 * HALF_COUNT / 1, 7)])

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.covisits import CovisitRule, covisit_pairs
from algorithms.rhythms import DayClock
from tests.algorithms.marks import Mark, all_pairs, attendance_of, occasions

DAYS = DayClock()

EVERYTHING = CovisitRule(min_occasions=1, chance_links=math.inf, most_p=1.0)
SELDOM = CovisitRule(chance_links=math.inf, most_p=1e-3)
marks_lists = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 2), st.integers(100, 160)),
    min_size=2,
    max_size=60,
)


@settings(max_examples=150)
@given(marks_lists)
def test_occasions_are_those_of_the_obvious_count(marks: list[Mark]) -> None:
    found = covisit_pairs(attendance_of(marks), DAYS, EVERYTHING)
    ours = dict(
        zip(
            zip(found.left.tolist(), found.right.tolist(), strict=True),
            found.occasions.tolist(),
            strict=True,
        )
    )
    counted = {
        pair: occasions(set(marks), *pair, DAYS.day_reach, DAYS.refractory)
        for pair in all_pairs(set(marks))
    }
    assert ours == {pair: met for pair, met in counted.items() if met > 0}


@settings(max_examples=60)
@given(marks_lists, st.randoms(use_true_random=False))
def test_row_order_and_threads_change_nothing(marks: list[Mark], random: object) -> None:
    shuffled = list(marks)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one = covisit_pairs(attendance_of(marks), DAYS, EVERYTHING)
    other = covisit_pairs(attendance_of(shuffled), DAYS, EVERYTHING, threads=2)
    for name in ("left", "right", "occasions", "places", "expected", "p_value", "q_value"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name


@settings(max_examples=60)
@given(marks_lists)
def test_renumbering_the_persons_changes_no_pair(marks: list[Mark]) -> None:
    top = max(p for p, _, _ in marks)
    one = covisit_pairs(attendance_of(marks), DAYS, EVERYTHING)
    other = covisit_pairs(attendance_of([(top - p, u, t) for p, u, t in marks]), DAYS, EVERYTHING)
    here = {(a, b): p for a, b, p in zip(one.left, one.right, one.p_value, strict=True)}
    there = {
        (top - b, top - a): p
        for a, b, p in zip(other.left, other.right, other.p_value, strict=True)
    }
    assert here.keys() == there.keys()
    assert all(abs(here[pair] - there[pair]) <= 1e-9 for pair in here)


def background(seed: int, persons: int = 400, visits: int = 8_000) -> list[Mark]:
    rng = np.random.default_rng(seed)
    home = rng.integers(0, 20, persons)
    who = rng.integers(0, persons, visits)
    return list(
        zip(who.tolist(), home[who].tolist(), rng.integers(0, 364, visits).tolist(), strict=True)
    )


def test_unrelated_persons_are_hardly_ever_significant() -> None:
    links = [
        covisit_pairs(attendance_of(background(seed)), DAYS, CovisitRule()) for seed in range(5)
    ]
    assert sum(found.left.size for found in links) / (5 * 400) < 0.1
    assert min((found.q_value.min() for found in links if found.left.size), default=1.0) > 0.01


def test_a_planted_pair_is_found_and_a_shared_weekday_is_not() -> None:
    outings = [7, 29, 64, 99, 150, 171, 222, 268, 300, 340]
    pair = [(400, 3, day) for day in outings] + [(401, 3, day + 1) for day in outings]
    shift = [(p, 5, 7 * week + 2) for p in (402, 403) for week in range(52)]
    found = covisit_pairs(attendance_of(background(1) + pair + shift), DAYS, SELDOM)
    pairs = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert (400, 401) in pairs
    assert (402, 403) not in pairs, "a weekly habit explains every meeting"
    where = found.left.tolist().index(400)
    assert found.occasions[where] == len(outings)
    assert found.q_value[where] < 0.05


def test_an_illness_episode_counts_once() -> None:
    marks = [(0, 0, 10), (0, 0, 12), (0, 0, 14), (1, 0, 10), (1, 0, 12), (1, 0, 15)]
    found = covisit_pairs(attendance_of(marks), DAYS, EVERYTHING)
    assert found.occasions.tolist() == [1]

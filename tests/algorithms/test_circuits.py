"""Circuits of hospitals: what a stay and a move are, what is found, and what chance makes."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.circuit_search import Search, SearchRule, find_circuits
from algorithms.itineraries import Intervals, joined_records, moves_between
from algorithms.prevailing_code import prevailing_code

HOSPITALS = 16


def listed(rows: list[tuple[int, int, int, int]]) -> Intervals:
    return Intervals(*np.array(sorted(rows, key=lambda r: (r[0], r[2])), dtype=np.int64).T)


def travels(person: int, route: list[int], gap: int = 6, start: int = 0) -> list[tuple[int, ...]]:
    return [
        (person, place, start + n * (9 + gap), start + n * (9 + gap) + 9)
        for n, place in enumerate(route)
    ]


def town(often: float, reach: float, seed: int) -> tuple[list[tuple[int, ...]], np.ndarray]:
    """1,200 people who choose by size and distance, some of them many times a year."""
    rng = np.random.default_rng(seed)
    spot, home = rng.uniform(0, 1, (HOSPITALS, 2)), rng.uniform(0, 1, (1200, 2))
    size = rng.pareto(1.5, HOSPITALS) + 0.3
    rows: list[tuple[int, ...]] = []
    for person, where in enumerate(home):
        liking = size * np.exp(-np.hypot(*(spot - where).T) / reach)
        times = int(rng.integers(4, 9)) if rng.random() < often else 1 + int(rng.random() < 0.2)
        route = rng.choice(HOSPITALS, times, p=liking / liking.sum())
        rows += travels(person, route.tolist(), int(rng.integers(2, 25)))
    return rows, (home[:, 0] * 2).astype(np.int64)


def search(rows: list[tuple[int, ...]], region: np.ndarray, **rule: object) -> Search:
    return find_circuits(listed(rows), region, HOSPITALS, replace(SearchRule(), **rule), seed=1)


def test_records_that_touch_are_one_interval_and_a_short_one_inside_does_not_end_it() -> None:
    joined = joined_records([1, 1, 1, 1], [5, 5, 5, 5], [0, 3, 31, 60], [30, 4, 40, 70], 1)
    assert joined.interval.tolist() == [0, 0, 0, 1]
    assert joined.last_day.tolist() == [40, 70]


@pytest.mark.parametrize(("gap", "moves"), [(30, 1), (31, 0)])
def test_a_move_ends_thirty_days_after_the_last_day(gap: int, moves: int) -> None:
    assert moves_between(listed(travels(0, [3, 4], gap)), 30).person.size == moves


def test_a_circuit_is_found_with_its_members_and_hospitals() -> None:
    rows, region = town(0.03, 0.3, seed=2)
    people = list(range(1200, 1209))
    for n, person in enumerate(people):
        rows += travels(person, ([2, 7, 11, 13] * 3)[n % 4 :][:7], 5, start=4 * n)
    found = search(rows, np.r_[region, np.zeros(9, np.int64)]).found
    assert [one.circuit.members.tolist() for one in found] == [people]
    assert found[0].circuit.places.tolist() == [2, 7, 11, 13]
    assert found[0].inside == 1
    assert found[0].p_returned < 1e-6


def test_two_circuits_that_share_hospitals_stay_two() -> None:
    rows, region = town(0.0, 0.3, seed=3)
    for n in range(16):
        ring = [2, 7, 11, 13] if n < 8 else [2, 7, 5, 9]
        rows += travels(1200 + n, (ring * 3)[n % 4 :][:7], 5, start=3 * n)
    found = search(rows, np.r_[region, np.zeros(16, np.int64)]).found
    assert [one.circuit.members.size for one in found] == [8, 8]


@pytest.mark.parametrize("reach", [5.0, 0.3, 0.1])
def test_many_frequent_patients_of_near_hospitals_are_no_circuit(reach: float) -> None:
    rows, region = town(0.15, reach, seed=1)
    found = search(rows, region)
    assert found.examined > 60
    assert found.found == ()


def test_three_hospitals_that_are_all_there_is_are_no_circuit() -> None:
    rng = np.random.default_rng(5)
    rows = [r for p in range(300) for r in travels(p, rng.integers(0, 3, 2).tolist())]
    for person in range(300, 312):
        rows += travels(person, rng.integers(0, 3, 7).tolist())
    assert search(rows, np.zeros(312, np.int64)).found == ()


@settings(max_examples=4)
@given(st.randoms(use_true_random=False))
def test_the_numbering_of_hospitals_does_not_matter(random) -> None:
    names = list(range(HOSPITALS))
    random.shuffle(names)
    rows = [r for n in range(40) for r in travels(n, [n % HOSPITALS, (n * 5 + 1) % HOSPITALS])]
    rows += [r for n in range(6) for r in travels(40 + n, ([2, 7, 11] * 3)[n % 3 :][:6])]
    renamed = [(p, names[place], a, b) for p, place, a, b in rows]
    region = np.zeros(46, np.int64)
    plain, other = search(rows, region).found, search(renamed, region).found
    assert [c.circuit.members.tolist() for c in plain] == [list(range(40, 46))]
    assert [c.circuit.members.tolist() for c in other] == [list(range(40, 46))]


def test_nobody_with_many_stays_means_nothing_found() -> None:
    assert search(travels(0, [1, 2]), np.zeros(1, np.int64)) == Search((), 0, 0, 0)


def test_a_person_who_repeats_a_code_counts_once() -> None:
    person = np.r_[np.repeat(0, 50), np.arange(1, 60)]
    code = np.r_[np.repeat(4, 50), np.arange(1, 60) % 10]
    assert prevailing_code(person, code, np.array([0, 1, 2, 3])).p_value == 1.0
    shared = prevailing_code(np.arange(60), np.where(np.arange(60) < 6, 4, np.arange(60) % 10),
                         np.arange(6))  # fmt: skip
    assert shared.code == 4
    assert shared.p_value < 1e-3

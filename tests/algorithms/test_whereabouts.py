"""Distances, travel that nobody makes, and people who roam."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithms.exclusions import TravelRule, too_far
from algorithms.geography import distance_km
from algorithms.null_models import HALF_COUNT, SMALLEST_P
from algorithms.prevailing_code import PrevailingCode, prevailing_code
from algorithms.roaming import area_rates, roaming_tail

RULE = TravelRule()
UNKNOWN = float("nan")
EARTH_KM = 6371.0


@pytest.mark.parametrize(
    ("here", "there", "km"),
    [
        ((0, 0), (0, 180), np.pi * EARTH_KM),
        ((90, 0), (-90, 77), np.pi * EARTH_KM),
        ((0, 0), (0, 90), np.pi / 2 * EARTH_KM),
        ((60, 10), (60, 10), 0.0),
        ((31.2304, 121.4737), (39.9042, 116.4074), 1_067.0),  # Shanghai to Beijing
        ((52.52, 13.405), (48.8566, 2.3522), 878.0),  # Berlin to Paris
    ],
)
def test_distances_that_are_known(
    here: tuple[float, float], there: tuple[float, float], km: float
) -> None:
    found = float(distance_km(*here, *there))
    assert found == pytest.approx(km, rel=1e-3, abs=1e-9)
    assert found == pytest.approx(float(distance_km(*there, *here)))


ANGLES = st.tuples(st.floats(-89, 89), st.floats(-179, 179))


@given(ANGLES, ANGLES)
def test_the_distance_is_the_angle_between_two_directions(
    here: tuple[float, float], there: tuple[float, float]
) -> None:
    def direction(latitude: float, longitude: float) -> np.ndarray:
        lat, lon = np.radians([latitude, longitude])
        return np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])

    a, b = direction(*here), direction(*there)
    angle = np.arctan2(np.linalg.norm(np.cross(a, b)), np.dot(a, b))
    assert float(distance_km(*here, *there)) == pytest.approx(angle * EARTH_KM, abs=1e-3, rel=1e-6)


def test_an_unknown_coordinate_makes_no_distance() -> None:
    assert np.isnan(distance_km(UNKNOWN, 0, 0, 0))
    assert np.isnan(distance_km(0, 0, 0, UNKNOWN))


@pytest.mark.parametrize(
    ("gap_seconds", "km", "regions_apart", "excluded"),
    [
        (3_599, 90.0, 0, True),  # an hour away at 90 km/h
        (3_600, 90.0, 0, False),
        (0, 3.0, 0, True),
        (0, 2.999, 2, False),  # one site
        (299, UNKNOWN, 1, True),
        (300, UNKNOWN, 1, False),
        (0, UNKNOWN, 0, False),
        (299, 5.0, 1, False),  # five kilometres take 200 seconds
        (-1, UNKNOWN, 2, True),
        (-1, 150.0, 2, True),
        (-1, 149.9, 2, False),
        (-1, 900.0, 1, False),  # dates only: the same prefecture
        (-1, UNKNOWN, 1, False),
        (0, 1.0, 1, False),
    ],
)
def test_nobody_is_at_two_places(
    gap_seconds: int, km: float, regions_apart: int, excluded: bool
) -> None:
    assert too_far([gap_seconds], [km], [regions_apart], RULE).tolist() == [excluded]


def test_a_faster_traveller_gets_further() -> None:
    faster = replace(RULE, speed_km_h=180.0)
    assert too_far([1_800], [90.0], [0], RULE).tolist() == [True]
    assert too_far([1_800], [90.0], [0], faster).tolist() == [False]


@given(st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), min_size=1, max_size=4),
       st.integers(0, 3))  # fmt: skip
def test_the_tail_of_roaming_is_that_of_all_outcomes(rates: list[list[float]], least: int) -> None:
    found = roaming_tail(np.full(len(rates), least), np.array(rates))
    for n, row in enumerate(rates):
        tail = sum(
            np.prod([rate if there else 1 - rate for rate, there in zip(row, went, strict=True)])
            for went in product([False, True], repeat=3)
            if sum(went) >= least
        )
        assert found[n] == pytest.approx(max(tail, SMALLEST_P))


def test_a_rate_is_that_of_the_neighbours_without_the_person() -> None:
    visited = np.array([[1, 0], [1, 1], [0, 1], [1, 0]], bool)
    area, population = np.array([0, 0, 0, 1]), np.array([10, 4])
    expected = [
        [(1 + HALF_COUNT) / 10, (2 + HALF_COUNT) / 10],
        [(1 + HALF_COUNT) / 10, (1 + HALF_COUNT) / 10],
        [(2 + HALF_COUNT) / 10, (1 + HALF_COUNT) / 10],
        [HALF_COUNT / 4, HALF_COUNT / 4],
    ]
    assert area_rates(visited, area, population, 1.0) == pytest.approx(np.array(expected))
    capped = area_rates(visited, area, population, 0.2)
    assert capped == pytest.approx(np.minimum(expected, 0.2))


def test_the_prevailing_code_worked_out_by_hand() -> None:
    """Three of four members have code 5, as one of six others has."""
    person = np.array([0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9])
    code = np.array([5, 5, 7, 5, 5, 9, 8, 5, 7, 7, 8, 9, 9])
    found = prevailing_code(person, code, np.array([0, 1, 2, 3]))
    usual = (1 + 1) / (6 + 2)
    tail = 4 * usual**3 * (1 - usual) + usual**4
    assert (found.code, found.share, found.usual) == (5, 0.75, usual)
    assert found.p_value == pytest.approx(min(1.0, tail * 4))


def test_unknown_codes_and_members_without_any() -> None:
    person, code = np.array([0, 1, 2]), np.array([-1, 3, 3])
    assert prevailing_code(person, code, np.array([0])) == PrevailingCode(-1, 0.0, 0.0, 1.0)
    assert prevailing_code(person, code, np.array([0, 1])).share == 1.0
    assert prevailing_code(person[:0], code[:0], np.array([0])).code == -1


def test_of_two_usual_codes_the_smaller_one_counts() -> None:
    person, code = np.array([0, 0, 1, 1, 2]), np.array([4, 2, 2, 4, 9])
    assert prevailing_code(person, code, np.array([0, 1])).code == 2

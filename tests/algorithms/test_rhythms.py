import numpy as np
import pytest

from algorithms.rhythms import DayClock, window_share
from tests.algorithms.marks import attendance_of

DAYS = DayClock()


def test_a_steady_place_expects_three_days_of_the_year_in_a_window() -> None:
    rng = np.random.default_rng(3)
    marks = [(i, 0, int(day)) for i, day in enumerate(rng.integers(0, 364, 3_000))]
    share = window_share(attendance_of(marks), DAYS)
    assert float(share.mean()) == pytest.approx(3 / 364, rel=0.2)


def test_a_clinic_every_second_tuesday_expects_everybody_on_its_days() -> None:
    sittings = range(5, 364, 14)
    marks = [(i, 0, day) for day in sittings for i in range(30)]
    share = window_share(attendance_of(marks), DAYS)
    assert share.min() >= 1 / len(list(sittings)) - 1e-6


def test_a_quiet_place_is_open_on_more_days_than_it_is_visited() -> None:
    rng = np.random.default_rng(4)
    days = rng.choice(364, 60, replace=False)
    quiet = window_share(attendance_of([(i, 0, int(d)) for i, d in enumerate(days)]), DAYS)
    assert quiet.max() < 3 / 60


def test_places_that_never_close_expect_little_on_any_day() -> None:
    marks = [(i, 0, day) for day in (10, 100, 200) for i in range(8)]
    closed = window_share(attendance_of(marks), DAYS)
    steady = window_share(attendance_of(marks), DAYS, steady_from=0)
    assert closed.min() >= 1 / 3 - 1e-6
    assert steady.max() < 0.02


def test_a_crowded_day_does_not_excuse_itself() -> None:
    rng = np.random.default_rng(5)
    ordinary = [(i, 0, int(day)) for i, day in enumerate(rng.integers(0, 364, 1_500))]
    crowd = [(2_000 + i, 0, 180) for i in range(40)]
    attendance = attendance_of(ordinary + crowd)
    share = window_share(attendance, DAYS)
    on_the_day = share[attendance.bucket_tick == 180]
    assert on_the_day[0] < 2 * float(np.median(share))

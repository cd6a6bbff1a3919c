"""Tails of whole arrays against scipy, and the joint test against its own definition."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from algorithms.null_models import SMALLEST_P, normal_tail
from algorithms.upper_tails import binomial_excess, joint_excess, poisson_excess

CHANCE = st.floats(1e-6, 1.0)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), CHANCE), min_size=1))
def test_the_binomial_tail_is_that_of_scipy(drawn: list[tuple[int, int, float]]) -> None:
    hits, more, chance = (np.array(column) for column in zip(*drawn, strict=True))
    trials = hits + more
    expected = stats.binom.sf(hits - 1, trials, chance)
    assert binomial_excess(hits, trials, chance) == pytest.approx(expected, rel=1e-9, abs=1e-14)


@given(st.integers(1, 30), st.integers(0, 30), CHANCE, st.floats(0.0, 0.5))
def test_draws_that_hang_together_count_like_fewer(
    hits: int, more: int, chance: float, spread: float
) -> None:
    trials = hits + more
    design_effect = 1 + (trials - 1) * spread
    n, x = trials / design_effect, hits / design_effect
    expected = stats.beta.cdf(chance, x, n - x + 1)
    found = float(binomial_excess(hits, trials, chance, spread))
    assert found == pytest.approx(expected, rel=1e-7, abs=1e-13)


def test_thirty_draws_of_one_circle_count_like_twelve() -> None:
    deflation = 30 / 12.244898
    expected = stats.beta.cdf(0.3, 18 / deflation, 30 / deflation - 18 / deflation + 1)
    assert float(binomial_excess(18, 30, 0.3, 0.05)) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(
    ("hits", "trials", "chance", "tail"),
    [
        (0, 0, 0.5, 1.0),
        (0, 9, 0.0, 1.0),
        (1, 1, 1.0, 1.0),
        (9, 9, 1.0, 1.0),
        (1, 1, 0.25, 0.25),
        (2, 2, 0.25, 0.0625),
        (1, 2, 0.5, 0.75),
        (400, 400, 1e-9, SMALLEST_P),
    ],
)
def test_binomial_tails_worked_out_by_hand(
    hits: int, trials: int, chance: float, tail: float
) -> None:
    assert float(binomial_excess(hits, trials, chance)) == pytest.approx(tail)


@given(st.lists(st.tuples(st.integers(0, 60), st.floats(1e-6, 80)), min_size=1))
def test_the_poisson_tail_is_that_of_scipy(drawn: list[tuple[int, float]]) -> None:
    counts, expected = (np.array(column) for column in zip(*drawn, strict=True))
    theirs = stats.poisson.sf(counts - 1, expected)
    assert poisson_excess(counts, expected) == pytest.approx(theirs, rel=1e-9, abs=1e-14)


@given(st.integers(0, 60), st.floats(1e-3, 80), st.floats(0.01, 4))
def test_places_that_differ_make_the_tail_negative_binomial(
    count: int, expected: float, spread: float
) -> None:
    size = 1 / spread
    theirs = stats.nbinom.sf(count - 1, size, size / (size + expected))
    found = float(poisson_excess(count, expected, spread))
    assert found == pytest.approx(theirs, rel=1e-7, abs=1e-13)


def test_nothing_expected_is_rare_and_not_impossible() -> None:
    assert float(poisson_excess(1, 0.0)) == pytest.approx(1e-12)
    assert float(poisson_excess(0, 0.0)) == 1.0
    assert float(poisson_excess(100, 1e-9)) == SMALLEST_P


def joint_by_definition(p: list[float], chances: int, at_least: int, floor: float) -> float:
    """For every k the chance that k or more of ``chances`` lie at or below the k-th p-value."""
    if len(p) < at_least:
        return 1.0
    tails = []
    for k in range(at_least, len(p) + 1):
        kth = max(sorted(p)[k - 1], floor)
        tails.append(float(stats.binom.sf(k - 1, chances, kth)))
    return min(1.0, len(tails) * min(tails))


@given(
    st.lists(st.floats(1e-9, 1.0), max_size=12),
    st.integers(0, 60),
    st.integers(1, 5),
    st.sampled_from([1e-6, 1e-3, 0.05]),
)
def test_agreement_of_several_tests_is_what_its_definition_says(
    p: list[float], more: int, at_least: int, floor: float
) -> None:
    chances = len(p) + more
    found = joint_excess(np.array(p), chances, at_least, floor)
    expected = max(joint_by_definition(p, chances, at_least, floor), SMALLEST_P)
    assert found == pytest.approx(expected, rel=1e-7)


def test_agreement_worked_out_by_hand() -> None:
    # Of ten chances two lie at or below 0.1 with probability 1 - 0.9**10 - 10 * 0.1 * 0.9**9;
    # with only two p-values one rank is looked at.
    by_hand = 1 - 0.9**10 - 10 * 0.1 * 0.9**9
    assert joint_excess(np.array([0.1, 1e-9]), 10, 2, 1e-3) == pytest.approx(by_hand)
    assert joint_excess(np.array([0.1]), 10, 2, 1e-3) == 1.0
    assert joint_excess(np.array([1e-9, 1e-9, 1e-9]), 3, 3, 1e-3) == pytest.approx(1e-9)


def test_one_tiny_p_value_alone_carries_nothing() -> None:
    alone = joint_excess(np.array([1e-200, 0.9, 0.9]), 30, 2, 1e-3)
    several = joint_excess(np.array([1e-3, 1e-3, 1e-3]), 30, 2, 1e-3)
    assert alone == 1.0
    assert several < 1e-3


def test_agreement_by_chance_is_as_rare_as_it_says() -> None:
    rng = np.random.default_rng(8)
    p_values = [joint_excess(rng.random(20), 20, 2, 1e-3) for _ in range(1_000)]
    for level in (0.05, 0.2):
        assert np.mean(np.array(p_values) <= level) <= level + 0.02


@given(st.floats(-6, 20))
def test_the_normal_tail_is_that_of_scipy(z: float) -> None:
    assert normal_tail(z) == pytest.approx(float(stats.norm.sf(z)), rel=1e-9)


def test_no_normal_tail_is_zero() -> None:
    assert normal_tail(50.0) == SMALLEST_P
    assert normal_tail(0.0) == 0.5

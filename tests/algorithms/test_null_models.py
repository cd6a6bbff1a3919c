import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from algorithms.null_models import benjamini_hochberg, poisson_tail


@given(st.integers(0, 60), st.floats(1e-6, 80))
def test_the_tail_is_that_of_scipy(count: int, expected: float) -> None:
    ours = poisson_tail(count, expected)
    theirs = float(stats.poisson.sf(count - 1, expected))
    assert ours == pytest.approx(max(theirs, 1e-300), rel=1e-6, abs=1e-12)


def test_tiny_probabilities_keep_their_precision() -> None:
    assert poisson_tail(30, 0.1) == pytest.approx(float(stats.poisson.sf(29, 0.1)), rel=1e-9)


def test_nothing_expected_makes_anything_impossible() -> None:
    assert poisson_tail(1, 0.0) == 1e-300
    assert poisson_tail(0, 0.0) == 1.0


@given(st.lists(st.floats(1e-12, 1), min_size=1, max_size=40))
def test_q_values_are_those_of_scipy_when_every_test_was_kept(p: list[float]) -> None:
    p_values = np.array(p)
    ours = benjamini_hochberg(p_values, p_values.size)
    assert ours == pytest.approx(stats.false_discovery_control(p_values), rel=1e-9)


@given(st.lists(st.floats(1e-12, 1), min_size=1, max_size=20), st.integers(0, 1000))
def test_more_tests_never_lower_a_q_value(p: list[float], more: int) -> None:
    p_values = np.array(p)
    few = benjamini_hochberg(p_values, p_values.size)
    many = benjamini_hochberg(p_values, p_values.size + more)
    assert (many >= few - 1e-15).all()


def test_more_p_values_than_tests_are_refused() -> None:
    with pytest.raises(ValueError, match="only 1 tests"):
        benjamini_hochberg(np.array([0.1, 0.2]), 1)

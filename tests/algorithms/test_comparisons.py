import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithms.percentiles import mean_percentile
from algorithms.resemblance import resemblance

LEAST = 10


def test_ordinary_records_stand_in_the_middle() -> None:
    rng = np.random.default_rng(1)
    values = rng.integers(0, 1_000, 4_000)
    chosen = rng.random(4_000) < 0.1
    mean, z, compared = mean_percentile(values, np.zeros(4_000, np.int64), chosen, LEAST)
    assert mean == pytest.approx(0.5, abs=0.05)
    assert abs(z) < 3.5
    assert compared == chosen.sum()


def test_a_stratum_without_peers_says_nothing() -> None:
    values = np.arange(LEAST)
    chosen = np.zeros(LEAST, np.bool_)
    chosen[-1] = True
    assert mean_percentile(values, np.zeros(LEAST, np.int64), chosen, LEAST) == (0.5, 0.0, 0)


def test_each_stratum_is_compared_with_itself() -> None:
    values = np.concatenate([np.arange(20), np.arange(1_000, 1_020)])
    stratum = np.repeat([0, 1], 20)
    chosen = np.zeros(40, np.bool_)
    chosen[19] = True  # dearest of the cheap place, cheaper than all of the dear one
    assert mean_percentile(values, stratum, chosen, LEAST)[0] == 1.0


RECORDS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 2), st.booleans()), min_size=1, max_size=40
)


@given(RECORDS, st.integers(1, 4))
def test_the_mean_percentile_is_that_of_counting_one_by_one(
    rows: list[tuple[int, int, bool]], least: int
) -> None:
    percentiles = []
    for value, stratum, mine in rows:
        others = [v for v, s, taken in rows if s == stratum and not taken]
        if mine and len(others) >= least:
            below, equal = sum(v < value for v in others), others.count(value)
            percentiles.append((below + equal / 2) / len(others))
    values, strata, chosen = (np.array(column) for column in zip(*rows, strict=True))
    mean, z, compared = mean_percentile(values, strata, chosen, least)
    assert compared == len(percentiles)
    if percentiles:
        assert mean == pytest.approx(np.mean(percentiles))
        assert z == pytest.approx((np.mean(percentiles) - 0.5) / np.sqrt(1 / 12 / compared))
    else:
        assert (mean, z) == (0.5, 0.0)


def test_exactly_enough_peers_are_enough() -> None:
    values = np.arange(LEAST + 1)
    mean, z, compared = mean_percentile(values, np.zeros(LEAST + 1, int), values == LEAST, LEAST)
    assert (mean, compared) == (1.0, 1)
    assert z == pytest.approx(np.sqrt(3))


@given(st.lists(st.lists(st.integers(0, 6), max_size=4, unique=True), min_size=2, max_size=12))
def test_resemblance_is_that_of_the_obvious_count(baskets: list[list[int]]) -> None:
    owner = np.arange(len(baskets)) // 2
    chosen = np.arange(len(baskets)) % 3 != 1
    edges = [(record, item) for record, items in enumerate(baskets) for item in sorted(items)]
    record = np.array([r for r, _ in edges], dtype=np.int64)
    item = np.array([i for _, i in edges], dtype=np.int32)
    ours = resemblance(record, item, np.arange(len(baskets)), owner.astype(np.int32), chosen)
    for n, items in enumerate(baskets):
        others = [b for m, b in enumerate(baskets) if chosen[m] and owner[m] != owner[n]]
        if not items:
            assert ours[n] == -1
        elif others:
            expected = np.mean([sum(i in b for b in others) / len(others) for i in items])
            assert ours[n] == pytest.approx(expected)
        else:
            assert ours[n] == 0

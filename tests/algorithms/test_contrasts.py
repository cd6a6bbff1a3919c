"""How much dearer: against scipy, against loops over rows, and at the limits of the rule."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from algorithms.contrasts import Contrast, ContrastRule, Peers, amount_contrast
from algorithms.null_models import SMALLEST_P

RULE = ContrastRule()
FREE = replace(RULE, least_amounts=2, least_variance=1e-12)
AMOUNTS = st.lists(st.integers(1, 100_000), min_size=2, max_size=30)


@given(AMOUNTS, AMOUNTS)
def test_the_ratio_is_that_of_geometric_means(mine: list[int], others: list[int]) -> None:
    found = amount_contrast(mine, others, FREE)
    assert found.ratio == pytest.approx(stats.gmean(mine) / stats.gmean(others))


@given(AMOUNTS, AMOUNTS, st.sampled_from([1e-4, 0.3, 2.0]))
def test_the_p_value_is_the_normal_tail_of_welchs_statistic(
    mine: list[int], others: list[int], least_variance: float
) -> None:
    x, y = np.log(mine), np.log(others)
    variances = [max(z.var(ddof=1), least_variance) / len(z) for z in (x, y)]
    z = (x.mean() - y.mean()) / np.sqrt(sum(variances))
    found = amount_contrast(mine, others, replace(FREE, least_variance=least_variance))
    assert found.p_value == pytest.approx(max(float(stats.norm.sf(z)), SMALLEST_P), rel=1e-6)


def test_welchs_statistic_is_that_of_scipy() -> None:
    rng = np.random.default_rng(3)
    mine, others = rng.lognormal(1.2, 0.5, 40), rng.lognormal(1.0, 0.9, 70)
    theirs = stats.ttest_ind(np.log(mine), np.log(others), equal_var=False).statistic
    found = amount_contrast(mine, others, RULE)
    assert found.p_value == pytest.approx(float(stats.norm.sf(theirs)), rel=1e-9)


def test_amounts_of_nothing_and_refunds_are_left_out() -> None:
    plain = amount_contrast([200] * 5, [100] * 5, RULE)
    assert amount_contrast([200, 0, 200, -7, 200, 200, 200], [100] * 5, RULE) == plain
    assert amount_contrast([200] * 5, [0, 100, 100, -900, 100, 100, 100], RULE) == plain
    assert plain.ratio == pytest.approx(2.0)


@pytest.mark.parametrize(("mine", "others"), [(4, 5), (5, 4), (0, 9), (9, 0)])
def test_too_few_on_either_side_say_nothing(mine: int, others: int) -> None:
    assert amount_contrast([900] * mine, [1] * others, RULE) == Contrast(1.0, 1.0)
    assert amount_contrast([900] * 5, [1] * 5, RULE).ratio == pytest.approx(900.0)


def test_equal_amounts_are_no_certainty() -> None:
    found = amount_contrast([101] * 5, [100] * 5, RULE)
    z = np.log(1.01) / np.sqrt(2 * RULE.least_variance / 5)
    assert found.p_value == pytest.approx(float(stats.norm.sf(z)))


@pytest.mark.parametrize(
    ("ratio", "p_value", "notable"),
    [(1.2, 0.01, True), (1.19, 0.01, False), (1.2, 0.011, False), (9.0, 1e-9, True)],
)
def test_a_difference_is_mentioned_from_both_limits_on(
    ratio: float, p_value: float, notable: bool
) -> None:
    assert Contrast(ratio, p_value).notable(RULE) is notable


RECORDS = st.lists(
    st.tuples(st.integers(1, 9), st.booleans(), st.integers(-1, 2), st.integers(0, 2)),
    min_size=1,
    max_size=25,
)


@given(RECORDS, st.data())
def test_peers_are_the_usable_others_of_the_same_places_and_kinds(
    rows: list[tuple[int, bool, int, int]], data: st.DataObject
) -> None:
    amount, usable, place, kind = (np.array(column) for column in zip(*rows, strict=True))
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), min_size=1, unique=True))
    record = np.array(sorted(chosen))
    peers = Peers(amount, usable, place, kind)
    places = {place[r] for r in chosen if place[r] >= 0}
    kinds = {kind[r] for r in chosen}
    expected = [
        n
        for n, (_, fine, at, what) in enumerate(rows)
        if fine and at in places and what in kinds and n not in chosen
    ]
    assert sorted(peers.others(record).tolist()) == expected
    found = peers.contrast(record, FREE)
    theirs = amount_contrast(amount[record], amount[expected], FREE)
    assert (found.ratio, found.p_value) == pytest.approx((theirs.ratio, theirs.p_value))

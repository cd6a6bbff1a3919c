"""Who stands out alone, what makes a star, and which of its arms are named."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy import stats

from algorithms.choice_excess import AloneRule, ChoiceExcess, ExcessRule, StarRule
from algorithms.expected_choice import UNRANKED, Choices
from algorithms.null_models import benjamini_hochberg
from algorithms.upper_tails import binomial_excess, joint_excess

Row = tuple[int, int, int, float]  # chooser, option, count, expected share
INDEPENDENT = replace(ExcessRule(), spread=0.0)


def excess_of(
    rows: list[Row], rule: ExcessRule = INDEPENDENT, rank: int = 99, **more: Any
) -> ChoiceExcess:
    chooser, option, count, expected = (np.array(column) for column in zip(*rows, strict=True))
    nothing = np.zeros(len(rows), np.int64)
    given = {
        "site": nothing, "market": nothing, "option_market": nothing, "custom": nothing,
        "rank": nothing + rank, **{name: np.array(value) for name, value in more.items()},
    }  # fmt: skip
    return ChoiceExcess(Choices(chooser, option, count, **given), expected, rule)


def crowd(first: int = 100, choosers: int = 30) -> list[Row]:
    """People who spread their choices evenly over options 50 to 59."""
    return [(first + n, 50 + k, 1, 0.1) for n in range(choosers) for k in range(10)]


def test_hypotheses_are_all_pairs_of_a_tested_chooser_and_an_option() -> None:
    excess = excess_of([(0, 0, 2, 0.5), (1, 0, 3, 0.5), (1, 1, 1, 0.5), (2, 2, 3, 0.5)])
    assert excess.totals.tolist() == [2, 4, 4, 3]
    assert excess.few.tolist() == [True, False, False, False]
    assert (excess.choosers, excess.options, excess.tested) == (2, 3, 6)


def test_p_and_q_are_binomial_tails_over_all_hypotheses() -> None:
    excess = excess_of([(0, 0, 2, 0.1), (1, 0, 4, 0.25), (1, 1, 1, 0.5)])
    by_hand = [1.0, stats.binom.sf(3, 5, 0.25), stats.binom.sf(0, 5, 0.5)]
    assert excess.p_value == pytest.approx(by_hand)
    assert excess.q_value == pytest.approx(benjamini_hochberg(np.array(by_hand), 3))
    assert excess.lift == pytest.approx([10.0, 3.2, 0.4])


ALONE = AloneRule(q_value=1e-3, lift=4.0, share=0.5, count=10, rank=7)


@pytest.mark.parametrize(
    ("row", "rank", "alone"),
    [
        ((0, 0, 10, 0.125), 7, True),
        ((0, 0, 10, 0.125), 6, False),  # near
        ((0, 0, 9, 0.125), 7, False),  # seldom
        ((0, 0, 10, 0.126), 7, False),  # expected a quarter as often
    ],
)
def test_alone_is_who_is_beyond_every_limit(row: Row, rank: int, alone: bool) -> None:
    rows = [row, (0, 1, 20 - row[2], 0.9)]
    excess = excess_of(rows, replace(INDEPENDENT, alone=ALONE), rank)
    assert excess.alone.tolist() == [alone, False]


def test_alone_needs_a_share_of_the_choices() -> None:
    rule = replace(INDEPENDENT, alone=ALONE)
    assert excess_of([(0, 0, 10, 0.1), (0, 1, 10, 0.9)], rule).alone[0]
    assert not excess_of([(0, 0, 10, 0.1), (0, 1, 11, 0.9)], rule).alone[0]


def test_without_ranks_the_q_value_has_to_be_its_square() -> None:
    rows = [(0, 0, 10, 0.1), (0, 1, 10, 0.9)]
    q_value = float(excess_of(rows).q_value[0])
    for limit, ranked, unranked in (
        (q_value * 1.001, True, False),
        (q_value * 0.999, False, False),
        (q_value**0.5 * 1.001, True, True),
        (q_value**0.5 * 0.999, True, False),
    ):
        rule = replace(INDEPENDENT, alone=replace(ALONE, q_value=limit))
        assert excess_of(rows, rule, rank=9).alone[0] == ranked
        assert excess_of(rows, rule, rank=UNRANKED).alone[0] == unranked


def star_rows(arms: int, count: int = 4) -> list[Row]:
    """Choosers 0, 1, ... who each give ``count`` of sixteen choices to option 9."""
    rows = [(n, 9, count, 0.125) for n in range(arms)]
    return [*rows, *((n, 50 + k, 1, 0.9) for n in range(arms) for k in range(16 - count))]


STAR = StarRule(p_value=0.2, share=0.25, lift=2.0)
FOUR_OF_SIXTEEN = float(stats.binom.sf(3, 16, 0.125))


@pytest.mark.parametrize(
    ("changed", "arms"),
    [
        ({}, 3),
        ({"share": 0.2501}, 0),
        ({"lift": 2.0001}, 0),
        ({"p_value": FOUR_OF_SIXTEEN * 1.001}, 3),
        ({"p_value": FOUR_OF_SIXTEEN * 0.999}, 0),
    ],
)
def test_an_arm_is_at_or_beyond_every_limit(changed: dict[str, float], arms: int) -> None:
    rule = replace(INDEPENDENT, star=replace(STAR, **changed))
    assert int(excess_of(star_rows(3), rule).arms.sum()) == arms


def test_a_star_is_worth_the_agreement_of_its_arms() -> None:
    rule = replace(INDEPENDENT, star=replace(STAR, q_value=1.0))
    rows = [*star_rows(4, 8), *crowd()]
    excess = excess_of(rows, rule)
    p_value = float(binomial_excess(8, 16, 0.125))
    joint = joint_excess(np.full(4, p_value), 34, 3, rule.star.floor)
    assert excess.options == 11
    assert excess.stars == {9: pytest.approx(min(1.0, joint * 11))}
    found = excess.stars[9]
    assert list(excess_of(rows, replace(rule, star=replace(STAR, q_value=found))).stars) == [9]
    below = replace(rule, star=replace(STAR, q_value=found * 0.999))
    assert excess_of(rows, below).stars == {}


def test_two_arms_are_no_star_and_three_are() -> None:
    rule = replace(INDEPENDENT, star=replace(STAR, q_value=1.0))
    assert excess_of([*star_rows(2, 8), *crowd()], rule).stars == {}
    assert list(excess_of([*star_rows(3, 8), *crowd()], rule).stars) == [9]


def test_chances_are_the_market_and_whoever_was_seen() -> None:
    """Choosers of another market count only where they chose the option."""
    rule = replace(INDEPENDENT, star=replace(STAR, q_value=1.0))
    rows = [*star_rows(3, 8), *crowd(choosers=10), *crowd(200, 20), (300, 9, 1, 0.1),
            *((300, 50 + k, 1, 0.1) for k in range(9))]  # fmt: skip
    market = [1 if row[0] >= 200 else 0 for row in rows]
    excess = excess_of(rows, rule, market=market)
    p_value = float(binomial_excess(8, 16, 0.125))
    joint = joint_excess(np.full(3, p_value), 3 + 10 + 1, 3, rule.star.floor)
    assert excess.stars == {9: pytest.approx(min(1.0, joint * 11))}


def test_the_edges_of_a_star_are_the_arms_that_stand_correction() -> None:
    rows = [*star_rows(4, 8), *crowd(), (80, 9, 4, 0.125),
            *((80, 50 + k, 1, 0.9) for k in range(12))]  # fmt: skip
    excess = excess_of(rows, replace(INDEPENDENT, star=replace(STAR, q_value=1.0)))
    weak = len(rows) - 13
    assert excess.arms[weak]
    assert excess.edges_of(9).tolist() == [0, 1, 2, 3]
    assert excess.edges_of(50).size == 0
    loose = replace(STAR, q_value=1.0, arm_q_value=1.0)
    assert weak in excess_of(rows, replace(INDEPENDENT, star=loose)).edges_of(9)


def test_centres_are_those_of_stars_and_of_single_choosers() -> None:
    rows = [*star_rows(3, 8), *crowd(), (70, 8, 30, 0.1), (70, 50, 30, 0.9)]
    excess = excess_of(rows, replace(INDEPENDENT, star=replace(STAR, q_value=1.0)))
    assert excess.centres.tolist() == [8, 9]
    assert excess.edges_of(8).tolist() == [len(rows) - 2]

from itertools import combinations

import numpy as np
import pytest

from algorithms.blocks.index import Index
from algorithms.blocks.seeds import SeedRule, seeds
from algorithms.null_models import poisson_tail
from tests.algorithms.blocks.towns import town


def occasion(index: Index, bucket: int) -> set[int]:
    return set(index.who[index.start[bucket] : index.stop[bucket]].tolist())


def expected(index: Index, one: int, other: int) -> float:
    """Other visits of the persons of one occasion to the place of the other, times its share."""
    visits = 0
    for person in occasion(index, one):
        buckets = index.bucket_of[index.person_start[person] : index.person_start[person + 1]]
        there = int(np.count_nonzero(index.place[buckets] == index.place[other]))
        visits += there - int(index.place[one] == index.place[other])
    return max(1e-6, visits * float(index.share[other]))


def by_hand(index: Index, rule: SeedRule) -> dict[tuple[int, int], int]:
    found = {}
    for one, other in combinations(range(index.buckets), 2):
        near = abs(int(index.day[one]) - int(index.day[other])) < rule.apart
        shared = len(occasion(index, one) & occasion(index, other))
        if near or shared < rule.least:
            continue
        chance = max(expected(index, one, other), expected(index, other, one))
        if chance < shared and poisson_tail(shared, chance) < rule.p_max:
            found[one, other] = shared
    return found


@pytest.mark.parametrize("days", [1, 3])
@pytest.mark.parametrize("seed", [1, 2])
def test_pairs_are_those_that_counting_by_hand_finds(seed: int, days: int) -> None:
    index = town(seed, persons=60, visits=350).index(days)
    rule = SeedRule(busiest=10_000)
    found = seeds(index, rule)
    pairs = zip(found.left.tolist(), found.right.tolist(), found.shared.tolist(), strict=True)
    assert {(a, b): n for a, b, n in pairs} == by_hand(index, rule)


def test_the_most_surprising_comes_first_whatever_the_threads() -> None:
    index = town(3).index()
    one, two = seeds(index), seeds(index, threads=2)
    assert (np.diff(one.p_value) >= 0).all()
    assert one.left.tolist() == two.left.tolist()
    assert one.right.tolist() == two.right.tolist()

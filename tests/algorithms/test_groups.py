"""Partitions, search areas, and who of a group stays: by hand, limits at equality."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from algorithms.communities import canonical_edges, modularity, partition, renumbered
from algorithms.search_areas import AreaRule, search_areas
from algorithms.stability import StabilityRule, membership_stability

EDGES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from([0.5, 1.0, 2.0])), max_size=20
)


@given(EDGES)
def test_canonical_edges_add_up_what_is_repeated(edges: list[tuple[int, int, float]]) -> None:
    columns = [np.array([edge[k] for edge in edges]) for k in range(3)]
    low, high, weight = canonical_edges(*columns)
    total: dict[tuple[int, int], float] = {}
    for a, b, w in edges:
        if a != b:
            total[min(a, b), max(a, b)] = total.get((min(a, b), max(a, b)), 0.0) + w
    assert list(zip(low, high, strict=True)) == sorted(total)
    assert weight == pytest.approx([total[edge] for edge in sorted(total)])


def test_without_links_everybody_is_alone() -> None:
    nobody = np.zeros(0, np.int32)
    assert partition(3, nobody, nobody, np.zeros(0), seed=1).tolist() == [0, 1, 2]
    loop = np.array([1], np.int32)
    assert partition(3, loop, loop, np.ones(1), seed=1).tolist() == [0, 1, 2]
    assert modularity(3, nobody, nobody, np.zeros(0), np.arange(3)) == 0.0
    one = np.array([0], np.int32), np.array([2], np.int32)
    assert partition(3, *one, np.ones(1), seed=1).tolist() == [0, 1, 0]
    assert modularity(2, np.array([0]), np.array([1]), np.ones(1), np.zeros(2, int)) == 0.0


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=20))
def test_labels_are_numbered_by_their_first_node(labels: list[int]) -> None:
    order = list(dict.fromkeys(labels))
    assert renumbered(np.array(labels)).tolist() == [order.index(label) for label in labels]


def clique(*people: int) -> list[tuple[int, int]]:
    return list(combinations(people, 2))


def areas_of(pairs: list[tuple[int, int]], **rule: float) -> list[list[int]]:
    left, right = (np.array([pair[k] for pair in pairs], np.int32) for k in (0, 1))
    tuned = replace(AreaRule(), **rule)
    return [area.tolist() for area in search_areas(left, right, np.ones(left.size), tuned, seed=1)]


def test_areas_are_dense_parts_of_enough_links_and_persons() -> None:
    pairs = [*clique(0, 1, 2, 3), *clique(10, 11, 12), (20, 21), (3, 10)]
    assert areas_of(pairs) == [[0, 1, 2, 3], [10, 11, 12]]
    assert areas_of(pairs, least_persons=4) == [[0, 1, 2, 3]]
    assert areas_of(pairs, least_links=4) == [[0, 1, 2, 3]]
    assert areas_of(pairs, least_links=3) == [[0, 1, 2, 3], [10, 11, 12]]
    assert areas_of(pairs, least_links=1, least_persons=2) == [[0, 1, 2, 3], [10, 11, 12], [20, 21]]
    assert areas_of([]) == []


def test_cliques_that_touch_in_a_large_graph_are_areas_of_their_own() -> None:
    """Modularity alone joins neighbours in a long ring of small cliques."""
    cliques = [clique(*range(4 * n, 4 * n + 4)) for n in range(60)]
    chain = [(4 * n + 3, (4 * n + 4) % 240) for n in range(60)]
    pairs = [pair for one in cliques for pair in one] + chain
    assert areas_of(pairs) == [list(range(4 * n, 4 * n + 4)) for n in range(60)]
    # Parts count as held together where links between them are as dense as a share of those inside.
    assert len(areas_of(pairs, thin_link=0.0)) < 60


def needed(expected: float, rule: StabilityRule) -> int:
    """The smallest tested count whose tail is at most the limit, by scipy."""
    return next(k for k in range(rule.least_attended, 99)
                if stats.poisson.sf(k - 1, expected) <= rule.leave_p)  # fmt: skip


@given(st.integers(0, 9), st.sampled_from([0.0, 0.2]), st.sampled_from([0.01, 0.4]))
def test_stability_is_what_each_repeat_by_itself_gives(
    seed: int, dropped: float, expected: float
) -> None:
    rng = np.random.default_rng(seed)
    presence = rng.integers(0, 2, (5, 6)).astype(np.bool_)
    rule = StabilityRule(repeats=12, dropped=dropped, least_members=3, least_present=2)
    mean, frequency = membership_stability(presence, expected, rule, seed=seed)
    lots = np.random.default_rng([seed, 5, 6]).random((12, 5, 6))
    least = needed(expected * (1 - dropped), rule)
    similar, remained = [], np.zeros(5)
    for lot in lots:
        kept = presence & (lot >= dropped)
        stays = [
            sum(kept[m, g] and kept[:, g].sum() >= rule.least_present for g in range(6)) >= least
            for m in range(5)
        ]
        remained += stays
        similar.append(sum(stays) / 5 if sum(stays) >= 3 else 0.0)
    assert mean == pytest.approx(np.mean(similar))
    assert frequency == pytest.approx(remained / 12)

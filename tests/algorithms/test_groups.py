"""From cores and search areas to groups: chances by hand, limits at equality, who stays."""

import math
from dataclasses import replace
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from algorithms.communities import canonical_edges, modularity, partition, renumbered
from algorithms.dense_blocks import CoreRule, chance_of_core, expected_blocks
from algorithms.gatherings import Gatherings
from algorithms.groups import Group, GroupRule, quorum_of, refine
from algorithms.merging import MergeRule, merged
from algorithms.null_models import SMALLEST_P
from algorithms.rhythms import DayClock, window_share
from algorithms.search_areas import AreaRule, pair_weight, search_areas
from algorithms.stability import StabilityRule, membership_stability
from tests.algorithms.marks import attendance_of

DAYS = DayClock()


@given(st.integers(2, 60), st.data(), st.floats(1e-9, 0.5))
def test_expected_blocks_are_the_union_bound(
    population: int, data: st.DataObject, level: float
) -> None:
    size = data.draw(st.integers(2, population))
    pairs = math.comb(size, 2)
    links = data.draw(st.integers(0, pairs))
    expected = math.log(math.comb(population, size)) + math.log(math.comb(pairs, links))
    expected += links * math.log(level)
    assert expected_blocks(population, size, links, level) == pytest.approx(expected, abs=1e-6)


def core_by_hand(
    population: int, pairs: dict[tuple[int, int], float], p_max: float, rule: CoreRule
) -> float:
    """Every level and every core that peeling the least connected person leaves."""
    best, tried = math.inf, 0
    for exponent in range(rule.levels):
        level = p_max * 10.0**-exponent
        graph = nx.Graph(pair for pair, p in sorted(pairs.items()) if p <= level)
        while graph.number_of_edges():
            tried += 1
            chance = expected_blocks(
                population, graph.number_of_nodes(), graph.number_of_edges(), level
            )
            best = min(best, chance)
            graph.remove_node(min(graph.nodes, key=lambda n: (graph.degree(n), n)))
            graph.remove_nodes_from(list(nx.isolates(graph)))
    return max(SMALLEST_P, math.exp(min(max(best, -690), 690)) * max(tried, 1))


PAIRS = st.dictionaries(
    st.sampled_from(list(combinations(range(6), 2))), st.floats(1e-9, 1e-2), min_size=1
)


@given(PAIRS, st.integers(1, 12), st.booleans())
def test_the_chance_of_a_core_is_that_of_peeling_by_hand(
    pairs: dict[tuple[int, int], float], levels: int, turned: bool
) -> None:
    rule = CoreRule(levels=levels)
    left, right = (np.array([pair[k] for pair in pairs]) for k in (0, 1))
    if turned:
        left, right = right, left
    p_value = np.array(list(pairs.values()))
    found = chance_of_core(500, left, right, p_value, 6, 1e-2, rule)
    assert found == pytest.approx(core_by_hand(500, pairs, 1e-2, rule), rel=1e-9)


def test_a_core_beyond_all_measure_is_as_rare_as_can_be_told() -> None:
    left, right = np.triu_indices(12, 1)
    tiny = np.full(left.size, 1e-200)
    assert chance_of_core(50, left, right, tiny, 12, 1e-2, CoreRule()) == pytest.approx(
        math.exp(-690) * 28 * 11
    )
    none = np.zeros(0, np.int32)
    assert chance_of_core(50, none, none, np.zeros(0), 3, 1e-2, CoreRule()) == math.exp(690)


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


def test_a_pair_weighs_its_surprise_up_to_a_limit() -> None:
    rule = AreaRule(strongest_pair=30.0)
    found = pair_weight(np.array([1.0, 1e-3, 1e-30, 1e-200]), rule)
    assert found == pytest.approx([0.0, 3.0, 30.0, 30.0])


@pytest.mark.parametrize(
    ("size", "quorum"), [(1, 3), (4, 3), (12, 3), (13, 4), (16, 4), (17, 5), (40, 10)]
)
def test_a_gathering_needs_a_quarter_and_three(size: int, quorum: int) -> None:
    assert quorum_of(size, GroupRule(quorum=0.25, least_present=3)) == quorum


OUTINGS = [3, 20, 41, 77, 100, 131, 160, 200]


def gathered(area: list[int], people: list[int], rule: GroupRule) -> Group | None:
    """People who meet on the outings among 30 others who come and go."""
    rng = np.random.default_rng(5)
    marks = [(p, 0, day) for p in people for day in OUTINGS]
    others, days = rng.integers(50, 80, 400), rng.integers(0, 210, 400)
    marks += [(person, 0, day) for person, day in zip(others.tolist(), days.tolist(), strict=True)]
    attendance = attendance_of(marks)
    share = window_share(attendance, DAYS)
    return refine(attendance, share, np.array(area, np.int32), DAYS, rule, persons=80)


def test_a_group_is_who_gathers_whatever_the_area_was() -> None:
    rule = GroupRule()
    for area in ([0, 1, 2, 3, 4], [0, 1, 2, 3], [0, 1, 2, 3, 4, 60]):
        group = gathered(area, [0, 1, 2, 3, 4], rule)
        assert group is not None
        assert group.members.tolist() == [0, 1, 2, 3, 4]
        assert group.attended.tolist() == [len(OUTINGS)] * 5
        assert group.presence.shape == (5, len(OUTINGS))
        assert group.presence.all()
        assert group.quorum == 3
        assert group.gatherings.present.tolist() == [5] * len(OUTINGS)


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"min_gatherings": len(OUTINGS)}, True),
        ({"min_gatherings": len(OUTINGS) + 1}, False),
        ({"min_members": 5}, True),
        ({"min_members": 6}, False),
        ({"least_attended": len(OUTINGS)}, True),
        ({"least_attended": len(OUTINGS) + 1}, False),
        ({"leave_p": 0.0, "join_q": 0.0}, False),
        ({"rounds": 1}, True),
        ({"least_present": 5}, True),
        ({"least_present": 6}, False),
    ],
)
def test_limits_of_a_group_hold_at_equality(changed: dict[str, float], found: bool) -> None:
    group = gathered([0, 1, 2, 3, 4], [0, 1, 2, 3, 4], replace(GroupRule(), **changed))
    assert (group is not None) is found


def group_of(members: list[int], presence: list[list[int]], buckets: list[int]) -> Group:
    """A group with a row of presence per member and a column per gathering."""
    there = np.array(presence, np.bool_)
    return Group(
        members=np.array(members, np.int32),
        attended=there.sum(axis=1).astype(np.int32),
        expected=np.full(len(members), 0.01),
        gatherings=Gatherings(np.array(buckets), there.sum(axis=0).astype(np.int32)),
        presence=there,
        quorum=2,
    )


ONE = group_of([0, 1, 2], [[1, 1]] * 3, [5, 9])
OTHER = group_of([3, 4], [[1, 1]] * 2, [9, 12])
FAR = group_of([6, 7], [[1, 1]] * 2, [30, 31])


@pytest.mark.parametrize(
    ("present", "joins"),
    [
        ([[1, 1], [1, 1], [0, 0], [1, 1], [1, 1]], True),
        ([[1, 1], [1, 0], [0, 0], [1, 1], [1, 1]], True),  # half of the gatherings
        ([[1, 0], [1, 0], [0, 0], [1, 1], [0, 1]], False),
        ([[1, 1], [1, 1], [1, 1], [0, 0], [1, 1]], False),
    ],
)
def test_pieces_that_meet_at_half_of_the_gatherings_are_one(
    present: list[list[int]], joins: bool
) -> None:
    whole = group_of([0, 1, 2, 3, 4], present, [9, 12])

    def refined(area: np.ndarray) -> Group | None:
        assert area.tolist() == [0, 1, 2, 3, 4]
        return whole

    found = [group.members.tolist() for group in merged([OTHER, ONE], refined, MergeRule())]
    assert found == ([[0, 1, 2, 3, 4]] if joins else [[0, 1, 2], [3, 4]])


def test_strangers_at_other_times_are_never_asked() -> None:
    def refined(_: np.ndarray) -> Group | None:
        raise AssertionError

    assert len(merged([FAR, ONE], refined, MergeRule())) == 2
    assert merged([], refined, MergeRule()) == []


@pytest.mark.parametrize(("kept", "joins"), [(4, True), (3, False), (0, False)])
def test_most_of_the_pieces_have_to_belong_to_the_whole(kept: int, joins: bool) -> None:
    members = [0, 1, 3, 4, 2][:kept] if kept != 3 else [0, 1, 3]
    whole = group_of(sorted(members), [[1, 1]] * kept, [9, 12]) if kept else None
    rule = MergeRule(least_present=1)
    found = merged([ONE, OTHER], lambda _: whole, rule)
    assert (len(found) == 1) is joins


def test_a_piece_without_members_of_its_own_is_the_whole() -> None:
    part = group_of([0, 1], [[1, 1]] * 2, [5, 9])
    assert [g.members.tolist() for g in merged([part, ONE], lambda _: ONE, MergeRule())] == [
        [0, 1, 2]
    ]


def needed(expected: float, rule: GroupRule) -> int:
    """The smallest tested count whose tail is at most the limit, by scipy."""
    return next(k for k in range(rule.least_attended, 99)
                if stats.poisson.sf(k - 1, expected) <= rule.leave_p)  # fmt: skip


@given(st.integers(0, 9), st.sampled_from([0.0, 0.2]))
def test_stability_is_what_each_repeat_by_itself_gives(seed: int, dropped: float) -> None:
    rng = np.random.default_rng(seed)
    group = group_of([1, 2, 3, 4, 5], rng.integers(0, 2, (5, 6)).tolist(), list(range(6)))
    rule = GroupRule(min_members=3)
    perturbed = StabilityRule(repeats=12, dropped=dropped)
    mean, frequency = membership_stability(group, rule, perturbed, seed=seed)
    lots = np.random.default_rng([seed, 5, 6]).random((12, 5, 6))
    least = needed(0.01 * (1 - dropped), rule)
    similar, remained = [], np.zeros(5)
    for lot in lots:
        kept = group.presence & (lot >= dropped)
        stays = [
            sum(kept[m, g] and kept[:, g].sum() - 1 >= group.quorum - 1 for g in range(6)) >= least
            for m in range(5)
        ]
        remained += stays
        similar.append(sum(stays) / 5 if sum(stays) >= 3 else 0.0)
    assert mean == pytest.approx(np.mean(similar))
    assert frequency == pytest.approx(remained / 12)

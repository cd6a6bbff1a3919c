"""Intervals, moves, habits and closure of circuits, against loops and worked out by hand."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from algorithms.circuit_closure import closed_circuit
from algorithms.circuit_members import Circuit, CircuitRule, circuit_of, settled
from algorithms.circuits import Companions, MatchRule, companions
from algorithms.itineraries import Intervals, Moves, joined_records, moves_between
from algorithms.null_models import SMALLEST_P
from algorithms.place_habits import Habits

PLACES, PERSONS = 5, 7
SPANS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(-5, 20), st.integers(0, 9)),
    max_size=25,
)


@given(SPANS, st.integers(0, 3))
def test_records_are_joined_as_by_hand(rows: list[tuple[int, int, int, int]], most: int) -> None:
    records = [(who, where, begun, begun + days) for who, where, begun, days in rows]
    columns = [np.array([row[k] for row in records], np.int64) for k in range(4)]
    found = joined_records(*columns, most)
    order = sorted(range(len(records)), key=lambda n: (records[n][0], records[n][2],
                                                       records[n][1], records[n][3]))  # fmt: skip
    intervals: list[list[int]] = []
    label = {}
    for before, n in zip([None, *order], order, strict=False):
        who, where, begun, ended = records[n]
        follows = before is not None and records[before][:2] == (who, where)
        if follows and begun - intervals[-1][1] <= most:
            intervals[-1][1] = max(intervals[-1][1], ended)
        else:
            intervals.append([begun, ended])
        label[n] = len(intervals) - 1
    assert found.interval.tolist() == [label[n] for n in range(len(records))]
    assert found.first_day.tolist() == [first for first, _ in intervals]
    assert found.last_day.tolist() == [last for _, last in intervals]


@given(SPANS, st.integers(0, 6))
def test_moves_lead_to_another_place_soon(rows: list[tuple[int, int, int, int]], most: int) -> None:
    stays = sorted((who, begun, where, begun + days) for who, where, begun, days in rows)
    columns = [np.array([stay[k] for stay in stays], np.int64) for k in (0, 2, 1, 3)]
    found = moves_between(Intervals(*columns), most)
    expected = sorted({
        (who, there, here)
        for (other, _, there, left), (who, begun, here, _) in pairwise(stays)
        if who == other and here != there and begun - left <= most
    })  # fmt: skip
    assert list(zip(found.person, found.source, found.target, strict=True)) == expected


pairs = st.sets(st.tuples(st.integers(0, PERSONS - 1), st.integers(0, PLACES - 1)), min_size=1)


@st.composite
def habits(draw: st.DrawFn) -> Habits:
    used = sorted(draw(pairs))
    moves = sorted({
        (who, here, there)
        for who, here in used
        for other, there in used
        if who == other and here != there and draw(st.booleans())
    })  # fmt: skip
    flags = st.lists(st.booleans(), min_size=PERSONS, max_size=PERSONS)
    return Habits(
        region=np.array(draw(st.lists(st.integers(0, 1), min_size=PERSONS, max_size=PERSONS))),
        examined=np.array(draw(flags)),
        person=np.array([who for who, _ in used]),
        place=np.array([place for _, place in used]),
        places=PLACES,
        moves=Moves(*(np.array([move[k] for move in moves], np.int64) for k in range(3))),
        prior=draw(st.sampled_from([1.0, 5.0])),
    )


def used_by(world: Habits) -> set[tuple[int, int]]:
    return set(zip(world.person.tolist(), world.place.tolist(), strict=True))


@given(habits())
def test_popularity_is_a_share_of_what_a_region_uses(world: Habits) -> None:
    for region in range(int(world.region.max()) + 1):
        places = [place for who, place in used_by(world) if world.region[who] == region]
        for place in range(PLACES):
            share = places.count(place) / max(len(places), 1)
            assert world.popularity[region, place] == pytest.approx(share)


@given(habits(), st.sets(st.integers(0, PLACES - 1), min_size=1))
def test_places_used_together_are_chosen_together(world: Habits, names: set[int]) -> None:
    chosen = np.array(sorted(names))
    together: Counter[tuple[int, int]] = Counter()
    for who, one in used_by(world):
        for other, two in used_by(world):
            if who == other and one != two and not world.examined[who]:
                together[one, two] += 1
    ever = sum(n for (one, _), n in together.items() if one in names)
    inside = sum(n for (one, two), n in together.items() if {one, two} <= names)
    found = world.place_shares(chosen)
    for region, share in enumerate(world.popularity):
        by_chance = sum(share[p] for p in names) * (1 - 1 / len(names))
        blended = (inside + world.prior * by_chance) / (ever + world.prior)
        lift = max(1.0, blended / max(by_chance, 1e-9))
        for column, place in enumerate(sorted(names)):
            assert found[region, column] == pytest.approx(min(1.0, share[place] * lift))


@given(habits(), st.integers(0, PLACES - 1), st.integers(0, PLACES - 1))
def test_a_move_is_as_frequent_as_with_those_who_are_not_examined(
    world: Habits, source: int, target: int
) -> None:
    moves = zip(world.moves.person, world.moves.source, world.moves.target, strict=True)
    ordinary = [(here, there) for who, here, there in moves if not world.examined[who]]
    left = sum(here == source for here, _ in ordinary)
    seen = ordinary.count((source, target))
    found = world.move_shares(np.array([source]), np.array([target]))
    for region, share in enumerate(world.popularity):
        blended = (seen + world.prior * share[target]) / (left + world.prior)
        assert found[region, 0] == pytest.approx(share[source] * blended)


def ring(*routes: list[int]) -> tuple[Habits, Moves]:
    """A person per route, and fifty others who go to one place each."""
    others = 50
    moves = sorted({
        (who, here, there)
        for who, route in enumerate(routes)
        for here, there in pairwise(route)
    })  # fmt: skip
    used = sorted({(who, place) for who, route in enumerate(routes) for place in route}
                  | {(len(routes) + n, n % 10) for n in range(others)})  # fmt: skip
    persons = len(routes) + others
    columns = Moves(*(np.array([move[k] for move in moves], np.int64) for k in range(3)))
    return Habits(
        np.zeros(persons, np.int64), np.arange(persons) < len(routes),
        np.array([who for who, _ in used]), np.array([place for _, place in used]),
        10, columns, 5.0,
    ), columns  # fmt: skip


def test_pairs_share_enough_moves_and_enough_places() -> None:
    world, moves = ring([1, 2, 3, 1], [1, 2, 3], [1, 2, 1, 2], [4, 5, 6], [1, 2, 3, 4])
    crowd = companions(world, moves, MatchRule(fewest_places=3, levels=(2,)), 1)
    assert list(zip(crowd.left, crowd.right, strict=True)) == [(0, 1), (0, 4), (1, 4)]
    assert crowd.alike == pytest.approx([2 / 3, 2 / 4, 2 / 3])
    assert crowd.matches.tolist() == [2, 2, 0, 0, 2]
    assert (crowd.p_value[[2, 3]] == 1.0).all()
    assert (crowd.p_value[[0, 1, 4]] < 1.0).all()
    two = companions(world, moves, MatchRule(fewest_places=2, levels=(2,)), 1)
    assert two.left.size == 3
    assert companions(world, moves, MatchRule(levels=(2,)), 3).p_value.tolist() == [1.0] * 5


def test_the_chance_of_a_match_worked_out_by_hand() -> None:
    """The larger of places and order, and of moves, summed over everybody else by class."""
    world, moves = ring([1, 2, 3, 1], [1, 2, 3], [4, 5, 6], [7, 8, 9])
    rule = MatchRule(fewest_places=3, levels=(2,))
    crowd = companions(world, moves, rule, 1)
    source, target = np.array([1, 2, 3]), np.array([2, 3, 1])
    expected = 0.0
    for made in (2, 2, 2):  # the others all use three places and make two moves
        spread = 1 - (1 - world.place_shares(np.array([1, 2, 3]))[0]) ** 3
        chosen = special.pdtrc(2, spread.sum())
        ordered = stats.hypergeom.sf(1, 6, 3, made)
        taken = 1 - (1 - world.move_shares(source, target)[0]) ** made
        expected += max(chosen * ordered, special.pdtrc(1, taken.sum()))
    assert crowd.expected[0] == pytest.approx(expected)
    assert crowd.p_value[0] == pytest.approx(float(stats.poisson.sf(0, expected)))
    both = companions(world, moves, replace(rule, levels=(2, 3)), 1)
    assert both.p_value[0] == pytest.approx(2 * crowd.p_value[0])


def test_a_circuit_is_what_enough_seeds_share_and_who_follows_it() -> None:
    route = [1, 2, 3, 1]
    world, moves = ring(route, route, route, [*route, 4], [5, 6, 7], [1, 2])
    circuit = circuit_of(world, moves, np.arange(4), 3, CircuitRule())
    assert circuit is not None
    assert circuit.places.tolist() == [1, 2, 3]
    assert list(zip(circuit.source, circuit.target, strict=True)) == [(1, 2), (2, 3), (3, 1)]
    assert circuit.members.tolist() == [0, 1, 2, 3]  # person 5 makes one move of it only
    assert int(circuit.on.sum()) == 12
    assert circuit_of(world, moves, np.arange(4), 4, CircuitRule()) is None
    rule = CircuitRule(place_share=0.25, move_share=0.25, least_movers=1)
    wide = circuit_of(world, moves, np.arange(4), 3, rule)
    assert wide is not None
    assert wide.places.tolist() == [1, 2, 3, 4]
    assert wide.source.size == 4
    strict = circuit_of(world, moves, np.arange(4), 3, CircuitRule(join_q=0.0))
    assert strict is not None
    assert strict.members.size == 0
    three = circuit_of(world, moves, np.arange(4), 3, CircuitRule(fewest_moves=4))
    assert three is not None
    assert three.members.size == 0


def circuit(moves: Moves, steps: list[tuple[int, int]], members: list[int]) -> Circuit:
    source, target = (np.array([step[k] for step in steps]) for k in (0, 1))
    on = np.array([step in steps and who in members for who, *step in
                   zip(moves.person, map(int, moves.source), map(int, moves.target), strict=True)
                   for step in [tuple(step)]], bool)  # fmt: skip
    return Circuit(np.unique(np.r_[source, target]), source, target, np.array(members), on)


ROUND = [(1, 2), (2, 3), (3, 1)]


def test_everybody_settles_where_most_of_their_moves_lie() -> None:
    _, moves = ring([1, 2, 3, 1], [1, 2, 3, 1], [1, 2, 3, 5, 6], [5, 6, 3, 5])
    one = circuit(moves, ROUND, [0, 1, 2])
    other = circuit(moves, [(5, 6), (6, 3), (3, 5)], [2, 3])
    found = settled([one, other], moves, CircuitRule())
    # Person 2 makes two moves of each; of equal ones the circuit with as many moves comes first.
    assert [c.members.tolist() for c in found] == [[0, 1, 2], [3]]
    assert [int(c.on.sum()) for c in found] == [8, 3]
    smaller = circuit(moves, [(5, 6), (3, 5)], [2, 3])
    assert [c.members.tolist() for c in settled([one, smaller], moves, CircuitRule())] == [
        [0, 1], [2, 3]
    ]  # fmt: skip
    assert settled([], moves, CircuitRule()) == []


@pytest.mark.parametrize(("same_moves", "left"), [(0.6, 1), (2 / 3, 1), (0.7, 2)])
def test_circuits_of_the_same_places_and_moves_are_one(same_moves: float, left: int) -> None:
    _, moves = ring([1, 2, 3, 1], [1, 2, 3, 1], [1, 3, 2, 3, 1])
    one = circuit(moves, ROUND, [0, 1])
    other = circuit(moves, [(1, 3), (2, 3), (3, 1)], [2])
    found = settled([other, one], moves, CircuitRule(same_moves=same_moves))
    assert len(found) == left
    assert found[0].members.tolist() == [0, 1]  # the one that more people follow
    elsewhere = circuit(moves, [(1, 2), (2, 3), (3, 4)], [2])
    assert len(settled([one, elsewhere], moves, CircuitRule(same_moves=same_moves))) == 2
    turned = circuit(moves, [(2, 1), (3, 2), (1, 3)], [2])
    assert len(settled([one, turned], moves, CircuitRule(same_moves=same_moves))) == 2


def test_closure_worked_out_by_hand() -> None:
    """Person 0 goes round twice and once elsewhere, person 1 round once and a day."""
    world, moves = ring([1, 2, 3, 1, 2, 9], [1, 2, 3, 1])
    stays = [(0, 1, 0, 4), (0, 2, 10, 14), (0, 3, 20, 24), (0, 1, 30, 34), (0, 2, 40, 44),
             (0, 9, 60, 61), (1, 1, 0, 1), (1, 2, 3, 4), (1, 3, 6, 7), (1, 1, 10, 12),
             (2, 9, 0, 5)]  # fmt: skip
    intervals = Intervals(*np.array(stays).T)
    crowd = Companions(
        np.array([0, 1, 7]), np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0),
        np.array([4, 5, 9]), np.array([0.1, 0.2, 0.3]), np.array([1e-4, 1e-6, 1e-9]),
    )  # fmt: skip
    found = closed_circuit(
        intervals, world, circuit(moves, ROUND, [0, 1]), crowd, np.array([0.01, 0.02, 0.03])
    )
    assert (found.matches, found.expected, found.q_value) == (5, 0.2, 0.02)
    assert found.inside == pytest.approx(9 / 10)
    assert found.gap == 6.0  # the median of 6, 6, 6, 6 and 2, 2, 3 days
    # After the first time at each place person 0 comes back twice and goes elsewhere once.
    assert (found.returns, found.returned) == (4, 3)
    usual = float(world.popularity[0, [1, 2, 3]].sum())
    assert found.usual == pytest.approx(usual)
    assert found.p_returned == pytest.approx(max(float(stats.binom.sf(2, 4, usual)), SMALLEST_P))

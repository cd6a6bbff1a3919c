"""Persons who take the same moves between places, against what a region's habits lead to.

Two persons match when they share several places and several distinct moves between places.
The chance that an unrelated person matches a given one is the larger of two expectations:

* places, then order: the person would have to choose at least so many of the same places, as
  popular as they are where the person lives and as often used together as they are by others,
  and then take them in the same order by chance (hypergeometric);
* moves: the person would have to take at least so many of the same moves, as frequent as they
  are among those who move once or twice.

The number of persons who match one given person is held against the sum of these chances.
"""

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse, special, stats

from algorithms.itineraries import Moves
from algorithms.null_models import SMALLEST_P
from algorithms.place_habits import Habits
from model.parameters import REASONED, WORLDS, parameter

Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]

_ROWS = 2_000  # persons compared with everybody at a time


@dataclass(frozen=True)
class MatchRule:
    """When two persons match."""

    fewest_places: int = parameter(
        3, "places", "two persons share: to and fro between two is no circuit", REASONED
    )
    levels: tuple[int, ...] = parameter(
        (2, 3), "moves", "two persons share, ascending; the most surprising number counts", WORLDS
    )
    prior: float = parameter(
        5.0, "persons", "worth of popularity blended with what is seen of a next place", WORLDS
    )


@dataclass(frozen=True)
class Companions:
    """Pairs of examined persons who match (``left < right``, numbers in ``persons``).

    ``alike`` is the share of a pair's distinct moves that both made. By person, at the level of
    shared moves that surprises most: how many match, how many were expected to, the p-value.
    """

    persons: Int64
    left: Int64
    right: Int64
    alike: Float64
    matches: Int64
    expected: Float64
    p_value: Float64


def companions(habits: Habits, moves: Moves, rule: MatchRule, least_matches: int) -> Companions:
    """Who matches whom among the persons of ``moves``, and how surprising their number is.

    Persons with fewer than ``least_matches`` matches are not tested. Of each person the most
    surprising level counts, corrected for their number.
    """
    persons, row = np.unique(moves.person, return_inverse=True)
    left, right, shared = _pairs(moves, row, persons.size, rule)
    bounds = np.searchsorted(row, np.arange(persons.size + 1))
    own = [slice(first, last) for first, last in itertools.pairwise(bounds)]
    used = [np.unique(np.r_[moves.source[mine], moves.target[mine]]) for mine in own]
    made = np.diff(bounds)
    places = np.array([its.size for its in used], dtype=np.int64)
    crowd = np.stack([habits.region[persons], places, made])
    classes, members = np.unique(crowd, axis=1, return_counts=True)
    best = np.zeros(persons.size, dtype=np.int64)
    expected, p_value = np.zeros(persons.size), np.ones(persons.size)
    for level in rule.levels:
        kept = shared >= level
        matches = np.bincount(np.r_[left[kept], right[kept]], minlength=persons.size)
        for n in np.flatnonzero(matches >= least_matches):
            source, target = moves.source[own[n]], moves.target[own[n]]
            chance = _match_chance(habits, used[n], source, target, classes, level, rule)
            others = members - (classes == crowd[:, n][:, None]).all(axis=0)
            by_chance = float(np.sum(chance * others))
            tail = max(float(special.pdtrc(matches[n] - 1, by_chance)), SMALLEST_P)
            if tail * len(rule.levels) < p_value[n]:
                p_value[n] = tail * len(rule.levels)
                best[n], expected[n] = matches[n], by_chance
    alike = shared / (made[left] + made[right] - shared)
    return Companions(persons, left, right, alike, best, expected, p_value)


def _match_chance(
    habits: Habits,
    places: Int64,
    source: Int64,
    target: Int64,
    classes: Int64,
    level: int,
    rule: MatchRule,
) -> Float64:
    """Chance that one person of each class matches this itinerary of places and moves.

    ``classes`` has a column per class and the rows region, places used, moves made.
    """
    region, count, moves = classes
    spread = 1 - (1 - habits.place_shares(places)[region]) ** count[:, None]
    chosen = special.pdtrc(rule.fewest_places - 1, spread.sum(axis=1))
    common = np.maximum(rule.fewest_places, np.minimum(count, places.size))
    orders = common * (common - 1)
    ordered = stats.hypergeom.sf(
        level - 1, orders, np.minimum(source.size, orders), np.minimum(moves, orders)
    )
    taken = 1 - (1 - habits.move_shares(source, target)[region]) ** moves[:, None]
    chance: Float64 = np.maximum(chosen * ordered, special.pdtrc(level - 1, taken.sum(axis=1)))
    return chance


def _pairs(moves: Moves, row: Int64, persons: int, rule: MatchRule) -> Int64:
    """Pairs with enough moves and places in common: rows left, right, shared moves; ascending."""
    _, column = np.unique(np.stack([moves.source, moves.target]), axis=1, return_inverse=True)
    made = _incidence(row, column.ravel(), persons)
    used = _incidence(np.tile(row, 2), np.r_[moves.source, moves.target], persons)
    nobody = row[:0]
    found: list[Int64] = [np.stack([nobody, nobody, nobody])]
    for first in range(0, persons, _ROWS):
        moved = made[first : first + _ROWS] @ made.T
        moved.data[moved.data < rule.levels[0]] = 0
        moved.eliminate_zeros()
        block = moved.tocoo()
        left, right, shared = block.row.astype(np.int64) + first, block.col, block.data
        kept = left < right
        left, right, shared = left[kept], right[kept].astype(np.int64), shared[kept]
        common = np.asarray(used[left].multiply(used[right]).sum(axis=1)).ravel()
        found.append(np.stack([left, right, shared])[:, common >= rule.fewest_places])
    pairs = np.concatenate(found, axis=1).astype(np.int64)
    return pairs[:, np.lexsort((pairs[1], pairs[0]))]


def _incidence(row: Int64, column: Int64, rows: int) -> "sparse.csr_matrix":
    """Ones where a person (row) has something (column), however often."""
    cells = np.unique(np.stack([row, column]), axis=1)
    shape = (rows, int(column.max(initial=0)) + 1)
    return sparse.csr_matrix((np.ones(cells.shape[1], np.int32), (cells[0], cells[1])), shape)

"""Pairs of patients who meet beyond chance, as the edges and facts of a relation.

Shared by the projections whose edges are such pairs; what a meeting is, is theirs to say.
"""

import pyarrow as pa

from algorithms.attendance import attend
from algorithms.covisits import CovisitRule, covisit_pairs
from algorithms.rhythms import Clock
from algorithms.scale_guards import check_comparisons
from model.claim_index import Int32

COLUMNS = ("left", "right", "occasions", "places", "expected", "p_value", "q_value")


def meeting_pairs(
    name: str,
    marks: tuple[Int32, Int32, Int32],
    persons: int,
    units: int,
    clock: Clock,
    rule: CovisitRule,
    *,
    steady_from: int | None = None,
) -> tuple[pa.Table, dict[str, float]]:
    """Edges, and numbers of the derivation: threshold, pairs tested and kept, work done.

    ``marks`` are persons, units and ticks, aligned. Raises ``ScaleRefused``, with ``name`` as
    the place, where the work would not finish.
    """
    person, unit, tick = marks
    attendance = attend(person, unit, tick, persons=persons, units=units, window=clock.window)
    check_comparisons(attendance.comparisons, name)
    pairs = covisit_pairs(attendance, clock, rule, steady_from=steady_from)
    facts = {
        "p_max": pairs.p_max,
        "pairs_tested": pairs.tested,
        "pairs_kept": float(pairs.left.size),
        "comparisons": float(attendance.comparisons),
        "marks": float(attendance.marks),
    }
    return pa.table({column: getattr(pairs, column) for column in COLUMNS}), facts

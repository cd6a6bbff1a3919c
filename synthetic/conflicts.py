"""Honest people are in one place at a time: chance visits that contradict others are dropped.

Group visits win over chance visits. Visits with ``present == 0`` (only the card was there) are
left alone: their contradictions are what such rings leave behind.
"""

import numpy as np

from synthetic.arrays import Bools, Ints
from synthetic.seasons import DAY, HOUR, MINUTE
from synthetic.society import Society
from synthetic.visits import INPATIENT, Visits

SPEED_KM_PER_HOUR = 35.0
CHANGE_OVER = 12 * MINUTE
SPAN = 10**9
"""Larger than any time in the world: keys of different patients never meet."""


def _covering(stays: Visits, patient: Ints, start: Ints) -> Ints:
    """Row of the patient's stay that covers a time, -1 where there is none.

    Only the latest stay begun by then is looked at, so stays must not overlap.
    """
    if not stays.size:
        return np.full(len(patient), -1, dtype=np.int64)
    key = stays["patient"] * SPAN + stays["start"]
    order = np.argsort(key, kind="stable")
    place = np.searchsorted(key[order], patient * SPAN + start, side="right") - 1
    row = order[np.maximum(place, 0)]
    inside = (place >= 0) & (stays["patient"][row] == patient) & (stays["end"][row] > start)
    return np.where(inside, row, -1)


def _in_order(rows: Visits) -> Ints:
    return np.lexsort((-rows["planned"], rows["start"], rows["patient"]))


def _overlapping_stays(stays: Visits) -> Bools:
    """Stays that begin before the patient's earlier stay ended; chance stays only."""
    drop = np.zeros(stays.size, dtype=np.bool_)
    order = _in_order(stays)
    for _ in range(3):
        kept = order[~drop[order]]
        left, right = kept[:-1], kept[1:]
        clash = (stays["patient"][left] == stays["patient"][right]) & (
            stays["end"][left] + DAY > stays["start"][right]
        )
        weaker = np.where(stays["planned"][right] <= stays["planned"][left], right, left)
        victim = weaker[clash]
        drop[victim[stays["planned"][victim] == 0]] = True
    return drop


def _too_far(society: Society, rows: Visits) -> Bools:
    """Visits that begin before the patient can have come from the visit before."""
    drop = np.zeros(rows.size, dtype=np.bool_)
    order = _in_order(rows)
    for _ in range(3):
        kept = order[~drop[order]]
        left, right = kept[:-1], kept[1:]
        far = society.providers.km(rows["provider"][left], rows["provider"][right])
        needed = far / SPEED_KM_PER_HOUR * HOUR + CHANGE_OVER
        clash = (
            (rows["patient"][left] == rows["patient"][right])
            & (rows["provider"][left] != rows["provider"][right])
            & (rows["start"][right] - rows["start"][left] < needed)
        )
        weaker = np.where(rows["planned"][right] <= rows["planned"][left], right, left)
        victim = weaker[clash]
        drop[victim[rows["planned"][victim] == 0]] = True
    return drop


def without_conflicts(society: Society, all_visits: Visits) -> Visits:
    """The visits that can all have happened, in their old order."""
    present = all_visits["present"] == 1
    planned = all_visits["planned"] == 1
    death = society.patients.death_day[all_visits["patient"]]
    last_day = np.maximum(all_visits["start"], all_visits["end"]) // DAY
    drop = present & (last_day > death)

    is_stay = (all_visits["kind"] == INPATIENT) & present & ~drop
    stay_rows = np.flatnonzero(is_stay)
    # A chance stay gives way to a group's schedule that falls into it.
    scheduled = np.flatnonzero(planned & present & ~is_stay)
    stays = all_visits.where(stay_rows)
    day_before = all_visits["start"][scheduled]
    hit = _covering(stays, all_visits["patient"][scheduled], day_before)
    hit = hit[hit >= 0]
    drop[stay_rows[hit[stays["planned"][hit] == 0]]] = True
    stay_rows = stay_rows[~drop[stay_rows]]
    drop[stay_rows[_overlapping_stays(all_visits.where(stay_rows))]] = True
    stay_rows = stay_rows[~drop[stay_rows]]

    chance = np.flatnonzero(present & ~planned & ~is_stay & ~drop)
    covered = _covering(
        all_visits.where(stay_rows), all_visits["patient"][chance], all_visits["start"][chance]
    )
    drop[chance[covered >= 0]] = True

    moving = np.flatnonzero(present & ~drop & ~is_stay)
    drop[moving[_too_far(society, all_visits.where(moving))]] = True
    return all_visits.where(~drop)

"""One half of a round of growth: the occasions that pay, given the members."""

import numba
import numpy as np
import numpy.typing as npt

from algorithms.blocks.index import Index
from algorithms.blocks.scratch import GrowthRule, Scratch, absence_loss, presence_gain

Int32 = npt.NDArray[np.int32]
Float64 = npt.NDArray[np.float64]


@numba.njit(cache=True, nogil=True)
def choose_occasions(
    index: Index, scratch: Scratch, rule: GrowthRule, members: Int32, attendance: float,
    listed: bool,
) -> tuple[int, int]:  # fmt: skip
    """Occasions whose bracket pays, the best first, into ``scratch.chosen`` and ``gain``.

    A bracket is the worth of the members present, the loss of those absent and the price of the
    choice among the open days of all places where enough members come. ``members`` are marked in
    ``scratch.member``. Returns how many occasions there are, and presences in all.
    """
    scratch.stamp[0] += 1
    touched, places = _weigh(index, scratch, rule, members, attendance, listed)
    able, score = _paying(index, scratch, rule, members.size, attendance, touched, places)
    order = np.argsort(-score, kind="mergesort")
    kept = 0
    attended = 0
    for b, value in zip(able[order], score[order]):  # noqa: B905 - a kernel: plain zip
        if kept == scratch.chosen.size or not _free(index, scratch.chosen[:kept], b, rule.apart):
            continue
        left = value - _counted(index, scratch, rule, b, attendance, listed)
        if left <= 0.0:
            continue
        for m in range(index.start[b], index.stop[b]):
            if scratch.member[index.who[m]] != 0:
                scratch.used[index.act[index.mark_of[m]]] = scratch.stamp[0]
        scratch.chosen[kept] = b
        scratch.gain[kept] = left
        kept += 1
        attended += scratch.hits[b]
    for t in range(touched):
        scratch.hits[scratch.buckets[t]] = 0
        scratch.worth[scratch.buckets[t]] = 0.0
    return kept, attended


@numba.njit(cache=True, nogil=True)
def _paying(
    index: Index, scratch: Scratch, rule: GrowthRule, size: int, attendance: float,
    touched: int, places: int,
) -> tuple[Int32, Float64]:  # fmt: skip
    """Occasions with a positive bracket, and the brackets; cleans ``scratch.at_place``."""
    regular = 0
    for t in range(places):
        regular += scratch.at_place[scratch.places[t]] >= rule.least_present
        scratch.at_place[scratch.places[t]] = 0
    able = np.empty(touched, np.int32)
    score = np.empty(touched, np.float64)
    found = 0
    for t in range(touched):
        b = scratch.buckets[t]
        present = scratch.hits[b]
        if present >= rule.least_present:
            value = scratch.worth[b] + (size - present) * absence_loss(attendance)
            value -= np.log(index.opened[index.place[b]] * max(1, regular))
            if value > 0.0:
                able[found] = b
                score[found] = value
                found += 1
    return able[:found], score[:found]


@numba.njit(cache=True, nogil=True)
def _weigh(
    index: Index, scratch: Scratch, rule: GrowthRule, members: Int32, attendance: float,
    listed: bool,
) -> tuple[int, int]:  # fmt: skip
    """Add up the members' presence by occasion; numbers of touched buckets and places."""
    touched = 0
    places = 0
    for p in members:
        previous = -1
        place = -1
        for k in range(index.person_start[p], index.person_start[p + 1]):
            b = index.bucket_of[k]
            if index.place[b] != place:
                place = index.place[b]
                previous = -1
                if scratch.at_place[place] == 0:
                    scratch.places[places] = place
                    places += 1
                scratch.at_place[place] += 1
            # Occasions that hold this mark and not the person's mark before it.
            other = b
            while other > previous and index.place[other] == place:
                if index.day[b] - index.day[other] >= index.days:
                    break
                if scratch.hits[other] == 0:
                    scratch.buckets[touched] = other
                    touched += 1
                scratch.hits[other] += 1
                scratch.worth[other] += presence_gain(
                    index.visits[k] * index.share[other], index.habit[k], attendance, rule
                )
                if listed:
                    scratch.worth[other] += scratch.list_worth[k]
                other -= 1
            previous = b
    return touched, places


@numba.njit(cache=True, nogil=True)
def _free(index: Index, chosen: Int32, b: int, apart: int) -> bool:
    """Whether no occasion of the same place is chosen within ``apart`` days."""
    for r in chosen:
        if index.place[r] == index.place[b] and abs(index.day[r] - index.day[b]) < apart:
            return False
    return True


@numba.njit(cache=True, nogil=True)
def _counted(
    index: Index, scratch: Scratch, rule: GrowthRule, b: int, attendance: float, listed: bool
) -> float:
    """What an occasion owes to acts that a chosen occasion has counted already."""
    owed = 0.0
    for m in range(index.start[b], index.stop[b]):
        k = index.mark_of[m]
        if scratch.member[index.who[m]] != 0 and scratch.used[index.act[k]] == scratch.stamp[0]:
            owed += presence_gain(
                index.visits[k] * index.share[b], index.habit[k], attendance, rule
            )
            if listed:
                owed += scratch.list_worth[k]
    return owed

"""Random marks, and the slow and obvious way to count meetings."""

from itertools import combinations

import numpy as np

from algorithms.attendance import Attendance, attend

Mark = tuple[int, int, int]  # person, unit, tick


def attendance_of(marks: list[Mark], window: int = 1) -> Attendance:
    """The attendance of marks; persons and units are as many as the numbers need."""
    rows = np.array(marks, dtype=np.int32).reshape(-1, 3)
    return attend(
        rows[:, 0],
        rows[:, 1],
        rows[:, 2],
        persons=int(rows[:, 0].max()) + 1,
        units=int(rows[:, 1].max()) + 1,
        window=window,
    )


def occasions(marks: set[Mark], a: int, b: int, window: int, refractory: int) -> int:
    """Independent meetings of two persons, by the definition and without cleverness."""
    met = 0
    for unit in sorted({u for _, u, _ in marks}):
        mine = sorted(t for p, u, t in marks if p == a and u == unit)
        theirs = sorted(t for p, u, t in marks if p == b and u == unit)
        last = None
        while mine and theirs:
            if mine[0] < theirs[0] - window:
                mine.pop(0)
            elif theirs[0] < mine[0] - window:
                theirs.pop(0)
            else:
                middle = (mine.pop(0) + theirs.pop(0)) / 2
                if last is None or middle - last >= refractory:
                    met += 1
                    last = middle
    return met


def all_pairs(marks: set[Mark]) -> list[tuple[int, int]]:
    """Every pair of persons that occur."""
    return list(combinations(sorted({p for p, _, _ in marks}), 2))

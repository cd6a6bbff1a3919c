"""People who come on the same days: dates of outings, who comes along, and at what time.

Used for innocent groups and for planted ones alike; only the numbers differ.
"""

from dataclasses import dataclass

import numpy as np

from synthetic.appointments import next_duty, start_times
from synthetic.arrays import NONE, Bools, Ints
from synthetic.seasons import DAY, HOUR, Period
from synthetic.society import Society

FEWEST_TOGETHER = 3


@dataclass(frozen=True)
class Gathering:
    """One row per person and outing: positions in the lists of members and outings."""

    member: Ints
    outing: Ints
    start: Ints

    @property
    def day(self) -> Ints:
        """Day of each visit."""
        return self.start // DAY


def outing_days(
    period: Period, allowed: Ints, count: int, rng: np.random.Generator, *, one_weekday: bool
) -> Ints:
    """``count`` dates out of the allowed ones, at least some days apart, ascending.

    With ``one_weekday`` all fall on the same weekday, where there are enough of them.
    """
    pool = rng.permutation(allowed)
    if one_weekday:
        weekday = period.weekday(pool)
        best = np.bincount(weekday, minlength=7)
        same = pool[weekday == rng.choice(np.flatnonzero(best >= 0.8 * best.max()))]
        pool = same if len(same) >= count else pool
    for gap in (6, 4, 2, 1):
        chosen: list[int] = []
        for day in pool.tolist():
            if all(abs(day - other) >= gap for other in chosen):
                chosen.append(day)
            if len(chosen) == count:
                return np.array(sorted(chosen), dtype=np.int64)
    return np.array(sorted(chosen), dtype=np.int64)


def attendance(members: int, outings: int, rate: float, rng: np.random.Generator) -> Bools:
    """Who comes along: some people nearly always, others less; never fewer than three."""
    own_rate = rng.beta(rate * 9, (1 - rate) * 9 + 0.05, members)
    comes = rng.random((members, outings)) < own_rate[:, None]
    short = np.flatnonzero(comes.sum(axis=0) < min(FEWEST_TOGETHER, members))
    for outing in short:
        comes[rng.permutation(members)[:FEWEST_TOGETHER], outing] = True
    return comes


def gather(
    society: Society,
    doctor: Ints,
    day: Ints,
    comes: Bools,
    rng: np.random.Generator,
    *,
    hours_apart: float,
    day_jitter: float = 0.0,
) -> Gathering:
    """Visits of members to the doctor of each outing on its day, ``hours_apart`` at most.

    ``day_jitter`` is the share who come a day before or after. Doctors off duty are waited for.
    """
    member, outing = np.nonzero(comes)
    wish = day[outing] + np.where(
        rng.random(len(outing)) < day_jitter, rng.choice([-1, 1], len(outing)), 0
    )
    when = next_duty(society.doctors, doctor[outing], wish)
    kept = (when != NONE) & (np.abs(when - day[outing]) <= 6)
    member, outing, when = member[kept], outing[kept], when[kept]
    first = start_times(society.doctors, doctor, np.maximum(day, 0), rng) % DAY
    alone = start_times(society.doctors, doctor[outing], when, rng) % DAY
    near = first[outing] + rng.integers(0, max(1, int(hours_apart * HOUR)), len(outing))
    close = (near < 12 * HOUR) | ((near > 14 * HOUR) & (near < 18 * HOUR))
    return Gathering(member, outing, when * DAY + np.where(close, near, alone))

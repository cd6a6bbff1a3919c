"""Do the days of a group lie on one calendar that anybody could keep without the others?

A market every second week, a meeting on the first Monday of the month: people who keep the same
public calendar meet on all of its days, and all that is surprising is the phase they share.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from algorithms.blocks.timing import log_choose
from model.parameters import REASONED, parameter
from model.units import WEEK_DAYS

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]

MONTH = 30.44
"""Mean days of a month: twelve of them make a year."""

_WEEKS = 10  # room for the week of a month beside a weekday
_MONDAY = 4  # days since 1970-01-01, which was a Thursday, at which a week begins


@dataclass(frozen=True)
class CalendarRule:
    """What counts as a calendar that anybody could keep."""

    shortest: int = parameter(
        10, "days", "of a beat at least: below, a weekday explains more", REASONED
    )
    longest: int = parameter(
        92, "days", "of a beat at most: a year has too few longer ones", REASONED
    )
    slack: tuple[int, ...] = parameter(
        (1, 2, 3), "days", "by which a date may be off the beat: up to a weekend", REASONED
    )
    least: int = parameter(3, "dates", "on the calendar", REASONED)
    room: float = parameter(3.0, "times", "the width of its dates that a beat is long", REASONED)
    alike: float = parameter(
        4.0, "beats", "that are one choice: neighbouring ones share most dates", REASONED
    )
    log_p: float = parameter(
        -3.0, "nats", "of so many dates on one beat by chance, from which it is believed", REASONED
    )


@dataclass(frozen=True)
class Calendar:
    """The likeliest calendar of some days: ``log_p`` (0 where there is none), ``beat`` in days,
    ``width``, days around each date, and ``kept``, dates that lie on it."""

    log_p: float
    beat: float
    width: float
    kept: int

    @property
    def phase(self) -> float:
        """Nats that sharing one phase of this beat is worth to each person."""
        return float(np.log(max(self.beat / self.width, 2.0)))


NO_CALENDAR = Calendar(0.0, 0.0, 1.0, 0)


def common_calendar(day: Int32, rule: CalendarRule = CalendarRule()) -> Calendar:
    """The calendar on which most of the given days (since 1970) lie beyond chance.

    Beats of whole days and of whole months, every day in turn as the phase; and the n-th weekday
    of the month.
    """
    days = np.unique(day).astype(np.int64)
    if days.size < rule.least:
        return NO_CALENDAR
    beats = _beats(rule.shortest, rule.longest)
    tried = np.log(beats.size * len(rule.slack) / rule.alike)
    best = NO_CALENDAR
    apart = days[:, None] - days[None, :]
    for slack in rule.slack:
        width = 2.0 * slack + 1.0
        usable = beats[beats >= rule.room * width]
        phase = np.mod(apart[None, :, :], usable[:, None, None])
        near = (phase <= slack) | (phase >= usable[:, None, None] - slack)
        kept = near.sum(axis=1).max(axis=1)
        for beat, on in zip(usable, kept, strict=True):
            log_p = _log_tail(days.size, int(on), float(np.log(width / beat))) + tried
            if on >= rule.least and log_p < best.log_p:
                best = Calendar(float(log_p), float(beat), width, int(on))
    _, on = np.unique(_nth_weekday(days), return_counts=True)
    log_p = _log_tail(days.size, int(on.max()), float(np.log(1.0 / MONTH)))
    if on.max() >= rule.least and log_p < best.log_p:
        best = Calendar(float(log_p), MONTH, 1.0, int(on.max()))
    return best


def _log_tail(days: int, kept: int, log_chance: float) -> float:
    """Log-probability that the others of ``kept`` dates fall on the phase that one of them sets."""
    return log_choose(days, kept) + (kept - 1) * log_chance + float(np.log(days))


@cache
def _beats(shortest: int, longest: int) -> Float64:
    whole = np.arange(shortest, longest + 1, dtype=np.float64)
    months = np.array([MONTH, 2 * MONTH])
    return np.sort(np.concatenate([whole, months[(months >= shortest) & (months <= longest)]]))


def _nth_weekday(days: Int64) -> Int64:
    """One number for each pair of weekday and week of the month."""
    dates = days.astype("datetime64[D]")
    of_month = (dates - dates.astype("datetime64[M]")).astype(np.int64)
    return (days - _MONDAY) % WEEK_DAYS * _WEEKS + of_month // WEEK_DAYS

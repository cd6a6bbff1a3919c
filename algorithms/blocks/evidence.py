"""What is left of a group when the best rival explanation has had its say.

Every rival is held against the same channels. Chance explains neither that they come together nor
what they bring home. An unseen cause (a bus, a carer, a custom nobody registered) explains that
they come together, whatever the timing is worth, for the price of assuming it. A habit of the
place explains the list, likewise. A programme of the place explains both at once and is cheaper
than the two together. What remains is the smallest of these: the reading that explains best is
the denominator of a composite innocence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from model.parameters import REASONED, parameter

Rival = Literal["chance", "unseen cause", "habit of the place", "programme", "event"]


@dataclass(frozen=True)
class RivalRule:
    """What it costs to assume what nothing in the data shows."""

    cause: float = parameter(
        15.0,
        "nats",
        "for a reason to come together that no register shows: decoys reach 4 to 14",
        "decoys on worlds of two authors",
    )
    habit: float = parameter(
        15.0, "nats", "for a place that gives everyone the same for one reason", REASONED
    )
    programme: float = parameter(
        25.0, "nats", "for both at one place: less than the two together", REASONED
    )
    least_dates: int = parameter(
        3, "dates", "of a group: fewer are one event and what follows from it", REASONED
    )
    apart: int = parameter(4, "days", "between two dates: nearer ones are one event", REASONED)
    least_each: float = parameter(
        0.25, "nats", "of list to each organiser, below which the list is nobody's", REASONED
    )


@dataclass(frozen=True)
class Channels:
    """Nats of a group by channel, each given the same expectation.

    ``timing``: they come together, the search paid. ``nearness``: they are near one another in a
    second coordinate, given the timing (minutes, departure). ``outsiders`` and ``local``: their
    common list against outsiders, and against a habit of the place. ``misplaced``: needless
    records. ``dear``: records larger than those of others. ``dates``: distinct dates of the
    occasions; ``organisers``: members who decide.
    """

    timing: float
    nearness: float
    outsiders: float
    local: float
    misplaced: float
    dear: float
    dates: int
    organisers: int

    @property
    def raw(self) -> float:
        """The sum, as if chance were the only rival."""
        return self.timing + self.nearness + self.outsiders + self.misplaced + self.dear


@dataclass(frozen=True)
class Residual:
    """``nats`` that the best ``rival`` leaves, and what every one of them leaves."""

    nats: float
    rival: Rival
    by_rival: dict[Rival, float]


def residual(channels: Channels, rule: RivalRule = RivalRule()) -> Residual:
    """What each rival leaves of a group.

    >>> together = Channels(80.0, 0.0, 40.0, -0.7, 0.0, 0.0, dates=8, organisers=10)
    >>> residual(together).rival, round(residual(together).nats, 1)
    ('programme', 24.3)
    """
    enough = rule.least_each * channels.organisers
    listed, local = (
        nats if nats >= enough else min(nats, 0.0) for nats in (channels.outsiders, channels.local)
    )
    timing = channels.timing + channels.nearness
    left: dict[Rival, float]
    if channels.dates < rule.least_dates:
        left = {"event": min(timing, 0.0) + min(listed, local)}
    else:
        left = {
            "chance": timing + listed,
            "unseen cause": min(timing, rule.cause) + listed,
            "habit of the place": timing + local + rule.habit,
            "programme": min(timing, rule.cause) + local + rule.programme - rule.cause,
        }
    left = {rival: nats + channels.misplaced + channels.dear for rival, nats in left.items()}
    best = min(left, key=lambda rival: left[rival])
    return Residual(left[best], best, left)


def dates_of(days: Iterable[int], rule: RivalRule = RivalRule()) -> int:
    """Distinct dates among days: nearer ones belong to the date before.

    >>> dates_of([10, 12, 20, 40, 41])
    3
    """
    dates = 0
    last = None
    for day in sorted(days):
        if last is None or day - last >= rule.apart:
            dates += 1
            last = day
    return dates

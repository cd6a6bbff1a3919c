"""Where a group gathered: how many places in effect, and whose."""

from dataclasses import dataclass

import numpy as np

from algorithms.gathering_groups import FoundGroups
from algorithms.groups import Group
from model.claim_index import UNKNOWN, ClaimIndex, Int32, Int64
from model.findings import Member, MemberKind, Signal
from model.language import Text

VENUE_SHARE = 0.2
"""A doctor or provider with at least this share of a group's claims is named as a venue."""

SEVERAL = 1.9
"""Effective number of places from which a group is said to move from place to place."""

ECHO_DAYS = 3
"""Gatherings within three days of one another are one occasion: the fill follows the visit."""


@dataclass(frozen=True)
class Route:
    """Independent occasions of a group and the places they spread over."""

    places: int
    occasions: int
    effective_places: float

    @property
    def signal(self) -> Signal | None:
        """The same company at several independent places."""
        if self.effective_places < SEVERAL:
            return None
        sentence = Text(
            en="The same people gathered at {places} places ({effective:.1f} in effect), on "
            "separate days.",
            zh="同一批人在{places}处地点（有效{effective:.1f}处）于不同日期聚集。",
        ).filled(places=self.places, effective=self.effective_places)
        return Signal("shared_route", round(min(1.0, (self.effective_places - 1) / 2), 6), sentence)


def route_of(found: FoundGroups, group: Group, ticks_per_day: int) -> Route:
    """The occasions of a group; of gatherings within ``ECHO_DAYS`` the fullest counts."""
    bucket = group.gatherings.bucket
    unit = found.attendance.bucket_unit[bucket]
    day = found.attendance.bucket_tick[bucket] // ticks_per_day
    chosen: list[int] = []
    cluster: list[int] = []
    for position in np.lexsort((unit, day)):
        if cluster and day[position] - day[cluster[-1]] > ECHO_DAYS:
            chosen.append(_fullest(cluster, group))
            cluster = []
        cluster.append(int(position))
    chosen.append(_fullest(cluster, group))
    _, counts = np.unique(unit[chosen], return_counts=True)
    shares = counts / counts.sum()
    return Route(
        places=int(np.unique(unit).size),
        occasions=len(chosen),
        effective_places=float(1 / np.sum(shares**2)),
    )


def _fullest(cluster: list[int], group: Group) -> int:
    return max(cluster, key=lambda position: (int(group.gatherings.present[position]), -position))


def venues(claims: ClaimIndex, record: Int64) -> tuple[Member, ...]:
    """Doctors and providers with a notable share of the group's claims, as members."""
    named: list[Member] = []
    kinds: tuple[tuple[MemberKind, Int32, str], ...] = (
        ("doctor", claims.doctor, "venue_doctor"),
        ("provider", claims.provider, "venue"),
    )
    for kind, column, role in kinds:
        numbers, counts = np.unique(column[record], return_counts=True)
        for number, count in zip(numbers.tolist(), counts.tolist(), strict=True):
            if number != UNKNOWN and count >= VENUE_SHARE * record.size:
                named.append(Member(kind, number, role, round(count / record.size, 6)))
    return tuple(named)

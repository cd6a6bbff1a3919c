"""Where a group gathered: how many places in effect, and whose."""

from dataclasses import dataclass

import numpy as np

from model.claim_index import UNKNOWN, ClaimIndex, Int32, Int64
from model.findings import Member, Signal
from model.language import Text
from model.parameters import REASONED, WORLDS, parameter
from model.vocabulary.claims import MemberKind
from model.vocabulary.findings import RoleCode
from typologies.evidence.company import Company

MOVED = Text(
    en="The same people gathered at {places} places ({effective:.1f} in effect), on separate days.",
    zh="同一批人在{places}处地点（有效{effective:.1f}处）于不同日期聚集。",
)


@dataclass(frozen=True)
class RouteRule:
    """When a group moves from place to place, and which places are named."""

    effective_places: float = parameter(
        1.9, "places", "in effect (inverse Simpson), from which a group moves", WORLDS
    )
    strongest_places: float = parameter(3.0, "places", "in effect that are a full signal", REASONED)
    echo_days: int = parameter(
        3, "days", "within which gatherings are one occasion: the fill follows the visit", REASONED
    )
    venue_share: float = parameter(
        0.2, "share", "of the group's claims from which a doctor or provider is named", WORLDS
    )


@dataclass(frozen=True)
class Route:
    """Independent occasions of a group and the places they spread over."""

    places: int
    occasions: int
    effective_places: float


def moving(route: Route, rule: RouteRule) -> Signal | None:
    """The same company at several independent places; ``None`` where it keeps to one."""
    if route.effective_places < rule.effective_places:
        return None
    strength = (route.effective_places - 1) / (rule.strongest_places - 1)
    sentence = MOVED.filled(places=route.places, effective=route.effective_places)
    return Signal("shared_route", round(min(1.0, strength), 6), sentence)


def route_of(claims: ClaimIndex, company: Company, rule: RouteRule) -> Route:
    """The occasions of a company; of gatherings within ``echo_days`` the fullest counts.

    Places are providers: doctors of one institution are one place.
    """
    gatherings = range(int(company.gathering.max()) + 1)
    inside = [company.record[company.gathering == number] for number in gatherings]
    day = np.array([np.median(claims.day[record]) for record in inside])
    place = np.array([np.bincount(claims.provider[record]).argmax() for record in inside])
    present = company.presence.sum(axis=0)
    chosen: list[int] = []
    cluster: list[int] = []
    for position in np.lexsort((place, day)):
        if cluster and day[position] - day[cluster[-1]] > rule.echo_days:
            chosen.append(_fullest(cluster, present))
            cluster = []
        cluster.append(int(position))
    chosen.append(_fullest(cluster, present))
    _, counts = np.unique(place[chosen], return_counts=True)
    shares = counts / counts.sum()
    return Route(
        places=int(np.unique(place).size),
        occasions=len(chosen),
        effective_places=float(1 / np.sum(shares**2)),
    )


def _fullest(cluster: list[int], present: Int64) -> int:
    return max(cluster, key=lambda position: (int(present[position]), -position))


def venues(claims: ClaimIndex, record: Int64, rule: RouteRule) -> tuple[Member, ...]:
    """Doctors and providers with a notable share of the group's claims, as members."""
    named: list[Member] = []
    kinds: tuple[tuple[MemberKind, Int32, RoleCode], ...] = (
        ("doctor", claims.doctor, "venue_doctor"),
        ("provider", claims.provider, "venue"),
    )
    for kind, column, role in kinds:
        numbers, counts = np.unique(column[record], return_counts=True)
        for number, count in zip(numbers.tolist(), counts.tolist(), strict=True):
            if number != UNKNOWN and count >= rule.venue_share * record.size:
                named.append(Member(kind, number, role, round(count / record.size, 6)))
    return tuple(named)

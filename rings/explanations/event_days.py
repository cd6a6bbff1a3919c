"""One-off days: how much of a pattern lies on its few busiest days, and how busy the place was."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from model.claim_index import UNKNOWN, Bool
from model.language import Text
from model.parameters import REASONED, parameter
from model.spelled import spelled
from rings.group_data import GroupData


@dataclass(frozen=True)
class EventDays:
    """What one-off events are: a yearly or half-yearly check-up."""

    days: int = parameter(3, "days", "in a row at most: more is a habit", REASONED)
    events: int = parameter(3, "events", "of one pattern at most", REASONED)
    days_between: int = parameter(150, "days", "between events at least", REASONED)


@dataclass(frozen=True)
class OrganisedDays:
    """When an employer or a school calls its people: a check-up, the recheck, a second dose."""

    days: int = parameter(3, "days", "in a row at most", REASONED)
    events: int = parameter(6, "events", "at most", REASONED)
    series_days: int = parameter(60, "days", "of a series", REASONED)
    in_series: int = parameter(3, "events", "of a series at most", REASONED)
    dear: float = parameter(1.5, "times", "the usual claim there: more is dear", REASONED)
    dear_share: float = parameter(0.5, "share", "of the claims that may be dear", REASONED)


DEAR = Text(
    en="These claims cost more than {times} times the usual claim there.",
    zh="这些结算记录的费用超过当地通常结算记录的{times}倍。",
)


def too_dear(rule: OrganisedDays) -> Text:
    """Said against days that are not of ``low_cost``."""
    return DEAR.filled(times=spelled(rule.dear))


@dataclass(frozen=True)
class Event:
    """The days of one-off events (days since 1970-01-01), and which claims lie on them."""

    days: tuple[int, ...]
    claims: Bool


def event_of(group: GroupData, rule: EventDays) -> Event:
    """The few windows of days, far apart, that hold the most claims of the pattern."""

    def allowed(day: int, chosen: list[int]) -> bool:
        distant = all(abs(day - other) >= rule.days_between for other in chosen)
        return len(chosen) < rule.events and distant

    return _fullest(group, np.ones(group.claims.size, dtype=np.bool_), rule.days, allowed)


def organised_days_of(group: GroupData, people: Bool, rule: OrganisedDays) -> Event:
    """The few days on which an employer or a school may have called these people."""

    def allowed(day: int, chosen: list[int]) -> bool:
        near = [other for other in chosen if abs(other - day) < rule.series_days]
        separate = all(abs(day - other) > rule.days for other in chosen)
        return len(chosen) < rule.events and len(near) < rule.in_series and separate

    return _fullest(group, people, rule.days, allowed)


def _fullest(
    group: GroupData, counted: Bool, window: int, allowed: Callable[[int, list[int]], bool]
) -> Event:
    """Windows in order of their claims, each taken if it is allowed beside those taken before."""
    days = group.index.day[group.claims].astype(np.int64)
    held = np.zeros(days.size, dtype=np.bool_)
    chosen: list[int] = []
    left = np.unique(days[counted])
    while left.size:
        ordered = np.sort(days[counted & ~held])
        inside = np.searchsorted(ordered, left + window) - np.searchsorted(ordered, left)
        first = int(left[np.argmax(inside)])
        chosen.append(first)
        held |= counted & (days >= first) & (days < first + window)
        left = np.array([day for day in left.tolist() if allowed(day, chosen)], dtype=np.int64)
    return Event(tuple(int(day) for day in np.unique(days[held])), held)


def low_cost(group: GroupData, event: Event, rule: OrganisedDays) -> bool:
    """Whether the claims of an event cost about as much as ordinary ones of the same places."""
    claims = group.claims[event.claims]
    claims = claims[group.index.provider[claims] != UNKNOWN]
    about = group.run.places
    usual = np.array([about.typical_total(int(p)) for p in group.index.provider[claims]])
    dear = group.index.total_minor[claims] > rule.dear * usual
    return bool(claims.size) and int(np.count_nonzero(dear)) <= rule.dear_share * claims.size


def others_that_day(group: GroupData, place: int, day: int) -> int:
    """Insured persons outside the group who were at a place on a day."""
    people = group.index.patient[group.run.by_provider.on(place, day)]
    return int(np.setdiff1d(people, group.patients).size)

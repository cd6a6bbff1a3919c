"""One-off days: how much of a pattern lies on its few busiest days, and how busy the place was."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from model.claim_index import UNKNOWN, Bool
from model.language import Text
from rings.group_data import GroupData

WINDOW = 3
"""An event lasts at most so many days in a row; more is a habit."""
MOST_EVENTS = 3
APART = 150
"""Events of one pattern are at least so many days apart: a yearly or half-yearly check-up."""
MOST_ORGANISED = 6
SERIES_DAYS = 60
MOST_IN_SERIES = 3
"""An employer or a school calls its people up to six times a year, and up to three times within
two months: a check-up, the recheck, a second dose."""


DEAR = Text(
    en="These claims cost more than one and a half times the usual claim there.",
    zh="这些结算的费用超过当地通常结算的1.5倍。",
)
"""Said against a reading whose days are not ``low_cost``."""


@dataclass(frozen=True)
class Event:
    """The days of one-off events (days since 1970-01-01), and which claims lie on them."""

    days: tuple[int, ...]
    claims: Bool


def event_of(group: GroupData, people: Bool | None = None) -> Event:
    """At most three windows of three days, far apart, that hold the most claims of these people."""

    def allowed(day: int, chosen: list[int]) -> bool:
        return len(chosen) < MOST_EVENTS and all(abs(day - other) >= APART for other in chosen)

    return _fullest(group, people, allowed)


def organised_days_of(group: GroupData, people: Bool) -> Event:
    """The few days on which an employer or a school may have called these people."""

    def allowed(day: int, chosen: list[int]) -> bool:
        near = [other for other in chosen if abs(other - day) < SERIES_DAYS]
        apart = all(abs(day - other) > WINDOW for other in chosen)
        return len(chosen) < MOST_ORGANISED and len(near) < MOST_IN_SERIES and apart

    return _fullest(group, people, allowed)


def _fullest(
    group: GroupData, people: Bool | None, allowed: Callable[[int, list[int]], bool]
) -> Event:
    """Windows in order of their claims, each taken if it is allowed beside those taken before."""
    days = group.index.day[group.claims].astype(np.int64)
    counted = np.ones(days.size, dtype=np.bool_) if people is None else people
    held = np.zeros(days.size, dtype=np.bool_)
    chosen: list[int] = []
    left = np.unique(days[counted])
    while left.size:
        ordered = np.sort(days[counted & ~held])
        inside = np.searchsorted(ordered, left + WINDOW) - np.searchsorted(ordered, left)
        first = int(left[np.argmax(inside)])
        chosen.append(first)
        held |= counted & (days >= first) & (days < first + WINDOW)
        left = np.array([day for day in left.tolist() if allowed(day, chosen)], dtype=np.int64)
    return Event(tuple(int(day) for day in np.unique(days[held])), held)


def low_cost(group: GroupData, event: Event, times: float = 1.5) -> bool:
    """Whether the claims of an event cost about as much as ordinary ones of the same places."""
    claims = group.claims[event.claims]
    claims = claims[group.index.provider[claims] != UNKNOWN]
    about = group.run.places
    usual = np.array([about.typical_total(int(p)) for p in group.index.provider[claims]])
    dear = group.index.total_minor[claims] > times * usual
    return bool(claims.size) and 2 * int(np.count_nonzero(dear)) <= claims.size


def others_that_day(group: GroupData, place: int, day: int) -> int:
    """Insured persons outside the group who were at a place on a day."""
    people = group.index.patient[group.run.by_provider.on(place, day)]
    return int(np.setdiff1d(people, group.patients).size)

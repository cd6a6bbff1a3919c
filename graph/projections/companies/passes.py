"""The ways in which people can come together: at a house, at a hand, from afar, into one ward."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from algorithms.blocks.habits import HabitRule
from algorithms.blocks.index import Index, index_of, marks_of
from algorithms.blocks.lists import Lists, lists_of
from algorithms.blocks.nearness import Values, values_of
from algorithms.blocks.place_rhythm import RhythmRule
from graph.projections.companies.records import Records
from model.claim_index import Bool, Int32, Int64
from model.parameters import REASONED, WORLDS, parameter, part


@dataclass(frozen=True)
class PassRule:
    """How long an occasion is, and how ordinary visits are foretold."""

    windows: tuple[int, ...] = parameter((1, 3), "days", "of an occasion", WORLDS)
    least_visitors: int = parameter(
        3, "persons", "of a stratum that counts as one to choose among", REASONED
    )
    rhythm: RhythmRule = part(RhythmRule(), "how a place is expected to be busy")
    habit: HabitRule = part(HabitRule(), "how a person's own visits foretell one")


@dataclass(frozen=True)
class Grounds:
    """Records seen as visits to one kind of place.

    ``place`` (records,): number of the place, -1 leaves the record out. Places numbered
    ``steady_from`` and above are open every day. A ``stratum`` is chosen among others like it:
    its groups pay for that choice. ``first_window``: of the rule's windows from which on they
    are looked at; who is admitted within days of one another counts as together.
    """

    place: Int64
    places: int
    steady_from: int | None
    stratum: bool
    first_window: int = 0


@dataclass(frozen=True)
class Marked:
    """The index of one kind of place, and what each mark brought; ``mark`` (records,) or -1.

    ``record`` lists records by mark, ``start`` (marks + 1) cuts them. ``price``: nats of the
    choice among strata. ``minutes`` and ``departures``: second coordinates.
    """

    index: Index
    lists: Lists
    mark: Int64
    record: Int64
    start: Int64
    minutes: Values
    departures: Values
    price: float


def grounds_of(records: Records, wards_from: int, places: int) -> Iterator[Grounds]:
    """Institutions; hands, counters and wards; people from one region, or area, at one house."""
    nowhere = np.int64(-1)
    provider = records.provider.astype(np.int64)
    providers = int(provider.max(initial=-1)) + 1
    yield Grounds(provider, providers, None, stratum=False)
    yield Grounds(records.place.astype(np.int64), places, wards_from, stratum=False)
    if (records.insured >= 0).any():
        place, count = _paired(provider, records.insured, records.insured >= 0)
        yield Grounds(place, count, None, stratum=True)
    if records.stay.any():
        area = records.area[records.person]
        place, count = _paired(provider, area, records.stay & (area >= 0))
        yield Grounds(place, count, 0, stratum=True, first_window=1)
        wards = np.where(records.stay, provider, nowhere)
        yield Grounds(wards, providers, 0, stratum=True, first_window=1)


def _paired(one: Int64, other: Int64, kept: Bool) -> tuple[Int64, int]:
    """One number for each pair among the records kept, -1 for the others; how many there are."""
    key = one[kept] * (int(other.max(initial=-1)) + 1) + other[kept]
    distinct, number = np.unique(key, return_inverse=True)
    place = np.full(one.size, -1, dtype=np.int64)
    place[kept] = number
    return place, int(distinct.size)


def marked(records: Records, grounds: Grounds, window: int, rule: PassRule) -> Marked:
    """The index of one kind of place with occasions of ``window`` days."""
    seen = np.flatnonzero((grounds.place >= 0) & (records.provider >= 0))
    person, day = records.person[seen], records.day[seen]
    place = grounds.place[seen].astype(np.int32)
    index = index_of(
        person, place, day,
        persons=records.area.size, places=grounds.places, days=window,
        act=records.act[seen], steady_from=grounds.steady_from,
        rhythm=rule.rhythm, habit=rule.habit,
    )  # fmt: skip
    mark = np.full(grounds.place.size, -1, dtype=np.int64)
    mark[seen] = marks_of(index, person, place, day)
    record = np.argsort(mark, kind="stable")
    strata = int(np.count_nonzero(index.visitors >= rule.least_visitors)) if grounds.stratum else 1
    return Marked(
        index=index,
        lists=lists_of(records.lines, mark, index.marks),
        mark=mark,
        record=record,
        start=np.searchsorted(mark[record], np.arange(index.marks + 1)),
        minutes=values_of(index, _earliest(mark, records.minute, index.marks)),
        departures=values_of(index, _earliest(mark, records.days, index.marks)),
        price=float(np.log(max(1, strata))),
    )


def _earliest(mark: Int64, value: Int32, marks: int) -> Int32:
    """The smallest known value of the records behind each mark, -1 for none."""
    known = (mark >= 0) & (value >= 0)
    least = np.full(marks, np.iinfo(np.int32).max, dtype=np.int32)
    np.minimum.at(least, mark[known], value[known])
    return np.where(least == np.iinfo(np.int32).max, -1, least).astype(np.int32)

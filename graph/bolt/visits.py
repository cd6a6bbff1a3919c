"""Who came to the same place on nearly the same days: what is fetched, and what is counted."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from graph.answers import CO_VISIT_ROWS, Answer
from graph.bolt.connection import Connection, Row
from graph.bolt.entities import Found, find
from graph.bolt.meetings import (
    Int64,
    Meetings,
    Visits,
    meetings,
    pairs_of_counts,
    pairs_to_compare,
    visits_of,
)
from graph.cypher import reading_visits
from graph.refusals import check_pairs
from model.entities import EntityRef

MANY = 50_000
"""Claims of a doctor or provider above which its pairs are counted before visits are fetched."""


def co_visits(
    connection: Connection, entity: Found, window_days: int, min_days: int, cap: int
) -> Answer:
    """Patients at the same place at most ``window_days`` apart."""
    alone = entity.ref.kind == "patient"
    if alone:
        mine_rows, other_rows = _around(connection, entity.ref, window_days)
    else:
        mine_rows = other_rows = _at(connection, entity, window_days)
    ids = sorted({who for _, _, people in (*mine_rows, *other_rows) for who in people})
    places = _places(row[0] for row in (*mine_rows, *other_rows))
    mine = _numbered(mine_rows, places, ids)
    others = _numbered(other_rows, places, ids) if alone else mine
    check_pairs(entity.ref, pairs_to_compare(mine, others, window_days))
    met = meetings(mine, others, window_days, each_pair_once=not alone)
    return _answer(met, ids, min_days, cap)


def _around(
    connection: Connection, patient: EntityRef, window_days: int
) -> tuple[list[Row], list[Row]]:
    """The patient's own visits, and those of others at the same places on days that matter."""
    mine: list[Row] = []
    days: dict[EntityRef, set[int]] = {}
    for day, doctor, kind, provider in connection.read(reading_visits.OF_PATIENT, id=patient.id):
        place = EntityRef(kind, provider) if doctor is None else EntityRef("doctor", doctor)
        mine.append(((place.kind == "doctor", place.id), day, [patient.id]))
        days.setdefault(place, set()).add(day)
    others: list[Row] = []
    for doctors, text in (
        (True, reading_visits.AT_DOCTORS),
        (False, reading_visits.AT_PROVIDERS),
    ):
        places = [place for place in sorted(days) if (place.kind == "doctor") is doctors]
        if not places:
            continue
        periods = find(connection, places)
        asked = [
            [place.id, _days_that_matter(days[place], window_days, period), place.kind]
            for place, period in zip(places, periods, strict=True)
        ]
        rows = connection.read(text, places=asked, id=patient.id)
        others += [((doctors, place), day, people) for place, day, people in rows]
    return mine, others


def _days_that_matter(days: set[int], window_days: int, period: Found) -> list[int]:
    """Days at most ``window_days`` from one of ``days`` on which the place was visited at all."""
    near: set[int] = set()
    for day in days:
        first = max(day - window_days, period.first_day)
        near.update(range(first, min(day + window_days, period.last_day) + 1))
    return sorted(near)


def _at(connection: Connection, entity: Found, window_days: int) -> list[Row]:
    """All visits of a doctor or provider; refused early where they are very many."""
    names: dict[str, Any] = {"kind": entity.ref.kind, "id": entity.ref.id}
    of_doctor = entity.ref.kind == "doctor"
    if entity.claims > MANY:
        count = reading_visits.COUNTS_OF_DOCTOR if of_doctor else reading_visits.COUNTS_OF_PROVIDER
        counts = connection.read(count, **names)
        numbers = _places([row[0] for row in counts])
        rows = [(numbers[place], day, n) for place, day, n in counts]
        check_pairs(entity.ref, pairs_of_counts(rows, window_days))
    text = reading_visits.OF_DOCTOR if of_doctor else reading_visits.OF_PROVIDER
    return connection.read(text, **names)


def _places(names: Iterable[Any]) -> dict[Any, int]:
    """A number for every place, whatever its name."""
    return {name: at for at, name in enumerate(dict.fromkeys(names))}


def _numbered(rows: Sequence[Row], places: dict[Any, int], ids: list[str]) -> Visits:
    numbers = {name: at for at, name in enumerate(ids)}
    return visits_of(
        (numbers[who], places[place], day) for place, day, people in rows for who in people
    )


def _answer(met: Meetings, ids: list[str], min_days: int, cap: int) -> Answer:
    enough = np.flatnonzero(met.shared_days >= min_days)
    order = np.lexsort(
        (met.right[enough], met.left[enough], -met.places[enough], -met.shared_days[enough])
    )
    shown: Int64 = enough[order[:cap]]
    names = pa.array(ids, pa.string())
    columns = [
        names.take(pa.array(met.left[shown])),
        names.take(pa.array(met.right[shown])),
        *(
            pa.array(values[shown])
            for values in (met.shared_days, met.places, met.first_day, met.last_day)
        ),
    ]
    rows = pa.Table.from_arrays(columns, names=CO_VISIT_ROWS.names).cast(CO_VISIT_ROWS)
    return Answer(rows, enough.size, truncated=enough.size > shown.size)

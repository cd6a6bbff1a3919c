"""Counting meetings in arrays agrees with counting them one by one."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.bolt.meetings import meetings, pairs_of_counts, pairs_to_compare, visits_of

VISITS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(-5, 5)), max_size=25)


@settings(max_examples=300)
@given(VISITS, VISITS, st.integers(-1, 12), st.booleans())
def test_meetings_are_those_of_the_definition(
    mine: list[tuple[int, int, int]],
    others: list[tuple[int, int, int]],
    window: int,
    once: bool,
) -> None:
    expected = defaultdict(set)
    near = [
        (a, b)
        for a in set(mine)
        for b in set(others)
        if a[1] == b[1] and abs(a[2] - b[2]) <= window
    ]
    for a, b in near:
        if a[0] < b[0] or (a[0] > b[0] and not once):
            expected[a[0], b[0]].add(a[1:])
    left, right = visits_of(mine), visits_of(others)
    found = meetings(left, right, window, each_pair_once=once)
    assert pairs_to_compare(left, right, window) == len(near)
    assert {
        (a, b): (days, places, first, last)
        for a, b, days, places, first, last in zip(
            *(
                column.tolist()
                for column in (
                    found.left,
                    found.right,
                    found.shared_days,
                    found.places,
                    found.first_day,
                    found.last_day,
                )
            ),
            strict=True,
        )
    } == {
        pair: (
            len(met),
            len({place for place, _ in met}),
            min(day for _, day in met),
            max(day for _, day in met),
        )
        for pair, met in expected.items()
    }


@settings(max_examples=200)
@given(VISITS, st.integers(-1, 12))
def test_pairs_are_counted_alike_with_and_without_the_visits(
    rows: list[tuple[int, int, int]], window: int
) -> None:
    visits = visits_of(rows)
    people = defaultdict(set)
    for patient, place, day in rows:
        people[place, day].add(patient)
    counts = [(place, day, len(who)) for (place, day), who in people.items()]
    assert pairs_of_counts(counts, window) == pairs_to_compare(visits, visits, window)

"""One group and its surroundings, against loops over the claims."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.claim_index import UNKNOWN
from model.view import View
from rings.claims_of import ClaimsOf
from rings.group_data import GroupData
from tests.rings.worlds import START, claim, finding, group_of, number, view_of

ROWS = st.lists(
    st.tuples(st.integers(-1, 3), st.integers(-3, 5), st.booleans()), min_size=1, max_size=30
)


@given(ROWS, st.sets(st.integers(0, 3)))
def test_claims_of_an_entity_come_by_day_and_number(
    rows: list[tuple[int, int, bool]], wanted: set[int]
) -> None:
    entity, day, effective = (np.array(column) for column in zip(*rows, strict=True))
    found = ClaimsOf(
        entity.astype(np.int32), day.astype(np.int32), effective,
        np.array(sorted(wanted), np.int64), 4,
    )  # fmt: skip
    for one in range(4):
        own = sorted((d, n) for n, (e, d, fine) in enumerate(rows)
                     if e == one and fine and one in wanted)  # fmt: skip
        assert found.of(one).tolist() == [n for _, n in own]
        for at in range(-3, 6):
            assert found.on(one, at).tolist() == [n for d, n in own if d == at]
            assert found.between(one, at, 4).tolist() == [n for d, n in own if at <= d < 4]


MEMBERS = ["P0", "P1", "P2"]
CLAIMS = st.lists(
    st.tuples(st.sampled_from([*MEMBERS, "Z"]), st.integers(0, 4), st.sampled_from("ABL"),
              st.booleans(), st.integers(1, 9)),
    min_size=1, max_size=25,
)  # fmt: skip
KINDS = {"A": "pharmacy", "B": "hospital", "L": "laboratory"}


def world(rows: list[tuple[Any, ...]]) -> tuple[View, GroupData]:
    """Claims of the drawn rows, and three of everybody at place B on day 9."""
    base = [claim(p, 9, "B") for p in (*MEMBERS, "Z")]
    drawn = [claim(p, day, place, effective=fine, total=100 * money)
             for p, day, place, fine, money in rows]  # fmt: skip
    view = view_of(
        [*base, *drawn],
        patients=[{"patient_id": p, "region": "7" if p != "P2" else "8"} for p in (*MEMBERS, "Z")],
        providers=[{"provider_id": p, "provider_kind": kind, "region": region}
                   for (p, kind), region in zip(KINDS.items(), ("7", "8", None), strict=True)],
    )  # fmt: skip
    return view, group_of(view, finding(view, MEMBERS))


@given(CLAIMS)
def test_the_pattern_of_a_group_is_its_claims_in_effect(rows: list[tuple[Any, ...]]) -> None:
    view, group = world(rows)
    all_rows = [(p, 9, "B", True) for p in (*MEMBERS, "Z")] + [row[:4] for row in rows]
    own = [n for n, (p, _, _, fine) in enumerate(all_rows) if p in MEMBERS and fine]
    assert group.claims.tolist() == own
    days = [all_rows[n][1] + START for n in own]
    assert group.span == (min(days), max(days))
    settled = [all_rows[n][2] for n in own]
    busiest = sorted(set(settled), key=lambda p: (-settled.count(p), p))
    named = [group.provider_id(int(no)) for no in group.places]
    assert named == busiest
    assert [group.provider_id(int(no)) for no in group.sinks] == [p for p in busiest if p != "B"]
    together = {
        day
        for day in {all_rows[n][1] for n in own}
        for place in "ABL"
        if len({all_rows[n][0] for n in own if all_rows[n][1:3] == (day, place)}) > 1
    }
    assert group.together_days.tolist() == sorted(day + START for day in together)
    one = number(view, "patient", "P1")
    assert group.of_patients([one, one]).tolist() == [all_rows[n][0] == "P1" for n in own]
    at = number(view, "provider", "B")
    assert group.at_places([at]).tolist() == [all_rows[n][2] == "B" for n in own]
    assert group.share(group.at_places([at])) == pytest.approx(settled.count("B") / len(own))
    mine = [n for n in own if all_rows[n][0] == "P1"]
    assert sorted(group.own_claims(one).tolist()) == mine


@given(CLAIMS)
def test_a_place_is_described_by_everybodys_claims(rows: list[tuple[Any, ...]]) -> None:
    view, group = world(rows)
    all_rows = [(p, 9, "B", True, 100) for p in (*MEMBERS, "Z")] + rows
    effective = [(p, d, at, m) for p, d, at, fine, m in all_rows if fine]
    anybody = {row[0] for row in all_rows}
    region = {"P0": "7", "P1": "7", "P2": "8", "Z": "7"}
    for name, home in (("A", "7"), ("B", "8"), ("L", None)):
        place = number(view, "provider", name)
        if place not in group.places:
            continue
        here = [row for row in effective if row[2] == name]
        users = sorted({row[0] for row in here})
        places = group.run.places
        assert [group.patient_id(int(no)) for no in places.patients(place)] == users
        money = [100 * m if m != 100 else 10_000 for *_, m in here]
        assert places.typical_total(place) == np.median(money)
        per_day = [sum(row[1] == day for row in here) for day in {row[1] for row in here}]
        assert places.typical_day(place) == np.median(per_day)
        residents = [p for p in users if region[p] == home]
        everyone = [p for p in anybody if region[p] == home]
        assert places.catchment(place) == pytest.approx(len(residents) / len(everyone)
                                                        if everyone else 0.0)  # fmt: skip
        flags = places.residents(place, places.patients(place)).tolist()
        assert flags == [region[p] == home for p in users]


def test_signals_and_chance_are_the_strongest_and_the_most() -> None:
    view = view_of([claim(p, day) for p in MEMBERS for day in (1, 2)])
    group = group_of(
        view,
        finding(view, MEMBERS, signals={"co_timing": 0.4}, outings=3, expected=0.9),
        finding(view, MEMBERS, typology="card_collection", outings=5, expected=0.1,
                signals={"co_timing": 0.7, "same_minutes": 0.2}),
        finding(view, MEMBERS, typology="steering", signals={"co_timing": 0.5}, outings=9),
    )  # fmt: skip
    assert group.signals == {"co_timing": 0.7, "same_minutes": 0.2}
    assert group.against_chance == (5.0, 0.1)
    assert group_of(view, finding(view, MEMBERS)).against_chance is None


def test_numbers_and_identifiers_of_providers_lead_to_one_another() -> None:
    view, group = world([("P0", 1, "A", True, 1)])
    assert [group.run.provider_no(name) for name in ("A", "B", "L")] == [0, 1, 2]
    assert group.run.provider_no("nowhere") == group.run.provider_no(None) == UNKNOWN
    assert group.run.provider_no("") == UNKNOWN
    assert group.patient_id(0) == "P0"
    assert group.patients.tolist() == [0, 1, 2]
    assert view.claims.patient_ids[3].as_py() == "Z"


def test_nursing_homes_are_known_by_their_address() -> None:
    view = view_of(
        [claim(p, 1) for p in MEMBERS],
        providers=[
            {"provider_id": "N1", "provider_kind": "nursing_home", "address": "Lea 1"},
            {"provider_id": "N2", "provider_kind": "nursing_home", "address": "Lea 1"},
            {"provider_id": "N3", "provider_kind": "nursing_home"},
            {"provider_id": "K1", "provider_kind": "clinic", "address": "Lea 2"},
        ],
    )
    run = group_of(view, finding(view, MEMBERS)).run
    assert run.residences == {
        "Lea 1": [number(view, "provider", "N1"), number(view, "provider", "N2")]
    }


def test_distances_between_places_need_both_positions() -> None:
    view = view_of(
        [claim(p, 1, at) for p in MEMBERS for at in "ABC"],
        providers=[
            {"provider_id": "A", "latitude": 0.0, "longitude": 0.0},
            {"provider_id": "B", "latitude": 0.0, "longitude": 1.0},
            {"provider_id": "C", "latitude": 5.0},
        ],
    )
    places = group_of(view, finding(view, MEMBERS)).run.places
    assert places.distances_km(0)[:2] == pytest.approx([0.0, 111.19], abs=0.01)
    assert np.isnan(places.distances_km(0)[2])
    assert places.distances_km(1)[0] == pytest.approx(places.distances_km(0)[1])

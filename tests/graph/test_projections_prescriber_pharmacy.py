"""Prescriber -> pharmacy: counts, places, distances, and what is left out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.projections.prescriber_pharmacy import NAME
from tests.typologies.worlds import World

DAY = 20_000


def edges(world: World) -> list[dict[str, object]]:
    view = world.view(NAME)
    ids = {"doctor_no": view.claims.doctor_ids, "pharmacy_no": view.claims.provider_ids}
    rows = view.relations[NAME].edges.to_pylist()
    return [{**row, **{key: names[row[key]].as_py() for key, names in ids.items()}} for row in rows]


def town() -> World:
    world = World()
    for name, north in (("C", 0.0), ("P1", 0.01), ("P2", 0.02), ("P3", 0.5)):
        world.providers.append(
            {"provider_id": name, "latitude": 30 + north, "longitude": 110.0, "region": "5101"}
        )
    world.doctors.append({"doctor_id": "D", "provider_id": "C"})
    return world


def test_fills_patients_distance_and_nearer_pharmacies() -> None:
    world = town()
    for patient, pharmacy in (("p", "P3"), ("p", "P3"), ("q", "P3"), ("q", "P1"), ("r", "P2")):
        world.claim(patient, pharmacy, DAY, kind="pharmacy", doctor="D")
    found = {row["pharmacy_no"]: row for row in edges(world)}
    assert [found[p]["fills"] for p in ("P1", "P2", "P3")] == [1, 1, 3]
    assert [found[p]["patients"] for p in ("P1", "P2", "P3")] == [1, 1, 2]
    assert [found[p]["nearer_pharmacies"] for p in ("P1", "P2", "P3")] == [0, 1, 2]
    assert found["P3"]["distance_km"] == pytest.approx(55.6, abs=0.1)
    assert found["P3"]["market"] == found["P3"]["pharmacy_market"] > 0


def test_without_coordinates_there_is_no_rank() -> None:
    world = town()
    world.providers.clear()
    world.claim("p", "P1", DAY, kind="pharmacy", doctor="D")
    (row,) = edges(world)
    assert row["nearer_pharmacies"] == -1
    assert np.isnan(row["distance_km"])  # type: ignore[call-overload]


def test_who_buys_there_anyway_is_a_customer() -> None:
    world = town()
    world.claim("p", "P1", DAY, kind="pharmacy", doctor="D")
    world.claim("p", "P1", DAY + 9, kind="pharmacy")
    world.claim("q", "P1", DAY, kind="pharmacy", doctor="D")
    world.claim("q", "P1", DAY + 9, kind="pharmacy", doctor="D")
    (row,) = edges(world)
    assert (row["patients"], row["customers"]) == (2, 1)


def test_drugs_of_designated_pharmacies_are_no_choice() -> None:
    world = town()
    world.relations.append(
        {"subject_kind": "pharmacy", "subject_id": "P3", "relation": "dual_channel_for",
         "object_kind": "pharmacy", "object_id": "P3"}
    )  # fmt: skip
    for item, pharmacy in (("special", "P3"), ("plain", "P3"), ("plain", "P1")):
        claim = world.claim("p", pharmacy, DAY, kind="pharmacy", doctor="D")
        world.lines.append({"claim_id": claim, "line_id": "1", "item_code": item})
    assert {row["pharmacy_no"]: row["fills"] for row in edges(world)} == {"P1": 1, "P3": 1}


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("XYZ"), st.integers(0, 3)),
        min_size=1,
        max_size=30,
    )
)
def test_counts_agree_with_counting_by_hand(fills: list[tuple[str, str, int]]) -> None:
    world = World()
    for doctor, pharmacy, patient in fills:
        world.claim(f"p{patient}", pharmacy, DAY, kind="pharmacy", doctor=doctor)
    expected = {
        (d, p): (
            sum((a, b) == (d, p) for a, b, _ in fills),
            len({c for a, b, c in fills if (a, b) == (d, p)}),
        )
        for d, p, _ in fills
    }
    found = {
        (row["doctor_no"], row["pharmacy_no"]): (row["fills"], row["patients"])
        for row in edges(world)
    }
    assert found == expected

import pytest

from rings.explanations import hospital_hall_pharmacy as explanation
from tests.rings.worlds import claim, clears, examined, finding, people, view_of


def world(house=None, pharmacy=None, registrations=(), elsewhere=0, prescriber="H1"):
    members = people(10)
    claims = [
        claim(p, n, "A1", doctor="D1", prescriber="H5" if n < elsewhere else prescriber)
        for n, p in enumerate(members)
    ]
    providers = [
        {"provider_id": "H1", "provider_kind": "hospital", **(house or {})},
        {"provider_id": "H5", "provider_kind": "hospital"},
        {"provider_id": "A1", "provider_kind": "pharmacy", **(pharmacy or {})},
    ]
    doctors = [{"doctor_id": "D1", "provider_id": "H1"}]
    view = view_of(claims, doctors=doctors, providers=providers, registrations=registrations)
    found = finding(
        view, members, ["D1"], ["A1"], typology="steering", signals={"exclusive_flow": 0.9}
    )
    return view, found


AT_THE_DOOR = {"address": "1 Main Street"}
RUNS = {
    "subject_kind": "institution",
    "subject_id": "H1",
    "relation": "owns",
    "object_kind": "pharmacy",
    "object_id": "A1",
}


@pytest.mark.parametrize(
    ("house", "pharmacy", "registrations"),
    [
        (AT_THE_DOOR, AT_THE_DOOR, ()),
        ({"latitude": 30.0, "longitude": 110.0}, {"latitude": 30.002, "longitude": 110.0}, ()),
        ({"name": "People's Hospital"}, {"name": "People's Hospital Pharmacy"}, ()),
        ({}, {}, (RUNS,)),
    ],
)
def test_a_pharmacy_at_the_door_is_cleared(house, pharmacy, registrations):
    assert clears(explanation, *world(house, pharmacy, registrations))


def test_the_doctors_main_practice_stands_in_for_an_unknown_prescriber():
    assert clears(explanation, *world(AT_THE_DOOR, AT_THE_DOOR, prescriber=None))


def test_a_pharmacy_across_town_is_not():
    house = {"latitude": 30.0, "longitude": 110.0, "address": "1 Main Street"}
    pharmacy = {"latitude": 30.05, "longitude": 110.0, "address": "9 Far Road"}
    assert examined(explanation, *world(house, pharmacy)) is None


def test_three_hundred_metres_are_the_limit():
    for degrees, expected in ((0.0026, True), (0.0028, False)):  # 289 m and 311 m
        house = {"latitude": 30.0, "longitude": 110.0}
        pharmacy = {"latitude": 30.0 + degrees, "longitude": 110.0}
        assert clears(explanation, *world(house, pharmacy)) is expected


def test_a_third_of_the_fills_from_elsewhere_are_too_many():
    assert clears(explanation, *world(AT_THE_DOOR, AT_THE_DOOR, elsewhere=2))
    assert not clears(explanation, *world(AT_THE_DOOR, AT_THE_DOOR, elsewhere=3))

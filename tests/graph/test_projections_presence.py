"""Presence: which records exclude one another, and which do not."""

from datetime import date

from tests.typologies.worlds import World

DAY = 20_000


def occasions(world: World) -> list[tuple[str, str, int]]:
    """Kind, claim and gap of every occasion."""
    view = world.view("presence")
    edges = view.relations["presence"].edges
    ids = sorted(row["claim_id"] for row in world.claims)
    return [
        (row["kind"], ids[row["claim_no"]], row["gap_seconds"])
        for row in edges.to_pylist()
        if row["excluded"]
    ]


def stay(world: World, first: int, last: int, provider: str = "H") -> str:
    return world.claim("p", provider, DAY + first, kind="inpatient", until=DAY + last)


def test_a_visit_strictly_inside_a_stay_elsewhere() -> None:
    world = World()
    stay(world, 0, 10)
    for day in (0, 1, 9, 10, 11):
        world.claim("p", "C", DAY + day)
    world.claim("p", "H", DAY + 5)
    world.claim("q", "C", DAY + 5)
    assert [claim for _, claim, _ in occasions(world)] == ["c0000002", "c0000003"]


def test_a_short_stay_does_not_hide_the_long_one_around_it() -> None:
    world = World()
    stay(world, 0, 20)
    stay(world, 2, 4, "H2")
    visit = world.claim("p", "C", DAY + 15)
    assert ("patient_during_stay", visit, -1) in occasions(world)


def test_service_after_death_but_not_on_the_day() -> None:
    world = World()
    world.patients.append({"patient_id": "p", "death_date": date(2024, 10, 4)})  # DAY
    world.claim("p", "C", DAY)
    late = world.claim("p", "C", DAY + 1)
    assert occasions(world) == [("after_death", late, -1)]


def test_two_places_of_a_doctor_by_distance_and_time() -> None:
    world = World()
    for name, north in (("A", 0.0), ("B", 1.0)):
        world.providers.append({"provider_id": name, "latitude": 30 + north, "longitude": 110.0})
    world.claim("p", "A", DAY, doctor="D", clock=30_000)
    soon = world.claim("q", "B", DAY, doctor="D", clock=31_000)
    world.claim("p", "A", DAY + 1, doctor="D", clock=30_000)
    world.claim("q", "B", DAY + 1, doctor="D", clock=30_000 + 3 * 3600)
    world.claim("p", "A", DAY + 2, doctor="D", clock=30_000)
    world.claim("q", "B", DAY + 2, doctor="D", clock=31_000, kind="pharmacy")
    assert occasions(world) == [("doctor_two_places", soon, 1000)]


def test_a_signature_outside_the_licence() -> None:
    world = World()
    world.doctors.append(
        {"doctor_id": "D", "registered_from": date(2024, 10, 4), "registered_to": date(2024, 10, 6)}
    )
    early = world.claim("p", "A", DAY - 1, doctor="D")
    for day in (0, 2):
        world.claim("p", "A", DAY + day, doctor="D")
    late = world.claim("p", "A", DAY + 3, doctor="D")
    world.claim("p", "A", DAY + 4)
    assert {claim for _, claim, _ in occasions(world)} == {early, late}


def test_refunded_claims_are_no_presence() -> None:
    world = World()
    stay(world, 0, 10)
    visit = world.claim("p", "C", DAY + 5)
    world.claim("p", "C", DAY + 6, reverses_claim_id=visit, amount=-10_000)
    assert occasions(world) == []

"""Impossible presence: ghosts, lent licences, and what only looks like them."""

from collections.abc import Iterator
from datetime import date

import pytest

from model.findings import Finding, Outcome
from tests.typologies.worlds import World
from typologies.impossible_presence import Parameters, detect

DAY = 20_000


def county() -> World:
    """A hospital, a clinic 40 km away and one next door, with ordinary visits and stays."""
    world = World()
    for name, east in (("H1", 0.0), ("C1", 0.42), ("C2", 0.01), ("H2", 0.3)):
        world.providers.append(
            {"provider_id": name, "latitude": 30.0, "longitude": 110 + east, "region": "510100"}
        )
    for doctor, place in (("D1", "H1"), ("D2", "C1"), ("D3", "C2"), ("D4", "H2")):
        world.doctors.append({"doctor_id": doctor, "provider_id": place})
    for n in range(400):
        place = ("H1", "C1", "C2", "H2")[n % 4]
        doctor = ("D1", "D2", "D3", "D4")[n % 4]
        world.claim(
            f"q{n % 130}", place, DAY + n % 200, doctor=doctor, clock=28_800 + 60 * (n % 300)
        )
    for n in range(30):
        world.claim(
            f"i{n}", "H1", DAY + 5 * n, kind="inpatient", doctor="D1", until=DAY + 5 * n + 9
        )
    return world


def ghosts(world: World, people: int, visits: int = 3, *, first: int = 2) -> World:
    """The clinic bills people who lie in the hospital."""
    for n in range(people):
        for visit in range(visits):
            day = DAY + 5 * n + first + visit
            world.claim(f"i{n}", "C1", day, doctor="D2", clock=30_000, amount=30_000)
    return world


def lend(world: World, days: int, gap: int, place: str = "C1") -> World:
    """The doctor of the hospital signs elsewhere, ``gap`` seconds after a visit at home."""
    for n in range(days):
        world.claim(f"h{n}", "H1", DAY + 3 * n, doctor="D1", clock=36_000)
        world.claim(f"l{n}", place, DAY + 3 * n, doctor="D1", clock=36_000 + gap)
    return world


def run(world: World) -> Outcome:
    return detect(world.view("presence"), Parameters())


def examples() -> Iterator[Outcome]:
    """Outcomes that show every code of the typology."""
    world = county()
    for n in range(250):  # another doctor signs most of what the clinic bills otherwise
        world.claim(f"q{n % 130}", "C1", DAY + n % 200, doctor="D7", clock=36_000)
    yield run(ghosts(world, 5))


def names(world: World, finding: Finding, kind: str) -> set[str]:
    claims = world.view().claims
    ids = {"patient": claims.patient_ids, "provider": claims.provider_ids,
           "doctor": claims.doctor_ids}[kind]  # fmt: skip
    return {ids[m.no].as_py() for m in finding.members if m.kind == kind}


def test_people_billed_during_stays_elsewhere_are_one_finding() -> None:
    world = ghosts(county(), 5)
    (finding,) = run(world).findings
    assert names(world, finding, "patient") == {f"i{n}" for n in range(5)}
    assert names(world, finding, "provider") == {"C1"}
    assert names(world, finding, "doctor") == {"D2"}
    assert finding.claims.size == 15
    assert finding.detail["occasions"] == 15
    assert {signal.kind for signal in finding.signals} == {"impossible", "excess_cost"}


def test_claims_after_death_count_and_posting_dates_do_not() -> None:
    world = county()
    for n in range(4):
        world.patients.append({"patient_id": f"x{n}", "death_date": date(2024, 10, 4)})
        for day in range(3):
            world.claim(f"x{n}", "C1", DAY + 7 + day + n, doctor="D2")
    (finding,) = run(world).findings
    assert finding.detail["after_death"] == 12
    assert names(world, finding, "patient") == {"x0", "x1", "x2", "x3"}
    late = county()
    late.patients.append({"patient_id": "q1", "death_date": date(2025, 12, 1)})
    assert run(late).findings == ()


def test_the_days_of_admission_and_discharge_are_none() -> None:
    world = county()
    for n in range(8):
        world.claim(f"i{n}", "H2", DAY + 5 * n, doctor="D4")
        world.claim(f"i{n}", "C1", DAY + 5 * n + 9, doctor="D2")
    assert run(world).findings == ()


def test_a_relative_who_fetches_drugs_everywhere_is_none() -> None:
    world = county()
    for n in range(300):
        world.claim(f"q{n % 130}", f"P{n % 6}", DAY + n % 200, kind="pharmacy")
    for n in range(30):
        world.claim(f"i{n}", f"P{n % 6}", DAY + 5 * n + 4, kind="pharmacy")
    assert run(world).findings == ()


def test_three_occasions_are_just_under_the_threshold() -> None:
    assert run(ghosts(county(), 3, visits=1)).findings == ()
    assert len(run(ghosts(county(), 5, visits=1)).findings) == 1


def test_a_lent_licence_names_doctor_and_clinic() -> None:
    world = lend(county(), 12, gap=600)
    (finding,) = run(world).findings
    assert names(world, finding, "doctor") == {"D1"}
    assert names(world, finding, "provider") == {"C1"}
    assert names(world, finding, "patient") == set()
    assert finding.claims.size == 12
    assert finding.detail["days"] == 12


@pytest.mark.parametrize(("gap", "place"), [(3 * 3600, "C1"), (600, "C2")])
def test_time_enough_or_next_door_is_none(gap: int, place: str) -> None:
    assert run(lend(county(), 12, gap, place)).findings == ()


def test_a_department_code_seen_everywhere_is_none_and_is_counted() -> None:
    world = county()
    for n in range(8):
        world.providers.append(
            {"provider_id": f"S{n}", "latitude": 30.0 + n, "longitude": 110.0, "region": "510100"}
        )
    for n in range(60):
        world.claim(f"h{n}", f"S{n % 8}", DAY + n // 2, doctor="D9", clock=36_000 + 60 * (n % 2))
    outcome = run(world)
    assert outcome.findings == ()
    assert outcome.skipped_rows["shared_doctor_code"] > 0


def test_dates_alone_say_nothing_within_a_day_trip() -> None:
    world = county()
    for n in range(12):
        world.claim(f"h{n}", "H1", DAY + 3 * n, doctor="D1")
        world.claim(f"l{n}", "C1", DAY + 3 * n, doctor="D1")
    for claim in world.claims:
        claim["_clock"] = None  # type: ignore[index]
    assert run(world).findings == ()

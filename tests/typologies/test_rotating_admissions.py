"""Rotating admissions: a circuit, and the itineraries of people who are simply ill."""

from collections.abc import Iterator

import numpy as np
import pytest

from model.errors import MissingData
from model.findings import Outcome
from tests.typologies.worlds import World
from typologies.rotating_admissions import Parameters, detect

CIRCUIT = ("H02", "H05", "H09")
AILMENTS = ("J20.9", "E11.9", "I10", "K29.7", "H25.9", "M54.5", "R51", "J18.9")


def region(people: int = 400, hospitals: int = 14) -> World:
    """People of one region, most admitted once, to large and small hospitals."""
    world, rng = World(), np.random.default_rng(4)
    world.providers += [{"provider_id": f"H{n:02d}"} for n in range(hospitals)]
    sizes = 1 / (1 + np.arange(hospitals) % 7)
    for n in range(people):
        for hospital in rng.choice(hospitals, 1 + (n % 5 == 0), p=sizes / sizes.sum()):
            day = 20_000 + int(rng.integers(330))
            stay(world, f"p{n:03d}", f"H{hospital:02d}", day, AILMENTS[n % 8], 300_000 + n * 500)
    return world


def stay(world: World, person: str, hospital: str, day: int, ill: str, amount: int) -> None:
    if not any(row["patient_id"] == person for row in world.patients):
        world.patients.append({"patient_id": person, "region": "510100"})
    world.claim(person, hospital, day, kind="inpatient", until=day + 9, amount=amount,
                diagnosis_codes=f"{ill};Z00.0")  # fmt: skip


def tour(
    world: World, name: str, route: tuple[str, ...], *, start: int = 0, gap: int = 6,
    ill: str = "M54.5", amount: int = 900_000,
) -> None:  # fmt: skip
    for n, hospital in enumerate(route):
        stay(world, name, hospital, 20_010 + start + n * (9 + gap), ill, amount)


def ring(world: World, size: int = 8, **more: object) -> World:
    for n in range(size):
        tour(world, f"r{n}", (CIRCUIT * 4)[n % 3 :][:7], start=5 * n, **more)  # type: ignore[arg-type]
    return world


def run(world: World, parameters: Parameters | None = None) -> Outcome:
    return detect(world.view("stays"), parameters or Parameters())


def examples() -> Iterator[Outcome]:
    """Outcomes that show every code of the typology."""
    yield run(ring(region()))


def test_a_circuit_is_reported_with_people_hospitals_and_every_stay() -> None:
    world = ring(region())
    view = world.view("stays")
    (finding,) = detect(view, Parameters()).findings
    claims = view.claims
    patients = {claims.patient_ids[m.no].as_py() for m in finding.members if m.kind == "patient"}
    places = {claims.provider_ids[m.no].as_py() for m in finding.members if m.kind == "provider"}
    assert patients == {f"r{n}" for n in range(8)}
    assert places == set(CIRCUIT)
    assert {m.role for m in finding.members} == {"rotating_patient", "circuit_hospital"}
    assert finding.claims.size == 56
    assert {s.kind for s in finding.signals} == {
        "closed_circuit", "exclusive_flow", "same_basket", "excess_cost",
    }  # fmt: skip
    assert all(0.1 < s.strength <= 1 for s in finding.signals)
    assert finding.detail["gap"] == 6
    assert finding.detail["diagnosis"] == "M54.5"


def test_ordinary_prices_and_various_ailments_are_no_further_signals() -> None:
    world = region()
    for n in range(8):
        tour(world, f"r{n}", (CIRCUIT * 4)[n % 3 :][:7], start=5 * n, ill=AILMENTS[n],
             amount=330_000 + 20_000 * n)  # fmt: skip
    (finding,) = run(world).findings
    assert {s.kind for s in finding.signals} == {"closed_circuit", "exclusive_flow"}


@pytest.mark.parametrize(
    ("route", "gap", "ill"),
    [
        (("H03",) * 8, 12, "C50.9"),  # staged treatment: the same hospital again
        (CIRCUIT * 2, 12, "Z51.1"),  # chemotherapy in turn in three hospitals
        (("H05", "H00", "H05"), 3, "I63.9"),  # referred to the city and back, once
        (("H01", "H08") * 3, 20, "I50.9"),  # two nearest hospitals, to and fro
        (CIRCUIT * 2, 80, "J44.1"),  # the chronically ill, every quarter
    ],
)
def test_the_really_ill_are_no_circuit(route: tuple[str, ...], gap: int, ill: str) -> None:
    world = region()
    for n in range(8):
        tour(world, f"r{n}", route, start=5 * n, gap=gap, ill=ill)
    assert run(world).findings == ()


def test_a_border_region_with_three_hospitals_is_no_circuit() -> None:
    world, rng = World(), np.random.default_rng(6)
    for n in range(200):
        tour(world, f"p{n}", tuple(rng.choice(CIRCUIT, 2).tolist()), start=n, amount=300_000)
    for n in range(8):
        tour(world, f"r{n}", tuple(rng.choice(CIRCUIT, 7).tolist()), start=5 * n)
    assert run(world).findings == ()


def test_planned_courses_of_treatment_are_counted_as_skipped() -> None:
    world = ring(region(), ill="Z51.1")
    outcome = run(world)
    assert outcome.skipped_rows["planned_course"] == 56
    assert outcome.findings == ()


def test_the_order_of_rows_does_not_matter() -> None:
    world = ring(region())
    expected = run(world).findings
    world.claims = [
        world.claims[n] for n in np.random.default_rng(1).permutation(len(world.claims))
    ]
    world.patients.reverse()
    again = run(world).findings
    assert [(f.members, f.claims.tolist(), f.signals) for f in again] == [
        (f.members, f.claims.tolist(), f.signals) for f in expected
    ]


def test_interim_bills_make_no_further_stay() -> None:
    world = World()
    for day in (20_010, 20_020, 20_030, 20_060):
        stay(world, "p", "H03", day, "I63.9", 500_000)
    stay(world, "p", "H04", 20_070, "I63.9", 500_000)
    edges = world.view("stays").relation("stays").edges
    assert edges["stay"].to_pylist() == [0, 0, 0, 1, 2]
    assert edges["last_day"].to_pylist()[:3] == [20_039] * 3


def test_without_stays_it_is_skipped() -> None:
    world = World()
    world.claim("p", "H01", 20_000)
    with pytest.raises(MissingData):
        run(world)

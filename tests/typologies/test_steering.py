"""Doctor-pharmacy steering: a star, an honest town, and what only looks like steering."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from model.errors import MissingData
from model.findings import Outcome
from tests.typologies.worlds import World
from typologies import steering
from typologies.steering import Parameters, detect

PATIENTS = 24


def place(world: World, name: str, x: float, y: float, kind: str, **more: object) -> None:
    world.providers.append(
        {
            "provider_id": name, "provider_kind": kind, "latitude": 30 + x / 111,
            "longitude": 110 + y / 96, "region": "510100", **more,
        }
    )  # fmt: skip


def fill(world: World, doctor: str, shares: Sequence[float], first: int = 0) -> None:
    """One fill of each of a doctor's patients, at pharmacies in these shares."""
    counts = np.round(np.cumsum(shares) * PATIENTS).astype(int)
    for n in range(PATIENTS):
        pharmacy = int(np.searchsorted(counts, n, side="right")) + first
        amount = 18_000 if shares[0] > 0.6 and pharmacy == 0 else 9_000 + 100 * (n % 7)
        world.claim(
            f"{doctor}-p{n}",
            f"P{pharmacy:02d}",
            20_000 + 5 * n,
            kind="pharmacy",
            doctor=doctor,
            prescriber_provider_id=f"C{doctor[1:]}",
            amount=amount,
        )


def town(doctors: int = 30, pharmacies: int = 12, *, located: bool = True) -> World:
    """Clinics and pharmacies spread over a grid; patients prefer near pharmacies."""
    world = World()
    rng = np.random.default_rng(7)
    spots = rng.uniform(0, 20, (pharmacies, 2))
    for n, (x, y) in enumerate(spots):
        place(world, f"P{n:02d}", x, y, "pharmacy")
    for d in range(doctors):
        x, y = rng.uniform(0, 20, 2)
        place(world, f"C{d:02d}", x, y, "clinic")
        nearness = np.exp(-np.hypot(*(spots - (x, y)).T) / 4)
        fill(world, f"D{d:02d}", nearness / nearness.sum())
    if not located:
        for provider in world.providers:
            provider["latitude"] = provider["longitude"] = None  # type: ignore[index]
    return world


def star(world: World, arms: int, share: float, pharmacies: int = 12, first: int = 50) -> World:
    """Doctors of different clinics whose patients go to pharmacy 0 in this share."""
    rng = np.random.default_rng(3)
    rest = (1 - share) / (pharmacies - 1)
    for d in range(first, first + arms):
        place(world, f"C{d:02d}", *rng.uniform(0, 20, 2), "clinic")
        fill(world, f"D{d:02d}", [share] + [rest] * (pharmacies - 1))
    return world


def run(world: World, parameters: Parameters | None = None) -> Outcome:
    return detect(world.view("prescriber_pharmacy"), parameters or Parameters())


def examples() -> Iterator[Outcome]:
    """Outcomes that show every code of the typology."""
    yield run(star(town(), 12, 0.75))


def members(outcome: Outcome, world: World) -> set[str]:
    view = world.view("prescriber_pharmacy").claims
    names = {"doctor": view.doctor_ids, "provider": view.provider_ids}
    return {names[m.kind][m.no].as_py() for f in outcome.findings for m in f.members}


@pytest.mark.parametrize("located", [True, False])
@pytest.mark.parametrize("background", [0, 30])
def test_a_star_of_twelve_doctors_is_one_finding(located: bool, background: int) -> None:
    world = star(town(background, located=located), 12, 0.75)
    if not located:
        for provider in world.providers:
            provider["latitude"] = None  # type: ignore[index]
    outcome = run(world)
    assert len(outcome.findings) == 1
    (finding,) = outcome.findings
    assert members(outcome, world) == {"P00", *(f"D{d}" for d in range(50, 62))}
    assert finding.claims.size == 12 * 18
    assert {signal.kind for signal in finding.signals} >= {"exclusive_flow", "excess_cost"}
    assert finding.q_value is not None
    assert finding.q_value < 1e-3


@pytest.mark.parametrize("located", [True, False])
def test_an_honest_town_has_none(located: bool) -> None:
    outcome = run(town(located=located))
    assert outcome.findings == ()
    assert outcome.examined_rows == 30 * PATIENTS


def test_a_care_team_with_its_pharmacy_has_none() -> None:
    world = World()
    for name, kind in (("C00", "hospital"), ("C01", "clinic"), ("P00", "pharmacy")):
        place(world, name, 0, len(world.providers), kind)
    fill(world, "D00", [1.0])
    fill(world, "D01", [1.0])
    assert run(world).findings == ()


def test_the_nearest_pharmacy_of_a_remote_doctor_has_none() -> None:
    world = town()
    place(world, "C50", 80, 80, "village_clinic", region="510199")
    place(world, "P50", 80, 82, "pharmacy", region="510199")
    fill(world, "D50", [0.9] + [0.01] * 10, first=50)
    assert run(world).findings == ()


def test_the_pharmacy_in_the_hospital_hall_has_none() -> None:
    world = town()
    hall = next(p for p in world.providers if p["provider_id"] == "P00")
    for d in range(50, 58):
        fill(world, f"D{d}", [0.8] + [0.2 / 11] * 11)
    for claim in world.claims:
        if claim["doctor_id"] >= "D50":
            claim["prescriber_provider_id"] = "C90"  # type: ignore[index]
    world.providers.append({**hall, "provider_id": "C90", "provider_kind": "hospital"})
    outcome = run(world)
    assert outcome.findings == ()
    assert outcome.skipped_rows["hall_pharmacy"] > 0


def test_two_leaning_doctors_are_just_under_the_threshold() -> None:
    assert run(star(town(), 2, 0.3)).findings == ()
    assert len(run(star(town(), 8, 0.45)).findings) == 1


def test_without_doctors_on_fills_it_says_what_is_missing() -> None:
    world = World()
    world.claim("p", "P00", 20_000, kind="pharmacy")
    with pytest.raises(MissingData, match="prescribing doctor"):
        run(world)


def test_the_order_of_rows_does_not_matter() -> None:
    world = star(town(), 6, 0.7)
    once = run(world)
    world.claims.reverse()
    world.providers.reverse()
    assert [f.detail for f in run(world).findings] == [f.detail for f in once.findings]
    assert steering.CODE == "steering"

"""Shared identity: mills and shells, and families, homes, offices and chains that are neither."""

from collections.abc import Iterator

import numpy as np
import pytest

from model.errors import MissingData
from model.findings import Finding, Outcome
from tests.typologies.worlds import World
from typologies.shared_identity import Parameters, detect

DAY = 20_000
TOWNS = 6


def county(people: int = 600) -> World:
    """Six towns with two clinics each; people go to the clinics of their own town."""
    world = World()
    rng = np.random.default_rng(5)
    for n in range(people):
        town = n % TOWNS
        world.patients.append(
            {
                "patient_id": f"p{n:03d}",
                "region": "510100",
                "address": f"Town {town}, lane {n // TOWNS // 2}",
                "phone": f"139{n // TOWNS // 2 * TOWNS + town:08d}",
                "bank_account": f"62{n:014d}",
            }
        )
        for visit in range(int(rng.integers(2, 6))):
            clinic = f"C{town}{rng.integers(2)}"
            day = DAY + int(rng.integers(300))
            world.claim(f"p{n:03d}", clinic, day, doctor=f"D{clinic}", amount=9_000 + 50 * visit)
    for town in range(TOWNS):
        for number in range(2):
            name = f"C{town}{number}"
            world.providers.append(
                {
                    "provider_id": name,
                    "provider_kind": "clinic",
                    "owner_name": f"owner {name}",
                    "phone": f"028{name}00",
                    "bank_account": f"91{name}",
                    "region": "510100",
                }
            )
    return world


def mill(world: World, people: int, *, together: bool = True, **register: object) -> World:
    """People of different towns under one phone, and (or not) treated at one clinic."""
    for n in range(people):
        row = dict(world.patients[n])
        row |= {"phone": "13800001111", "bank_account": "6299", **register}
        world.patients[n] = row
        for visit in range(5 if together else 0):
            world.claim(
                row["patient_id"], "C00", DAY + 20 * visit + n % 2, doctor="DC00", amount=20_000
            )
    return world


def shells(world: World, people: int, *, declared: bool = False) -> World:
    """Clinics of four towns under one account that pass the same people round."""
    linked = ("C00", "C10", "C20", "C30")
    for row in world.providers:
        if row["provider_id"] in linked:
            row["bank_account"] = "9100000000"  # type: ignore[index]
            if declared:
                world.relations.append(
                    {
                        "subject_kind": "institution",
                        "subject_id": row["provider_id"],
                        "relation": "branch_of",
                        "object_kind": "institution",
                        "object_id": "HEAD",
                    }
                )
    for n in range(people):
        for round_ in range(8):
            clinic = linked[(n + round_) % 4]
            world.claim(f"p{n:03d}", clinic, DAY + 30 * round_, doctor=f"D{clinic}", amount=25_000)
    return world


def run(world: World) -> Outcome:
    return detect(world.view("shared_identifiers"), Parameters())


def examples() -> Iterator[Outcome]:
    """Outcomes that show every code of the typology."""
    yield run(mill(county(), 10))
    yield run(shells(county(), 8))


def names(world: World, finding: Finding, kind: str) -> set[str]:
    claims = world.view().claims
    ids = {"patient": claims.patient_ids, "provider": claims.provider_ids,
           "doctor": claims.doctor_ids}[kind]  # fmt: skip
    return {ids[m.no].as_py() for m in finding.members if m.kind == kind}


def test_strangers_under_one_phone_at_one_clinic_are_one_finding() -> None:
    world = mill(county(), 10)
    (finding,) = run(world).findings
    assert names(world, finding, "patient") == {f"p{n:03d}" for n in range(10)}
    assert names(world, finding, "provider") == {"C00"}
    assert names(world, finding, "doctor") == {"DC00"}
    kinds = {signal.kind for signal in finding.signals}
    assert kinds == {"shared_identifier", "exclusive_flow", "co_timing", "excess_cost"}
    assert finding.detail["households"] == 6  # two neighbours from each of four lanes


def test_strangers_under_one_phone_who_go_their_own_ways_are_none() -> None:
    assert run(mill(county(), 10, together=False)).findings == ()


@pytest.mark.parametrize(
    "register",
    [
        {"address": "Town 0, lane 1"},
        {"residence_provider_id": "NURSING"},
        {"employer": "Works"},
        {"address": None},
    ],
    ids=["family", "nursing home", "employer", "unknown address"],
)
def test_people_who_belong_together_are_none(register: dict[str, object]) -> None:
    assert run(mill(county(), 10, **register)).findings == ()


def test_the_phone_of_a_nursing_home_links_nobody_and_is_counted() -> None:
    world = mill(county(), 10)
    world.providers.append(
        {"provider_id": "HOME", "provider_kind": "nursing_home", "phone": "13800001111",
         "bank_account": "6299"}
    )  # fmt: skip
    outcome = run(world)
    assert outcome.findings == ()
    assert outcome.skipped_rows["residence_identifier"] > 0


def test_a_registered_family_is_none() -> None:
    world = mill(county(), 6)
    for n in range(1, 6):
        world.relations.append(
            {
                "subject_kind": "patient",
                "subject_id": "p000",
                "relation": "family_of",
                "object_kind": "patient",
                "object_id": f"p{n:03d}",
            }
        )
    assert run(world).findings == ()


def test_three_people_are_just_under_the_threshold() -> None:
    assert run(mill(county(), 3)).findings == ()
    assert len(run(mill(county(), 6)).findings) == 1


def test_an_office_phone_links_nobody_and_is_counted() -> None:
    world = county()
    for row in world.patients[:120]:
        row["phone"] = "028000000"  # type: ignore[index]
    outcome = run(world)
    assert outcome.findings == ()
    assert outcome.skipped_rows["common_identifier"] == 120


def test_shell_clinics_are_one_finding() -> None:
    world = shells(county(), 8)
    (finding,) = run(world).findings
    assert names(world, finding, "provider") == {"C00", "C10", "C20", "C30"}
    assert names(world, finding, "patient") == {f"p{n:03d}" for n in range(8)}
    assert {signal.kind for signal in finding.signals} >= {"shared_identifier", "shared_route"}


def test_linked_clinics_with_patients_of_their_own_are_none() -> None:
    assert run(shells(county(), 0)).findings == ()


def test_a_declared_chain_is_none() -> None:
    assert run(shells(county(), 8, declared=True)).findings == ()


def test_without_registers_it_says_what_is_missing() -> None:
    world = World()
    world.claim("p", "C", DAY)
    with pytest.raises(MissingData, match="registers"):
        run(world)


def test_the_telephone_of_a_clinic_ties_nobody_together() -> None:
    world = mill(county(), 12)
    for row in world.patients[:12]:
        row |= {"phone": "028 C00-00", "bank_account": f"own {row['patient_id']}"}
    outcome = detect(world.view("shared_identifiers"), Parameters())
    assert not [f for f in outcome.findings if len(f.members) >= 12]
    assert outcome.skipped_rows["common_identifier"] >= 12

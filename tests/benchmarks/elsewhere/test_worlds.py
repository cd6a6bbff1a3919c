"""What is planted is there, what is said about it is true, and all of it can be loaded."""

import csv
import json
from collections import Counter
from contextlib import closing
from importlib import import_module
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.elsewhere.answers import FAINT
from investigation.loading import load as load_files
from investigation.place import Place
from investigation.stores import open_intake
from tests.benchmarks.elsewhere.conftest import Order, Written

FEWEST_RING_KINDS, FEWEST_INNOCENT_KINDS = 12, 25
Rows = list[dict[str, str]]


def sheet(world: Written, name: str) -> Rows:
    with (world.truth / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def identifiers(world: Written) -> dict[str, set[str]]:
    tables = world.world.tables
    return {
        kind: set(tables[f"{kind}s"][f"{kind}_id"].to_pylist())
        for kind in ("patient", "doctor", "provider")
    }


def claims(world: Written) -> dict[str, dict[str, str]]:
    names = ["claim_id", "patient_id", "provider_id", "doctor_id"]
    rows = world.world.tables["claims"].select(names).to_pylist()
    return {row["claim_id"]: row for row in rows}


def kinds(system: str) -> tuple[set[str], set[str]]:
    module = import_module(f"benchmarks.elsewhere.{system}")
    return set(module.RING_KINDS), set(module.INNOCENT_KINDS)


def test_every_kind_is_planted(written: Order, system: str) -> None:
    world = written(system, "hard")
    rings, innocents = kinds(system)
    assert {row["type"] for row in sheet(world, "rings")} == rings
    assert {row["type"] for row in sheet(world, "lookalikes")} == innocents
    assert len(rings) >= FEWEST_RING_KINDS
    assert len(innocents) >= FEWEST_INNOCENT_KINDS


def test_a_ring_free_world_has_innocents_only(written: Order, system: str) -> None:
    world = written(system, "ring_free")
    assert (
        sheet(world, "rings") == sheet(world, "ring_members") == sheet(world, "ring_claims") == []
    )
    assert {row["type"] for row in sheet(world, "lookalikes")} == kinds(system)[1]


def test_members_exist_in_the_registers(written: Order, system: str) -> None:
    world = written(system, "hard")
    known = identifiers(world)
    for row in sheet(world, "ring_members") + sheet(world, "lookalike_members"):
        assert row["entity_id"] in known[row["entity_kind"]]


def test_claims_of_a_ring_name_its_members(written: Order, system: str) -> None:
    world = written(system, "hard")
    booked = claims(world)
    members: dict[str, set[tuple[str, str]]] = {}
    for row in sheet(world, "ring_members"):
        members.setdefault(row["ring_id"], set()).add((row["entity_kind"], row["entity_id"]))
    for row in sheet(world, "ring_claims"):
        claim, ring = booked[row["claim_id"]], members[row["ring_id"]]
        assert ("patient", claim["patient_id"]) in ring
        assert ("provider", claim["provider_id"]) in ring
        assert claim["doctor_id"] is None or ("doctor", claim["doctor_id"]) in ring


def test_no_claim_and_no_core_patient_belongs_to_two_rings(written: Order, system: str) -> None:
    world = written(system, "hard")
    made = Counter(row["claim_id"] for row in sheet(world, "ring_claims"))
    assert max(made.values()) == 1
    by_patients = {row["ring_id"] for row in sheet(world, "rings") if row["centre"] == "patient"}
    core = Counter(
        row["entity_id"]
        for row in sheet(world, "ring_members")
        if row["ring_id"] in by_patients
        and (row["entity_kind"], row["role"]) == ("patient", "core")
    )
    assert max(core.values()) == 1


def test_every_core_patient_can_be_found(written: Order, system: str) -> None:
    world = written(system, "hard")
    booked = claims(world)
    seen = Counter(
        (row["ring_id"], booked[row["claim_id"]]["patient_id"])
        for row in sheet(world, "ring_claims")
    )
    for ring in sheet(world, "rings"):
        core = [
            row
            for row in sheet(world, "ring_members")
            if row["ring_id"] == ring["ring_id"] and row["role"] == "core"
        ]
        people = [row["entity_id"] for row in core if row["entity_kind"] == "patient"]
        assert len(people) == int(ring["patients"])
        if ring["centre"] == "patient":
            assert len(people) >= 4
            assert all(seen[ring["ring_id"], person] >= FAINT for person in people)
        else:
            assert len(core) - len(people) >= 2


def test_the_answer_sheet_counts_right(written: Order, system: str) -> None:
    world = written(system, "hard")
    facts = json.loads((world.truth / "world.json").read_text(encoding="utf-8"))
    assert facts["claims"] == len(claims(world))
    assert facts["rings"] == len(sheet(world, "rings"))
    assert facts["lookalike_groups"] == len(sheet(world, "lookalikes"))
    made = Counter(row["ring_id"] for row in sheet(world, "ring_claims"))
    assert {row["ring_id"]: int(row["claims"]) for row in sheet(world, "rings")} == made


def test_everything_loads_and_nothing_is_rejected(
    written: Order, system: str, tmp_path: Path
) -> None:
    world = written(system, "hard")
    with closing(open_intake(Place(tmp_path))) as intake:
        report = load_files(intake, [world.load])
    assert report.rejects == ()
    assert report.totals["claims"] == len(claims(world))


def test_the_load_folder_holds_no_answers(written: Order, system: str) -> None:
    world = written(system, "hard")
    files = {path.stem for path in world.load.iterdir()}
    assert files == set(world.world.tables)
    assert not world.truth.is_relative_to(world.load)


def test_no_innocent_group_is_a_ring(written: Order, system: str) -> None:
    world = written(system, "hard")
    rings = grouped([r for r in sheet(world, "ring_members") if r["role"] == "core"], "ring_id")
    innocents = grouped(sheet(world, "lookalike_members"), "group_id")
    for ring in sheet(world, "rings"):
        core = judged(rings[ring["ring_id"]], ring["centre"])
        for members in innocents.values():
            other = judged(members, ring["centre"])
            assert len(core & other) < 2 or 2 * len(core & other) < len(core | other)


def grouped(rows: Rows, key: str) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for row in rows:
        found.setdefault(row[key], set()).add((row["entity_kind"], row["entity_id"]))
    return found


def judged(members: set[tuple[str, str]], centre: str) -> set[tuple[str, str]]:
    return {(kind, name) for kind, name in members if (kind == "patient") == (centre == "patient")}


def test_managed_care_knows_days_only(written: Order) -> None:
    tables = written("managed_care", "hard").world.tables
    assert not has_time_of_day(tables["claims"]["start_time"])
    assert not has_time_of_day(tables["claims"]["settle_time"])
    assert "phone" not in tables["patients"].column_names


def test_only_pharmacies_of_the_tariff_state_know_the_time(written: Order) -> None:
    claims = written("tariff_state", "hard").world.tables["claims"]
    settled = claims.filter(pc.is_valid(claims["settle_time"]))
    assert set(settled["claim_type"].to_pylist()) == {"pharmacy"}
    assert has_time_of_day(settled["settle_time"])
    assert not has_time_of_day(claims["start_time"])


def has_time_of_day(column: pa.ChunkedArray) -> bool:
    seconds = np.array(column.drop_null().cast(pa.int64()))
    return bool((seconds % 86_400).any())

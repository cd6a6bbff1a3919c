"""The projection behind the typologies of people who gather."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from graph.projections.organisers import OrganiserRule, organisers_of
from model.findings import Finding
from model.view import View
from tests.typologies.gathering_worlds import NINE, OUTINGS, buy, town, visit
from tests.typologies.worlds import MemoryEngine, World
from typologies import lockstep

RING = [f"r{n}" for n in range(8)]
BAR = 18.0


def outing(world: World, days: tuple[int, ...] = OUTINGS) -> set[str]:
    rng = np.random.default_rng(8)
    return {
        visit(world, person, 2 + 3 * (n % 2), day, NINE + int(rng.integers(0, 28_000)), 9_000)
        for n, day in enumerate(days)
        for person in RING
        if rng.random() < 0.85
    }


def shopping(world: World, ring: set[str]) -> None:
    """Three items and a diagnosis on every claim; the ring mostly takes from one list of five."""
    rng = np.random.default_rng(11)
    for claim in world.claims:
        claim["diagnosis_codes"] = f"D{rng.integers(0, 8)}"  # type: ignore[index] # a dict
        many = 5 if claim["claim_id"] in ring else 60
        buy(world, str(claim["claim_id"]), [f"item{n}" for n in rng.integers(0, many, 3)])


def found(world: World) -> tuple[View, tuple[Finding, ...]]:
    view = world.view(*lockstep.NEEDS)
    return view, lockstep.detect(view, lockstep.Parameters()).findings


def test_company_with_a_common_list_is_beyond_every_rival() -> None:
    world = town(1)
    shopping(world, outing(world))
    (one,) = found(world)[1]
    assert one.left is not None
    assert one.left > BAR


def test_company_alone_is_left_to_an_unseen_cause() -> None:
    world = town(1)
    outing(world)
    (one,) = found(world)[1]
    assert one.left is not None
    assert one.left < BAR
    assert one.detail["rival"] == "unseen cause"
    assert float(one.detail["nats_raw"]) > 50


@pytest.mark.parametrize(
    "registered",
    [
        {"residence_provider_id": "home"},
        {"employer": "Mill"},
        {"address": "Lane 3"},
        {"birth_date": date(2010, 5, 1), "region": "07"},
    ],
    ids=["residence", "employer", "household", "school"],
)
def test_who_openly_decides_together_is_one(registered: dict[str, Any]) -> None:
    world = town(1)
    shopping(world, outing(world))
    world.patients += [{"patient_id": person, **registered} for person in RING]
    (one,) = found(world)[1]
    assert (one.left or 0.0) <= 0.0
    assert one.detail["organisers"] == 1


def test_kin_are_one_and_strangers_are_not() -> None:
    world = town(1, visits=50)
    for person in RING:
        visit(world, person, 0, 3, NINE, 100)
    world.relations += [
        {"relation": "family_of", "subject_id": "r1", "object_id": "r0"},
        {"relation": "family_of", "subject_id": "r2", "object_id": "r1"},
    ]
    engine = MemoryEngine(world)
    number = {name: n for n, name in enumerate(engine.index.patient_ids.to_pylist())}
    who = organisers_of(engine, engine.index, OrganiserRule())
    labels = who.among(np.array([number[p] for p in RING[:5]], dtype=np.int32))
    assert labels[0] == labels[1] == labels[2]
    assert len(set(labels.tolist())) == 3


def test_a_counter_where_doctors_only_order_is_the_place() -> None:
    """Samples that one doctor orders put nobody into that doctor's room."""
    world = town(2)
    world.providers += [{"provider_id": "lab", "provider_kind": "laboratory"}]
    rng = np.random.default_rng(4)
    for n in range(60):
        world.claim(f"p{n:04d}", "lab", 19_800 + int(rng.integers(0, 364)), doctor="doctor18")
    view = world.view(*lockstep.NEEDS)
    assert lockstep.detect(view, lockstep.Parameters()).findings == ()
    edges = view.relation("co_visits").edges
    assert edges.num_rows == town(2).view("co_visits").relation("co_visits").edges.num_rows

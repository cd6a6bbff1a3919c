"""The difference between two snapshots, applied to the rows of the old one, gives the new one."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.bolt.batches import TEXTS
from graph.embedded.exchange import Exchange
from graph.embedded.exchange_steps import difference_steps, first_steps
from graph.embedded.snapshot import load
from graph.embedded.workspace import current_snapshot
from tests.contracts.store_worlds import Row, as_chunks, chunk, claim, random_world

KEYS = {
    "claims": ("id",),
    "items": ("id",),
    "loose": ("key",),
    "sources": ("no",),
    "roles": ("claim", "doctor", "role"),
    "reverses": ("claim", "sale"),
    "lines": ("claim", "line_id"),
    "edges": ("source_kind", "source", "relation", "target_kind", "target", "of_claims"),
}
ENTITIES = ("patient", "doctor", "institution", "pharmacy", "phone", "address", "account", "owner")
OF_CLAIMS = ("made", "at", "dispensed", "signed_by", "prescribed_at")
REGISTERS = ("patients", "doctors", "providers", "identifiers")

Model = dict[str, dict[tuple[Any, ...], Row]]


def key_of(place: str, row: Row) -> tuple[Any, ...]:
    if place == "edges":
        row = {"of_claims": row["claims"] > 0 if "claims" in row else None, **row}
    if place == "entities":
        return row["kind"], row["id"]
    return tuple(row[name] for name in KEYS.get(place, ("claim",)))


def place_of(what: str) -> str:
    if what in ENTITIES or what in REGISTERS:
        return "entities"
    return what if what in KEYS or what in OF_CLAIMS else "edges"


def apply(model: Model, name: str, row: Row) -> None:
    """What the text of the step does on a server."""
    what, _, done = name.rpartition(" ")
    if name == "providers turned":
        model["entities"][row["kind"], row["id"]] = model["entities"].pop((row["was"], row["id"]))
        model["entities"][row["kind"], row["id"]]["kind"] = row["kind"]
    elif name == "claims withdrawn":
        for place, rows in model.items():
            named = ("id",) if place == "claims" else ("claim", "sale")
            for key in [k for k, r in rows.items() if row["id"] in [r.get(n) for n in named]]:
                del rows[key]
    elif name == "lines withdrawn":
        model["lines"].pop(key_of("lines", row), None)
    elif what == "claims to":
        came, went = ("at", "dispensed") if done == "institution" else ("dispensed", "at")
        model[came][(row["claim"],)] = model[went].pop((row["claim"],))
    else:
        place = place_of(what)
        key = key_of(place, row)
        rows = model.setdefault(place, {})
        if done == "vanished":
            del rows[key]
        elif done in ("changed", "renumbered"):
            rows[key].update(row)
            rows[key].pop("of_claims", None)
        elif done == "merged":
            rows[key] = dict(row)
        else:
            assert key not in rows, (name, row)
            rows[key] = dict(row)


def followed(model: Model, old: Path | None, new: Path, size: int) -> Model:
    with Exchange(old, new, new.parent / "spill") as exchange:
        for part in exchange.parts():
            rows = 0
            for _, batch in exchange.batches(part, size):
                rows += batch.num_rows
                for row in batch.to_pylist():
                    apply(model, part.step.name, row)
            assert rows == part.rows
    return {place: rows for place, rows in model.items() if rows}


def turning_world(seed: int) -> dict[str, list[Row]]:
    """A random world in which much changes, waits for its claim, or is contradicted."""
    world = random_world(seed, claims=50)
    draw = random.Random(seed)
    for at in range(8):
        kind = draw.choice(["pharmacy", "outpatient"])
        world["claims"].append(claim(f"t{at}", f"p0{at}", f"h{at % 3}0", "d1", at, claim_type=kind))
        item = {"item_code": f"i{at % 2}", "item_kind": draw.choice(["drug", "exam", None])}
        world["claim_lines"].append({"claim_id": f"t{at}", "line_id": "9", **item})
        fact = ("patient", f"p0{at % 3}", "treated_by", "doctor", "d1")
        names = ("subject_kind", "subject_id", "relation", "object_kind", "object_id")
        world["relations"].append({**dict(zip(names, fact, strict=True)), "source": f"{at}"})
    world["providers"].append({"provider_id": "h00", "provider_kind": "pharmacy"})
    world["claims"] += [{**c, "cash_amount_minor": 9} for c in draw.sample(world["claims"], 6)]
    alone = claim("alone", "nobody", "nowhere", "no one", 3)
    world["claims"] += [alone, {**alone, "cash_amount_minor": 9}]
    world["claim_lines"] += [{**line, "days_supply": 9} for line in world["claim_lines"][-4:]]
    world["patients"] += [{**p, "phone": f"new {draw.random()}"} for p in world["patients"][:5]]
    return world


@settings(max_examples=5)
@given(st.integers(0, 2**32), st.integers(1, 40))
def test_part_after_part_leads_to_the_whole(seed: int, size: int) -> None:
    draw = random.Random(seed)
    world = turning_world(seed)
    parts: list[dict[str, list[Row]]] = [{name: [] for name in world} for _ in range(3)]
    for name, rows in world.items():
        for row in rows:
            draw.choice(parts)[name].append(row)
    with TemporaryDirectory() as folder:
        old, model = None, Model()
        for at, part in enumerate(parts):
            load(Path(folder), as_chunks(part, f"part {at}") or [chunk("claims", [])])
            new = current_snapshot(Path(folder))
            if new != old:
                model = followed(model, old, new, size)
            old = new
        assert old is not None
        assert model == followed(Model(), None, old, 1_000)


def test_every_step_has_its_text() -> None:
    names = {step.name for step in (*first_steps(), *difference_steps())}
    assert names == set(TEXTS)


def test_batches_left_out_are_not_read(tmp_path: Path) -> None:
    load(tmp_path, as_chunks(random_world(1)))
    with Exchange(None, current_snapshot(tmp_path), tmp_path / "spill") as exchange:
        claims = next(part for part in exchange.parts() if part.step.name == "claims added")
        found = [number for number, _ in exchange.batches(claims, 10, {0, 3})]
        assert found == [1, 2, *range(4, 13)]

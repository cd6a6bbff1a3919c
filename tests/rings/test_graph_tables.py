"""The tables of a run for the graph: every ring, every finding, and who really met whom."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from graph.projections import co_visits
from model.findings import Outcome
from model.rings import Assembly
from model.run_tables import RUN_TABLES, complete
from model.view import View
from rings import RingParameters, assemble
from rings.graph_tables import graph_tables
from tests.rings.worlds import START, claim, finding, outcome, people, view_of

RING, HOME = people(7, "R"), people(9, "N")
DAYS = (1, 12, 23, 40, 51, 66, 80)
BOTH = {"co_timing": 0.9, "shared_route": 0.8}


def world() -> View:
    """The ring comes on two days in turn, the home on one; each pair of the ring meets 7 times."""
    claims = [
        claim(p, day + at % 2, "H1", doctor="D1", claim_id=f"{p}-{day}")
        for group in (RING, HOME)
        for at, p in enumerate(group)
        for day in DAYS
    ]
    claims.append(claim(RING[0], 90, "H1", doctor="D2", claim_id="alone"))
    claims.append(claim(RING[1], 91, "H1", doctor="D2", claim_id="gone", effective=False))
    return view_of(claims, [{"patient_id": p, "residence_provider_id": "N1"} for p in HOME])


class Registers:
    """As much of an engine as the projection asks for."""

    def __init__(self, view: View) -> None:
        self._view = view

    def register(self, name: str) -> pa.Table:
        table: pa.Table = getattr(self._view, name)
        return table


def edges(view: View, pairs: list[tuple[str, str]]) -> View:
    """The view with these pairs as its co-visits."""
    number = {name: n for n, name in enumerate(view.claims.patient_ids.to_pylist())}
    numbers = np.array([[number[a], number[b]] for a, b in pairs], dtype=np.int32)
    many = len(pairs)
    engine = Registers(view)
    derived = co_visits.derive(  # type: ignore[arg-type] - asks the registers only
        engine, view.claims, co_visits.Parameters()
    )
    table = pa.table(
        {
            "left": numbers[:, 0],
            "right": numbers[:, 1],
            "occasions": np.full(many, 7),
            "places": np.full(many, 1),
            "expected": np.full(many, 0.5),
            "p_value": np.full(many, 1e-9),
            "q_value": np.full(many, 1e-7),
        }
    )
    return replace(view, relations={"co_visits": replace(derived, edges=table)})


def found(view: View) -> Assembly:
    findings = [
        finding(view, RING, ["D1"], ["H1"], signals=BOTH, q_value=None),
        finding(view, RING[:6], ["D1"], ["H1"], signals=BOTH, score=0.5),
        finding(view, HOME, ["D1"], ["H1"], signals=BOTH),
    ]
    ids = sorted(c for c in all_ids(view))
    outcomes: list[Outcome] = [outcome(*findings)]
    return assemble(outcomes, view, lambda nos: [ids[n] for n in nos.tolist()], RingParameters())


def all_ids(view: View) -> list[str]:
    named = [f"{p}-{day}" for p in (*RING, *HOME) for day in DAYS]
    return [*named, "alone", "gone"]


@pytest.fixture(scope="module")
def made() -> tuple[Assembly, dict[str, pa.Table]]:
    view = edges(world(), [(RING[0], RING[1]), (RING[0], RING[2]), (HOME[0], RING[3])])
    assembly = found(view)
    return assembly, complete(graph_tables(assembly, view))


def test_rings_and_groups_set_aside_stand_side_by_side(
    made: tuple[Assembly, dict[str, pa.Table]],
) -> None:
    assembly, tables = made
    rows = tables["rings"].to_pylist()
    assert [(r["ring_id"], r["cleared"], r["explanation"]) for r in rows] == [
        *((ring.ring_id, False, None) for ring in assembly.rings),
        *((ring.ring_id, True, ring.explanation) for ring in assembly.cleared),
    ]
    ring = assembly.rings[0]
    assert rows[0]["fund_minor"] == ring.fund_minor
    assert (rows[0]["first_day"], rows[0]["last_day"]) == (ring.first_day, ring.last_day)
    assert rows[0]["summary_zh"] == ring.summary.zh
    for name, kept in (("ring_members", "members"), ("ring_claims", "claims")):
        assert tables[name].num_rows == sum(
            len(getattr(group, kept)) for group in (*assembly.rings, *assembly.cleared)
        )
    assert set(tables) == set(RUN_TABLES)


def test_every_finding_of_a_ring_is_counted(
    made: tuple[Assembly, dict[str, pa.Table]],
) -> None:
    assembly, tables = made
    ring = assembly.rings[0].ring_id
    rows = [row for row in tables["findings"].to_pylist() if row["ring_id"] == ring]
    assert [row["finding"] for row in rows] == [1, 2]
    assert {row["score"] for row in rows} == {0.9, 0.5}
    assert {row["q_value"] for row in rows} == {None, 1e-9}
    assert {row["reason"] for row in rows} == {"lockstep_claim"}


def test_co_visits_are_those_within_one_ring_with_their_days(
    made: tuple[Assembly, dict[str, pa.Table]],
) -> None:
    rows = made[1]["co_visits"].to_pylist()
    assert [(r["left_id"], r["right_id"]) for r in rows] == [
        (RING[0], RING[1]),
        (RING[0], RING[2]),
    ]
    for row in rows:  # the day at the other doctor and the reversed claim do not count
        assert (row["days"], row["occasions"], row["q_value"]) == (7, 7, 1e-7)
        assert (row["first_day"], row["last_day"]) == (START + 1, START + 80)


def test_nothing_found_and_no_relation_make_empty_tables() -> None:
    view = world()
    tables = complete(graph_tables(Assembly((), ()), view))
    assert all(table.num_rows == 0 for table in tables.values())
    assert graph_tables(found(view), view)["co_visits"].num_rows == 0

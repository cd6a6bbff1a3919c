"""The parts of a ring's page: amounts, strip, graph, layout, CSV; on a ring with known figures."""

import csv
import doctest
import io
import math
import random
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.cells import plain as recovered
from model.rings import RingMember
from screens import formats, spreadsheet
from screens.exposure import agrees, exposure
from screens.filters import plain
from screens.ring_graph import NODES_SHOWN, ring_graph
from screens.ring_layout import layout
from screens.ring_list import narrowed, regions
from screens.ring_tables import naming
from screens.spreadsheet import csv_bytes
from screens.state import Picked, RingFilters, first_language
from screens.strip import PLACES_SHOWN, ROWS_SHOWN, strip
from tests.screens.stand_in import PEOPLE, stand_in

WORLD = stand_in()
LOCKSTEP, STAR = WORLD.rings
CLAIMS = WORLD.claim_rows([claim.claim_no for claim in LOCKSTEP.claims])


@pytest.mark.parametrize("module", [formats, spreadsheet])
def test_examples_in_the_documentation(module) -> None:
    assert doctest.testmod(module).failed == 0


def test_amounts_are_those_of_the_rows_and_refunds_are_netted() -> None:
    found = exposure(CLAIMS)
    amounts = [Decimal(n) for n in CLAIMS["total_amount_minor"].to_pylist()]
    assert found.total.charged == sum(a for a in amounts if a > 0)
    assert found.total.refunded == -26800
    assert found.total.net == sum(amounts) == LOCKSTEP.total_minor
    assert found.account is None
    assert agrees(LOCKSTEP, found)
    assert not agrees(replace(LOCKSTEP, fund_minor=LOCKSTEP.fund_minor - 1), found)


def test_every_member_has_as_many_claims_as_it_opens() -> None:
    for ring in (LOCKSTEP, STAR):
        claims = WORLD.claim_rows([claim.claim_no for claim in ring.claims])
        for member in ring.members:
            shown = naming(claims, [Picked(member.kind, member.id)])
            assert shown.num_rows == member.claims > 0
            assert exposure(shown).fund.net == member.fund_minor


def test_a_provider_takes_part_where_it_wrote_the_prescription() -> None:
    column = CLAIMS.schema.get_field_index("prescriber_provider_id")
    told = ["H0000000077"] + [None] * (CLAIMS.num_rows - 1)
    claims = CLAIMS.set_column(column, CLAIMS.schema.field(column), pa.array(told, pa.string()))
    assert naming(claims, [Picked("provider", "H0000000077")]).num_rows == 1


def test_the_strip_has_every_member_day_once() -> None:
    drawn = strip(LOCKSTEP.members, "patient", CLAIMS)
    assert sorted(drawn.members) == sorted(PEOPLE)
    assert sum(point.claims for point in drawn.points) == len(LOCKSTEP.claims)
    assert drawn.places == ("H0000000011", "H0000000023", "H0000000054")
    most = dict(drawn.together)
    first = min(most)
    assert most[first] == sum(p.day == first for p in drawn.points)


def test_other_claims_are_marked_as_outside_and_never_twice() -> None:
    others = pa.concat_tables([WORLD.member_claims("patient", person) for person in PEOPLE])
    drawn = strip(LOCKSTEP.members, "patient", CLAIMS, others)
    assert sum(p.claims for p in drawn.points if p.of_ring) == len(LOCKSTEP.claims)
    outside = [p for p in drawn.points if not p.of_ring]
    assert len(outside) == len(PEOPLE)
    assert {p.place for p in outside} == {None}


def test_two_places_on_one_day_do_not_cover_each_other() -> None:
    both = {"patient_id": PEOPLE[0], "start_time": CLAIMS["start_time"][0].as_py()}
    rows = pa.Table.from_pylist(
        [
            CLAIMS.slice(0, 1).to_pylist()[0] | both | {"provider_id": p, "claim_id": p}
            for p in "ab"
        ],
        schema=CLAIMS.schema,
    )
    lanes = [(p.lane, p.lanes) for p in strip(LOCKSTEP.members, "patient", rows).points]
    assert lanes == [(0, 2), (1, 2)]


def test_more_members_and_places_than_can_be_told_apart_are_counted() -> None:
    members = tuple(
        RingMember("patient", f"P{n:04d}", "participant", 1 - n / 1000, 1, 0) for n in range(75)
    )
    rows = [
        CLAIMS.slice(0, 1).to_pylist()[0]
        | {"patient_id": f"P{n:04d}", "claim_id": f"C{n}", "provider_id": f"H{n % 9}"}
        for n in range(75)
    ]
    drawn = strip(members, "patient", pa.Table.from_pylist(rows, schema=CLAIMS.schema))
    assert len(drawn.members) == ROWS_SHOWN
    assert drawn.members_left_out == 75 - ROWS_SHOWN
    assert "P0000" in drawn.members
    assert len(drawn.places) == PLACES_SHOWN
    assert any(point.place is None for point in drawn.points)


def test_an_edge_counts_the_claims_that_name_both() -> None:
    graph = ring_graph(LOCKSTEP.members, CLAIMS)
    names = [
        {
            ("patient", row["patient_id"]),
            ("doctor", row["doctor_id"]),
            ("provider", row["provider_id"]),
        }
        for row in CLAIMS.to_pylist()
    ]
    members = {(m.kind, m.id) for m in LOCKSTEP.members}
    expected = {
        pair: count
        for pair in combinations(sorted(members), 2)
        if (count := sum(set(pair) <= one for one in names))
    }
    assert {(edge.a, edge.b): edge.claims for edge in graph.edges} == expected
    for edge in graph.edges:
        picked = [Picked(*edge.a), Picked(*edge.b)]
        assert naming(CLAIMS, picked).num_rows == edge.claims


def crowd(number: int) -> tuple[tuple[RingMember, ...], pa.Table]:
    """One pharmacy, twelve doctors and a number of patients, each with one claim."""
    first = CLAIMS.slice(0, 1).to_pylist()[0]
    rows = [
        first
        | {"patient_id": f"P{n:04d}", "doctor_id": f"D{n % 12:02d}"}
        | {"provider_id": "PH", "claim_id": f"C{n}"}
        for n in range(number)
    ]
    members = (
        RingMember("provider", "PH", "pharmacy", 1.0, number, 0),
        *(RingMember("doctor", f"D{n:02d}", "prescriber", 0.9, 1, 0) for n in range(12)),
        *(RingMember("patient", f"P{n:04d}", "participant", 0.5, 1, 0) for n in range(number)),
    )
    return members, pa.Table.from_pylist(rows, schema=CLAIMS.schema)


@pytest.mark.parametrize("number", [1, 2, 30, 100, 287])
def test_no_two_members_are_drawn_over_each_other(number: int) -> None:
    placed = layout(ring_graph(*crowd(number)))
    spots = list(placed.places.values())
    least = 15 if placed.labelled else 7
    for a, b in combinations(spots, 2):
        assert math.dist((a.x, a.y), (b.x, b.y)) >= least


def test_the_layout_depends_on_nothing_but_the_ring() -> None:
    members, rows = crowd(40)
    mixed = list(members)
    random.Random(5).shuffle(mixed)
    turned = rows.take(pa.array(list(reversed(range(rows.num_rows)))))
    assert layout(ring_graph(tuple(mixed), turned)) == layout(ring_graph(members, rows))


def test_beyond_the_cap_the_graph_says_what_is_missing() -> None:
    graph = ring_graph(*crowd(350))
    assert len(graph.nodes) == NODES_SHOWN
    assert graph.nodes_left_out == 363 - NODES_SHOWN
    assert graph.edges_left_out == 2 * graph.nodes_left_out
    assert any(member.id == "PH" for member in graph.nodes)


def read_back(table: pa.Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_bytes(table).decode("utf-8-sig"), newline="")))


def test_the_download_has_every_claim_in_major_units() -> None:
    rows = read_back(CLAIMS)
    assert len(rows) == CLAIMS.num_rows
    assert sum(Decimal(row["total_amount"]) for row in rows) * 100 == LOCKSTEP.total_minor
    assert {row["source"] for row in rows} == {"claims_2025.csv"}
    assert any(row["total_amount"].startswith("-") for row in rows)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_no_cell_runs_as_a_formula_and_every_text_comes_back(texts: list[str]) -> None:
    rows = list(
        csv.reader(io.StringIO(csv_bytes(pa.table({"x": texts})).decode("utf-8-sig"), newline=""))
    )
    cells = [row[0] if row else "" for row in rows[1:]]
    assert [recovered(cell) for cell in cells] == texts
    assert not [cell for cell in cells if cell.lstrip()[:1] in set("=+-@＝＋－＠")]


def test_filters_narrow_one_by_one() -> None:
    region_of = regions(WORLD.rings, WORLD.claims)
    assert region_of[STAR.ring_id] == {"330203"}

    def left(**wanted: object) -> list[str]:
        filters = RingFilters(**wanted)  # type: ignore[arg-type]
        return [ring.ring_id for ring in narrowed(WORLD.rings, filters, region_of)]

    both = [LOCKSTEP.ring_id, STAR.ring_id]
    assert left() == both
    assert left(typologies=("steering",)) == left(regions=("330203",)) == both[1:]
    assert left(score_from=0.9) == both[:1]
    assert left(total_from_major=STAR.total_minor // 100) == both[1:]
    assert left(total_from_major=STAR.total_minor // 100 + 1) == []
    assert left(words="p000412") == left(words="随机预期0.4次") == both[:1]
    assert left(words="p000412", typologies=("steering",)) == []


@pytest.mark.parametrize(
    ("asked", "browser", "started"),
    [("zh", "en-US", "zh"), (None, "zh-CN", "zh"), (None, None, "en"), ("xx", "fr", "en")],
)
def test_the_first_language(asked: str | None, browser: str | None, started: str) -> None:
    assert first_language(asked, browser) == started


def test_labels_of_buttons_are_escaped() -> None:
    assert plain("[a](b) :red[x] $y$") == r"\[a\]\(b\) \:red\[x\] \$y\$"

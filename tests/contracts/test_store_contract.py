"""One body of tests for every store: what the twelve operations mean, whatever keeps the data."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pytest

from graph.answers import (
    CLAIM_ROWS,
    CO_VISIT_ROWS,
    EDGE_ROWS,
    ENTITY_ROWS,
    HOP_ROWS,
    IDENTIFIER_ROWS,
    PATH_ROWS,
    STAT_ROWS,
    Filters,
)
from graph.store import Store
from model.entities import EntityRef
from model.errors import LayoutError, ScaleRefused, SettingError, UnknownEntity
from tests.contracts.store_hosts import KINDS, Opener, embedded, on_server
from tests.contracts.store_worlds import FIRST_DAY, as_chunks, claim, random_world

WORLD = random_world(7)
CLAIMS = WORLD["claims"]


@pytest.fixture(scope="module", params=KINDS)
def opener(request: pytest.FixtureRequest) -> Opener:
    if request.param == "duckdb":
        return embedded
    return on_server(request.getfixturevalue("neo4j_server").address)


@pytest.fixture(scope="module")
def store(opener: Opener, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    filled = opener(tmp_path_factory.mktemp("store"), as_chunks(WORLD))
    yield filled
    filled.close()


def patient(at: int) -> EntityRef:
    return EntityRef("patient", f"p{at:02d}")


def in_effect() -> list[dict]:
    """Claims in effect by the definition: no refund, and not refunded down to nothing."""
    rest = Counter({c["claim_id"]: c["total_amount_minor"] for c in CLAIMS})
    for c in CLAIMS:
        if c.get("reverses_claim_id"):
            rest[c["reverses_claim_id"]] += c["total_amount_minor"]
    return [c for c in CLAIMS if not c.get("reverses_claim_id") and rest[c["claim_id"]] > 0]


def doctors_of(row: dict) -> set[str]:
    others = {d["doctor_id"] for d in WORLD["claim_doctors"] if d["claim_id"] == row["claim_id"]}
    return others | ({row["doctor_id"]} if row["doctor_id"] else set())


def kind_of(provider: str) -> str:
    return "pharmacy" if provider == "h5" else "institution"


def claim_edges() -> dict[tuple, list[dict]]:
    """All edges made of claims, with the claims (refunds too) behind them."""
    edges: dict[tuple, list[dict]] = defaultdict(list)
    for c in CLAIMS:
        provider = (kind_of(c["provider_id"]), c["provider_id"])
        edges[("patient", c["patient_id"], "claimed_at", *provider)].append(c)
        for d in doctors_of(c):
            edges[("patient", c["patient_id"], "treated_by", "doctor", d)].append(c)
            at = "prescribed_to" if provider[0] == "pharmacy" else "billed_at"
            edges[("doctor", d, at, *provider)].append(c)
        if c.get("prescriber_provider_id"):
            edges[("institution", c["prescriber_provider_id"], "fills_at", *provider)].append(c)
    effective = {c["claim_id"] for c in in_effect()}
    return {e: cs for e, cs in edges.items() if any(c["claim_id"] in effective for c in cs)}


EDGE = ("source_kind", "source_id", "relation", "target_kind", "target_id")


def test_neighbours_are_the_edges_of_the_claims(store: Store) -> None:
    effective = {c["claim_id"] for c in in_effect()}
    for at in range(14):
        answer = store.neighbours(patient(at), cap=1000)
        assert answer.rows.schema == EDGE_ROWS
        rows = {tuple(r[k] for k in EDGE): r for r in answer.rows.to_pylist() if r["claims"]}
        expected = {e: cs for e, cs in claim_edges().items() if e[:2] == ("patient", f"p{at:02d}")}
        assert set(rows) == set(expected)
        for edge, row in rows.items():
            counted = [c for c in expected[edge] if c["claim_id"] in effective]
            days = [(c["start_time"].date() - FIRST_DATE).days + FIRST_DAY for c in counted]
            assert row["claims"] == len(counted)
            assert (row["first_day"], row["last_day"]) == (min(days), max(days))
            assert row["total_minor"] == sum(c["total_amount_minor"] for c in expected[edge])
            assert row["fund_minor"] == sum(c["fund_amount_minor"] for c in expected[edge])


FIRST_DATE = claim("x", "x", "x", None, 0)["start_time"].date()


def test_registered_facts_are_edges_too(store: Store) -> None:
    rows = store.neighbours(patient(0)).rows.to_pylist()
    facts = {(r["relation"], r["target_kind"], r["target_id"]) for r in rows if not r["claims"]}
    assert facts == {
        ("has_phone", "phone", "13800000"),
        ("lives_at", "address", "0 O'Brien's \"Lane\"; --"),
        ("paid_to", "account", "62220"),
        ("resides_at", "institution", "h9"),
    }
    owns = store.neighbours(EntityRef("doctor", "d10"), Filters(relations=("owns",))).rows
    assert owns.select(["target_kind", "target_id", "first_day", "last_day"]).to_pylist() == [
        {"target_kind": "pharmacy", "target_id": "h5", "first_day": FIRST_DAY + 9, "last_day": -1}
    ]


def test_filters_keep_what_they_name(store: Store) -> None:
    everything = store.neighbours(patient(1), cap=1000).rows.to_pylist()
    doctors = store.neighbours(patient(1), Filters(kinds=("doctor",)), cap=1000).rows.to_pylist()
    assert doctors == [r for r in everything if r["target_kind"] == "doctor"]
    often = store.neighbours(patient(1), Filters(min_claims=2), cap=1000).rows.to_pylist()
    assert often == [r for r in everything if r["claims"] != 1]
    early = store.neighbours(patient(1), Filters(last_day=FIRST_DAY + 5), cap=1000).rows
    assert early.to_pylist() == [r for r in everything if r["first_day"] <= FIRST_DAY + 5]


def test_cut_lists_say_so_and_begin_alike(store: Store) -> None:
    whole = store.neighbours(EntityRef("institution", "h0"), cap=1000)
    cut = store.neighbours(EntityRef("institution", "h0"), cap=3)
    assert not whole.truncated
    assert cut.truncated
    assert cut.total == whole.total == whole.rows.num_rows
    assert cut.rows.to_pylist() == whole.rows.to_pylist()[:3]
    with pytest.raises(SettingError):
        store.neighbours(patient(0), cap=0)


def every_edge(store: Store) -> list[tuple]:
    found = set()
    for kind in ("patient", "doctor", "institution", "pharmacy"):
        for row in store.totals(kind, cap=1000).rows.to_pylist():
            near = store.neighbours(EntityRef(kind, row["id"]), cap=1000).rows.to_pylist()
            found |= {tuple(r[k] for k in EDGE) for r in near}
    return sorted(found)


def test_expansion_is_a_breadth_first_search(store: Store) -> None:
    edges = every_edge(store)
    distance = {("patient", "p03"): 0}
    for hop in (1, 2, 3):
        for e in edges:
            for near, far in ((e[:2], e[3:]), (e[3:], e[:2])):
                if distance.get(near) == hop - 1:
                    distance.setdefault(far, hop)
        answer = store.expand(patient(3), hop, cap=5000)
        assert answer.rows.schema == HOP_ROWS
        found = {tuple(r[k] for k in EDGE): r["hop"] for r in answer.rows.to_pylist()}
        reached = {n: d for n, d in distance.items() if d < hop}
        expected = {
            e: 1 + min(reached.get(e[:2], 99), reached.get(e[3:], 99))
            for e in edges
            if e[:2] in reached or e[3:] in reached
        }
        assert found == expected
        assert answer.total == len(expected)


def test_hubs_are_shown_but_not_opened(store: Store) -> None:
    near = store.expand(patient(3), 1, cap=5000)
    answer = store.expand(patient(3), 3, Filters(hub_degree=0), cap=5000)
    assert answer.total == near.total
    assert answer.hubs > 0


def test_paths_join_the_two_ends_through_edges_that_exist(store: Store) -> None:
    edges = set(every_edge(store))
    answer = store.shortest_paths(patient(0), EntityRef("pharmacy", "h5"), 4)
    assert answer.rows.schema == PATH_ROWS
    rows = answer.rows.to_pylist()
    assert {r["path"] for r in rows} == {0, 1, 2, 3}
    costs = [next(r["cost"] for r in rows if r["path"] == at) for at in range(4)]
    assert costs == sorted(costs)
    for at in range(4):
        steps = sorted({(r["step"], r["from_id"], r["to_id"]) for r in rows if r["path"] == at})
        assert (steps[0][1], steps[-1][2]) == ("p00", "h5")
        assert all(left[2] == right[1] for left, right in pairwise(steps))
    behind = claim_edges()
    for r in rows:
        edge = tuple(r[k] for k in EDGE)
        assert edge in edges
        assert r["claim_total"] == len(behind.get(edge, []))
        assert set(r["claim_ids"]) <= {c["claim_id"] for c in behind.get(edge, [])}
        assert bool(r["claim_ids"]) == bool(r["claims"])


def met(left: list[dict], right: list[dict], window: int) -> dict[tuple, set]:
    """Pairs of patients with the (place, day of the left) on which they met."""
    shared = defaultdict(set)
    for a in left:
        for b in right:
            same = (a["doctor_id"] or a["provider_id"]) == (b["doctor_id"] or b["provider_id"])
            near = abs((a["start_time"] - b["start_time"]).days) <= window
            if same and near and a["patient_id"] != b["patient_id"]:
                pair = (a["patient_id"], b["patient_id"])
                shared[pair].add((a["doctor_id"] or a["provider_id"], a["start_time"]))
    return shared


@pytest.mark.parametrize("window", [0, 1, 3])
def test_co_visits_are_those_of_the_definition(store: Store, window: int) -> None:
    claims = in_effect()
    mine = [c for c in claims if c["patient_id"] == "p04"]
    answer = store.co_visits(patient(4), window, cap=1000)
    assert answer.rows.schema == CO_VISIT_ROWS
    found = {(r["left_id"], r["right_id"]): r for r in answer.rows.to_pylist()}
    expected = met(mine, claims, window)
    assert {pair: r["shared_days"] for pair, r in found.items()} == {
        pair: len(days) for pair, days in expected.items()
    }
    assert {pair: r["places"] for pair, r in found.items()} == {
        pair: len({place for place, _ in days}) for pair, days in expected.items()
    }
    for entity, column in (
        (EntityRef("doctor", "d10"), "doctor_id"),
        (EntityRef("institution", "h2"), "provider_id"),
    ):
        there = [c for c in claims if c[column] == entity.id]
        pairs = store.co_visits(entity, window, min_days=2, cap=1000).rows.to_pylist()
        assert {(r["left_id"], r["right_id"]): r["shared_days"] for r in pairs} == {
            pair: len(days)
            for pair, days in met(there, there, window).items()
            if pair[0] < pair[1] and len(days) >= 2
        }


def test_co_visits_of_a_hub_are_refused_with_a_reason(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.refusals.MOST_PAIRS", 1)
    with pytest.raises(ScaleRefused, match="doctors"):
        store.co_visits(EntityRef("institution", "h2"), 3)


def test_shared_identifiers_name_all_holders(store: Store) -> None:
    answer = store.shared_identifiers(kinds=("phone",), cap=1000)
    assert answer.rows.schema == IDENTIFIER_ROWS
    expected = {(row["phone"], row["patient_id"], 3) for row in WORLD["patients"]}
    assert {
        (r["identifier"], r["holder_id"], r["holders"]) for r in answer.rows.to_pylist()
    } == expected
    of_one = store.shared_identifiers(patient(0), min_holders=3).rows.to_pylist()
    assert {(r["identifier_kind"], r["identifier"]) for r in of_one} == {
        ("phone", "13800000"),
        ("address", "0 O'Brien's \"Lane\"; --"),
    }
    owners = store.shared_identifiers(kinds=("owner",)).rows.to_pylist()
    assert {(r["identifier"], r["holder_id"]) for r in owners} == {
        ("owner 0", "h0"), ("owner 0", "h1"), ("owner 1", "h2"), ("owner 1", "h3")
    }  # fmt: skip


def test_timeline_has_every_claim_in_order(store: Store) -> None:
    for entity, of in (
        (patient(2), lambda c: c["patient_id"] == "p02"),
        (EntityRef("doctor", "d39"), lambda c: "d39" in doctors_of(c)),
        (EntityRef("pharmacy", "h5"), lambda c: c["provider_id"] == "h5"),
    ):
        answer = store.entity_timeline(entity, cap=1000)
        assert answer.rows.schema == CLAIM_ROWS
        rows = answer.rows.to_pylist()
        expected = sorted(
            (c for c in CLAIMS if of(c)), key=lambda c: (c["start_time"], c["claim_id"])
        )
        assert [r["claim_id"] for r in rows] == [c["claim_id"] for c in expected]
        effective = {c["claim_id"] for c in in_effect()}
        assert [r["effective"] for r in rows] == [c["claim_id"] in effective for c in expected]
        late = store.entity_timeline(entity, FIRST_DAY + 5, FIRST_DAY + 9, cap=1000).rows
        assert late.to_pylist() == [r for r in rows if FIRST_DAY + 5 <= r["day"] <= FIRST_DAY + 9]
    assert store.entity_timeline(EntityRef("phone", "13800000")).total == 0


def test_claims_between_are_those_behind_the_edge(store: Store) -> None:
    for edge, claims in sorted(claim_edges().items())[::5]:
        source, target = EntityRef(*edge[:2]), EntityRef(*edge[3:])
        answer = store.claims_between(source, edge[2], target, cap=1000)
        assert {r["claim_id"] for r in answer.rows.to_pylist()} == {c["claim_id"] for c in claims}
    assert store.claims_between(patient(0), "has_phone", EntityRef("phone", "13800000")).total == 0


def test_totals_are_net_and_ranked(store: Store) -> None:
    for kind, column in (("patient", "patient_id"), ("pharmacy", "provider_id")):
        answer = store.totals(kind, cap=1000)
        assert answer.rows.schema == ENTITY_ROWS
        net: Counter = Counter()
        for c in CLAIMS:
            net[c[column]] += c["total_amount_minor"]
        rows = answer.rows.to_pylist()
        assert [r["total_minor"] for r in rows] == sorted(
            (r["total_minor"] for r in rows), reverse=True
        )
        assert all(r["total_minor"] == net[r["id"]] for r in rows)
    assert {r["id"] for r in store.totals("pharmacy").rows.to_pylist()} == {"h5"}


def test_subgraph_has_the_edges_within(store: Store) -> None:
    chosen = [patient(0), patient(1), EntityRef("doctor", "d10"), EntityRef("institution", "h1")]
    inside = {(e.kind, e.id) for e in chosen}
    answer = store.subgraph_export(chosen)
    found = {tuple(r[k] for k in EDGE) for r in answer.rows.to_pylist()}
    assert found == {e for e in every_edge(store) if e[:2] in inside and e[3:] in inside}


def test_search_finds_parts_of_names_and_identifiers(store: Store) -> None:
    answer = store.search("p03")
    assert answer.rows.schema == ENTITY_ROWS
    assert answer.rows.to_pylist()[0]["id"] == "p03"
    assert {r["id"] for r in store.search("杜•买").rows.to_pylist()} == {
        f"p{at:02d}" for at in range(12)
    }
    assert [r["id"] for r in store.search("DR. ZERO", kinds=("doctor",)).rows.to_pylist()] == [
        "d00"
    ]
    assert store.search("DR. ZERO", kinds=("patient",)).total == 0
    assert store.search("%").total == 0  # no wildcards


def test_stats_count_everything(store: Store) -> None:
    answer = store.stats()
    assert answer.rows.schema == STAT_ROWS
    counts = {(r["what"], r["of"]): r["value"] for r in answer.rows.to_pylist()}
    assert counts["rows", "claims"] == len(CLAIMS)
    assert counts["claims", "in effect"] == len(in_effect())
    assert counts["entities", "patient"] == len({c["patient_id"] for c in CLAIMS})
    assert counts["edges", "claimed_at"] == sum(e[2] == "claimed_at" for e in claim_edges())


def test_unknown_entities_are_named(store: Store) -> None:
    ghost = EntityRef("doctor", "nobody")
    for call in (
        lambda: store.neighbours(ghost),
        lambda: store.expand(ghost, 2),
        lambda: store.shortest_paths(patient(0), ghost),
        lambda: store.co_visits(ghost),
        lambda: store.shared_identifiers(ghost),
        lambda: store.entity_timeline(ghost),
        lambda: store.subgraph_export([patient(0), ghost]),
        lambda: store.claims_between(patient(0), "treated_by", ghost),
    ):
        with pytest.raises(UnknownEntity, match="doctor:nobody"):
            call()


def test_a_run_takes_only_its_tables_and_a_proper_name(store: Store) -> None:
    for name in ("../x", "", "a/b", "x\0", "CON ", "." * 3, "é", "a" * 300):
        with pytest.raises(SettingError):
            store.write_rings(name, {})
    with pytest.raises(LayoutError):
        store.write_rings("run-1", {"rings": pa.table({"ring_id": ["r1"]})})
    with pytest.raises(UnknownEntity):
        store.remove_run("run-1")


def test_the_claim_index_is_aligned(store: Store) -> None:
    with store.engine() as engine:
        index, register = engine.claim_index(), engine.register("patients")
        assert engine.data_version == store.data_version
    ordered = sorted(CLAIMS, key=lambda c: c["claim_id"])
    effective = {c["claim_id"] for c in in_effect()}
    number = {c["claim_id"]: at for at, c in enumerate(ordered)}
    assert [index.patient_ids[n].as_py() for n in index.patient] == [
        c["patient_id"] for c in ordered
    ]
    assert [index.provider_ids[n].as_py() for n in index.provider] == [
        c["provider_id"] for c in ordered
    ]
    assert [None if n < 0 else index.doctor_ids[n].as_py() for n in index.doctor] == [
        c["doctor_id"] for c in ordered
    ]
    assert index.effective.tolist() == [c["claim_id"] in effective for c in ordered]
    assert index.total_minor.tolist() == [c["total_amount_minor"] for c in ordered]
    assert set(index.start_second.tolist()) == {9 * 3600 + 30 * 60}
    assert index.reverses is not None
    assert index.reverses.tolist() == [number.get(c.get("reverses_claim_id"), -1) for c in ordered]
    assert register["patient_id"].to_pylist() == index.patient_ids.to_pylist()
    assert sum(register["registered"].to_pylist()) == len(WORLD["patients"])
    rows = store.claim_rows(np.array([5, 0]))
    assert rows["claim_id"].to_pylist() == [ordered[5]["claim_id"], ordered[0]["claim_id"]]
    assert set(rows["source"].to_pylist()) == {"world/claims.csv"}

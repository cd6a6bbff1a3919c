"""The same data in both stores: every operation, many questions, the same answer row by row.

Not only the same set of rows: the order, the totals, what is said to be cut and the number of
hubs agree too, and so do refusals.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from graph.answers import Answer, Filters
from graph.store import Store
from model.entities import ENTITY_KINDS, EntityRef
from model.errors import CoterieError
from model.vocabulary.claims import CLAIM_RELATIONS, REGISTERED_RELATIONS
from tests.contracts.store_hosts import embedded, on_server
from tests.contracts.store_worlds import FIRST_DAY, as_chunks, random_world
from tests.contracts.tangled_world import ODD, RELATIONS, tangled_loads, unknown_entities
from tests.extent import WHOLE

QUESTIONS = 50 if WHOLE else 10
WORLDS = {
    "plain": [as_chunks(random_world(11, claims=400))],
    "tangled": tangled_loads(21),
    **({"tangled again": tangled_loads(22)} if WHOLE else {}),
}


@dataclass(frozen=True)
class Both:
    """One world in both stores, and what can be asked about it."""

    here: Store
    there: Store
    entities: tuple[EntityRef, ...]
    edges: tuple[tuple[EntityRef, str, EntityRef], ...]

    def ask(self, question: Callable[[Store], Answer | pa.Table]) -> None:
        """Both answer alike."""
        left, right = (answered(question, store) for store in (self.here, self.there))
        assert left == right


@dataclass(frozen=True)
class Drawn:
    """Random parameters from a seed."""

    both: Both
    draw: random.Random

    def entity(self, *kinds: str) -> EntityRef:
        known = [e for e in self.both.entities if not kinds or e.kind in kinds]
        if self.draw.random() < 0.02:
            return self.draw.choice(unknown_entities())
        return self.draw.choice(known)

    def cap(self) -> int:
        return self.draw.choice([0, 1, 2, 3, 7, 20, 200, 10_000, 10_000])

    def day(self) -> int | None:
        return self.draw.choice([None, FIRST_DAY + self.draw.randrange(-160, 60)])

    def several(self, of: tuple[str, ...], most: int) -> tuple[Any, ...]:
        return tuple(self.draw.sample(of, self.draw.choice([0, 0, 1, most])))

    def filters(self) -> Filters | None:
        if self.draw.random() < 0.3:
            return None
        names = (*CLAIM_RELATIONS, *REGISTERED_RELATIONS, *RELATIONS[:6], "no such", "\ud800")
        return Filters(
            relations=self.several(names, 6),
            kinds=self.several(ENTITY_KINDS, 4),
            first_day=self.day(),
            last_day=self.day(),
            min_claims=self.draw.choice([-1, 0, 1, 1, 2, 4]),
            hub_degree=self.draw.choice([0, 3, 12, 40, 2_000]),
        )


def answered(question: Callable[[Store], Answer | pa.Table], store: Store) -> Any:
    """What a store says, in a form that compares: or which refusal, in which words."""
    try:
        answer = question(store)
    except CoterieError as error:
        return type(error), str(error)
    if isinstance(answer, pa.Table):
        return answer.schema, answer.to_pylist()
    return (
        answer.rows.schema,
        answer.rows.to_pylist(),
        answer.total,
        answer.truncated,
        answer.hubs,
    )


@pytest.fixture(scope="module", params=WORLDS)
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    loads = WORLDS[request.param]
    here = embedded(tmp_path_factory.mktemp("here"), *loads)
    address = request.getfixturevalue("neo4j_server").address
    there = on_server(address)(tmp_path_factory.mktemp("there"), *loads)
    entities = tuple(
        EntityRef(row["kind"], row["id"])
        for kind in ENTITY_KINDS
        for row in here.totals(kind, cap=10_000).rows.to_pylist()
    )
    edges = tuple(
        (
            EntityRef(row["source_kind"], row["source_id"]),
            row["relation"],
            EntityRef(row["target_kind"], row["target_id"]),
        )
        for row in here.subgraph_export(entities, cap=100_000).rows.to_pylist()
    )
    yield Both(here, there, entities, edges)
    here.close()
    there.close()


@pytest.fixture
def draws(both: Both, request: pytest.FixtureRequest) -> Iterator[Drawn]:
    return (Drawn(both, random.Random(f"{request.node.name} {n}")) for n in range(QUESTIONS))


def test_both_hold_the_same(both: Both) -> None:
    assert both.here.data_version == both.there.data_version
    both.ask(lambda s: s.stats())
    for kind in ENTITY_KINDS:
        both.ask(lambda s, kind=kind: s.totals(kind, cap=10_000))
    both.ask(lambda s: s.subgraph_export(both.entities, cap=100_000))


def test_search(both: Both, draws: Iterator[Drawn]) -> None:
    for d in draws:
        word = d.draw.choice([e.id for e in both.entities] + [*ODD, "买买", "ZHANG", "\ud800", "c"])
        start = d.draw.randrange(len(word) + 1)
        text = d.draw.choice([word, word[start:], word[:start], word.upper(), word.lower()])
        kinds, cap = d.several((*ENTITY_KINDS, "vehicle"), 3), d.cap()
        both.ask(lambda s, t=text, k=kinds, c=cap: s.search(t, k, c))


def test_neighbours(both: Both, draws: Iterator[Drawn]) -> None:
    for d in draws:
        entity, filters, cap = d.entity(), d.filters(), d.cap()
        both.ask(lambda s, e=entity, f=filters, c=cap: s.neighbours(e, f, c))


def test_expand(both: Both, draws: Iterator[Drawn]) -> None:
    for d in draws:
        entity, filters, cap, steps = d.entity(), d.filters(), d.cap(), d.draw.randrange(6)
        both.ask(lambda s, e=entity, n=steps, f=filters, c=cap: s.expand(e, n, f, c))


def test_shortest_paths(both: Both, draws: Iterator[Drawn]) -> None:
    for d in draws:
        ends = d.entity(), d.entity()
        count = d.draw.choice([0, 1, 1, 2, 3, 5, 12, 40])
        how = {
            "filters": d.filters(),
            "penalise_hubs": d.draw.random() < 0.6,
            "in_time_order": d.draw.random() < 0.4,
            "max_steps": d.draw.choice([0, 1, 2, 3, 4, 6, 6, 6, 9]),
        }
        both.ask(lambda s, e=ends, n=count, h=how: s.shortest_paths(*e, n, **h))


def test_co_visits(both: Both, draws: Iterator[Drawn]) -> None:
    for d in draws:
        entity = d.entity("patient", "doctor", "pharmacy", "institution", d.draw.choice(["phone"]))
        window, days = d.draw.choice([0, 1, 3, 10, 500, -1]), d.draw.choice([0, 1, 1, 2, 3])
        cap = d.cap()
        both.ask(lambda s, e=entity, w=window, n=days, c=cap: s.co_visits(e, w, n, c))


def test_co_visits_refused(
    both: Both, draws: Iterator[Drawn], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.bolt.visits.MANY", 8)
    for d in draws:
        monkeypatch.setattr("graph.refusals.MOST_PAIRS", d.draw.choice([1, 20, 60, 400]))
        entity = d.entity("patient", "doctor", "pharmacy", "institution")
        window = d.draw.choice([0, 1, 3])
        both.ask(lambda s, e=entity, w=window: s.co_visits(e, w))


def test_shared_identifiers(both: Both, draws: Iterator[Drawn]) -> None:
    for d in draws:
        entity = d.draw.choice([None, d.entity(), d.entity("phone", "address", "account", "owner")])
        kinds, holders, cap = d.several(ENTITY_KINDS, 5), d.draw.choice([0, 1, 2, 3, 6]), d.cap()
        both.ask(lambda s, e=entity, k=kinds, n=holders, c=cap: s.shared_identifiers(e, k, n, c))


def test_entity_timeline(both: Both, draws: Iterator[Drawn]) -> None:
    for d in draws:
        entity, first, last, cap = d.entity(), d.day(), d.day(), d.cap()
        both.ask(lambda s, e=entity, a=first, z=last, c=cap: s.entity_timeline(e, a, z, c))


def test_totals(both: Both, draws: Iterator[Drawn]) -> None:
    for d in draws:
        kind, cap = d.draw.choice([*ENTITY_KINDS, "vehicle", "𠮷"]), d.cap()
        both.ask(lambda s, k=kind, c=cap: s.totals(k, c))


def test_subgraph_export(both: Both, draws: Iterator[Drawn]) -> None:
    for d in draws:
        entities, cap = [d.entity() for _ in range(d.draw.choice([0, 1, 5, 20, 60]))], d.cap()
        both.ask(lambda s, e=entities, c=cap: s.subgraph_export(e, c))


def test_claims_between(both: Both, draws: Iterator[Drawn]) -> None:
    for d in draws:
        source, relation, target = d.draw.choice(both.edges)
        if d.draw.random() < 0.2:
            relation = d.draw.choice([*RELATIONS, "\ud800"])
        if d.draw.random() < 0.2:
            source, target = d.draw.choice([(target, source), (d.entity(), target)])
        cap = d.cap()
        both.ask(lambda s, a=source, r=relation, z=target, c=cap: s.claims_between(a, r, z, c))


def test_claim_rows(both: Both, draws: Iterator[Drawn]) -> None:
    for d in draws:
        numbers = [d.draw.randrange(-3, 500) for _ in range(d.draw.choice([0, 1, 10, 300]))]
        both.ask(lambda s, n=numbers: s.claim_rows(np.array(n, dtype=np.int64)))

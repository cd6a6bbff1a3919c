"""Investigators' questions on both stores: the 50th and 95th percentile in milliseconds."""

import random
import time
from collections.abc import Callable, Iterable
from functools import partial
from statistics import quantiles
from typing import Any

from graph.answers import Filters
from graph.store import Store
from model.entities import EntityRef

Question = Callable[[Store], None]
SAMPLE = 40
HUBS = 10


def questions(store: Store, seed: int) -> dict[str, list[Question]]:
    """Named lists of questions; the same for the same store content and seed."""
    draw = random.Random(seed)  # noqa: S311 - a repeatable sample, no secret
    patients = _some(draw, store, "patient")
    doctors = [EntityRef("doctor", found) for found in _largest(store, "doctor")]
    year = Filters(first_day=20_089, last_day=20_270, min_claims=2)
    pairs = list(zip(patients, draw.sample(patients, len(patients)), strict=True))
    pairs = [(one, other) for one, other in pairs if one != other]
    asked: dict[str, list[Question]] = {
        "expand a patient": [partial(neighbours, entity=e) for e in patients],
        "a hub doctor": [partial(neighbours, entity=e) for e in doctors],
        "claims of a hub doctor": [partial(timeline, entity=e) for e in doctors],
        "two steps with filters": [partial(two_steps, entity=e, filters=year) for e in patients],
        "shortest path": [partial(shortest, ends=pair, count=1) for pair in pairs],
        "three shortest paths": [partial(shortest, ends=pair, count=3) for pair in pairs],
        "co-visits of a patient": [partial(co_visits, entity=e) for e in patients],
        "search": [partial(search, text=e.id[:-1]) for e in patients],
    }
    return asked


def neighbours(store: Store, entity: EntityRef) -> None:
    """Everything around one entity."""
    store.neighbours(entity)


def timeline(store: Store, entity: EntityRef) -> None:
    """The first claims of one entity."""
    store.entity_timeline(entity)


def two_steps(store: Store, entity: EntityRef, filters: Filters) -> None:
    """Two steps around one entity within a period."""
    store.expand(entity, 2, filters)


def shortest(store: Store, ends: tuple[EntityRef, EntityRef], count: int) -> None:
    """The best paths between two patients."""
    store.shortest_paths(*ends, count=count)


def co_visits(store: Store, entity: EntityRef) -> None:
    """Who came on the same days."""
    store.co_visits(entity)


def search(store: Store, text: str) -> None:
    """Entities by part of an identifier."""
    store.search(text)


def timed(store: Store, asked: Iterable[Question]) -> dict[str, float]:
    """Milliseconds of each question, once cold apart: the first is asked twice."""
    every = list(asked)
    every[0](store)
    taken = []
    for question in every:
        began = time.perf_counter()
        question(store)
        taken.append(1_000 * (time.perf_counter() - began))
    return {
        "questions": len(taken),
        "p50_ms": round(quantiles(taken, n=100)[49], 1),
        "p95_ms": round(quantiles(taken, n=100)[94], 1),
        "worst_ms": round(max(taken), 1),
    }


def _largest(store: Store, kind: Any) -> list[str]:
    ids: list[str] = store.totals(kind, cap=HUBS).rows["id"].to_pylist()
    return ids


def _some(draw: random.Random, store: Store, kind: Any) -> list[EntityRef]:
    known = store.totals(kind, cap=5_000).rows["id"].to_pylist()
    return [EntityRef(kind, found) for found in draw.sample(sorted(known), SAMPLE)]

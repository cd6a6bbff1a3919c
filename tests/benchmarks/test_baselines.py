import itertools

import numpy as np
import pyarrow as pa
import pytest

from benchmarks.baselines import BASELINES
from benchmarks.baselines.block import peel
from benchmarks.baselines.pairs import co_visits
from model.claim_index import UNKNOWN, ClaimIndex

PATIENTS, DOCTORS, PROVIDERS = 400, 20, 5
RING = range(10)


def world(ring: bool = True) -> ClaimIndex:
    """Random visits of 400 people over a year; ten of them also go out together twelve times."""
    rng = np.random.default_rng(7)
    visits = [
        (int(rng.integers(PATIENTS)), int(rng.integers(DOCTORS)), int(rng.integers(365)))
        for _ in range(1_500)
    ]
    if ring:
        visits += [(p, o % 3, 20 * o + p % 2) for o in range(12) for p in RING]
    patient, doctor, day = (np.array(column, np.int32) for column in zip(*visits, strict=True))
    none = np.full(patient.size, UNKNOWN, np.int32)
    money = np.full(patient.size, 10_000, np.int64)
    return ClaimIndex(
        patient=patient,
        provider=(doctor % PROVIDERS).astype(np.int32),
        doctor=doctor,
        prescriber_provider=none,
        claim_type=np.zeros(patient.size, np.int8),
        day=day,
        end_day=day,
        start_second=none,
        settle_at=none.astype(np.int64),
        total_minor=money,
        fund_minor=money,
        effective=np.ones(patient.size, np.bool_),
        patient_ids=pa.array([f"P{n:03d}" for n in range(PATIENTS)]),
        provider_ids=pa.array([f"H{n}" for n in range(PROVIDERS)]),
        doctor_ids=pa.array([f"D{n:02d}" for n in range(DOCTORS)]),
    )


PLANTED = frozenset(f"P{n:03d}" for n in RING)


@pytest.mark.parametrize("name", [n for n in BASELINES if "co-visit" in n or "our pairs" in n])
def test_baselines_on_pairs_find_an_open_ring(name: str) -> None:
    first = BASELINES[name](world(), 1)[0]
    assert len(first.patients & PLANTED) / len(first.patients | PLANTED) >= 0.5


@pytest.mark.parametrize("name", BASELINES)
def test_baselines_give_the_same_groups_again(name: str) -> None:
    assert BASELINES[name](world(), 1) == BASELINES[name](world(), 1)


@pytest.mark.parametrize("name", BASELINES)
def test_baselines_bear_a_world_without_pairs(name: str) -> None:
    for group in BASELINES[name](world(ring=False), 1):
        assert group.patients or group.doctors or group.providers


def test_co_visits_are_counted_as_by_hand() -> None:
    claims = world()
    seen: dict[tuple[int, int], set[int]] = {}
    marks = set(zip(claims.patient, claims.doctor, claims.day, strict=True))
    for (a, place, day), (b, other, near) in itertools.permutations(marks, 2):
        if a < b and place == other and abs(int(day) - int(near)) <= 1:
            seen.setdefault((int(a), int(b)), set()).add(int(day))
    pairs = co_visits(claims)
    counted = dict(
        zip(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True), pairs.weight, strict=True)
    )
    assert counted == {pair: len(days) for pair, days in seen.items() if len(days) >= 3}


def density(grid: np.ndarray, nodes: frozenset[int]) -> float:
    """Fraudar's measure of some nodes, rows before columns: weight of edges inside per node."""
    height, width = grid.shape
    weight = 1 / np.log(grid.sum(axis=0) + 5)
    chosen_rows = [r for r in range(height) if r in nodes]
    chosen_columns = [c for c in range(width) if height + c in nodes]
    inside = grid[np.ix_(chosen_rows, chosen_columns)] * weight[chosen_columns]
    return float(inside.sum()) / len(nodes)


def test_peeling_keeps_its_guarantee_on_small_graphs() -> None:
    rng = np.random.default_rng(5)
    for _ in range(20):
        grid = rng.random((5, 4)) < 0.45
        grid[0, 0] = True
        block = frozenset(np.flatnonzero(peel(*np.nonzero(grid), *grid.shape)).tolist())
        best = max(
            density(grid, frozenset(nodes))
            for size in range(1, 10)
            for nodes in itertools.combinations(range(9), size)
        )
        assert density(grid, block) >= best / 2 - 1e-9

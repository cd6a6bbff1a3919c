"""Neutral claim files of a small town with one planted group, written in any row order."""

import csv
import random
from pathlib import Path

import numpy as np

HEADER = (
    "claim_id", "patient_id", "provider_id", "doctor_id", "claim_type", "start_time",
    "total_amount", "fund_amount",
)  # fmt: skip
RING = tuple(f"R{n:02d}" for n in range(8))
OUTINGS = (12, 41, 67, 103, 140, 181, 206, 241, 278, 304, 332, 351)


def town_rows(seed: int = 1, visits: int = 3_000) -> list[tuple[str, ...]]:
    """Ordinary visits and twelve outings of a group of eight to two doctors."""
    rng = np.random.default_rng(seed)
    home = rng.integers(0, 10, 250)
    rows = []
    for person in rng.integers(0, 250, visits):
        rows.append((f"P{person:03d}", int(home[person]), int(rng.integers(0, 364)), 100.0))
    for n, day in enumerate(OUTINGS):
        rows.extend((card, 2 + 3 * (n % 2), day, 400.0) for card in RING if rng.random() < 0.85)
    return [
        (
            f"{n:06d}",
            patient,
            f"H{doctor // 2}",
            f"D{doctor:02d}",
            "outpatient",
            str(np.datetime64("2025-01-01") + day),
            f"{amount + float(rng.integers(0, 9_000)) / 100:.2f}",
            f"{amount / 2:.2f}",
        )
        for n, (patient, doctor, day, amount) in enumerate(rows)
    ]


def write(folder: Path, rows: list[tuple[str, ...]], *, shuffled: int | None = None) -> Path:
    """The rows as ``claims.csv`` in ``folder``, in a seeded other order where asked for."""
    folder.mkdir(parents=True, exist_ok=True)
    ordered = list(rows)
    if shuffled is not None:
        random.Random(shuffled).shuffle(ordered)
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(ordered)
    return folder

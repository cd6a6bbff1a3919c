"""Ordinary people of a place who turn up in a group's story without being part of it."""

import numpy as np

from synthetic.arrays import Ints
from synthetic.society import Society

CATCHMENT = 220
"""How many of the nearest insured people a provider draws from."""


def living_near(society: Society, provider: int, rows: int, rng: np.random.Generator) -> Ints:
    """A person of the surroundings per row."""
    p, providers = society.patients, society.providers
    away = np.hypot(p.x - providers.x[provider], p.y - providers.y[provider])
    nearest = np.argsort(away, kind="stable")[:CATCHMENT]
    drawn: Ints = rng.choice(nearest, size=rows).astype(np.int64)
    return drawn

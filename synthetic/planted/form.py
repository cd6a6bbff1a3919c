"""The shape of a kind of ring, and the traits that all rings of a grade share."""

from typing import Protocol

import numpy as np

from model.language import Text
from synthetic.arrays import Floats, Ints
from synthetic.catalogue import DIAGNOSIS, DRUGS_FOR, TONICS
from synthetic.recipe import Difficulty
from synthetic.society import Society

COMPLAINTS = ("M54.5", "K29.7", "R51", "I10", "E11.9", "M17.9", "J20.9")
"""What rings like to write down: common, mild, and hard to disprove."""


class RingKind(Protocol):
    """A module of this folder."""

    KIND: str
    TITLE: Text
    USUAL: int
    """Number of such rings in a world of 6,000 people."""

    def plant(self, society: Society, difficulty: Difficulty, number: int) -> None:
        """Add one ring: its visits, what it changes in the registers, and its answer."""


def drawn_between(range_: tuple[int, int], rng: np.random.Generator) -> int:
    """A whole number of an inclusive range."""
    return int(rng.integers(range_[0], range_[1] + 1))


def drawn_rate(range_: tuple[float, float], rng: np.random.Generator) -> float:
    """A number of a range."""
    return float(rng.uniform(*range_))


def raised_cost(difficulty: Difficulty, rows: int, rng: np.random.Generator) -> Floats:
    """What ring visits cost relative to comparable ones, scattered."""
    cost: Floats = difficulty.cost_lift * np.exp(rng.normal(0, 0.15, rows))
    return cost


def complaints(rows: int, rng: np.random.Generator) -> Ints:
    """Diagnoses as rings write them: two or three favourites."""
    liked = rng.permutation([DIAGNOSIS[code] for code in COMPLAINTS])[:3]
    return rng.choice(liked, size=rows, p=[0.6, 0.25, 0.15]).astype(np.int64)


def favourite_list(
    society: Society, difficulty: Difficulty, rows: int, rng: np.random.Generator
) -> Ints:
    """Per visit the ring's usual shopping list, or none (-1) where the usual drugs are given."""
    drugs = rng.choice(np.unique(DRUGS_FOR), size=2, replace=False)
    number = society.ledger.basket(np.append(drugs, rng.choice(TONICS)))
    return np.where(rng.random(rows) < difficulty.shared_basket, number, -1)

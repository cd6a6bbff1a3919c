"""How hard a world is: every number that the grades differ in, in one table."""

from dataclasses import dataclass
from typing import Literal

Grade = Literal["easy", "medium", "hard", "ring_free"]
Variant = Literal["plain", "episodic", "outbreaks"]
GRADES: tuple[Grade, ...] = ("easy", "medium", "hard", "ring_free")
VARIANTS: tuple[Variant, ...] = ("plain", "episodic", "outbreaks")


@dataclass(frozen=True)
class Difficulty:
    """How openly the rings of a grade behave.

    Ranges are inclusive. Shares are 0-1. ``cost_lift`` multiplies what a comparable honest
    claim costs. ``steered`` is the share of a doctor's outside prescriptions that goes to the
    favoured pharmacy; ``strangers`` the share of members who hide (own phone, other owner).
    """

    size: tuple[int, int]
    outings: tuple[int, int]
    attendance: tuple[float, float]
    cost_lift: float
    shared_basket: float
    fixed_weekday: float
    day_jitter: float
    hours_apart: float
    steered: float
    strangers: float
    admissions: tuple[int, int]
    lent_days: tuple[int, int]


EASY = Difficulty(
    size=(8, 15),
    outings=(14, 20),
    attendance=(0.86, 0.94),
    cost_lift=1.7,
    shared_basket=0.8,
    fixed_weekday=0.0,
    day_jitter=0.03,
    hours_apart=1.5,
    steered=0.6,
    strangers=0.0,
    admissions=(5, 6),
    lent_days=(50, 70),
)
MEDIUM = Difficulty(
    size=(6, 13),
    outings=(10, 14),
    attendance=(0.65, 0.75),
    cost_lift=1.35,
    shared_basket=0.5,
    fixed_weekday=0.15,
    day_jitter=0.1,
    hours_apart=3.0,
    steered=0.42,
    strangers=0.15,
    admissions=(4, 5),
    lent_days=(28, 40),
)
HARD = Difficulty(
    size=(5, 11),
    outings=(6, 10),
    attendance=(0.45, 0.6),
    cost_lift=1.12,
    shared_basket=0.25,
    fixed_weekday=0.5,
    day_jitter=0.2,
    hours_apart=6.0,
    steered=0.27,
    strangers=0.35,
    admissions=(3, 4),
    lent_days=(12, 20),
)
DIFFICULTIES: dict[Grade, Difficulty] = {"easy": EASY, "medium": MEDIUM, "hard": HARD}


@dataclass(frozen=True)
class Background:
    """How restless the honest part of the world is.

    ``follow_ups`` is the mean number of further visits of an illness episode, ``outbreaks`` the
    number of outbreaks in a world of 6,000 people over twelve months.
    """

    follow_ups: float
    outbreaks: int


BACKGROUNDS: dict[Variant, Background] = {
    "plain": Background(follow_ups=0.8, outbreaks=3),
    "episodic": Background(follow_ups=1.8, outbreaks=3),
    "outbreaks": Background(follow_ups=0.8, outbreaks=14),
}

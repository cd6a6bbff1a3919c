"""Ordinary life with the plan, one habit per file, in the order in which it is lived."""

from collections.abc import Callable

from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.life import (
    decline,
    exercise,
    hospital,
    illness,
    medicines,
    mind,
    primary_care,
    rarely,
    specialists,
    supplies,
)
from benchmarks.elsewhere.managed_care.plan import Plan

LIVES: tuple[Callable[[Plan, Habits], None], ...] = (
    hospital.live,
    primary_care.live,
    specialists.live,
    medicines.live,
    illness.live,
    mind.live,
    exercise.live,
    supplies.live,
    decline.live,
    rarely.live,
)

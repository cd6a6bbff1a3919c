"""Ordinary life in the republic, in the order in which it is lived."""

from collections.abc import Callable

from benchmarks.elsewhere.tariff_state.life import (
    emergency,
    long_illness,
    nurses,
    other_specialists,
    prevention,
    rarely,
    short_illness,
    wards,
)
from benchmarks.elsewhere.tariff_state.state import State

LIVES: tuple[Callable[[State], None], ...] = (
    wards.live,
    long_illness.live,
    short_illness.live,
    prevention.live,
    other_specialists.live,
    nurses.live,
    emergency.live,
    rarely.live,
)

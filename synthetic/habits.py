"""Where people usually go: choice by distance, size and taste."""

from dataclasses import dataclass

import numpy as np

from synthetic.arrays import Floats, Ints
from synthetic.institutions import (
    CLINIC,
    COMMUNITY,
    HOSPITAL,
    PHARMACY,
    VILLAGE_CLINIC,
    Providers,
)
from synthetic.people import Patients

PRIMARY, TOWN_LEVEL, BIG, ANY_PHARMACY = range(4)
# Kilometres over which the appeal of a provider falls by a factor of e.
REACH_KM = (1.1, 2.8, 11.0, 2.0)
TASTE = 0.7  # spread of personal taste, in the same units as distance / reach


@dataclass(frozen=True)
class Habits:
    """Usual provider of each patient per level, and the candidates of each level."""

    usual: tuple[Ints, ...]
    candidates: tuple[Ints, ...]
    appeal: tuple[Floats, ...]

    def visited(self, patient: Ints, level: Ints, loyalty: float, rng: np.random.Generator) -> Ints:
        """The provider each patient turns to at a level: the usual one or, rarely, another."""
        provider = np.empty(len(patient), dtype=np.int64)
        for no, usual in enumerate(self.usual):
            rows = np.flatnonzero(level == no)
            provider[rows] = usual[patient[rows]]
            rows = rows[rng.random(len(rows)) > loyalty]
            provider[rows] = self._draw(no, patient[rows], rng)
        return provider

    def _draw(self, level: int, patient: Ints, rng: np.random.Generator) -> Ints:
        noise = rng.gumbel(0, TASTE, (len(patient), len(self.candidates[level])))
        best = (self.appeal[level][patient] + noise).argmax(axis=1)
        drawn: Ints = self.candidates[level][best]
        return drawn


def _appeal(patients: Patients, providers: Providers, candidates: Ints, reach: float) -> Floats:
    distance = np.hypot(
        patients.x[:, None] - providers.x[candidates], patients.y[:, None] - providers.y[candidates]
    )
    size = 0.5 * np.log1p(providers.doctors[candidates])
    # Public institutions are trusted more than private hospitals.
    trust = np.where(
        (providers.kind[candidates] == HOSPITAL) & providers.private[candidates], -1.4, 0.0
    )
    appeal: Floats = -distance / reach + size + trust
    return appeal


def form_habits(patients: Patients, providers: Providers, rng: np.random.Generator) -> Habits:
    """The usual clinic, town-level hospital, big hospital and pharmacy of every patient."""
    hospital = providers.of(HOSPITAL)
    small = providers.level[hospital] <= COMMUNITY
    candidates = (
        providers.of(CLINIC, VILLAGE_CLINIC),
        hospital[small],
        hospital[~small],
        providers.of(PHARMACY),
    )
    appeal = tuple(
        _appeal(patients, providers, group, reach)
        for group, reach in zip(candidates, REACH_KM, strict=True)
    )
    everyone = np.arange(patients.size)
    empty = Habits((), candidates, appeal)
    usual = tuple(empty._draw(level, everyone, rng) for level in range(len(candidates)))
    return Habits(usual, candidates, appeal)

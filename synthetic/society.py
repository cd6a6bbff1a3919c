"""The world while it is being made: registers, ledger, answer sheet and seeded streams."""

from dataclasses import dataclass, field
from zlib import crc32

import numpy as np

from synthetic.answers import AnswerSheet
from synthetic.arrays import NONE, Ints
from synthetic.habits import Habits
from synthetic.institutions import Providers
from synthetic.people import Patients
from synthetic.places import Places
from synthetic.recipe import Background, Difficulty
from synthetic.seasons import Period
from synthetic.staff import Doctors
from synthetic.visits import Ledger

WHOLE_SIZE = 6_000
"""Number of patients for which the number of groups of each kind is stated."""


@dataclass(frozen=True)
class Steering:
    """Outside prescriptions of some doctors that go to one pharmacy instead of the usual one.

    ``share`` of them is sent there; ``outside`` is the share of the doctors' prescriptions that
    leaves the house at all (NaN: as usual). ``diagnosis`` limits it to one diagnosis.
    """

    doctors: Ints
    pharmacy: int
    share: float
    outside: float = float("nan")
    diagnosis: int = NONE
    ring: int = NONE


@dataclass(frozen=True)
class Registration:
    """One registered fact; numbers are turned into identifiers when tables are written."""

    subject_kind: str
    subject: int
    relation: str
    object_kind: str
    object: int
    since: int = -900
    source: str = "医保信息平台"


@dataclass
class Society:
    """Everything that the makers of visits and groups read and add to."""

    seed: int
    period: Period
    places: Places
    providers: Providers
    doctors: Doctors
    patients: Patients
    habits: Habits
    background: Background
    difficulty: Difficulty | None
    ledger: Ledger = field(default_factory=Ledger)
    sheet: AnswerSheet = field(default_factory=AnswerSheet)
    steering: list[Steering] = field(default_factory=list)
    registrations: list[Registration] = field(default_factory=list)
    split_counters: list[int] = field(default_factory=list)

    def stream(self, name: str, number: int = 0) -> np.random.Generator:
        """Random numbers of one purpose: other purposes can change without changing these."""
        return np.random.default_rng([self.seed, crc32(name.encode()), number])

    def instances(self, at_whole_size: int) -> int:
        """How many groups of a kind a world of this size has; at least one."""
        relative = self.patients.size / WHOLE_SIZE
        return max(1, round(at_whole_size * float(relative**0.6)))

"""Which reported group is which planted ring: the rule of the comparison, the same for everyone.

A planted ring has a *core*: its patients, or its doctors and providers where the pattern is
between those (steering, licence lending) and the answer sheet names no patients. A reported
group is compared by the members of the same kinds. They match when the Jaccard index of the two
sets is at least ``MATCH``; pairs are taken greedily from the best on, one to one. A second
report of a ring that is already matched counts against precision.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

MATCH = 0.5
"""Smallest Jaccard index of a match."""

TAKEN_OVER = 0.5
"""Share of the core of a reported group that makes it a report *of* a known group."""

Core = Literal["patients", "actors"]


@dataclass(frozen=True)
class Group:
    """A reported group, by identifier; the order of a list of groups is their rank."""

    patients: frozenset[str]
    doctors: frozenset[str] = frozenset()
    providers: frozenset[str] = frozenset()
    explanation: str = ""
    label: str = ""

    def core(self, kind: Core) -> frozenset[str]:
        """The members that are compared: patients, or doctors and providers."""
        return self.patients if kind == "patients" else self.doctors | self.providers


@dataclass(frozen=True)
class Known:
    """A group of the answer sheet: a planted ring, or an innocent look-alike."""

    code: str
    kind: str
    members: Group
    compared_by: Core

    @property
    def core(self) -> frozenset[str]:
        """The members that a report has to name."""
        return self.members.core(self.compared_by)


@dataclass(frozen=True)
class Match:
    """A reported group (by rank from 0) and the known group that it is."""

    rank: int
    known: Known
    shared: int
    reported: int


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Size of the intersection over the size of the union; 0 when both are empty.

    >>> jaccard(frozenset("abc"), frozenset("bcd"))
    0.5
    """
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def matches(reported: Sequence[Group], known: Iterable[Known]) -> list[Match]:
    """The one-to-one matches, best first; ties go to the higher rank, then to the code."""
    close = sorted(
        (
            (-jaccard(group.core(target.compared_by), target.core), rank, target.code, target)
            for target in known
            for rank, group in enumerate(reported)
        ),
        key=lambda entry: entry[:3],
    )
    ranks: set[int] = set()
    codes: set[str] = set()
    found = []
    for minus_index, rank, code, target in close:
        if -minus_index >= MATCH and rank not in ranks and code not in codes:
            ranks.add(rank)
            codes.add(code)
            core = reported[rank].core(target.compared_by)
            found.append(Match(rank, target, len(core & target.core), len(core)))
    return found


def reports_of(known: Known, reported: Sequence[Group]) -> list[int]:
    """Ranks of the reported groups that are mostly, or closely, this known group."""
    ranks = []
    for rank, group in enumerate(reported):
        core = group.core(known.compared_by)
        taken = len(core & known.core) / len(core) if core else 0.0
        if taken >= TAKEN_OVER or jaccard(core, known.core) >= MATCH:
            ranks.append(rank)
    return ranks


def nearest(core_of: Known, groups: Sequence[Group]) -> tuple[int | None, float]:
    """The group closest to a known one and their Jaccard index; (None, 0) where none touches."""
    best: tuple[int | None, float] = (None, 0.0)
    for rank, group in enumerate(groups):
        index = jaccard(group.core(core_of.compared_by), core_of.core)
        if index > best[1]:
            best = (rank, index)
    return best

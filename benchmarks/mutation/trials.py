"""Plants each mutant in a copy of the tree and runs the tests that reach it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from benchmarks.measured import ROOT
from benchmarks.mutation.mutants import Change, Mutant, change, planted
from benchmarks.mutation.reach import Reached, Tests, seen_by
from benchmarks.mutation.side_by_side import Job, ended
from benchmarks.mutation.suite import NO_TESTS, InOrder, run_in_child

Fate = Literal["caught", "out of time", "survived", "reached by no test"]
LEAST_LIMIT_S = 20.0
MOST_LIMIT_S = 240.0
TIMES_LONGER = 8.0
"""A mutant is caught by the clock where its tests take so much longer than without it."""
PASSED = 0
REACHED_BY_NONE = 100


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant, and after how long."""

    mutant: Mutant
    change: Change
    fate: Fate
    seconds: float

    @property
    def is_caught(self) -> bool:
        """Whether somebody would have noticed."""
        return self.fate in {"caught", "out of time"}


def verdicts(
    mutants: Iterable[Mutant], tests: Sequence[Reached], copies: Sequence[Path]
) -> Iterator[Verdict]:
    """The fate of each mutant, as it is known."""
    for one in ended((_job(mutant, seen_by(mutant, tests)) for mutant in mutants), copies):
        yield Verdict(*one.about, _fate(one.code), one.seconds)


def _job(mutant: Mutant, chosen: Tests) -> Job[tuple[Mutant, Change]]:
    limit = min(max(LEAST_LIMIT_S, TIMES_LONGER * chosen.seconds), MOST_LIMIT_S)
    changed = (mutant.path, planted(ROOT, mutant))
    work = partial(_try_in_child, chosen=chosen)
    return Job((mutant, change(ROOT, mutant)), work, limit, changed)


def _try_in_child(copy: Path, chosen: Tests) -> int:
    if not chosen.names:
        return REACHED_BY_NONE
    kept = InOrder(chosen.names)
    return run_in_child(copy, chosen.files, copy / "trial.log", kept, to_the_end=False)


def _fate(code: int | None) -> Fate:
    if code == NO_TESTS:
        msg = "the tests that reach a mutant were not found in their files"
        raise RuntimeError(msg)
    if code is None:
        return "out of time"
    if code == REACHED_BY_NONE:
        return "reached by no test"
    return "survived" if code == PASSED else "caught"

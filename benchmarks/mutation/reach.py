"""Which tests reach a mutant: those that ran its lines, quickest first, then their neighbours."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.measured import ROOT
from benchmarks.mutation.measuring import measure_in_child
from benchmarks.mutation.mutants import Mutant
from benchmarks.mutation.rooms import PAGES, files, test_files
from benchmarks.mutation.side_by_side import Job, ended

KEPT = ROOT / ".mutation"
"""What was measured, by the digest of what it depends on."""
MEASURING_LIMIT_S = 900.0
LONGEST_S = 20.0
"""A test that takes longer uncompiled is left out where others run the same lines: most survivors
would wait for it. What it alone would have seen counts as survived."""
ENOUGH_S = 60.0
"""Neighbours are added up to this time: a test that shares a fixture with one that reaches the
mutant may see it, though the tracer saw the fixture run for the other."""


@dataclass(frozen=True)
class Reached:
    """One test of a file: what it takes and the lines that it runs, by path."""

    name: str
    seconds: float
    lines: dict[str, frozenset[int]] = field(compare=False)

    @property
    def file(self) -> str:
        """The test file, or the product file of an example."""
        return self.name.partition("::")[0]


@dataclass(frozen=True)
class Tests:
    """What is run against a mutant: names in order, and the seconds they take without it."""

    names: tuple[str, ...]
    seconds: float

    @property
    def files(self) -> list[str]:
        """The files of the tests, each once, in their order."""
        return list(dict.fromkeys(name.partition("::")[0] for name in self.names))


def reach(room: str, copies: Sequence[Path]) -> list[Reached]:
    """Every test of a room with its lines; test files that have not changed are not run again."""
    KEPT.mkdir(exist_ok=True)
    world = _digest_of_room(room)
    kept = {
        path: KEPT / f"{hashlib.sha256(f'{path} {world}'.encode() + _bytes(path)).hexdigest()}.json"
        for path in test_files(room)
    }
    missing = {path: out for path, out in kept.items() if not out.exists()}
    jobs = [
        Job(path, partial(measure_in_child, room=room, test_file=path, out=out), MEASURING_LIMIT_S)
        for path, out in missing.items()
    ]
    for one in ended(jobs, copies):
        print(f"  reach of {one.about}: {one.seconds:.1f} s, code {one.code}", flush=True)
    return [
        Reached(name, seen["seconds"], {p: frozenset(at) for p, at in seen["lines"].items()})
        for out in kept.values()
        if out.exists()
        for name, seen in json.loads(out.read_text(encoding="utf-8")).items()
    ]


def seen_by(mutant: Mutant, tests: Sequence[Reached]) -> Tests:
    """The tests that can see a mutant, none where no test runs its lines.

    What runs at import is seen by the test of the pages and by every test that runs a line of the
    file, and where the file has no line that is called, by every test of the room.
    """
    direct = [one for one in tests if _reaches(one, mutant)]
    direct = [one for one in direct if one.seconds <= LONGEST_S] or direct
    if not mutant.when_called:
        of_the_pages = [one for one in tests if one.name == PAGES]
        direct = list(dict.fromkeys([*direct, *of_the_pages])) if direct else list(tests)
    by_file: dict[str, float] = {}
    for one in direct:
        by_file[one.file] = by_file.get(one.file, 0.0) + one.seconds
    direct.sort(key=lambda one: (by_file[one.file], one.file, one.seconds, one.name))
    seconds = sum(one.seconds for one in direct)
    names = [one.name for one in direct]
    chosen = set(names)
    for one in sorted(tests, key=lambda one: (by_file.get(one.file, 0.0), one.file, one.seconds)):
        if one.file in by_file and one.name not in chosen and seconds + one.seconds <= ENOUGH_S:
            names.append(one.name)
            seconds += one.seconds
    return Tests(tuple(names), seconds)


def _reaches(test: Reached, mutant: Mutant) -> bool:
    lines = test.lines.get(mutant.path, frozenset())
    return bool(lines & mutant.lines if mutant.when_called else lines)


def _bytes(path: str) -> bytes:
    return (ROOT / path).read_bytes()


def _digest_of_room(room: str) -> str:
    shared = [path for path in (ROOT / "tests").rglob("*.py") if not path.name.startswith("test_")]
    digest = hashlib.sha256()
    for path in [*files(room), *sorted(path.relative_to(ROOT).as_posix() for path in shared)]:
        digest.update(path.encode() + b"\0" + _bytes(path))
    return digest.hexdigest()

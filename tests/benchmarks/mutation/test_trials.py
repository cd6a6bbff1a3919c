"""Whose tests are run against a mutant, and how a child that fails, passes or hangs is told."""

import time
from pathlib import Path

from benchmarks.mutation.mutants import Change, Mutant
from benchmarks.mutation.reach import Reached, seen_by
from benchmarks.mutation.report import RoomResult, page
from benchmarks.mutation.rooms import PAGES
from benchmarks.mutation.sample import sample
from benchmarks.mutation.side_by_side import Job, ended
from benchmarks.mutation.trials import Verdict


def mutant(line: int, *, when_called: bool = True, kind: str = "number") -> Mutant:
    return Mutant("a.py", kind, "NumberReplacer", line, line, frozenset({line}), when_called)


def reached(name: str, seconds: float, *lines: int) -> Reached:
    return Reached(name, seconds, {"a.py": frozenset(lines)} if lines else {})


def test_tests_that_run_the_line_come_first_then_their_neighbours() -> None:
    slow, quick = reached("t.py::slow", 2.0, 7), reached("t.py::quick", 1.0, 7)
    beside, elsewhere = reached("t.py::beside", 0.1, 3), reached("u.py::other", 0.1, 3)
    chosen = seen_by(mutant(7), [slow, quick, beside, elsewhere])
    assert chosen.names == ("t.py::quick", "t.py::slow", "t.py::beside")
    assert chosen.files == ["t.py"]


def test_what_runs_at_import_is_seen_by_the_pages_too() -> None:
    tests = [reached("t.py::one", 1.0, 3), reached(PAGES, 1.0)]
    assert set(seen_by(mutant(1, when_called=False), tests).names) == {
        "t.py::one",
        PAGES,
    }
    assert seen_by(mutant(1), tests).names == ()


def test_a_sample_is_repeatable_and_has_one_fault_per_line() -> None:
    of = {"a.py": [mutant(n // 2, kind="order" if n % 3 else "number") for n in range(40)]}
    one = sample(of, 10, 1, lambda _: True)
    assert one == sample(of, 10, 1, lambda _: True)
    assert one != sample(of, 10, 2, lambda _: True)
    assert len({each.line for each in one}) == len(one) == 10
    assert sample(of, 10, 1, lambda each: each.line > 17) != one


def test_each_job_has_its_copy_its_change_and_its_time(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("good")

    def look(copy: Path) -> int:
        return 0 if (copy / "a.py").read_text() == "good" else 1

    def hang(_: Path) -> int:
        time.sleep(60)
        return 0

    jobs = [
        Job("plain", look, 20.0),
        Job("changed", look, 20.0, ("a.py", "bad")),
        Job("late", hang, 0.2, ("a.py", "bad")),
        Job("after", look, 20.0),
    ]
    codes = {one.about: one.code for one in ended(jobs, [tmp_path])}
    assert codes == {"plain": 0, "changed": 1, "late": None, "after": 0}


def test_the_page_counts_and_shows_what_survived() -> None:
    fates = ("caught", "out of time", "survived", "reached by no test")
    verdicts = tuple(
        Verdict(mutant(n), Change("a < b", "a <= b"), fate, 1.0) for n, fate in enumerate(fates)
    )
    written = page([RoomResult("rings", 99, "seed 1", verdicts, 60.0)])
    assert "| `rings` | 99 | seed 1 | 4 | 1 | 1 | 1 | 1 | 50.0 % | 1.0 |" in written
    assert "- `a.py:2` number" in written
    assert "- `a.py:3` number, reached by no test" in written
    assert "`a.py:0`" not in written

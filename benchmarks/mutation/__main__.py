"""Plants small faults in the rooms that decide, and counts how many the tests notice.

Run ``make mutants``, or ``python -m benchmarks.mutation --rooms rings --mutants 60 --seed 7``;
``--mutants all`` takes every one, which is a matter of days. ``--files`` narrows a room.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measured import ROOT
from benchmarks.mutation.equivalents import equivalents
from benchmarks.mutation.mutants import Mutant, change, mutants_of
from benchmarks.mutation.reach import reach
from benchmarks.mutation.report import RoomResult, page, score
from benchmarks.mutation.rooms import ROOMS, files
from benchmarks.mutation.sample import sample
from benchmarks.mutation.suite import copied, preload
from benchmarks.mutation.trials import verdicts

RESULTS = ROOT / "benchmarks" / "results"
EVERY = "all"


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rooms", nargs="+", default=list(ROOMS), choices=ROOMS)
    parser.add_argument("--mutants", default="150", help=f"how many per room, or {EVERY}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", nargs="*", default=[], help="only what begins so")
    parser.add_argument("--side-by-side", type=int, default=2, help="trials at a time")
    parser.add_argument("--out", type=Path, default=RESULTS / "mutants.md")
    return parser.parse_args(words)


def try_room(room: str, asked: argparse.Namespace, copies: Sequence[Path]) -> RoomResult:
    """Draw the mutants of a room and give each its tests."""
    begun = time.monotonic()
    listed = equivalents()
    mutants = {
        path: mutants_of(ROOT, path)
        for path in files(room)
        if not asked.files or path.startswith(tuple(asked.files))
    }

    def counts(mutant: Mutant) -> bool:
        seen = change(ROOT, mutant)
        return not any(one.covers(mutant.path, seen) for one in listed)

    whole = sum(len(of) for of in mutants.values())
    if asked.mutants == EVERY:
        chosen = [one for of in mutants.values() for one in of if counts(one)]
        drawn = "every one"
    else:
        chosen = sample(mutants, int(asked.mutants), asked.seed, counts)
        drawn = f"seed {asked.seed}"
    tests = reach(room, copies)
    done = []
    for one in verdicts(chosen, tests, copies):
        done.append(one)
        at = f"{one.mutant.path}:{one.mutant.line}"
        print(f"{room} {len(done)}/{len(chosen)} {one.fate}: {at} {one.seconds:.1f} s", flush=True)
        if not one.is_caught:
            print(f"    - {one.change.was}\n    + {one.change.became}", flush=True)
    return RoomResult(room, whole, drawn, tuple(done), time.monotonic() - begun)


def main(words: Sequence[str] | None = None) -> None:
    """Try the rooms and write the page."""
    asked = arguments(words)
    preload()
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copies = [copied(Path(folder) / str(at)) for at in range(asked.side_by_side)]
        results = [try_room(room, asked, copies) for room in asked.rooms]
    asked.out.write_text(page(results), encoding="utf-8")
    for result in results:
        print(f"{result.room}: {score(result.verdicts):.1f} % of {len(result.verdicts)}")


if __name__ == "__main__":
    main()

"""The page of results: the score of each room and file, and every mutant that survived."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.markdown import table
from benchmarks.mutation.trials import Verdict


@dataclass(frozen=True)
class RoomResult:
    """What was tried in a room: how many mutants it has, which were drawn, and their fates."""

    room: str
    mutants: int
    sample: str
    verdicts: tuple[Verdict, ...]
    seconds: float


def page(results: Sequence[RoomResult]) -> str:
    """The whole page as Markdown."""
    lines = [
        "# Mutants",
        "",
        "Small faults planted one at a time, and whether the tests of the room notice. Mutants "
        "that change nothing a test could see are listed with their reasons in "
        "`benchmarks/mutation/equivalent.toml` and not counted. `make mutants` writes this page.",
        "",
        *table(
            ["room", "mutants", "sample", "tried", "caught", "out of time", "survived",
             "reached by no test", "score", "minutes"],
            [_room_row(one) for one in results],
        ),
    ]  # fmt: skip
    for result in results:
        lines += ["", f"## {result.room}", "", *_files(result.verdicts)]
        lines += _survivors(result.verdicts)
    return "\n".join(lines).rstrip() + "\n"


def score(verdicts: Sequence[Verdict]) -> float:
    """The share that was caught, in percent; 100 where nothing was tried."""
    caught = sum(one.is_caught for one in verdicts)
    return 100 * caught / len(verdicts) if verdicts else 100.0


def _room_row(result: RoomResult) -> list[str]:
    count = [
        str(sum(one.fate == fate for one in result.verdicts))
        for fate in ("caught", "out of time", "survived", "reached by no test")
    ]
    return [
        f"`{result.room}`", str(result.mutants), result.sample, str(len(result.verdicts)),
        *count, f"{score(result.verdicts):.1f} %", f"{result.seconds / 60:.1f}",
    ]  # fmt: skip


def _files(verdicts: Sequence[Verdict]) -> list[str]:
    by_file: dict[str, list[Verdict]] = defaultdict(list)
    for one in verdicts:
        by_file[one.mutant.path].append(one)
    return table(
        ["file", "tried", "caught", "score"],
        [
            [f"`{path}`", str(len(of)), str(sum(v.is_caught for v in of)), f"{score(of):.0f} %"]
            for path, of in sorted(by_file.items())
        ],
    )


def _survivors(verdicts: Sequence[Verdict]) -> list[str]:
    lived = sorted(
        (one for one in verdicts if not one.is_caught),
        key=lambda one: (one.mutant.path, one.mutant.line),
    )
    if not lived:
        return []
    return [
        "Survived:",
        "",
        *(line for one in lived for line in _survivor(one)),
    ]


def _survivor(one: Verdict) -> list[str]:
    unseen = ", reached by no test" if one.fate == "reached by no test" else ""
    return [
        f"- `{one.mutant.path}:{one.mutant.line}` {one.mutant.kind}{unseen}",
        "  ```diff",
        f"  - {one.change.was}",
        f"  + {one.change.became}",
        "  ```",
    ]

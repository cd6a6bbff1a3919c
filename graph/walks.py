"""Which of the cheapest paths answer a question: count, length, order in time; for every store."""

from collections.abc import Callable, Iterator, Sequence

from algorithms.paths import Int64, Path, earliest_days
from model.claim_index import UNKNOWN

PATIENCE = 100
"""Simple paths examined for one question before the answer says that it was cut."""
LONG_AGO = -(10**9)
"""First day of a registered fact without a beginning."""
FOR_EVER = 10**9
"""Last day of a registered fact without an end."""

Walk = tuple[Path, tuple[int, ...]]
"""A path and, with order in time asked for, the day of each of its steps (else ``UNKNOWN``)."""
Spans = Callable[[Path], Sequence[tuple[Int64, Int64]]]
"""First and last days on which each step was open: claims are days, facts are spans."""


def best_walks(
    paths: Iterator[Path], count: int, max_steps: int, spans: Spans | None
) -> tuple[list[Walk], bool]:
    """The first ``count`` of ``paths`` that are short enough, and whether patience ran out.

    ``spans`` is given where the days of the steps must never go back.
    """
    walked: list[Walk] = []
    examined = 0
    for path in _short_enough(paths, max_steps):
        examined += 1
        days: tuple[int, ...] | None = (UNKNOWN,) * (len(path.nodes) - 1)
        if spans is not None:
            days = earliest_days(spans(path))
        if days is not None:
            walked.append((path, tuple(day if day > LONG_AGO else UNKNOWN for day in days)))
        if len(walked) >= count or examined >= PATIENCE:
            break
    return walked, examined >= PATIENCE and len(walked) < count


def _short_enough(paths: Iterator[Path], max_steps: int) -> Iterator[Path]:
    for at, path in enumerate(paths):
        if len(path.nodes) - 1 <= max_steps:
            yield path
        if at >= PATIENCE:
            return

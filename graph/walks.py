"""Which of the cheapest paths answer a question: count, length, order in time; for every store."""

from collections.abc import Callable, Iterator, Sequence

from algorithms.paths import Int64, Path, earliest_days
from graph.questions import PathSearch
from model.claim_index import UNKNOWN

MOST_EXAMINED = 100
"""Simple paths examined for one question before the answer says that it was cut."""
LONG_AGO = -(10**9)
"""First day of a registered fact without a beginning."""
FOR_EVER = 10**9
"""Last day of a registered fact without an end."""

Walk = tuple[Path, tuple[int, ...]]
"""A path and, with order in time asked for, the day of each of its steps (else ``UNKNOWN``)."""
Spans = Callable[[Path], Sequence[tuple[Int64, Int64]]]
"""First and last days on which each step was open: claims are days, facts are spans."""


def best_walks(paths: Iterator[Path], asked: PathSearch, spans: Spans) -> tuple[list[Walk], bool]:
    """The first of ``paths`` that answer what is asked, and whether examining them was cut."""
    walked: list[Walk] = []
    examined = 0
    for path in _short_enough(paths, asked.max_steps):
        examined += 1
        days: tuple[int, ...] | None = (UNKNOWN,) * (len(path.nodes) - 1)
        if asked.in_time_order:
            days = earliest_days(spans(path))
        if days is not None:
            walked.append((path, tuple(day if day > LONG_AGO else UNKNOWN for day in days)))
        if len(walked) >= asked.count or examined >= MOST_EXAMINED:
            break
    return walked, examined >= MOST_EXAMINED and len(walked) < asked.count


def _short_enough(paths: Iterator[Path], max_steps: int) -> Iterator[Path]:
    for at, path in enumerate(paths):
        if len(path.nodes) - 1 <= max_steps:
            yield path
        if at >= MOST_EXAMINED:
            return

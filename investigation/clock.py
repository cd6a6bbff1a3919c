"""Per-step timings of a run; they go into the manifest and never into a result."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """One step: its name, wall and CPU seconds, and the rows it produced."""

    name: str
    wall_seconds: float
    cpu_seconds: float
    rows: int


@dataclass
class Stopwatch:
    """Collects steps in the order in which they end."""

    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator["Count"]:
        """Time the body; set ``rows`` on the value yielded."""
        count = Count()
        wall, cpu = time.perf_counter(), time.process_time()
        yield count
        self.steps.append(
            Step(name, time.perf_counter() - wall, time.process_time() - cpu, count.rows)
        )


@dataclass
class Count:
    """How many rows a step produced."""

    rows: int = 0

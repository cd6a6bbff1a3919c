"""Jobs side by side, each in a child of its own with a copy of the tree and a time limit."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Job(Generic[T]):
    """What a child does in its copy, for how long at most, and with which file changed."""

    about: T
    work: Callable[[Path], int]
    limit_s: float
    changed: tuple[str, str] | None = None
    """Path in the tree and text, while the job runs."""


@dataclass(frozen=True)
class Ended(Generic[T]):
    """How a job ended; ``code`` is ``None`` where it ran out of time."""

    about: T
    code: int | None
    seconds: float


def ended(jobs: Iterable[Job[T]], copies: Sequence[Path]) -> Iterator[Ended[T]]:
    """Run jobs, as many at a time as there are copies, and give each as it ends."""
    waiting, free = iter(jobs), list(copies)
    running: dict[int, _Running[T]] = {}
    while True:
        for job in islice(waiting, len(free)):
            one = _Running(job, free.pop())
            running[one.process.sentinel] = one
        if not running:
            return
        left = min(one.deadline for one in running.values()) - time.monotonic()
        done = set(wait(list(running), timeout=max(0.0, left)))
        for sentinel, one in list(running.items()):
            if sentinel in done or time.monotonic() >= one.deadline:
                del running[sentinel]
                yield one.end(late=sentinel not in done)
                free.append(one.copy)


class _Running(Generic[T]):
    def __init__(self, job: Job[T], copy: Path) -> None:
        self.job, self.copy = job, copy
        self._before = ""
        if job.changed:
            path = copy / job.changed[0]
            self._before = path.read_text(encoding="utf-8")
            for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
                compiled.unlink()
            path.write_text(job.changed[1], encoding="utf-8")
        self.begun = time.monotonic()
        self.deadline = self.begun + job.limit_s
        self.process: ForkProcess = FORK.Process(target=_exit_with, args=(job.work, copy))
        self.process.start()

    def end(self, *, late: bool) -> Ended[T]:
        """Stop the child and all that it started, and put the changed file back."""
        if late:
            self.process.kill()
        self.process.join()
        with suppress(ProcessLookupError):  # where the child left nobody of its group behind
            os.killpg(self.process.pid or 0, signal.SIGKILL)
        if self.job.changed:
            path = self.copy / self.job.changed[0]
            path.write_text(self._before, encoding="utf-8")
        code = None if late else self.process.exitcode
        return Ended(self.job.about, code, time.monotonic() - self.begun)


def _exit_with(work: Callable[[Path], int], copy: Path) -> None:
    os._exit(work(copy))

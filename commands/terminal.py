"""What a terminal shows while a long step runs: which step it is, or rows read and rows sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text as Line

from investigation.progress import Progress as Steps
from model.language import Language, Text

_RATE = Text(en="{rate} rows/s", zh="{rate} 行/秒")


@contextmanager
def shown_steps(language: Language) -> Iterator[Steps]:
    """The name of the step at which a run or a server is, while it is there."""
    with Console(stderr=True).status("") as status:
        yield lambda step: status.update(step.in_language(language))


class _RateColumn(ProgressColumn):
    """Rows per second of one part."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language: Language = language

    def render(self, task: Task) -> Line:
        """The mean rate while the part runs, of the whole part afterwards."""
        rate = task.finished_speed or task.speed
        shown = f"{rate:,.0f}" if rate else "-"
        return Line(_RATE.filled(rate=shown).in_language(self._language))


class LoadDisplay:
    """One line for the files that are read, then one bar for every part that is sent.

    ``reading`` is a ``RowProgress`` and ``sending`` a ``PushProgress``. On a screen that is no
    terminal nothing is drawn.
    """

    def __init__(self, language: Language) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[counted]}"),
            _RateColumn(language),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> "LoadDisplay":
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def reading(self, file: str, rows: int) -> None:
        """``rows`` rows have been read, the last of them from ``file``."""
        task = self._task("", None)
        self._progress.update(task, description=file[:40], completed=rows, counted=f"{rows:,}")

    def sending(self, part: str, done: int, total: int) -> None:
        """``done`` of ``total`` rows of ``part`` are on the server."""
        task = self._task(part, total)
        self._progress.update(task, completed=done, total=total, counted=f"{done:,}/{total:,}")

    def _task(self, part: str, total: int | None) -> TaskID:
        if part not in self._tasks:
            self._tasks[part] = self._progress.add_task(part, total=total, counted="")
        return self._tasks[part]

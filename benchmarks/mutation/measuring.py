"""Which lines of a room each test of a test file runs, and how long the test takes."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import coverage
import pytest

from benchmarks.mutation.suite import run_in_child


class Measuring:
    """Follows every test with a tracer; ``record`` is what it saw."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._tracer = coverage.Coverage(
            data_file=None, config_file=False, include=[f"{folder}/*" for folder in folders]
        )
        self._seconds: Counter[str] = Counter()
        self._failed: list[str] = []
        self._tracer.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Everything from setup to teardown of a test is the test's."""
        self._tracer.switch_context(item.nodeid)
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up the phases, and keep who failed without any fault."""
        self._seconds[report.nodeid] += report.duration  # type: ignore[assignment]
        if report.failed:
            self._failed.append(report.nodeid)

    def record(self, copy: Path) -> dict[str, Any]:
        """Per test: seconds, and lines by path in the tree; tests that failed are left out."""
        self._tracer.stop()
        data = self._tracer.get_data()
        lines: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in self._seconds}
        for file in sorted(data.measured_files()):
            path = Path(file).relative_to(copy).as_posix()
            for line, names in data.contexts_by_lineno(file).items():
                for name in names:
                    if name:
                        lines[name][path].append(line)
        return {
            name: {"seconds": round(seconds, 3), "lines": lines[name]}
            for name, seconds in self._seconds.items()
            if name not in self._failed
        }


def measure_in_child(copy: Path, room: str, test_file: str, out: Path) -> int:
    """Measure one test file of a copy; for a child of its own."""
    measuring = Measuring([copy / room])
    code = run_in_child(copy, [test_file], out.with_suffix(".log"), measuring, to_the_end=True)
    out.write_text(json.dumps(measuring.record(copy)), encoding="utf-8")
    return code

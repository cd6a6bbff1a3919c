"""How fast every format is read, beside the neutral CSV: ``python -m benchmarks.format_speed``.

Each format in a process of its own, the clock around reading and converting every row; writing
the files is not timed. The bars: a text format at half of the speed of the neutral CSV, 50,000
segments of X12 a second, a workbook of 200,000 rows in six seconds.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import loaders
from benchmarks.format_files import TEXT_FORMATS, workbook, x12
from benchmarks.markdown import table
from benchmarks.measured import ROOT, in_own_process, machine, timed

RESULTS = ROOT / "benchmarks" / "results"
ROWS, SEGMENTS, SHEET_ROWS = 1_000_000, 1_000_000, 200_000
LEAST_RATIO, LEAST_SEGMENTS, MOST_SHEET_SECONDS = 0.5, 50_000, 6.0


def read(folder: Path) -> dict[str, Any]:
    """Every row of a folder, read and converted."""
    reading = loaders.read([folder])
    rejected = sum(len(chunk.rejects) for chunk in reading.chunks())
    return {
        "format": reading.loader.code,
        "rows": sum(source.rows for source in reading.sources),
        "rejected": rejected,
    }


def measure(scale: float) -> dict[str, Any]:
    """All formats, at a share of the sizes of the bars."""
    found: dict[str, Any] = {"machine": machine(), "text": {}}
    for name, write in TEXT_FORMATS.items():
        found["text"][name] = _one(lambda folder, w=write: w(folder, int(ROWS * scale)))
    found["x12"] = _one(lambda folder: x12(folder, int(SEGMENTS * scale)))
    found["x12"]["segments"] = int(SEGMENTS * scale)
    found["workbook"] = _one(lambda folder: workbook(folder, int(SHEET_ROWS * scale)))
    return found


def _one(write: Any) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as place:
        write(Path(place))
        return in_own_process("benchmarks.format_speed", "--read", place)


def page(found: dict[str, Any], rows: int) -> str:
    """The table of the results."""
    base = found["text"]["neutral"]["cpu_s"]
    lines = [
        [
            f"`{name}`",
            f"{one['cpu_s']:.2f} s",
            f"{base / one['cpu_s']:.2f}",
            f"{one['peak_mib']:.0f}",
        ]
        for name, one in found["text"].items()
    ]
    segments = found["x12"]["segments"] / found["x12"]["cpu_s"]
    sheet = found["workbook"]
    return "\n\n".join(
        [
            f"{rows:,} rows of each text format, CPU time; the neutral CSV is 1.00, the bar "
            f"{LEAST_RATIO}. Synthea and OMOP are two files that are looked up in one another, "
            "half of the rows each.",
            *table(["format", "time", "speed", "MiB"], lines),
            f"X12: {segments:,.0f} segments/s (bar {LEAST_SEGMENTS:,}). Workbook of "
            f"{sheet['rows']:,} rows: {sheet['cpu_s']:.1f} s (bar {MOST_SHEET_SECONDS} s).",
        ]
    )


def main() -> int:
    """Measure, or read one folder for the process that measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--read", type=Path)
    parser.add_argument("--scale", type=float, default=1.0)
    chosen = parser.parse_args()
    if chosen.read is not None:
        print(json.dumps(timed(lambda: read(chosen.read))))
        return 0
    found = measure(chosen.scale)
    text = page(found, int(ROWS * chosen.scale))
    (RESULTS / "format_speed.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    (RESULTS / "format_speed.md").write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

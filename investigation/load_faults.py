"""Why rows of a file were not loaded: by column and reason, with their number and one example."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from model.language import Text
from model.provenance import FileBalance, LoadReport, Reject
from model.seen import seen
from model.vocabulary.loads import REJECTS
from model.vocabulary.term import called, meant

CONTRADICTIONS = ("conflicting_duplicate", "conflicts_with_loaded", "withdrawn")
"""Reasons that two rows with one key give; their column is the table, their value the key."""

_SHOWN = 40
_SAID = Text(
    en="{column}: {rows:,} x {reason}, e.g. {example}",
    zh="{column}：{reason} {rows:,} 行，例如 {example}",
)
_EMPTY = Text(en="an empty cell", zh="空单元格")


@dataclass(frozen=True)
class Fault:
    """Rows with one fault in one column; ``example`` is the cell of the first of them."""

    column: str
    reason: str
    rows: int
    example: str

    @property
    def meaning(self) -> Text:
        """What the reason means."""
        return meant(REJECTS, self.reason)


def faults_of(report: LoadReport, file: FileBalance) -> tuple[Fault, ...]:
    """The faults of one file, most frequent first."""
    return _counted(
        reject
        for reject in report.rejects
        if reject.source == file.source.name
        and (reject.reason not in CONTRADICTIONS or reject.column == file.table)
        and reject.reason != "withdrawn"
    )


def withdrawn(report: LoadReport) -> tuple[Fault, ...]:
    """Rows of earlier loads that this load contradicts."""
    return _counted(reject for reject in report.rejects if reject.reason == "withdrawn")


def said(fault: Fault) -> Text:
    """The fault as one line."""
    return _SAID.filled(
        column=seen(fault.column or "-"),
        rows=fault.rows,
        reason=called(REJECTS, fault.reason),
        example=seen(fault.example[:_SHOWN]) or _EMPTY,
    )


def _counted(rejects: Iterator[Reject]) -> tuple[Fault, ...]:
    found: dict[tuple[str, str], Fault] = {}
    rows: dict[tuple[str, str], set[tuple[str, int]]] = {}
    for reject in rejects:
        key = reject.column, reject.reason
        rows.setdefault(key, set()).add((reject.source, reject.row_no))
        if key not in found:
            found[key] = Fault(*key, 1, _cell(reject))
    counted = [
        Fault(fault.column, fault.reason, len(rows[key]), fault.example)
        for key, fault in found.items()
    ]
    return tuple(sorted(counted, key=lambda f: (-f.rows, f.column, f.reason)))


def _cell(reject: Reject) -> str:
    if reject.reason in CONTRADICTIONS:
        return " / ".join("" if part is None else str(part) for part in json.loads(reject.value))
    return reject.value

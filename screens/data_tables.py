"""The tables of the data page: what was loaded, what was examined, what the run was made of."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from model.provenance import LoadReport
from screens.codes import reject_reason
from screens.formats import NOTHING, whole
from screens.opened import OutcomeRecord
from screens.table import Column, Row, figure
from screens.words import label, say, told


def outcome_columns() -> tuple[Column, ...]:
    """Headings of the outcomes."""
    return (
        Column(say("outcome.typology")),
        Column(say("outcome.status"), "status"),
        Column(say("outcome.summary"), "sentence"),
        Column(say("outcome.findings"), "number"),
        Column(say("outcome.examined"), "number"),
        Column(say("outcome.skipped_rows"), "lines"),
    )


def outcome_rows(outcomes: Sequence[OutcomeRecord]) -> tuple[Row, ...]:
    """One row per typology, in the order of the catalogue."""
    return tuple(
        Row(
            outcome.typology,
            (
                told(outcome.title),
                figure(label("status", outcome.status), outcome.status),
                told(outcome.summary),
                figure(whole(outcome.findings), outcome.findings),
                figure(whole(outcome.examined_rows), outcome.examined_rows),
                "\n".join(
                    f"{label('skipped', reason)}: {whole(count)}"
                    for reason, count in sorted(outcome.skipped_rows.items())
                    if count
                )
                or NOTHING,
            ),
        )
        for outcome in outcomes
    )


def file_columns() -> tuple[Column, ...]:
    """Headings of the balance of every file."""
    return (
        Column(say("file.name"), "text"),
        Column(say("file.table")),
        Column(say("file.rows"), "number"),
        Column(say("file.loaded"), "number"),
        Column(say("file.merged"), "number"),
        Column(say("file.rejected"), "number"),
        Column(say("file.balance"), "status"),
        Column(say("file.encoding")),
        Column(say("file.digest"), "id"),
    )


def file_rows(report: LoadReport) -> tuple[Row, ...]:
    """One row per file: rows = loaded + merged + rejected, or a red mark."""
    return tuple(
        Row(
            f"{number}",
            (
                entry.source.name,
                label("table", entry.table),
                figure(whole(entry.rows), entry.rows),
                figure(whole(entry.loaded), entry.loaded),
                figure(whole(entry.merged), entry.merged),
                figure(whole(entry.rejected), entry.rejected),
                figure(say("file.balanced"), "ok")
                if entry.balanced
                else figure(say("file.unbalanced"), "failed"),
                entry.source.encoding,
                entry.source.sha256[:16],
            ),
        )
        for number, entry in enumerate(report.files)
    )


def ignored_rows(report: LoadReport) -> tuple[Row, ...]:
    """Columns of the sources that nothing was made of."""
    return tuple(
        Row(f"{number}", (use.source, use.column, f"{1 - use.null_share:.0%}"))
        for number, use in enumerate(report.columns)
        if use.used_as == "ignored"
    )


def ignored_columns() -> tuple[Column, ...]:
    """Headings of the ignored columns."""
    return (
        Column(say("file.name")),
        Column(say("file.column"), "id"),
        Column(say("file.filled"), "number"),
    )


def reject_columns() -> tuple[Column, ...]:
    """Headings of the rejected rows."""
    return (
        Column(say("file.name")),
        Column(say("claims.row"), "number"),
        Column(say("file.column"), "id"),
        Column(say("file.value")),
        Column(say("file.reason")),
    )


def reject_rows(report: LoadReport) -> tuple[Row, ...]:
    """Every row that was not loaded, and why."""
    return tuple(
        Row(
            f"{number}",
            (
                reject.source,
                figure(whole(reject.row_no), reject.row_no),
                reject.column,
                reject.value,
                reject_reason(reject.reason),
            ),
        )
        for number, reject in enumerate(report.rejects)
    )


def flattened(value: Any, path: str = "") -> list[tuple[str, str]]:
    """A nested record as (path, value) lines, in the order it has."""
    if isinstance(value, Mapping):
        return [
            line
            for name, part in value.items()
            for line in flattened(part, f"{path}.{name}" if path else str(name))
        ]
    if isinstance(value, list | tuple) and any(isinstance(part, Mapping | list) for part in value):
        return [
            line
            for number, part in enumerate(value, start=1)
            for line in flattened(part, f"{path}[{number}]")
        ]
    return [(path, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))]


def manifest_columns() -> tuple[Column, ...]:
    """Headings of the run record."""
    return (Column(say("run.entry"), "text", "38%"), Column(say("run.value"), "sentence"))


def manifest_rows(manifest: Mapping[str, Any]) -> tuple[Row, ...]:
    """Every entry of the run record on a line of its own."""
    return tuple(Row(path, (path, value)) for path, value in flattened(manifest))

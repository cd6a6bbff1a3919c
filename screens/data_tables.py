"""The tables of the data page: what was loaded, what was examined, what the run was made of."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from model.language import Text, verbatim
from model.provenance import LoadReport
from model.vocabulary.claims import TABLES
from model.vocabulary.findings import SKIPS, STATUSES
from model.vocabulary.loads import REJECTS
from model.vocabulary.term import called, meant
from screens.formats import NOTHING, whole
from screens.opened import OutcomeRecord
from screens.ring_figures import TYPOLOGY
from screens.table import ROW_NUMBER, Column, Row, figure
from screens.words import tr

_FILE = Text(en="File", zh="文件")
_COLUMN = Text(en="Column", zh="列")

OUTCOME_COLUMNS = (
    Column(TYPOLOGY),
    Column(Text(en="Outcome", zh="结果"), "status"),
    Column(Text(en="Summary", zh="概要"), "sentence"),
    Column(Text(en="Findings", zh="发现数"), "number"),
    Column(Text(en="Rows examined", zh="检查行数"), "number"),
    Column(Text(en="Rows not examined", zh="未检查行数"), "lines"),
)


def outcome_rows(outcomes: Sequence[OutcomeRecord]) -> tuple[Row, ...]:
    """One row per typology, in the order of the catalogue."""
    return tuple(
        Row(
            outcome.typology,
            (
                tr(outcome.title),
                figure(tr(called(STATUSES, outcome.status)), outcome.status),
                tr(outcome.summary),
                figure(whole(outcome.findings), outcome.findings),
                figure(whole(outcome.examined_rows), outcome.examined_rows),
                "\n".join(
                    f"{tr(called(SKIPS, reason))}: {whole(count)}"
                    for reason, count in sorted(outcome.skipped_rows.items())
                    if count
                )
                or NOTHING,
            ),
        )
        for outcome in outcomes
    )


FILE_COLUMNS = (
    Column(_FILE, "text"),
    Column(Text(en="Table", zh="数据表")),
    Column(Text(en="Rows", zh="行数"), "number"),
    Column(Text(en="Loaded", zh="已导入"), "number"),
    Column(Text(en="Merged", zh="已合并"), "number"),
    Column(Text(en="Rejected", zh="已拒收"), "number"),
    Column(Text(en="Balance", zh="核对"), "status"),
    Column(Text(en="Encoding", zh="编码")),
    Column(verbatim("SHA-256"), "id"),
)


def file_rows(report: LoadReport) -> tuple[Row, ...]:
    """One row per file: rows = loaded + merged + rejected, or a red mark."""
    return tuple(
        Row(
            f"{number}",
            (
                entry.source.name,
                tr(called(TABLES, entry.table)),
                figure(whole(entry.rows), entry.rows),
                figure(whole(entry.loaded), entry.loaded),
                figure(whole(entry.merged), entry.merged),
                figure(whole(entry.rejected), entry.rejected),
                figure(tr(Text(en="balanced", zh="相符")), "ok")
                if entry.balanced
                else figure(tr(Text(en="rows missing", zh="行数不符")), "failed"),
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


IGNORED_COLUMNS = (
    Column(_FILE),
    Column(_COLUMN, "id"),
    Column(Text(en="Cells filled", zh="非空比例"), "number"),
)

REJECT_COLUMNS = (
    Column(_FILE),
    Column(ROW_NUMBER, "number"),
    Column(_COLUMN, "id"),
    Column(Text(en="Value", zh="原值")),
    Column(Text(en="Reason", zh="原因")),
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
                tr(meant(REJECTS, reject.reason)),
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


MANIFEST_COLUMNS = (
    Column(Text(en="Entry", zh="项目"), "text", "38%"),
    Column(Text(en="Value", zh="内容"), "sentence"),
)


def manifest_rows(manifest: Mapping[str, Any]) -> tuple[Row, ...]:
    """Every entry of the run record on a line of its own."""
    return tuple(Row(path, (path, value)) for path, value in flattened(manifest))

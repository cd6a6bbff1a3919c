"""One load: stage, judge, number, relate, and put the new snapshot in use, or leave all as is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from graph.embedded.accounts import balances, collect_conflicts, conflict_rejects, in_order
from graph.embedded.connection import (
    Resources,
    attach,
    explaining_write_failures,
    open_building,
)
from graph.embedded.history import Copied, data_version, row_totals, write_history, write_sources
from graph.embedded.merge import judge, number_sources
from graph.embedded.numbering import number_everything, orphans
from graph.embedded.oddities import oddities
from graph.embedded.relations import build_graph
from graph.embedded.reversals import net_refunds
from graph.embedded.staging import Staged, stage
from graph.embedded.workspace import (
    BUILDING,
    SPILL,
    current_number,
    load_lock,
    put_in_use,
    remove_unfinished,
    snapshot_path,
)
from graph.store import TAKEN, Finish, Terms
from model.language import Text
from model.provenance import Chunk, ColumnUse, LoadReport


def nothing_to_add() -> tuple[Sequence[ColumnUse], Sequence[Text]]:
    """The ``finish`` of a source that has no column uses and no notices to tell."""
    return (), ()


@dataclass(frozen=True)
class _Job:
    """Where a load works, and the snapshot in use before it (0: none)."""

    workspace: Path
    current: int
    copied: Copied
    terms: Terms

    @property
    def again(self) -> bool:
        return self.current > 0


def load(
    workspace: Path,
    chunks: Iterable[Chunk],
    finish: Finish = nothing_to_add,
    resources: Resources | None = None,
    copied: Copied | None = None,
    terms: Terms = TAKEN,
) -> LoadReport:
    """Add the rows of ``chunks`` to the workspace and return the account of every row.

    Rows that change nothing make no new snapshot. Killed at any moment, the snapshot in use
    stays in use and the next load starts afresh. Raises ``StoreUnavailable`` when another load
    runs, the disk is full, or the data in use was written by a newer product. ``copied`` is
    given where an empty workspace is filled with the rows of another store. What
    ``terms.examine`` raises leaves everything as it was, and so does a dry run.
    """
    with explaining_write_failures(workspace):
        workspace.mkdir(parents=True, exist_ok=True)
        with load_lock(workspace):
            current = current_number(workspace)
            remove_unfinished(workspace, current)
            try:
                job = _Job(workspace, current, copied or Copied(), terms)
                return _build(job, chunks, finish, resources or Resources())
            finally:
                remove_unfinished(workspace, current_number(workspace))


def _build(job: _Job, chunks: Iterable[Chunk], finish: Finish, resources: Resources) -> LoadReport:
    target = snapshot_path(job.workspace, job.current + 1)
    building = target.with_name(f"{target.name}.{BUILDING}")
    connection = open_building(building, resources, job.workspace / SPILL)
    try:
        connection.execute("ATTACH ':memory:' AS staging")
        if job.again:
            attach(connection, "loaded", snapshot_path(job.workspace, job.current))
        staged = stage(connection, chunks)
        columns, notices = finish()
        number_sources(connection, staged, job.again, job.copied.files)
        judged = judge(connection, staged, job.again)
        changed = judged.changed(staged)
        fresh_conflicts = collect_conflicts(connection, judged, job.again)
        report = LoadReport(
            data_version="",
            snapshot="",
            files=balances(connection, staged, judged.aside),
            columns=tuple(columns),
            rejects=in_order([*staged.rejects, *conflict_rejects(connection, staged, job.again)]),
            notices=(*notices, *judged.notices),
            changed_rows=changed,
        )
        job.terms.examine(report)
        if job.again and changed == 0 and fresh_conflicts == 0:
            return _unchanged(connection, job, report)
        report = _write(connection, job, staged, replace(report, snapshot=target.name))
        connection.execute("DETACH staging")
        if job.again:
            connection.execute("DETACH loaded")
        connection.execute("CHECKPOINT")
    finally:
        connection.close()
    if not job.terms.dry_run:
        put_in_use(job.workspace, building, job.current + 1)
    return report


def _unchanged(connection: duckdb.DuckDBPyConnection, job: _Job, report: LoadReport) -> LoadReport:
    version = connection.execute("SELECT data_version FROM loaded.meta").fetchall()[0][0]
    return replace(
        report,
        data_version=version,
        snapshot=snapshot_path(job.workspace, job.current).name,
        totals=row_totals(connection, "loaded."),
    )


def _write(
    connection: duckdb.DuckDBPyConnection, job: _Job, staged: Staged, report: LoadReport
) -> LoadReport:
    """Number and relate the rows; the report with the version and the notices that they gave."""
    refunds = net_refunds(connection)
    number_everything(connection)
    found = (*refunds, *orphans(connection), *build_graph(connection))
    report = replace(
        report,
        data_version=data_version(connection),
        notices=(*report.notices, *found),
        totals=row_totals(connection, ""),
    )
    number = write_sources(connection, staged, job.again, job.copied)
    report = replace(report, notices=(*report.notices, *oddities(connection)))
    write_history(connection, report, number, job.again)
    return report

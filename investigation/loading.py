"""Load: source files through a loader into the store, with the account of every row kept."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import loaders
from graph.files import new_folder
from graph.store import Intake, PushProgress, Terms, no_objection, unreported
from investigation.files import canonical_json
from investigation.how import PLAIN, How
from investigation.load_record import REJECTED_ROWS, REPORT
from investigation.load_refusals import LoadRefused, examine
from investigation.progress import RowProgress, uncounted
from model.cells import neutral
from model.csv_text import csv_text
from model.errors import SettingError, SourceRefused
from model.language import Text
from model.provenance import Chunk, LoadReport, Reject
from model.vocabulary.loads import REJECTS
from model.vocabulary.term import meant

REJECT_COLUMNS = ("source", "row_no", "column", "value", "reason", "meaning")
NOT_LOADED = "not_loaded"
"""Folder of the workspace with the accounts of loads that were refused or only tried."""

_ODD_SUM = Text(en="The rows of a file do not add up.", zh="文件的行数对不上。")
_REPORT_IT = Text(en="Report this with the file's layout.", zh="请连同文件格式一并上报。")
_DRY_OR_OVER = Text(
    en="a dry run changes nothing, so it cannot start over.",
    zh="试运行不改变数据，不能同时清空重来。",
)


def load(
    intake: Intake,
    inputs: Sequence[Path],
    source: str | Path | None = None,
    how: How = PLAIN,
    *,
    progress: RowProgress = uncounted,
    sending: PushProgress = unreported,
) -> LoadReport:
    """Add files to a store; the report and the reject file stay in its archive.

    ``progress`` hears of the rows read, ``sending`` of those that travel to a server. Raises
    ``LoadRefused`` where too little would be left of a file (see ``load_refusals``), with the
    account; the data in use stay what they are. Raises ``SourceRefused`` when the account of a
    file does not balance: then the load as a whole cannot be trusted.
    """
    if how.dry_run and how.start_over:
        raise SettingError(_DRY_OR_OVER, where="--dry-run --start-over")
    reading = loaders.read(
        inputs,
        source,
        as_of=how.as_of,
        encoding=how.encoding,
        accept_rejects=how.accept_rejects,
    )
    rejected: list[Reject] = []

    def counted() -> Iterator[Chunk]:
        rows = 0
        for chunk in reading.chunks():
            rows += chunk.rows.num_rows
            rejected.extend(chunk.rejects)
            progress(chunk.source.name, rows)
            yield chunk

    try:
        report = intake.load_batch(
            counted(),
            lambda: (reading.columns, reading.notices),
            progress=sending,
            terms=Terms(no_objection if how.accept_rejects else examine, how.dry_run),
            start_over=how.start_over,
        )
    except LoadRefused as refused:
        refused.report = _put_aside(intake, refused.report)
        raise
    except SourceRefused as refused:
        if not rejected:
            raise
        report = _put_aside(intake, LoadReport("", "", 0, (), rejects=tuple(rejected)))
        raise LoadRefused(
            refused.what, report=report, where=refused.where, to_do=refused.to_do
        ) from refused
    for account in report.files:
        if not account.balanced:
            where = f"{account.source.name} / {account.table}"
            raise SourceRefused(_ODD_SUM, where=where, to_do=_REPORT_IT)
    if how.dry_run:
        return _put_aside(intake, report)
    number = intake.archive.add("loads", _files(report))
    return replace(report, kept_at=f"{intake.place}/loads/{number}")


def _files(report: LoadReport) -> dict[str, str]:
    return {REPORT: canonical_json(asdict(report)), REJECTED_ROWS: rejects_csv(report.rejects)}


def _put_aside(intake: Intake, report: LoadReport) -> LoadReport:
    """The account of rows that were not put in use, kept in the workspace of this machine."""
    shelf = intake.workspace / NOT_LOADED
    shelf.mkdir(parents=True, exist_ok=True)
    number = 1 + sum(path.name.isdigit() for path in shelf.iterdir())
    while not new_folder(shelf / f"{number:04d}", _files(report)):
        number += 1
    return replace(report, kept_at=str(shelf / f"{number:04d}"))


def rejects_csv(rejects: Sequence[Reject]) -> str:
    """The reject file: file, row, column, value and reason of every row that was not loaded."""
    return csv_text(REJECT_COLUMNS, (_reject_cells(reject) for reject in rejects))


def _reject_cells(reject: Reject) -> list[object]:
    meaning = meant(REJECTS, reject.reason)
    return [
        neutral(reject.source),
        reject.row_no,
        neutral(reject.column),
        neutral(reject.value),
        reject.reason,
        f"{meaning.en} / {meaning.zh}",
    ]

"""Load: source files through a loader into the store, with the account of every row kept."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import loaders
from graph.store import Intake, PushProgress, unreported
from investigation.files import canonical_json
from investigation.load_record import REJECTED_ROWS, REPORT
from investigation.progress import RowProgress, uncounted
from model.cells import neutral
from model.csv_text import csv_text
from model.errors import SourceRefused
from model.language import Text
from model.provenance import Chunk, LoadReport, Reject
from model.vocabulary.loads import REJECTS
from model.vocabulary.term import meant

REJECT_COLUMNS = ("source", "row_no", "column", "value", "reason", "meaning")


def load(
    intake: Intake,
    inputs: Sequence[Path],
    source: str | None = None,
    *,
    as_of: date | None = None,
    progress: RowProgress = uncounted,
    sending: PushProgress = unreported,
    start_over: bool = False,
) -> LoadReport:
    """Add files to a store; the report and the reject file stay in its archive.

    ``progress`` hears of the rows read, ``sending`` of those that travel to a server;
    ``start_over`` removes what a server holds before. Raises ``SourceRefused`` when the account
    of a file does not balance: a row that cannot be accounted for means that the load as a whole
    cannot be trusted.
    """
    reading = loaders.read(inputs, source, as_of=as_of)

    def counted() -> Iterator[Chunk]:
        rows = 0
        for chunk in reading.chunks():
            rows += chunk.rows.num_rows
            progress(chunk.source.name, rows)
            yield chunk

    report = intake.load_batch(
        counted(),
        lambda: (reading.columns, reading.warnings),
        progress=sending,
        start_over=start_over,
    )
    for account in report.files:
        if not account.balanced:
            raise SourceRefused(
                Text(en="The rows of a file do not add up.", zh="文件的行数对不上。"),
                where=f"{account.source.name} / {account.table}",
                to_do=Text(en="Report this with the file's layout.", zh="请连同文件格式一并上报。"),
            )
    intake.archive.add(
        "loads",
        {REPORT: canonical_json(asdict(report)), REJECTED_ROWS: rejects_csv(report.rejects)},
    )
    return report


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

"""Load: source files through a loader into the store, with the account of every row kept."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import loaders
from graph.embedded.snapshot import load as load_snapshot
from investigation.files import canonical_json, put_folder
from investigation.progress import RowProgress, uncounted
from model.errors import SourceRefused
from model.language import Text
from model.provenance import Chunk, LoadReport, Reject
from rings.cells import neutral

LOADS = "loads"
REJECT_COLUMNS = ("source", "row_no", "column", "value", "reason", "meaning")


def load(
    workspace: Path,
    inputs: Sequence[Path],
    source: str | None = None,
    *,
    as_of: date | None = None,
    progress: RowProgress = uncounted,
) -> LoadReport:
    """Add files to a workspace; the report and the reject file stay under ``loads/``.

    Raises ``SourceRefused`` when the account of a file does not balance: a row that cannot be
    accounted for means that the load as a whole cannot be trusted.
    """
    reading = loaders.read(inputs, source, as_of=as_of)

    def counted() -> Iterator[Chunk]:
        rows = 0
        for chunk in reading.chunks():
            rows += chunk.rows.num_rows
            progress(chunk.source.name, rows)
            yield chunk

    report = load_snapshot(workspace, counted(), lambda: (reading.columns, reading.warnings))
    for account in report.files:
        if not account.balanced:
            raise SourceRefused(
                Text(en="The rows of a file do not add up.", zh="文件的行数对不上。"),
                where=f"{account.source.name} / {account.table}",
                to_do=Text(en="Report this with the file's layout.", zh="请连同文件格式一并上报。"),
            )
    number = 1 + sum(1 for _ in (workspace / LOADS).glob("[0-9]*"))
    put_folder(
        workspace / LOADS / f"{number:04d}",
        {"report.json": canonical_json(asdict(report)), "rejects.csv": rejects_csv(report.rejects)},
    )
    return report


def rejects_csv(rejects: Sequence[Reject]) -> str:
    """The reject file: file, row, column, value and reason of every row that was not loaded."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(REJECT_COLUMNS)
    for reject in rejects:
        meaning = loaders.explained(reject.reason)
        writer.writerow(
            [
                neutral(reject.source),
                reject.row_no,
                neutral(reject.column),
                neutral(reject.value),
                reject.reason,
                f"{meaning.en} / {meaning.zh}",
            ]
        )
    return out.getvalue()

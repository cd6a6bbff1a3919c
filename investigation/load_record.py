"""What a load left behind, as it is read back: the account of every row."""

import json
from typing import Any

from graph.archive import Archive
from model.language import Text
from model.provenance import ColumnUse, FileBalance, LoadReport, Reject, SourceFile

REPORT = "report.json"
REJECTED_ROWS = "rejects.csv"


def load_reports(archive: Archive) -> tuple[LoadReport, ...]:
    """The accounts of all loads of a store, oldest first."""
    return tuple(
        _report(json.loads(archive.read("loads", name, REPORT))) for name in archive.names("loads")
    )


def _report(raw: dict[str, Any]) -> LoadReport:
    return LoadReport(
        data_version=raw["data_version"],
        snapshot=raw["snapshot"],
        changed_rows=raw["changed_rows"],
        files=tuple(
            FileBalance(**{**account, "source": SourceFile(**account["source"])})
            for account in raw["files"]
        ),
        columns=tuple(ColumnUse(**use) for use in raw["columns"]),
        rejects=tuple(Reject(**reject) for reject in raw["rejects"]),
        notices=tuple(Text(**notice) for notice in raw["notices"]),
        totals=raw["totals"],
        kept_at=raw["kept_at"],
    )

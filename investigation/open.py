"""Open a workspace: the newest run and the claims it was made from, read-only."""

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from graph.duckdb_store import DuckDBStore, open_snapshot
from investigation.loading import LOADS
from investigation.manifest import OutcomeRecord, outcome_records
from investigation.run import DETAILS, LATEST, MANIFEST, RUNS
from model.errors import StoreUnavailable, UnknownEntity
from model.findings import MemberKind
from model.language import Text
from model.provenance import ColumnUse, FileBalance, LoadReport, Reject, SourceFile
from model.rings import Assembly, Ring
from rings.details import from_json

_CLAIM_COLUMN: dict[MemberKind, str] = {
    "patient": "patient_id",
    "doctor": "doctor_id",
    "provider": "provider_id",
}


@dataclass(frozen=True)
class Investigation:
    """One run, its rings, and the store they came from."""

    store: DuckDBStore
    assembly: Assembly
    manifest: Mapping[str, Any]
    outcomes: tuple[OutcomeRecord, ...]
    load_reports: tuple[LoadReport, ...]

    @property
    def rings(self) -> tuple[Ring, ...]:
        """Rings by rank."""
        return self.assembly.rings

    @property
    def cleared(self) -> tuple[Ring, ...]:
        """Groups that were found and set aside, with their explanation."""
        return self.assembly.cleared

    @property
    def data_version(self) -> str:
        """Content digest of the claims that the run was made from."""
        return str(self.manifest["data_version"])

    def ring(self, ring_id: str) -> Ring:
        """A ring or cleared group by its id; raises ``UnknownEntity``."""
        for ring in (*self.rings, *self.cleared):
            if ring.ring_id == ring_id:
                return ring
        raise UnknownEntity(
            Text(en="There is no such ring in this run.", zh="本次运行中没有该团伙。"),
            where=ring_id,
        )

    def claim_rows(self, claim_nos: Sequence[int]) -> pa.Table:
        """Canonical rows of claims, with source file, digest and row number."""
        return self.store.claim_rows(np.asarray(claim_nos, dtype=np.int64))

    def member_claims(self, kind: MemberKind, entity_id: str) -> pa.Table:
        """Every claim of one patient, doctor or provider."""
        found = self.store.query(
            f"SELECT claim_no FROM claims WHERE {_CLAIM_COLUMN[kind]} = $id ORDER BY claim_no",  # noqa: S608 - column from the fixed map above
            {"id": entity_id},
        )
        return self.claim_rows(found["claim_no"].to_pylist())


def open_investigation(workspace: Path) -> Investigation:
    """The newest run of a workspace.

    Raises ``StoreUnavailable`` when nothing was loaded, nothing was detected, or the newest
    run was made from data that is no longer the data in use.
    """
    store = open_snapshot(workspace)
    pointer = workspace / RUNS / LATEST
    if not pointer.exists():
        raise StoreUnavailable(
            Text(en="Nothing has been detected here yet.", zh="此处尚未运行检测。"),
            where=str(workspace),
            to_do=Text(
                en=f"Run: coterie detect --workspace {workspace}",
                zh=f"请运行：coterie detect --workspace {workspace}",
            ),
        )
    folder = workspace / RUNS / pointer.read_text(encoding="utf-8").strip()
    content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    if content["data_version"] != store.data_version:
        raise StoreUnavailable(
            Text(
                en="The newest run is older than the claims loaded since.",
                zh="最新一次检测早于之后导入的数据。",
            ),
            where=str(workspace),
            to_do=Text(
                en=f"Run: coterie detect --workspace {workspace}",
                zh=f"请运行：coterie detect --workspace {workspace}",
            ),
        )
    return Investigation(
        store=store,
        assembly=from_json((folder / DETAILS).read_text(encoding="utf-8")),
        manifest=content,
        outcomes=outcome_records(content),
        load_reports=load_reports(workspace),
    )


def seen_in_claims(workspace: Path) -> dict[str, int]:
    """How many claims are in use, and how many patients, doctors and providers they name."""
    with closing(open_snapshot(workspace)) as store:
        counted = store.query(
            "SELECT count(*) AS claims, count(DISTINCT patient_id) AS patients, "
            "count(DISTINCT doctor_id) AS doctors, count(DISTINCT provider_id) AS providers "
            "FROM claims"
        )
    return {name: int(counted[name][0].as_py()) for name in counted.column_names}


def load_reports(workspace: Path) -> tuple[LoadReport, ...]:
    """The accounts of all loads of a workspace, oldest first."""
    return tuple(
        _report(json.loads(path.read_text(encoding="utf-8")))
        for path in sorted((workspace / LOADS).glob("*/report.json"))
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
        warnings=tuple(raw["warnings"]),
        totals=raw["totals"],
    )

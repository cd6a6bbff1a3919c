"""Open a store: the newest run and the claims it was made from, read-only."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graph.store import Store
from investigation.kept_files import KeptFiles
from investigation.load_record import load_reports
from investigation.run_record import DETAILS, MANIFEST, OutcomeRecord, outcome_records
from model.entities import EntityRef
from model.errors import StoreUnavailable, UnknownEntity
from model.language import Text
from model.provenance import LoadReport
from model.rings import Assembly, Ring
from model.vocabulary.claims import EntityKind, MemberKind
from rings.details import from_json

_CLAIM_COLUMN: dict[MemberKind, str] = {
    "patient": "patient_id",
    "doctor": "doctor_id",
    "provider": "provider_id",
}
_ENTITY_KINDS: dict[MemberKind, tuple[EntityKind, ...]] = {
    "patient": ("patient",),
    "doctor": ("doctor",),
    "provider": ("institution", "pharmacy"),  # a provider is one of the two
}
EVERY_CLAIM = 10_000_000
"""Of one member: a list of claims is not cut here, the strip of a ring counts all of them."""


@dataclass(frozen=True)
class Investigation:
    """One run, its rings, and the store they came from."""

    store: Store
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
            Text(en="There is no such ring in this run.", zh="本次运行中没有该团伙线索。"),
            where=ring_id,
        )

    def claim_rows(self, claim_nos: Sequence[int]) -> pa.Table:
        """Canonical rows of claims, with source file, digest and row number."""
        return self.store.claim_rows(np.asarray(claim_nos, dtype=np.int64))

    def member_claims(self, kind: MemberKind, entity_id: str) -> pa.Table:
        """Every claim of one patient, doctor or provider; none of one that no claim names."""
        column = _CLAIM_COLUMN[kind]
        found: list[int] = []
        for entity_kind in _ENTITY_KINDS[kind]:
            try:
                rows = self.store.entity_timeline(
                    EntityRef(entity_kind, entity_id), cap=EVERY_CLAIM
                ).rows
            except UnknownEntity:
                continue
            # A doctor's timeline also has claims on which the doctor only assisted.
            found += rows.filter(pc.equal(rows[column], entity_id))["claim_no"].to_pylist()
        return self.claim_rows(sorted(found))


def open_investigation(store: Store) -> Investigation:
    """The newest run of a store.

    Raises ``StoreUnavailable`` when nothing was loaded, nothing was detected, or the newest
    run was made from data that is no longer the data in use, or one of its files was changed.
    """
    data_version = store.data_version
    run_id = store.archive.newest("runs")
    if run_id is None:
        raise _detect_first(
            store, Text(en="Nothing has been detected here yet.", zh="此处尚未运行检测。")
        )
    kept = KeptFiles(store.archive, run_id)
    content = json.loads(kept.read(MANIFEST))
    if content["data_version"] != data_version:
        raise _detect_first(
            store,
            Text(
                en="The newest run is older than the claims loaded since.",
                zh="最新一次运行早于之后导入的数据。",
            ),
        )
    return Investigation(
        store=store,
        assembly=from_json(kept.read(DETAILS)),
        manifest=content,
        outcomes=outcome_records(content),
        load_reports=load_reports(store.archive),
    )


def _detect_first(store: Store, what: Text) -> StoreUnavailable:
    to_do = Text(
        en="Run: coterie detect --store {place}", zh="请运行：coterie detect --store {place}"
    )
    return StoreUnavailable(what, where=store.place, to_do=to_do.filled(place=store.place))


def seen_in_claims(store: Store) -> dict[str, int]:
    """How many claims are in use, and how many patients, doctors and providers they name."""
    with store.engine() as engine:
        counted = engine.query(
            "SELECT count(*) AS claims, count(DISTINCT patient_id) AS patients, "
            "count(DISTINCT doctor_id) AS doctors, count(DISTINCT provider_id) AS providers "
            "FROM claims"
        )
    return {name: int(counted[name][0].as_py()) for name in counted.column_names}

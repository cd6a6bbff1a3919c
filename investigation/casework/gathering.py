"""Gather a dossier: the case, its rings as their run kept them, claims, registers, custody."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from cases.procedure.clocks import clocks
from cases.records.case_file import CaseFile
from graph.store import Store
from investigation.casework.case_claims import claims_of, lines_of, register_rows
from investigation.casework.case_edges import case_edges
from investigation.open import load_reports
from investigation.run_record import DETAILS, MANIFEST
from model.cases import Case
from model.dossiers import Dossier, Profile, SourceCopy
from model.entities import EntityRef
from model.errors import RuleBroken, StoreUnavailable, UnknownEntity
from model.language import Language, Text
from model.provenance import LoadReport, SourceFile
from model.rings import Ring
from rings.details import from_json

_OTHER_DATA = Text(
    en="the case was opened on other claims than those in use",
    zh="本案依据的结算数据与当前数据版本不同",
)
_KEEP_DATA = Text(
    en="open the store with the data version {version}, or open the case anew from a new run",
    zh="请使用数据版本为 {version} 的存储，或依据新的检测结果重新立案",
)
_NO_RING_YET = Text(
    en="the case has no ring, so there are no claims to make a package of",
    zh="本案未关联检测线索，没有可供制作移送包的结算数据",
)
_ADD_ONE = Text(
    en="Add a ring of the newest run first: coterie case ring {case} RING",
    zh="请先增加最新一次检测的线索：coterie case ring {case} 线索编号",
)
_NO_RING = Text(en="the run of the case has no such ring", zh="本案所依据的运行中没有该团伙")


@dataclass(frozen=True)
class Export:
    """One export that was asked for: which copy of which case, by whom, when."""

    case_id: str
    profile: Profile
    draft: bool
    language: Language
    by: str
    at: datetime


def gathered(store: Store, file: CaseFile, export: Export) -> Dossier:
    """The dossier of a case with real identities; the export is written into custody first.

    Raises ``RuleBroken`` without a ring or the approvals the copy needs, and ``StoreUnavailable``
    where the store holds other claims than those the case was opened on.
    """
    case = file.cases.read(export.case_id, by=export.by, at=export.at, purpose="export")
    if not case.ring_ids:
        to_do = _ADD_ONE.filled(case=case.case_id)
        raise RuleBroken(_NO_RING_YET, where=case.case_id, to_do=to_do)
    if case.data_version and case.data_version != store.data_version:
        raise StoreUnavailable(
            _OTHER_DATA,
            where=case.case_id,
            to_do=_KEEP_DATA.filled(version=case.data_version),
        )
    manifest, run_files, rings = run_of(store, case)
    judgements = file.judgements.of(case.ring_ids, by=export.by, at=export.at)
    reports = load_reports(store.archive)
    with store.engine() as engine:
        claims = claims_of(store, engine, rings)
        lines = lines_of(engine, claims)
        ids = {kind: _ids(claims, rings, kind) for kind in ("patient", "doctor", "provider")}
        registers = {
            kind: register_rows(engine.register(f"{kind}s"), f"{kind}_id", found)
            for kind, found in ids.items()
        }
    pharmacies = _pharmacies(store, ids["provider"])
    members = [EntityRef("patient", found) for found in ids["patient"]]
    members += [EntityRef("doctor", found) for found in ids["doctor"]]
    members += [
        EntityRef("pharmacy" if found in pharmacies else "institution", found)
        for found in ids["provider"]
    ]
    edges, edge_claims = case_edges(claims, pharmacies, _facts(store, members))
    sources = _sources(file, export, claims, reports)
    used = {source.sha256 for source in sources}
    custody, anchor = file.exports.begin(
        case.case_id, export.profile, draft=export.draft, by=export.by, at=export.at
    )
    return Dossier(
        case=case,
        rings=rings,
        judgements=judgements,
        claims=claims,
        lines=lines,
        patients=registers["patient"],
        doctors=registers["doctor"],
        providers=registers["provider"],
        edges=edges,
        edge_claims=edge_claims,
        sources=sources,
        balances=tuple(
            balance for r in reports for balance in r.files if balance.source.sha256 in used
        ),
        rejects=_rejects(reports, {source.name for source in sources}),
        run=manifest,
        run_files=run_files,
        clocks=clocks(case.events),
        custody=custody.entries,
        custody_head=anchor.digest,
        custody_skipped=custody.skipped,
        custody_algorithm=custody.algorithm,
        exhibits=file.exhibits.paths(case),
        exported_at=export.at.replace(microsecond=0),
        exported_by=export.by,
        profile=export.profile,
        draft=export.draft,
        language=export.language,
    )


def run_of(store: Store, case: Case) -> tuple[Mapping[str, Any], dict[str, str], tuple[Ring, ...]]:
    """The manifest, the files and the rings of the run a case was opened on."""
    manifest: dict[str, Any] = json.loads(store.archive.read("runs", case.run_id, MANIFEST))
    files = {
        name: store.archive.read("runs", case.run_id, name) for name in sorted(manifest["files"])
    }
    details = store.archive.read("runs", case.run_id, DETAILS)
    assembly = from_json(details)
    known = {ring.ring_id: ring for ring in (*assembly.rings, *assembly.cleared)}
    missing = [ring_id for ring_id in case.ring_ids if ring_id not in known]
    if missing:
        raise UnknownEntity(_NO_RING, where=f"{case.run_id}/{missing[0]}")
    chosen = sorted((known[r] for r in case.ring_ids), key=lambda ring: (ring.rank, ring.ring_id))
    return manifest, files, tuple(chosen)


def _ids(claims: pa.Table, rings: Sequence[Ring], kind: str) -> list[str]:
    found = set(claims[f"{kind}_id"].to_pylist())
    found |= {m.id for ring in rings for m in ring.members if m.kind == kind}
    if kind == "provider":
        found |= set(claims["prescriber_provider_id"].to_pylist())
    return sorted(one for one in found if one is not None)


def _pharmacies(store: Store, providers: Sequence[str]) -> frozenset[str]:
    found = set()
    for provider in providers:
        try:
            store.neighbours(EntityRef("pharmacy", provider), cap=1)
        except UnknownEntity:
            continue
        found.add(provider)
    return frozenset(found)


def _facts(store: Store, members: Sequence[EntityRef]) -> list[pa.Table]:
    """Registered relations of members: among themselves, and to identifiers that several share."""
    shared: dict[EntityRef, set[EntityRef]] = {}
    for member in members:
        for row in store.shared_identifiers(member, cap=100).rows.to_pylist():
            identifier = EntityRef(row["identifier_kind"], row["identifier"])
            shared.setdefault(identifier, set()).add(member)
    joining = [identifier for identifier, held in sorted(shared.items()) if len(held) > 1]
    return [store.subgraph_export([*members, *joining], cap=100_000).rows]


def _sources(
    file: CaseFile, export: Export, claims: pa.Table, reports: Sequence[LoadReport]
) -> tuple[SourceCopy, ...]:
    digests = set(claims["source_sha256"].to_pylist())
    loaded: dict[str, SourceFile] = {
        balance.source.sha256: balance.source
        for report in reports
        for balance in report.files
        if balance.source.sha256 in digests
    }
    registered = {
        copy.sha256: copy for copy in file.sources.of(digests, by=export.by, at=export.at)
    }
    return tuple(
        _checked(registered[digest]) if digest in registered else _unregistered(source)
        for digest, source in sorted(loaded.items(), key=lambda item: item[1].name)
    )


def _checked(copy: SourceCopy) -> SourceCopy:
    """The registration; without its path where the file is gone or no longer the same."""
    if copy.path is None or not copy.path.is_file() or sha256_of(copy.path) != copy.sha256:
        return replace(copy, path=None)
    return copy


def _unregistered(source: SourceFile) -> SourceCopy:
    return SourceCopy(
        name=source.name,
        sha256=source.sha256,
        size_bytes=source.size_bytes,
        encoding=source.encoding,
        rows=source.rows,
        provider="",
        received_by="",
        received_at=None,
        medium="",
        path=None,
    )


def sha256_of(path: Path) -> str:
    """The digest of a file, read in blocks."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _rejects(reports: Sequence[LoadReport], names: set[str]) -> tuple[Any, ...]:
    return tuple(reject for r in reports for reject in r.rejects if reject.source in names)

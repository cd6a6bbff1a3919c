"""A dossier built: the case, its rings as their run kept them, claims, registers, custody."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from cases.procedure.clocks import clocks
from graph.engine import Engine
from graph.store import Store
from investigation.casework.claims import claims_of, lines_of, register_rows
from investigation.casework.edges import case_edges
from investigation.casework.rings import kept_run
from investigation.casework.session import CaseSession
from investigation.casework.sources import source_copies
from investigation.load_record import load_reports
from model.cases import Case
from model.dossiers import Dossier
from model.entities import EntityRef
from model.errors import RuleBroken, StoreUnavailable, UnknownEntity
from model.language import Language, Text
from model.provenance import LoadReport
from model.rings import Ring
from model.vocabulary.evidence import Profile

_OTHER_DATA = Text(
    en="the case was opened on other claims than those in use",
    zh="本案依据的结算数据与当前数据版本不同",
)
_KEEP_DATA = Text(
    en="open the store with the data version {version}, or open the case anew from a new run",
    zh="请使用数据版本为 {version} 的存储，或依据新的运行重新建档",
)
_NO_RING_YET = Text(
    en="the case has no ring, so there are no claims to make a package of",
    zh="本案未关联团伙线索，没有可供制作卷宗的结算数据",
)
_ADD_ONE = Text(
    en="Add a ring of the newest run first: coterie case ring {case} RING",
    zh="请先增加最新一次运行的团伙线索：coterie case ring {case} 线索编号",
)

REGISTERED = ("patient", "doctor", "provider")


def build_dossier(
    session: CaseSession, case_id: str, profile: Profile, *, draft: bool, language: Language
) -> Dossier:
    """The dossier of a case with real identities; the export is written into custody first.

    ``language`` is that of the documents. Raises ``RuleBroken`` without a ring or the approvals
    the copy needs, and ``StoreUnavailable`` where the store holds other claims than those the
    case was opened on.
    """
    store, file, by, at = session.store, session.file, session.by, session.at
    case = session.case(case_id, "export")
    _require_its_data(case, store)
    run = kept_run(store, case)
    judgements = file.judgements.of(case.ring_ids, by=by, at=at)
    reports = load_reports(store.archive)
    with store.engine() as engine:
        claims = claims_of(store, engine, run.rings)
        lines = lines_of(engine, claims)
        ids = {kind: _ids(claims, run.rings, kind) for kind in REGISTERED}
        registers = _registers(engine, ids)
    edges, edge_claims = _edges(store, claims, ids)
    sources = source_copies(session, set(claims["source_sha256"].to_pylist()), reports)
    custody, anchor = file.exports.begin(case_id, profile, draft=draft, by=by, at=at)
    used = {source.sha256 for source in sources}
    return Dossier(
        case=case,
        rings=run.rings,
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
        run=run.manifest,
        run_files=run.files,
        clocks=clocks(case.events),
        custody=custody.entries,
        custody_head=anchor.digest,
        custody_skipped=custody.skipped,
        custody_algorithm=custody.algorithm,
        exhibits=file.exhibits.paths(case),
        exported_at=at.replace(microsecond=0),
        exported_by=by,
        profile=profile,
        draft=draft,
        language=language,
    )


def _require_its_data(case: Case, store: Store) -> None:
    """Refuses a case without rings, and claims other than those that its rings were found in."""
    if not case.ring_ids:
        to_do = _ADD_ONE.filled(case=case.case_id)
        raise RuleBroken(_NO_RING_YET, where=case.case_id, to_do=to_do)
    if case.data_version and case.data_version != store.data_version:
        to_do = _KEEP_DATA.filled(version=case.data_version)
        raise StoreUnavailable(_OTHER_DATA, where=case.case_id, to_do=to_do)


def _ids(claims: pa.Table, rings: Sequence[Ring], kind: str) -> list[str]:
    """Everybody of a kind whom the claims name or the rings hold, ascending."""
    found = set(claims[f"{kind}_id"].to_pylist())
    found |= {m.id for ring in rings for m in ring.members if m.kind == kind}
    if kind == "provider":
        found |= set(claims["prescriber_provider_id"].to_pylist())
    return sorted(one for one in found if one is not None)


def _registers(engine: Engine, ids: Mapping[str, Sequence[str]]) -> dict[str, pa.Table]:
    return {
        kind: register_rows(engine.register(f"{kind}s"), f"{kind}_id", found)
        for kind, found in ids.items()
    }


def _edges(
    store: Store, claims: pa.Table, ids: Mapping[str, Sequence[str]]
) -> tuple[pa.Table, pa.Table]:
    """Edges of the people and places of a case, and the claims behind each."""
    pharmacies = _pharmacies(store, ids["provider"])
    members = [EntityRef("patient", found) for found in ids["patient"]]
    members += [EntityRef("doctor", found) for found in ids["doctor"]]
    members += [
        EntityRef("pharmacy" if found in pharmacies else "institution", found)
        for found in ids["provider"]
    ]
    return case_edges(claims, pharmacies, [_registered_relations(store, members)])


def _pharmacies(store: Store, providers: Sequence[str]) -> frozenset[str]:
    found = set()
    for provider in providers:
        try:
            store.neighbours(EntityRef("pharmacy", provider), cap=1)
        except UnknownEntity:
            continue
        found.add(provider)
    return frozenset(found)


def _registered_relations(store: Store, members: Sequence[EntityRef]) -> pa.Table:
    """Registered relations of members: among themselves, and to identifiers that several share."""
    shared: dict[EntityRef, set[EntityRef]] = {}
    for member in members:
        for row in store.shared_identifiers(member, cap=100).rows.to_pylist():
            identifier = EntityRef(row["identifier_kind"], row["identifier"])
            shared.setdefault(identifier, set()).add(member)
    joining = [identifier for identifier, held in sorted(shared.items()) if len(held) > 1]
    return store.subgraph_export([*members, *joining], cap=100_000).rows


def _rejects(reports: Sequence[LoadReport], names: set[str]) -> tuple[Any, ...]:
    return tuple(reject for r in reports for reject in r.rejects if reject.source in names)

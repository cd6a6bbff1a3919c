"""A dossier: everything one package is built from, as plain values; no store, no clock, no I/O."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from model.cases import AuditEntry, Case, Clock, SkippedEntry
from model.judgements import Judgement
from model.language import Language
from model.provenance import FileBalance, Reject
from model.rings import Ring
from model.vocabulary.evidence import Profile


@dataclass(frozen=True)
class SourceCopy:
    """A source file as received: its account in the load, who gave it, and where its bytes are."""

    name: str
    sha256: str
    size_bytes: int
    encoding: str
    rows: int
    provider: str
    received_by: str
    received_at: datetime | None  # None: nobody registered when
    medium: str
    path: Path | None  # None: the bytes were not kept, which the package has to say


@dataclass(frozen=True)
class Dossier:
    """What is known of one case at the moment of export.

    ``claims`` has the columns of ``Store.claim_rows`` (canonical columns, ``effective``,
    ``source``, ``source_sha256``, ``row_no``) for every claim of the rings and every claim that
    reverses or is reversed by one of them, ascending by claim id; ``lines`` the canonical claim
    lines of those claims; ``people`` and ``providers`` the register rows of members; ``edges``
    EDGE_ROWS among the members, ``edge_claims`` (edge_no, claim_id) the claims behind each.
    ``run`` is the run's manifest, ``run_files`` its files by name. Amounts are minor units.
    ``custody`` holds the lines of the audit log that concern the case, ``custody_skipped`` the
    digests of all others up to ``custody_head`` (``cases.custody.chain.jsonl`` writes both).
    """

    case: Case
    rings: tuple[Ring, ...]
    judgements: tuple[Judgement, ...]
    claims: pa.Table
    lines: pa.Table
    patients: pa.Table
    doctors: pa.Table
    providers: pa.Table
    edges: pa.Table
    edge_claims: pa.Table
    sources: tuple[SourceCopy, ...]
    balances: tuple[FileBalance, ...]
    rejects: tuple[Reject, ...]
    run: Mapping[str, Any]
    run_files: Mapping[str, str]
    clocks: tuple[Clock, ...]
    custody: tuple[AuditEntry, ...]
    custody_head: str
    exhibits: Mapping[str, Path]  # by sha256
    exported_at: datetime
    exported_by: str
    profile: Profile
    draft: bool
    language: Language
    custody_skipped: tuple[SkippedEntry, ...] = ()
    custody_algorithm: str = "sha256"

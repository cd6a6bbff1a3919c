"""The tables of the case file. Names of columns are those of the model's nouns."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from cases.records.columns import Moment, TextList, TextMap, Verbatim

metadata = MetaData()


def _of_case(name: str, *columns: Column[Any]) -> Table:
    """A table of things that belong to one case, numbered there from 1."""
    return Table(
        name,
        metadata,
        Column("case_id", Verbatim, ForeignKey("cases.case_id"), primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        *columns,
    )


def _texts(*names: str) -> list[Column[Any]]:
    return [Column(name, Verbatim, nullable=False) for name in names]


settings = Table(
    "settings",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Verbatim, nullable=False),
)
"""Schema version, digest algorithm and salt key; its row of the chain is the lock of writers."""

accounts = Table(
    "accounts",
    metadata,
    Column("account", Verbatim, primary_key=True),
    *_texts("name", "certificate"),
    Column("roles", TextList, nullable=False),
    Column("regions", TextList, nullable=False),
    Column("active", Boolean, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("case_id", Verbatim, primary_key=True),
    Column("series", Verbatim, nullable=False),
    Column("number", Integer, nullable=False),
    *_texts("title", "agency", "region", "origin", "origin_ref", "state"),
    Column("opened_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    *_texts("lead", "run_id", "data_version"),
    Column("ring_ids", TextList, nullable=False),
    UniqueConstraint("series", "number"),
)

officers = _of_case("officers", *_texts("account", "name", "certificate"))

recusals = _of_case(
    "recusals", *_texts("account", "because", "by"), Column("at", Moment, nullable=False)
)

parties = _of_case(
    "parties",
    *_texts("party_no", "entity_kind", "entity_id", "name", "role", "code", "address"),
    *_texts("legal_representative", "remark"),
)

exhibits = _of_case(
    "exhibits",
    *_texts("exhibit_no", "content", "kind", "title", "proves", "source"),
    Column("collectors", TextList, nullable=False),
    Column("collected_at", Moment, nullable=False),
    *_texts("place", "method", "legal_basis"),
    Column("original", Boolean, nullable=False),
    *_texts("file_name", "sha256"),
    Column("size_bytes", BigInteger, nullable=False),
    *_texts("remark", "element", "item"),
)

facts = _of_case(
    "facts",
    *_texts("fact_no", "text"),
    Column("party_nos", TextList, nullable=False),
    Column("exhibit_nos", TextList, nullable=False),
    *_texts("element"),
)

tasks = _of_case(
    "tasks",
    *_texts("task_no", "title", "assigned_to"),
    Column("due", Moment),
    Column("done_at", Moment),
)

events = _of_case(
    "events",
    *_texts("verb", "state", "by"),
    Column("at", Moment, nullable=False),
    Column("facts", TextMap, nullable=False),
)

absences = _of_case(
    "absences", *_texts("item", "because", "by"), Column("at", Moment, nullable=False)
)

proposals = _of_case("proposals", *_texts("act", "by"), Column("at", Moment, nullable=False))

approvals = _of_case("approvals", *_texts("act", "by"), Column("at", Moment, nullable=False))

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    *_texts("ring_id", "kind", "reason", "by"),
    Column("at", Moment, nullable=False),
)
Index("judgements_by_ring", judgements.c.ring_id)

sources = Table(
    "sources",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    *_texts("name", "sha256"),
    Column("size_bytes", BigInteger, nullable=False),
    *_texts("encoding"),
    Column("rows", BigInteger, nullable=False),
    *_texts("provider", "received_by"),
    Column("received_at", Moment, nullable=False),
    *_texts("medium", "path"),
)

tips = Table(
    "tips",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    *_texts("tip_no", "text", "channel", "region"),
    Column("about", TextList, nullable=False),
    Column("received_at", Moment, nullable=False),
    *_texts("received_by", "code_digest", "case_id"),
    UniqueConstraint("tip_no"),
)

vault = Table(
    "vault",
    metadata,
    Column("tip_no", Verbatim, ForeignKey("tips.tip_no"), primary_key=True),
    *_texts("key_mark", "sealed"),
)
"""Informants, sealed: read by ``vault.py`` and by nothing else."""

audit_entries = Table(
    "audit_entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    *_texts("by", "action", "target"),
    Column("detail", TextMap, nullable=False),
    Column("salt", String(32), nullable=False),
    Column("before", String(64), nullable=False, unique=True),
    Column("digest", String(64), nullable=False, unique=True),
)
"""Custody. ``before`` is unique: two lines cannot follow the same one, so the chain never forks."""

audit_rows = Table(
    "audit_rows",
    metadata,
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(40), primary_key=True),
    Column("row_key", Verbatim, primary_key=True),
    Column("digest", String(64), nullable=False),
)
"""What each line of custody left of each row it wrote (``cases.custody.bound``)."""

audit_anchors = Table(
    "audit_anchors",
    metadata,
    Column("anchor_no", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    *_texts("by", "reason"),
)

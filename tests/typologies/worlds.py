"""Small worlds for typology tests: rows as dictionaries, read through a real DuckDB engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

import graph.projections
from model.claim_index import UNKNOWN, ClaimIndex
from model.claims import CLAIM_LINES, CLAIM_TYPES, CLAIMS
from model.errors import MissingData
from model.layout import REGISTRATIONS
from model.people import DOCTORS, PATIENTS
from model.providers import PROVIDERS
from model.view import View

Row = Mapping[str, Any]
EPOCH = datetime(1970, 1, 1)


@dataclass
class World:
    """Rows of the canonical tables under their stored names; amounts in minor units."""

    claims: list[Row] = field(default_factory=list)
    patients: list[Row] = field(default_factory=list)
    doctors: list[Row] = field(default_factory=list)
    providers: list[Row] = field(default_factory=list)
    lines: list[Row] = field(default_factory=list)
    relations: list[Row] = field(default_factory=list)

    def claim(
        self,
        patient: str,
        provider: str,
        day: int,
        *,
        kind: str = "outpatient",
        doctor: str | None = None,
        until: int | None = None,
        clock: int | None = None,
        amount: int = 10_000,
        **more: Any,
    ) -> str:
        """Add a claim; ``clock`` is the second of the day, ``None`` for a date only."""
        claim_id = f"c{len(self.claims):07d}"
        self.claims.append(
            {
                "claim_id": claim_id,
                "patient_id": patient,
                "provider_id": provider,
                "doctor_id": doctor,
                "claim_type": kind,
                "start_time": _moment(day, clock or 0),
                "end_time": None if until is None else _moment(until, 0),
                "total_amount_minor": amount,
                "fund_amount_minor": amount // 2,
                "_clock": clock,
                **more,
            }
        )
        return claim_id

    def view(self, *names: str) -> View:
        """The view with the relations asked for, derived by the real projections."""
        engine = MemoryEngine(self)
        relations, absent = {}, {}
        for projection in graph.projections.PROJECTIONS:
            if projection.NAME in names:
                try:
                    relations[projection.NAME] = projection.derive(
                        engine, engine.index, projection.Parameters()
                    )
                except MissingData as missing:
                    absent[projection.NAME] = missing.what
        register = engine.registers
        return View(
            claims=engine.index,
            patients=register["patients"],
            doctors=register["doctors"],
            providers=register["providers"],
            registrations=engine.registrations(),
            relations=relations,
            absent=absent,
        )


class MemoryEngine:
    """The engine port on an in-memory database whose tables have the names of the store."""

    def __init__(self, world: World) -> None:
        ordered = sorted(world.claims, key=lambda row: row["claim_id"])
        ids = {
            "patient": _seen(ordered, world.patients, "patient_id"),
            "doctor": _seen(ordered, world.doctors, "doctor_id"),
            "provider": _seen(ordered, world.providers, "provider_id", "prescriber_provider_id"),
        }
        numbers = {kind: {name: n for n, name in enumerate(names)} for kind, names in ids.items()}
        self.index = _index(ordered, ids, numbers)
        self.registers = {
            "patients": _register(PATIENTS.stored_schema, world.patients, ids["patient"]),
            "doctors": _register(DOCTORS.stored_schema, world.doctors, ids["doctor"]),
            "providers": _register(PROVIDERS.stored_schema, world.providers, ids["provider"]),
        }
        self._connection = duckdb.connect(":memory:")
        for name, table in self.registers.items():
            no = pa.array(np.arange(table.num_rows, dtype=np.int32))
            self._put(name, table.append_column(f"{name[:-1]}_no", no))
        columns = {
            "claim_no": np.arange(len(ordered), dtype=np.int32),
            "patient_no": self.index.patient,
            "provider_no": self.index.provider,
            "doctor_no": self.index.doctor,
            "prescriber_provider_no": self.index.prescriber_provider,
            "day_no": self.index.day,
            "end_day_no": self.index.end_day,
            "effective": self.index.effective,
        }
        claims = _table(CLAIMS.stored_schema, ordered)
        for name, values in columns.items():
            claims = claims.append_column(name, pa.array(values))
        self._put("claims", claims)
        claim_no = {row["claim_id"]: n for n, row in enumerate(ordered)}
        lines = _table(CLAIM_LINES.stored_schema, world.lines)
        of_line = [claim_no[row["claim_id"]] for row in world.lines]
        self._put("claim_lines", lines.append_column("claim_no", pa.array(of_line, pa.int32())))
        self._put("relations", _table(REGISTRATIONS.stored_schema, world.relations))

    def _put(self, name: str, table: pa.Table) -> None:
        self._connection.register(f"{name}_rows", table)
        self._connection.execute(f"CREATE TABLE {name} AS SELECT * FROM {name}_rows")

    def register(self, name: str) -> pa.Table:
        """Row n describes the entity numbered n."""
        return self.registers[name]

    def registrations(self) -> pa.Table:
        """The canonical relations."""
        return self.query("SELECT * FROM relations")

    def query(self, sql: str, parameters: Mapping[str, object] | None = None) -> pa.Table:
        """Rows of a query as one Arrow table."""
        return self._connection.sql(sql, params=dict(parameters or {})).to_arrow_table()


def _moment(day: int, second: int) -> datetime:
    return EPOCH + timedelta(days=day, seconds=second)


def _seen(claims: Sequence[Row], registered: Sequence[Row], *columns: str) -> list[str]:
    names = {row[columns[0]] for row in registered}
    names |= {row[c] for row in claims for c in columns if row.get(c) is not None}
    return sorted(names)


def _table(schema: pa.Schema, rows: Sequence[Row]) -> pa.Table:
    return pa.table(
        {f.name: pa.array([row.get(f.name) for row in rows], f.type) for f in schema},
        schema=schema,
    )


def _register(schema: pa.Schema, rows: Sequence[Row], ids: Sequence[str]) -> pa.Table:
    key = schema.names[0]
    by_id = {row[key]: row for row in rows}
    return _table(schema, [by_id.get(name, {key: name}) for name in ids])


def _index(
    claims: Sequence[Row], ids: Mapping[str, list[str]], numbers: Mapping[str, dict[str, int]]
) -> ClaimIndex:
    def of(kind: str, column: str) -> Any:
        values = [numbers[kind].get(row.get(column) or "", UNKNOWN) for row in claims]
        return np.array(values, dtype=np.int32)

    def day(column: str) -> Any:
        values = [row.get(column) for row in claims]
        return np.array([UNKNOWN if v is None else (v - EPOCH).days for v in values], np.int32)

    reversing = {row["reverses_claim_id"] for row in claims if row.get("reverses_claim_id")}
    clocks = [row.get("_clock") for row in claims]
    return ClaimIndex(
        patient=of("patient", "patient_id"),
        provider=of("provider", "provider_id"),
        doctor=of("doctor", "doctor_id"),
        prescriber_provider=of("provider", "prescriber_provider_id"),
        claim_type=np.array([CLAIM_TYPES.index(row["claim_type"]) for row in claims], np.int8),
        day=day("start_time"),
        end_day=day("end_time"),
        start_second=np.array([UNKNOWN if c is None else c for c in clocks], np.int32),
        settle_at=np.full(len(claims), UNKNOWN, np.int64),
        total_minor=np.array([row["total_amount_minor"] for row in claims], np.int64),
        fund_minor=np.array([row["fund_amount_minor"] for row in claims], np.int64),
        effective=np.array(
            [
                row["claim_id"] not in reversing and not row.get("reverses_claim_id")
                for row in claims
            ],
            bool,
        ),
        patient_ids=pa.array(ids["patient"], pa.string()),
        provider_ids=pa.array(ids["provider"], pa.string()),
        doctor_ids=pa.array(ids["doctor"], pa.string()),
    )

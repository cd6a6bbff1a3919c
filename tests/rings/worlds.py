"""Small views and findings for tests, made from lists of plain claims."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from model.claim_index import UNKNOWN, ClaimIndex
from model.claims import CLAIM_TYPES
from model.findings import Finding, Member, Outcome, Signal
from model.language import Text
from model.layout import TABLES_BY_NAME
from model.rings import FusedGroup, InnocentReading
from model.view import View
from model.vocabulary.signals import SignalKind
from rings.clear import alternative
from rings.explanations.explanation import Explanation
from rings.fuse import fuse
from rings.group_data import GroupData, RunData
from rings.parameters import RingParameters
from rings.registers import Registers

Row = Mapping[str, Any]
PARAMETERS = RingParameters()
START = (date(2025, 1, 6) - date(1970, 1, 1)).days  # a Monday


def claim(patient: str, day: int, provider: str = "H1", **more: Any) -> dict[str, Any]:
    """One claim; ``day`` counts from Monday 2025-01-06."""
    return {"patient": patient, "day": START + day, "provider": provider, **more}


def _register(name: str, key: str, ids: Sequence[str], rows: Iterable[Row]) -> pa.Table:
    by_id = {row[key]: row for row in rows}
    schema = TABLES_BY_NAME[name].stored_schema
    return pa.Table.from_pylist([{**by_id.get(i, {}), key: i} for i in ids], schema=schema)


def view_of(
    claims: Sequence[Row],
    patients: Sequence[Row] = (),
    doctors: Sequence[Row] = (),
    providers: Sequence[Row] = (),
    registrations: Sequence[Row] = (),
) -> View:
    """A view in canonical order: claim ids are ``claim_id`` or ``C`` and the position given."""
    claims = [{"claim_id": f"C{n:06d}", **row} for n, row in enumerate(claims)]
    claims = sorted(claims, key=lambda row: row["claim_id"])
    ids = {
        "patient": sorted({c["patient"] for c in claims} | {p["patient_id"] for p in patients}),
        "doctor": sorted(
            {c["doctor"] for c in claims if c.get("doctor")} | {d["doctor_id"] for d in doctors}
        ),
        "provider": sorted(
            {c["provider"] for c in claims}
            | {c["prescriber"] for c in claims if c.get("prescriber")}
            | {p["provider_id"] for p in providers}
        ),
    }
    numbers = {kind: {i: n for n, i in enumerate(names)} for kind, names in ids.items()}
    claim_numbers = {c["claim_id"]: n for n, c in enumerate(claims)}

    def entities(key: str, kind: str) -> Any:
        return np.array([numbers[kind].get(c.get(key, ""), UNKNOWN) for c in claims], np.int32)

    def numbers_of(key: str, dtype: Any, otherwise: int = UNKNOWN) -> Any:
        return np.array([c.get(key, otherwise) for c in claims], dtype)

    index = ClaimIndex(
        patient=entities("patient", "patient"),
        provider=entities("provider", "provider"),
        doctor=entities("doctor", "doctor"),
        prescriber_provider=entities("prescriber", "provider"),
        claim_type=np.array(
            [CLAIM_TYPES.index(c.get("type", "outpatient")) for c in claims], np.int8
        ),
        day=numbers_of("day", np.int32),
        end_day=numbers_of("end_day", np.int32),
        start_second=numbers_of("second", np.int32),
        settle_at=numbers_of("settle_at", np.int64),
        total_minor=numbers_of("total", np.int64, 10_000),
        fund_minor=numbers_of("fund", np.int64, 7_000),
        effective=np.array([c.get("effective", True) for c in claims], np.bool_),
        patient_ids=pa.array(ids["patient"], pa.string()),
        provider_ids=pa.array(ids["provider"], pa.string()),
        doctor_ids=pa.array(ids["doctor"], pa.string()),
        reverses=np.array(
            [claim_numbers.get(c.get("reverses", ""), UNKNOWN) for c in claims], np.int64
        ),
    )
    return View(
        claims=index,
        patients=_register("patients", "patient_id", ids["patient"], patients),
        doctors=_register("doctors", "doctor_id", ids["doctor"], doctors),
        providers=_register("providers", "provider_id", ids["provider"], providers),
        registrations=pa.Table.from_pylist(
            list(registrations), schema=TABLES_BY_NAME["relations"].stored_schema
        ),
        relations={},
        absent={},
    )


def number(view: View, kind: str, identifier: str) -> int:
    """The entity number of an identifier."""
    ids = getattr(view.claims, f"{kind}_ids").to_pylist()
    return int(ids.index(identifier))


def finding(
    view: View,
    patients: Iterable[str] = (),
    doctors: Iterable[str] = (),
    providers: Iterable[str] = (),
    typology: str = "lockstep",
    signals: Mapping[SignalKind, float] | None = None,
    claims: Iterable[int] | None = None,
    **more: Any,
) -> Finding:
    """A finding about these members; its claims are all of theirs unless given."""
    named = (("patient", patients), ("doctor", doctors), ("provider", providers))
    members = tuple(
        Member(kind, number(view, kind, i), "member", 1.0)  # type: ignore[arg-type]
        for kind, ids in named
        for i in ids
    )
    people = [m.no for m in members if m.kind == "patient"]
    chosen = np.flatnonzero(np.isin(view.claims.patient, people)) if claims is None else claims
    given: Mapping[SignalKind, float] = {"co_timing": 0.9} if signals is None else signals
    return Finding(
        typology=typology,
        members=members,
        claims=np.array(sorted(chosen), dtype=np.int64),
        reason=f"{typology}_claim",
        score=more.pop("score", 0.9),
        q_value=more.pop("q_value", 1e-9),
        stability=more.pop("stability", None),
        left=more.pop("left", None),
        signals=tuple(
            Signal(kind, strength, Text(en=f"{kind} seen", zh=f"发现{kind}"))
            for kind, strength in given.items()
        ),
        detail=more,
    )


def outcome(*findings: Finding, typology: str = "lockstep") -> Outcome:
    """An outcome that went well."""
    return Outcome(typology, "ok", Text(en="done", zh="完成"), tuple(findings))


def group_of(view: View, *findings: Finding) -> GroupData:
    """The one group that these findings make."""
    (group,) = fuse(findings, view.claims.patient, (), PARAMETERS.overlap)
    return data_of(view, group)


def data_of(view: View, group: FusedGroup) -> GroupData:
    """A fused group with its run data."""
    registers = Registers(view)
    sinks = registers.of_kinds(PARAMETERS.overlap.sink_kinds)
    return GroupData(group, RunData(view, registers, (group,), sinks))


def examined(explanation: Explanation, view: View, *findings: Finding) -> InnocentReading | None:
    """What an explanation says of the one group that these findings make."""
    tuned = getattr(PARAMETERS.explanations, explanation.CODE)
    return alternative(explanation, group_of(view, *findings), tuned, PARAMETERS.clearing)


def clears(explanation: Explanation, view: View, *findings: Finding) -> bool:
    """Whether an explanation clears the one group that these findings make."""
    found = examined(explanation, view, *findings)
    return found is not None and found.clears


def people(count: int, prefix: str = "P") -> list[str]:
    """Identifiers of insured persons."""
    return [f"{prefix}{n:03d}" for n in range(count)]

"""Item 08: people and institutions, the role of each, and what the claims show of them."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from cases.papers.tabular import csv_bytes, header
from model.cases import Party
from model.dossiers import Dossier
from model.money import from_minor

FILE = "08_人员角色.csv"
COLUMNS = (
    header("party_no", "当事人编号"),
    header("kind", "类别"),
    header("id", "标识"),
    header("name", "名称"),
    header("code", "证件或信用代码"),
    header("role", "角色"),
    header("role_in_ring", "疑点角色"),
    header("rings", "团伙线索"),
    header("first_act", "首次行为"),
    header("last_act", "末次行为"),
    header("claims", "结算记录数"),
    header("fund_minor", "基金支付（分）"),
    header("fund_amount", "基金支付（元）"),
    header("basis", "依据证据"),
)
_COLUMNS_OF = {
    "patient": ("patient_id",),
    "doctor": ("doctor_id",),
    "provider": ("provider_id", "prescriber_provider_id"),
}
Key = tuple[str, str]


def files(dossier: Dossier) -> dict[str, bytes]:
    """One row per member of a ring and per party, amounts of counted claims (they overlap)."""
    parties = {_key(p.entity_kind, p.entity_id): p for p in dossier.case.parties if p.entity_id}
    members: dict[Key, list[tuple[str, str]]] = {}
    for ring in dossier.rings:
        for member in ring.members:
            members.setdefault((member.kind, member.id), []).append((member.role, ring.ring_id))
    names = _names(dossier)
    claims = _counted(dossier)
    keys = sorted(set(members) | set(parties), key=lambda key: _order(key, parties))
    rows = [
        _row(key, parties.get(key), members.get(key, []), names.get(key, ""), claims, dossier)
        for key in keys
    ]
    rows += [
        _row(("", ""), party, [], "", claims, dossier)
        for party in dossier.case.parties
        if not party.entity_id
    ]
    return {FILE: csv_bytes(COLUMNS, rows)}


def _key(kind: str, entity_id: str) -> Key:
    """Pharmacies and institutions are one kind, as members of rings are."""
    return ("provider" if kind in ("pharmacy", "institution") else kind, entity_id)


def _order(key: Key, parties: dict[Key, Party]) -> tuple[str, str, str]:
    party = parties.get(key)
    return (party.party_no if party else "~", *key)


def _names(dossier: Dossier) -> dict[Key, str]:
    tables: Iterable[tuple[str, pa.Table]] = (
        ("patient", dossier.patients),
        ("doctor", dossier.doctors),
        ("provider", dossier.providers),
    )
    return {
        (kind, row[f"{kind}_id"]): row["name"] or "" for kind, t in tables for row in t.to_pylist()
    }


def _counted(dossier: Dossier) -> list[dict[str, Any]]:
    counted = {claim.claim_id for ring in dossier.rings for claim in ring.claims}
    return [row for row in dossier.claims.to_pylist() if row["claim_id"] in counted]


def _row(
    key: Key,
    party: Party | None,
    roles: list[tuple[str, str]],
    name: str,
    claims: list[dict[str, Any]],
    dossier: Dossier,
) -> list[Any]:
    columns = _COLUMNS_OF.get(key[0], ())
    own = [row for row in claims if any(row[column] == key[1] for column in columns)]
    times: list[datetime] = sorted(row["start_time"] for row in own if row["start_time"])
    fund = sum(row["fund_amount_minor"] or 0 for row in own)
    basis = [
        number
        for fact in dossier.case.facts
        if party is not None and party.party_no in fact.party_nos
        for number in fact.exhibit_nos
    ]
    return [
        party.party_no if party else "",
        key[0],
        key[1],
        party.name if party else name,
        party.code if party else "",
        party.role if party else "",
        ";".join(sorted({role for role, _ in roles})),
        ";".join(sorted({ring for _, ring in roles})),
        times[0] if times else None,
        times[-1] if times else None,
        len(own),
        fund,
        Decimal(from_minor(fund)),  # a number to a spreadsheet, also where negative
        ";".join(sorted(set(basis))) or "10_金额计算/lines.csv",
    ]

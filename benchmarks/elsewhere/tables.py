"""Registers and bills as tables of the neutral layout, in the types that files may have."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa

from benchmarks.elsewhere.answers import Names
from benchmarks.elsewhere.bills import Bill
from model.claims import CLAIM_DOCTORS, CLAIM_LINES, CLAIMS
from model.columns import Kind, Table
from model.layout import REGISTRATIONS
from model.people import DOCTORS, PATIENTS
from model.providers import PROVIDERS

Register = list[dict[str, Any]]
"""Rows by canonical column; a day is a number of days since 1970-01-01."""
Columns = dict[str, list[Any]]

SECONDS = 86_400
CENT = Decimal("0.01")
FILE_TYPES: dict[Kind, pa.DataType] = {
    Kind.TIME: pa.timestamp("s"),
    Kind.DATE: pa.date32(),
    Kind.AMOUNT: pa.decimal128(14, 2),
    Kind.DECIMAL: pa.decimal128(14, 2),
    Kind.WHOLE: pa.int32(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.COORDINATE: pa.decimal128(9, 4),
}


def table_of(table: Table, columns: Columns) -> pa.Table:
    """A table of the layout with the columns that the source knows anything about."""
    kept = [
        column
        for column in table.columns
        if any(value is not None for value in columns.get(column.name, ()))
    ]
    return pa.table(
        {
            column.name: pa.array(columns[column.name], FILE_TYPES.get(column.kind, pa.string()))
            for column in kept
        }
    )


def register(table: Table, rows: Register) -> pa.Table:
    """A register in the order of its key, so that it says nothing about how it was made."""
    ordered = sorted(rows, key=lambda row: tuple(str(row.get(name, "")) for name in table.key))
    return table_of(
        table, {column.name: [row.get(column.name) for row in ordered] for column in table.columns}
    )


def money(minor: int) -> Decimal:
    """Major units as files write them.

    >>> money(-1250)
    Decimal('-12.50')
    """
    return CENT * minor


def claims(book: Sequence[Bill], names: Names, settled: Columns) -> pa.Table:
    """The settlements in the order of their numbers; ``settled`` has columns by bill."""
    order = in_order(names)
    bills = [book[number] for number in order]
    columns: Columns = {
        "claim_id": [names.claims[number] for number in order],
        "patient_id": [names.patients[bill.who] for bill in bills],
        "provider_id": [names.providers[bill.where] for bill in bills],
        "doctor_id": [_known(names.doctors, bill.doctor) for bill in bills],
        "claim_type": [bill.form for bill in bills],
        "start_time": [bill.day * SECONDS + (bill.second or 0) for bill in bills],
        "end_time": [None if bill.until is None else bill.until * SECONDS for bill in bills],
        "total_amount": [money(bill.total) for bill in bills],
        "diagnosis_codes": [bill.diagnoses for bill in bills],
        "prescription_id": [bill.prescription for bill in bills],
        "prescriber_provider_id": [_known(names.providers, bill.written_at) for bill in bills],
        "reverses_claim_id": [_known(names.claims, bill.refunds) for bill in bills],
    }
    for name, values in settled.items():
        columns[name] = [values[number] for number in order]
    return table_of(CLAIMS, columns)


def claim_lines(
    book: Sequence[Bill], names: Names, itemised: Collection[int] | None = None
) -> pa.Table:
    """The items of the settlements for which the source has them, by default of all."""
    columns: Columns = {column.name: [] for column in CLAIM_LINES.columns}
    for number in in_order(names):
        bill = book[number]
        if itemised is not None and number not in itemised:
            continue
        for place, entry in enumerate(bill.lines, start=1):
            columns["claim_id"].append(names.claims[number])
            columns["line_id"].append(str(place))
            columns["item_code"].append(entry.item.code)
            columns["item_name"].append(entry.item.name)
            columns["item_kind"].append(entry.item.kind)
            columns["quantity"].append(Decimal(entry.quantity))
            columns["unit_price_amount"].append(money(entry.price))
            columns["line_amount"].append(money(entry.amount))
            columns["days_supply"].append(entry.days)
            columns["reverses_line_id"].append(None if bill.refunds is None else str(place))
    return table_of(CLAIM_LINES, columns)


def claim_doctors(book: Sequence[Bill], names: Names) -> pa.Table:
    """Every practitioner named on a settlement with the role in which it names them."""
    columns: Columns = {"claim_id": [], "doctor_id": [], "role": []}
    for number in in_order(names):
        bill = book[number]
        named = () if bill.doctor is None else ((bill.doctor, bill.names_as),)
        for doctor, role in dict.fromkeys((*named, *bill.also)):
            columns["claim_id"].append(names.claims[number])
            columns["doctor_id"].append(names.doctors[doctor])
            columns["role"].append(role)
    return table_of(CLAIM_DOCTORS, columns)


def registers(
    patients: Register, doctors: Register, providers: Register, facts: Register
) -> dict[str, pa.Table]:
    """The tables of who and what is registered; relations only where a source has any."""
    known = {
        "patients": register(PATIENTS, patients),
        "doctors": register(DOCTORS, doctors),
        "providers": register(PROVIDERS, providers),
    }
    return {**known, "relations": register(REGISTRATIONS, facts)} if facts else known


def in_order(names: Names) -> list[int]:
    """Bills in the order of their claim numbers."""
    return sorted(range(len(names.claims)), key=names.claims.__getitem__)


def _known(identifiers: list[str], number: int | None) -> str | None:
    return None if number is None else identifiers[number]

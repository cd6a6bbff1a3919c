"""Claims and their lines as Arrow tables in the file layout."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from model.claims import CLAIM_TYPES
from synthetic.arrays import NONE, Bools, Ints
from synthetic.catalogue import DIAGNOSES, ITEMS
from synthetic.identifiers import decimal_amounts, fixed_width
from synthetic.institutions import HOSPITAL
from synthetic.packages import MOST_PACKS_SCANNED
from synthetic.refunds import Books
from synthetic.registers import Identifiers
from synthetic.seasons import FIRST_DAY
from synthetic.settlement import CREDENTIALS
from synthetic.society import Society
from synthetic.visits import PHARMACY_SALE

SECONDS_BEFORE = FIRST_DAY * 86_400
DOCTOR_MISSING = 0.03
DIAGNOSIS_MISSING = 0.02


def claim_identifiers(society: Society, rows: int) -> pa.StringArray:
    """Settlement numbers in an order that says nothing about when or why."""
    numbers = society.stream("claim numbers").choice(rows * 7, size=rows, replace=False)
    return fixed_width("S0", (numbers, 11))


def _pick(values: pa.Array, numbers: Ints, absent: Bools | None = None) -> pa.Array:
    lost = numbers == NONE if absent is None else absent | (numbers == NONE)
    return values.take(pa.array(np.where(lost, 0, numbers), mask=lost))


def _times(seconds: Ints) -> pa.Array:
    return pa.array(seconds + SECONDS_BEFORE, mask=seconds == NONE).cast(pa.timestamp("s"))


def _prescriptions(number: Ints) -> pa.Array:
    codes = fixed_width("RX", (np.maximum(number, 0) * 13 + 1_000_000, 9))
    return pc.if_else(pa.array(number == NONE), pa.scalar(None, pa.string()), codes)


def _diagnoses(books: Books, absent: Bools) -> pa.Array:
    codes = pa.array([d.code for d in DIAGNOSES])
    principal = _pick(codes, books.visits["diagnosis"], absent)
    second = (books.visits["patient"] * 7 + books.visits["diagnosis"]) % 9 == 0
    both = pc.binary_join_element_wise(principal, pa.array(["I10"] * len(second)), ";")
    return pc.if_else(pa.array(second), both, principal)


def claims_table(
    society: Society, books: Books, ids: Identifiers, claim: pa.StringArray
) -> pa.Table:
    """One row per settlement."""
    v, pay, sign = books.visits, books.payment, books.sign
    rng = society.stream("claims table")
    rows = v.size
    hospital = society.providers.kind[v["provider"]] == HOSPITAL
    nameless = hospital & (rng.random(rows) < DOCTOR_MISSING)
    undiagnosed = (rng.random(rows) < DIAGNOSIS_MISSING) | (
        (v["kind"] == PHARMACY_SALE) & (v["prescription"] == NONE)
    )
    total = books.bills.total
    region = pa.array(society.places.regions)
    insured = pa.array(society.patients.region)
    counter = v["provider"] * 20
    return pa.table(
        {
            "claim_id": claim,
            "patient_id": _pick(ids.patient, v["patient"]),
            "provider_id": _pick(ids.provider, v["provider"]),
            "doctor_id": _pick(ids.doctor, v["doctor"], nameless),
            "claim_type": _pick(pa.array(CLAIM_TYPES), v["kind"]),
            "start_time": _times(v["start"]),
            "end_time": _times(v["end"]),
            "settle_time": _times(pay.settle),
            "total_amount": decimal_amounts(sign * total),
            "fund_amount": decimal_amounts(sign * pay.fund),
            "account_amount": decimal_amounts(sign * pay.account),
            "cash_amount": decimal_amounts(sign * pay.cash),
            "insured_region": insured.take(pa.array(v["patient"])),
            "service_region": region.take(pa.array(society.providers.region[v["provider"]])),
            "diagnosis_codes": _diagnoses(books, undiagnosed),
            "prescription_id": _prescriptions(v["prescription"]),
            "prescriber_provider_id": _pick(ids.provider, v["prescriber"]),
            "reverses_claim_id": _pick(claim, books.reverses),
            "credential_type": _pick(pa.array(CREDENTIALS), pay.credential),
            "operator_id": fixed_width("OP", (counter + pay.operator, 6)),
            "terminal_id": fixed_width("T", (counter + pay.terminal, 6)),
        }
    )


def _trace_codes(item: Ints, serial: Ints, quantity: Ints) -> pa.Array:
    """Twenty digits per pack: seven of the product, thirteen of the pack."""
    scanned = np.flatnonzero(serial != NONE)
    if not len(scanned):
        return pa.nulls(len(item), pa.string())
    packs = np.minimum(quantity[scanned], MOST_PACKS_SCANNED)
    product = 8_000_000 + item[scanned] * 137
    columns = []
    for pack in range(int(packs.max())):
        # An affine step keeps packs apart and neighbours from looking like neighbours.
        number = ((serial[scanned] + pack) * 7_919 + 101) % 9_999_999_999_971
        code = fixed_width("", (product, 7), (number, 13))
        columns.append(pc.if_else(pa.array(packs > pack), code, pa.scalar(None, pa.string())))
    # Every scanned line has a first pack, so no row of the join is without a value.
    joined = pc.binary_join_element_wise(*columns, ";", null_handling="skip")
    place = np.zeros(len(item), dtype=np.int64)
    place[scanned] = np.arange(len(scanned))
    return joined.take(pa.array(place, mask=serial == NONE))


def lines_table(society: Society, books: Books, claim: pa.StringArray) -> pa.Table:
    """One row per billed item."""
    bills = books.bills
    row, slot = np.nonzero(bills.item != NONE)
    item, quantity = bills.item[row, slot], bills.quantity[row, slot]
    price, sign = bills.price[row, slot], books.sign[row]
    supply, serial = bills.supply[row, slot], bills.serial[row, slot]
    line_no = (np.cumsum(bills.item != NONE, axis=1))[row, slot]
    line = fixed_width("L", (line_no, 2))
    drug = pa.array([entry.kind == "drug" for entry in ITEMS]).take(pa.array(item))
    refund = pa.array(sign < 0)
    table = pa.table(
        {
            "claim_id": claim.take(pa.array(row)),
            "line_id": pc.if_else(refund, fixed_width("R", (line_no, 2)), line),
            "item_code": pa.array([entry.code for entry in ITEMS]).take(pa.array(item)),
            "item_name": pa.array([entry.name for entry in ITEMS]).take(pa.array(item)),
            "item_kind": pa.array([entry.kind for entry in ITEMS]).take(pa.array(item)),
            "quantity": decimal_amounts(quantity * sign * 100),
            "unit_price_amount": decimal_amounts(price),
            "line_amount": decimal_amounts(quantity * price * sign),
            "days_supply": pa.array(supply, pa.int32(), mask=supply == NONE),
            "trace_codes": _trace_codes(item, serial, quantity),
            "is_split_pack": pc.if_else(drug, pa.array(bills.split[row, slot]), None),
            "reverses_line_id": pc.if_else(refund, line, None),
        }
    )
    return table.take(pa.array(society.stream("line order").permutation(len(row))))

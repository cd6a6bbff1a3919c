"""Canonical tables of claims: settlements, their lines, and who took part."""

from typing import get_args

from model.columns import Column, Kind, Table
from model.vocabulary.claims import ClaimType

CLAIM_TYPES: tuple[ClaimType, ...] = get_args(ClaimType)
ITEM_KINDS = ("drug", "service", "consumable", "exam")
DOCTOR_ROLES = ("attending", "operating", "prescribing", "other")

CLAIMS = Table(
    name="claims",
    key=("claim_id",),
    meaning="one settlement per row",
    columns=(
        Column("claim_id", Kind.IDENTIFIER, "unique within the load set", required=True),
        Column("patient_id", Kind.IDENTIFIER, "insured person", required=True),
        Column("provider_id", Kind.IDENTIFIER, "provider that settled the claim", required=True),
        Column("doctor_id", Kind.IDENTIFIER, "attending or prescribing doctor"),
        Column("claim_type", Kind.CODE, "kind of claim", required=True, values=CLAIM_TYPES),
        Column("start_time", Kind.TIME, "visit, fill or admission", required=True),
        Column("end_time", Kind.TIME, "discharge, for stays"),
        Column("settle_time", Kind.TIME, "when it was settled"),
        Column("total_amount", Kind.AMOUNT, "total fee", required=True),
        Column("fund_amount", Kind.AMOUNT, "paid by the fund"),
        Column("account_amount", Kind.AMOUNT, "paid from the personal account"),
        Column("cash_amount", Kind.AMOUNT, "paid in cash"),
        Column("insured_region", Kind.IDENTIFIER, "division code of insurance"),
        Column("service_region", Kind.IDENTIFIER, "division code of treatment"),
        Column("diagnosis_codes", Kind.LIST, "principal diagnosis first"),
        Column("prescription_id", Kind.IDENTIFIER, "links a fill to the prescribing visit"),
        Column("prescriber_provider_id", Kind.IDENTIFIER, "where the prescription was written"),
        Column("reverses_claim_id", Kind.IDENTIFIER, "the claim that this one refunds"),
        Column("credential_type", Kind.TEXT, "how the card was used"),
        Column("operator_id", Kind.IDENTIFIER, "operator at the counter"),
        Column("terminal_id", Kind.IDENTIFIER, "terminal at the counter"),
    ),
)

CLAIM_LINES = Table(
    name="claim_lines",
    key=("claim_id", "line_id"),
    meaning="items of a settlement",
    columns=(
        Column("claim_id", Kind.IDENTIFIER, "the settlement", required=True),
        Column("line_id", Kind.IDENTIFIER, "unique within the settlement", required=True),
        Column("item_code", Kind.IDENTIFIER, "item"),
        Column("item_name", Kind.TEXT, "item name"),
        Column("item_kind", Kind.CODE, "kind of item", values=ITEM_KINDS),
        Column("quantity", Kind.DECIMAL, "quantity, negative for refunds"),
        Column("unit_price_amount", Kind.DECIMAL, "price per unit in major units"),
        Column("line_amount", Kind.AMOUNT, "amount of the line"),
        Column("days_supply", Kind.WHOLE, "days the supply lasts"),
        Column("trace_codes", Kind.LIST, "drug trace codes"),
        Column("is_split_pack", Kind.BOOLEAN, "a repeated trace code is legitimate"),
        Column("reverses_line_id", Kind.IDENTIFIER, "the line that this one refunds"),
    ),
)

CLAIM_DOCTORS = Table(
    name="claim_doctors",
    key=("claim_id", "doctor_id", "role"),
    meaning="every doctor named on a claim, where a source names more than one",
    columns=(
        Column("claim_id", Kind.IDENTIFIER, "the settlement", required=True),
        Column("doctor_id", Kind.IDENTIFIER, "the doctor", required=True),
        Column("role", Kind.CODE, "role on the claim", required=True, values=DOCTOR_ROLES),
    ),
)

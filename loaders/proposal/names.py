"""What columns are called: canonical names, those of the formats that ship, and common ones."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache

from loaders.formats import FORMATS
from loaders.mapping.binding import folded
from loaders.mapping.origins import Origin, Taken
from model.layout import TABLES

Place = tuple[str, str]
"""Table and column of the canonical layout."""

SURE, LIKELY = 1.0, 0.75
_ALIKE = 0.8
_COMMON: Mapping[Place, str] = {
    ("claims", "claim_id"): "claim_no claim_number claimid clm_id invoice_no settlement_id icn dcn",
    ("claims", "patient_id"): "member_id member_no memberid bene_id beneficiary_id insured_id "
    "subscriber_id person_id patientid mrn policy_holder_id",
    ("claims", "provider_id"): "provider_npi facility_id hospital_id pharmacy_id billing_npi "
    "billing_provider_id provider_no providerid clinic_id facility_npi tin",
    (
        "claims",
        "doctor_id",
    ): "physician_id rendering_npi attending_npi prescriber_id practitioner_id "
    "rendering_provider_id doctorid prescriber_npi physician_npi",
    ("claims", "claim_type"): "type service_type visit_type encounter_type claim_kind plan_type",
    (
        "claims",
        "start_time",
    ): "service_date date_of_service dos from_date visit_date admission_date "
    "fill_date service_from claim_start_date admit_date treatment_date",
    ("claims", "end_time"): "to_date discharge_date service_to thru_date claim_end_date",
    (
        "claims",
        "settle_time",
    ): "paid_date settlement_date payment_date processed_date adjudicated_at",
    ("claims", "total_amount"): "billed_amount charge_amount charged total_charge amount total "
    "submitted_amount billed claim_amount total_billed total_cost",
    ("claims", "fund_amount"): "paid_amount plan_paid insurer_paid paid amount_paid benefit_amount",
    ("claims", "cash_amount"): "copay patient_paid member_paid copay_amount patient_responsibility",
    ("claims", "diagnosis_codes"): "diagnosis icd icd10 dx diagnosis_code primary_dx icd_code",
    ("claims", "prescription_id"): "rx_number rx_no prescription_no",
    ("claim_lines", "line_id"): "line_no line_number line claim_line claim_line_number",
    ("claim_lines", "item_code"): "procedure_code cpt hcpcs ndc drug_code service_code cpt_code",
    ("claim_lines", "quantity"): "units qty service_units",
    ("patients", "birth_date"): "dob date_of_birth birthdate",
    ("patients", "name"): "member_name patient_name full_name",
    ("patients", "phone"): "telephone mobile phone_number",
    ("patients", "bank_account"): "iban account_number bank_account_no",
    ("doctors", "specialty"): "speciality",
}


def likeness(name: str, place: Place) -> float:
    """How surely a name is that of a canonical column: 1 known, down to 0 nothing alike."""
    folded_name = _plain(name)
    known = _known().get(place, frozenset())
    if folded_name in known:
        return SURE
    best = max((SequenceMatcher(None, folded_name, one).ratio() for one in known), default=0.0)
    return best * LIKELY if best >= _ALIKE else 0.0


@cache
def _known() -> Mapping[Place, frozenset[str]]:
    found: dict[Place, set[str]] = {}
    for table in TABLES:
        for column in table.columns:
            found.setdefault((table.name, column.name), set()).add(_plain(column.name))
    for place, names in _COMMON.items():
        found[place].update(map(_plain, names.split()))
    for form in FORMATS:
        for kind in form.files:
            if kind.mapping is None or kind.part:
                continue
            for name, origin in kind.mapping.origins.items():
                place = (kind.mapping.table.name, name)
                for source in _sources(origin):
                    spellings = (source, *form.aliases.get(source, ()))
                    found[place].update(map(_plain, spellings))
    return {place: frozenset(names) for place, names in found.items()}


def _sources(origin: Origin) -> Iterator[str]:
    """The column of an origin that is one column and nothing else."""
    if isinstance(origin, Taken) and "*" not in origin.column and len(origin.column) > len("ID"):
        yield origin.column


def _plain(name: str) -> str:
    """A name without case, spaces and the signs between words."""
    return re.sub(r"[\s_\-./]+", "", folded(name))

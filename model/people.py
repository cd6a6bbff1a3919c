"""Canonical tables of people: insured persons and doctors."""

from model.columns import Column, Kind, Table

PATIENTS = Table(
    name="patients",
    key=("patient_id",),
    meaning="insured persons",
    columns=(
        Column("patient_id", Kind.IDENTIFIER, "insured person", required=True),
        Column("name", Kind.TEXT, "name as registered"),
        Column("sex", Kind.TEXT, "sex as registered"),
        Column("birth_date", Kind.DATE, "date of birth"),
        Column("death_date", Kind.DATE, "date of death"),
        Column("region", Kind.IDENTIFIER, "division code of residence"),
        Column("address", Kind.TEXT, "registered address"),
        Column("phone", Kind.IDENTIFIER, "registered phone"),
        Column("bank_account", Kind.IDENTIFIER, "account that receives reimbursements"),
        Column("employer", Kind.TEXT, "employer"),
        Column("insurance_type", Kind.CODE, "scheme"),
        Column("residence_provider_id", Kind.IDENTIFIER, "nursing home or other residence"),
    ),
)

DOCTORS = Table(
    name="doctors",
    key=("doctor_id",),
    meaning="doctors",
    columns=(
        Column("doctor_id", Kind.IDENTIFIER, "doctor", required=True),
        Column("name", Kind.TEXT, "name as registered"),
        Column("specialty", Kind.TEXT, "specialty"),
        Column("provider_id", Kind.IDENTIFIER, "main place of practice"),
        Column("region", Kind.IDENTIFIER, "division code of the main practice"),
        Column("phone", Kind.IDENTIFIER, "registered phone"),
        Column("registered_from", Kind.DATE, "licence valid from"),
        Column("registered_to", Kind.DATE, "licence valid to"),
    ),
)

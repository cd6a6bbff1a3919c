"""Canonical table of institutions and pharmacies."""

from model.columns import Column, Kind, Table

PROVIDER_KINDS = (
    "hospital",
    "clinic",
    "village_clinic",
    "dialysis_centre",
    "nursing_home",
    "laboratory",
    "supplier",
    "pharmacy",
    "other",
)

COUNTER_KINDS = ("laboratory", "supplier", "pharmacy")
"""Kinds that carry out what was ordered elsewhere: whoever ordered it was not there."""

PROVIDERS = Table(
    name="providers",
    key=("provider_id",),
    meaning="designated institutions and pharmacies",
    columns=(
        Column("provider_id", Kind.IDENTIFIER, "institution or pharmacy", required=True),
        Column("name", Kind.TEXT, "name as registered"),
        Column("provider_kind", Kind.CODE, "kind of provider", values=PROVIDER_KINDS),
        Column("level", Kind.TEXT, "level"),
        Column("ownership", Kind.TEXT, "ownership form"),
        Column("owner_name", Kind.TEXT, "owner"),
        Column("legal_representative", Kind.TEXT, "legal representative"),
        Column("address", Kind.TEXT, "registered address"),
        Column("phone", Kind.IDENTIFIER, "registered phone"),
        Column("bank_account", Kind.IDENTIFIER, "settlement account"),
        Column("region", Kind.IDENTIFIER, "division code"),
        Column("latitude", Kind.COORDINATE, "degrees north"),
        Column("longitude", Kind.COORDINATE, "degrees east"),
        Column("agreement_from", Kind.DATE, "service agreement valid from"),
        Column("agreement_to", Kind.DATE, "service agreement valid to"),
        Column("agreement_status", Kind.TEXT, "service agreement status"),
    ),
)

"""The canonical layout: every table a load may contain, in the order of loading."""

from model.claims import CLAIM_DOCTORS, CLAIM_LINES, CLAIMS
from model.columns import Column, Kind, Table
from model.people import DOCTORS, PATIENTS
from model.providers import PROVIDERS

REGISTRATIONS = Table(
    name="relations",
    key=("subject_kind", "subject_id", "relation", "object_kind", "object_id", "valid_from"),
    meaning="registered facts between any two entities",
    columns=(
        Column("subject_kind", Kind.CODE, "kind of the subject", required=True),
        Column("subject_id", Kind.IDENTIFIER, "the subject", required=True),
        Column("relation", Kind.CODE, "owns, employed_by, family_of, ...", required=True),
        Column("object_kind", Kind.CODE, "kind of the object", required=True),
        Column("object_id", Kind.IDENTIFIER, "the object", required=True),
        Column("valid_from", Kind.DATE, "valid from"),
        Column("valid_to", Kind.DATE, "valid to"),
        Column("source", Kind.TEXT, "register the fact comes from"),
    ),
)

TABLES: tuple[Table, ...] = (
    PATIENTS,
    DOCTORS,
    PROVIDERS,
    CLAIMS,
    CLAIM_LINES,
    CLAIM_DOCTORS,
    REGISTRATIONS,
)
TABLES_BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}

"""Which typologies can run on data that fill certain columns, before anything is loaded."""

from collections.abc import Collection, Mapping

import typologies
from model.language import Text
from model.vocabulary.findings import TYPOLOGIES
from model.vocabulary.term import called
from typologies.typology import Typology

ColumnName = tuple[str, str]
"""Table and column of the canonical layout."""

COLUMNS: Mapping[str, tuple[tuple[ColumnName, ...], ...]] = {
    "co_visits": ((("claims", "doctor_id"),), (("claims", "start_time"),)),
    "companies": ((("claims", "start_time"),),),
    "prescriber_pharmacy": ((("claims", "doctor_id"), ("claims", "prescription_id")),),
    "shared_identifiers": (
        (
            *(("patients", name) for name in ("phone", "address", "bank_account")),
            *(("providers", name) for name in ("phone", "bank_account", "legal_representative")),
        ),
    ),
    "presence": ((("claims", "start_time"),),),
    "trace_codes": ((("claim_lines", "trace_codes"),),),
    "baskets": ((("claim_lines", "item_code"),),),
    "stays": ((("claims", "end_time"),),),
}
"""What each projection needs: of every group one column. A test compares the names."""


def title(module: Typology) -> Text:
    """What a typology is called."""
    return called(TYPOLOGIES, module.CODE)


def possible(filled: Collection[ColumnName]) -> tuple[Text, ...]:
    """The titles of the typologies whose projections have their columns."""
    return tuple(title(module) for module in typologies.TYPOLOGIES if not lacking(module, filled))


def impossible(filled: Collection[ColumnName]) -> dict[Text, tuple[str, ...]]:
    """The other typologies, each with the columns of which one would help."""
    found = {title(module): lacking(module, filled) for module in typologies.TYPOLOGIES}
    return {title: columns for title, columns in found.items() if columns}


def lacking(module: Typology, filled: Collection[ColumnName]) -> tuple[str, ...]:
    """The columns that a typology lacks, as ``table.column``."""
    groups = [group for name in module.NEEDS for group in COLUMNS[name]]
    return tuple(
        f"{table}.{column}"
        for group in groups
        if not set(group) & set(filled)
        for table, column in group
    )

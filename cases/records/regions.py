"""Which cases an account sees: those in its regions, asked of the database and not of the page."""

from collections.abc import Iterable

from sqlalchemy import Column, ColumnElement, false, or_


def covered_by(region: str) -> str:
    """The first digits that every division under a six-digit code shares.

    >>> covered_by("430000"), covered_by("430100"), covered_by("430102"), covered_by("000000")
    ('43', '4301', '430102', '')
    """
    shared = region
    while shared.endswith("00"):
        shared = shared[:-2]
    return shared


def within(column: "Column[str]", regions: Iterable[str]) -> ColumnElement[bool]:
    """The condition that a row lies in one of the regions; no regions, no rows."""
    parts = [column.startswith(covered_by(region), autoescape=True) for region in regions]
    return or_(*parts) if parts else false()

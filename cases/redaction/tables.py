"""Tables of a working copy: keyed identifiers, masked names, age bands, coarser regions."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pyarrow as pa

from cases.redaction.identities import IDENTIFIERS, NAMES, NAMESPACE
from cases.redaction.pseudonyms import Pseudonyms
from model.dossiers import Dossier

_REGIONS = ("region", "insured_region", "service_region")
_DROPPED = ("birth_date", "death_date", "latitude", "longitude")
_BAND_YEARS = 10
Change = Callable[[str], str]


def masked(name: str) -> str:
    """The first character and a star: who knows the person recognises, who does not learns little.

    >>> masked("张三"), masked("")
    ('张*', '')
    """
    return f"{name.strip()[:1]}*" if name.strip() else ""


def coarse(region: str) -> str:
    """The prefecture of a division code.

    >>> coarse("999901"), coarse("99")
    ('9999', '99')
    """
    return region[:4]


def age_band(born: date | None, on: date) -> str:
    """Ten years of age, as text.

    >>> age_band(date(1970, 5, 2), date(2026, 5, 1)), age_band(None, date(2026, 5, 1))
    ('50-59', '')
    """
    if born is None:
        return ""
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    low = age - age % _BAND_YEARS
    return f"{low}-{low + _BAND_YEARS - 1}"


def redacted_table(name: str, dossier: Dossier, names: Pseudonyms) -> pa.Table:
    """One table of the dossier without identities, ascending by its own new first identifier."""
    table: pa.Table = getattr(dossier, name)
    columns = {column: table.column(column) for column in table.column_names}
    for column, kind in IDENTIFIERS[name].items():
        _change(columns, column, lambda text, kind=kind: names.of(kind, text))  # type: ignore[misc]
    for column in NAMES.get(name, ()):
        _change(columns, column, masked)
    for column in _REGIONS:
        _change(columns, column, coarse)
    _change(columns, "source_sha256", names.digest)
    _change(columns, "trace_codes", lambda codes: _each(codes, names))
    if "birth_date" in columns:
        today = dossier.exported_at.date()
        bands = [age_band(born, today) for born in columns["birth_date"].to_pylist()]
        columns["age_band"] = pa.array(bands, pa.string())
    for column in _DROPPED:
        if column in columns:
            columns[column] = pa.nulls(table.num_rows, table.schema.field(column).type)
    made = pa.table(columns)
    if name == "edge_claims":
        return made.sort_by([("edge_no", "ascending"), ("claim_id", "ascending")])
    return made.sort_by([(next(iter(IDENTIFIERS[name])), "ascending")])


def redacted_edges(dossier: Dossier, names: Pseudonyms) -> pa.Table:
    """Edges with keyed ends, in their order: claims name them by number."""
    columns = {column: dossier.edges.column(column) for column in dossier.edges.column_names}
    for end in ("source", "target"):
        kinds = dossier.edges.column(f"{end}_kind").to_pylist()
        ids = dossier.edges.column(f"{end}_id").to_pylist()
        keyed = [
            names.of(NAMESPACE.get(kind, kind), text) if text else text
            for kind, text in zip(kinds, ids, strict=True)
        ]
        columns[f"{end}_id"] = pa.array(keyed, pa.string())
    return pa.table(columns)


def _each(codes: str, names: Pseudonyms) -> str:
    return ";".join(names.of("trace", code) for code in codes.split(";") if code)


def _change(columns: dict[str, Any], column: str, change: Change) -> None:
    if column in columns:
        values = [change(text) if text else text for text in columns[column].to_pylist()]
        columns[column] = pa.array(values, pa.string())

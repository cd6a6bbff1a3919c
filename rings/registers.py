"""The registers of a view, read by entity number: values, how many share one, registered facts."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from model.claim_index import Int32, Int64
from model.days import EPOCH
from model.view import View
from model.vocabulary.claims import MemberKind

_ALWAYS = 10**9  # beyond any day number


@dataclass(frozen=True)
class Fact:
    """One registered fact seen from one of its ends; days since 1970-01-01."""

    relation: str
    other_kind: str
    other_id: str
    first_day: int
    last_day: int


def day_of(value: date | None, otherwise: int) -> int:
    """Days since 1970-01-01, or ``otherwise`` where there is no date."""
    return otherwise if value is None else (value - EPOCH).days


def plain_kind(kind: str) -> str:
    """Registers call a provider by its kind; here an institution is a provider."""
    return kind if kind in ("patient", "doctor", "owner") else "provider"


class Registers:
    """Columns of the registers by entity number. A column that is absent is all null."""

    def __init__(self, view: View) -> None:
        self._tables: dict[MemberKind, pa.Table] = {
            "patient": view.patients,
            "doctor": view.doctors,
            "provider": view.providers,
        }
        self._registrations = view.registrations
        self._codes: dict[tuple[MemberKind, str], tuple[Int32, Int64]] = {}

    def values(self, kind: MemberKind, column: str, nos: Int64) -> list[Any]:
        """Cells of one column for these entities; blank text counts as null."""
        table = self._tables[kind]
        if column not in table.column_names or table.num_rows == 0:
            return [None] * len(nos)
        cells = table.column(column).take(pa.array(nos)).to_pylist()
        return [None if isinstance(cell, str) and not cell.strip() else cell for cell in cells]

    def codes(self, kind: MemberKind, column: str) -> tuple[Int32, Int64]:
        """A whole column as codes (-1 for null) and how many entities have each code."""
        if (kind, column) not in self._codes:
            table = self._tables[kind]
            if column not in table.column_names or table.num_rows == 0:
                codes = np.full(table.num_rows, -1, dtype=np.int32)
                self._codes[kind, column] = codes, np.zeros(0, dtype=np.int64)
            else:
                encoded = table.column(column).combine_chunks().dictionary_encode()
                if isinstance(encoded, pa.ChunkedArray):
                    encoded = encoded.combine_chunks()
                codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
                codes = codes.astype(np.int32)
                counts = np.bincount(codes[codes >= 0]).astype(np.int64)
                self._codes[kind, column] = codes, counts
        return self._codes[kind, column]

    def sharing(self, kind: MemberKind, column: str, no: int) -> int:
        """How many registered entities have the value that this one has (0 for null)."""
        codes, counts = self.codes(kind, column)
        return int(counts[codes[no]]) if codes[no] >= 0 else 0

    @cached_property
    def provider_kinds(self) -> list[str | None]:
        """Kind of every provider, by number."""
        nos = np.arange(self._tables["provider"].num_rows, dtype=np.int64)
        return self.values("provider", "provider_kind", nos)

    def of_kinds(self, kinds: Collection[str]) -> frozenset[int]:
        """Numbers of the providers of these kinds."""
        return frozenset(no for no, kind in enumerate(self.provider_kinds) if kind in kinds)

    def facts(self, kind: MemberKind, entity: str) -> list[Fact]:
        """Registered facts that name this entity at either end."""
        return self._facts.get((kind, entity), [])

    @cached_property
    def _facts(self) -> dict[tuple[str, str], list[Fact]]:
        found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for row in _rows(self._registrations):
            first = day_of(row.get("valid_from"), -_ALWAYS)
            last = day_of(row.get("valid_to"), _ALWAYS)
            one = plain_kind(row["subject_kind"]), row["subject_id"]
            other = plain_kind(row["object_kind"]), row["object_id"]
            found[one].append(Fact(row["relation"], *other, first, last))
            found[other].append(Fact(row["relation"], *one, first, last))
        return dict(found)


def _rows(table: pa.Table) -> Iterable[dict[str, Any]]:
    """Rows in a canonical order, so that equal data gives equal sentences."""
    if table.num_rows == 0:
        return []
    keys = ["subject_kind", "subject_id", "relation", "object_kind", "object_id"]
    order = pc.sort_indices(table, sort_keys=[(key, "ascending") for key in keys])
    rows: list[dict[str, Any]] = table.take(order).to_pylist()
    return rows

"""Item 12: the claims of the case in the canonical layout, what every column means, the rejects."""

import io
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from cases.items.item import Item
from cases.items.reading import Reading
from cases.papers.tabular import csv_bytes, json_bytes, table_csv
from model.columns import Table
from model.language import Text
from model.layout import TABLES_BY_NAME

NAME = "12_规范化数据"
CLAIMS = f"{NAME}/claims.csv"
REJECTS = f"{NAME}/rejects.csv"
_PROVENANCE = {
    "claim_no": "number of the claim in the data version",
    "effective": "false for refunds and what they fully reverse",
    "source": "source file",
    "source_sha256": "its SHA-256",
    "row_no": "data row in the source file, from 1, blank lines not counted",
}


def files(reading: Reading) -> dict[str, bytes]:
    """Claims (Parquet and CSV), their lines, the schema and the rejected rows."""
    dossier = reading.dossier
    rejects = [
        (r.source, r.row_no, r.column, r.value, r.reason)
        for r in sorted(dossier.rejects, key=lambda r: (r.source, r.row_no, r.column))
    ]
    return {
        f"{NAME}/claims.parquet": parquet_bytes(dossier.claims),
        CLAIMS: table_csv(dossier.claims),
        f"{NAME}/lines.csv": table_csv(dossier.lines),
        f"{NAME}/schema.json": json_bytes(
            {
                "claims.csv": schema(dossier.claims, TABLES_BY_NAME["claims"]),
                "lines.csv": schema(dossier.lines, TABLES_BY_NAME["claim_lines"]),
                "cells": "UTF-8 with BOM; a text cell that a spreadsheet would run has one "
                "apostrophe in front, take it off to recover the value; amounts are minor units",
            }
        ),
        REJECTS: csv_bytes(("source", "row_no", "column", "value", "reason"), rejects),
    }


def schema(table: pa.Table, layout: Table) -> list[dict[str, str]]:
    """Name, type and meaning of every column of a table."""
    meaning = {column.stored: column.meaning for column in layout.columns} | _PROVENANCE
    fields: list[Any] = list(table.schema)
    return [
        {"name": f.name, "type": str(f.type), "meaning": meaning.get(f.name, "")} for f in fields
    ]


def parquet_bytes(table: pa.Table) -> bytes:
    """A table as Parquet; equal tables give equal bytes under one version of pyarrow."""
    out = io.BytesIO()
    parquet.write_table(
        table.replace_schema_metadata(None).combine_chunks(),
        out,
        compression="zstd",
        version="2.6",
        store_schema=False,
    )
    return out.getvalue()


ITEM = Item(
    name=NAME,
    title=Text(en="Canonical data", zh="规范化数据"),
    source="re-computation",
    needed=(CLAIMS,),
    files=files,
)

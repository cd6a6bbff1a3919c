"""The record: everything a sealed package was built from, except bytes that it holds anyway."""

import json
from dataclasses import fields
from typing import get_type_hints

import pyarrow as pa

from cases.items.canonical_data import parquet_bytes
from cases.items.method import SNAPSHOT
from cases.replay.converting import converter
from model.dossiers import Dossier

FOLDER = f"{SNAPSHOT}/dossier"
CONTENT = f"{FOLDER}/dossier.json"
TABLES = tuple(field.name for field in fields(Dossier) if field.type is pa.Table)
HINTS = get_type_hints(Dossier)
NOT_WRITTEN = (*TABLES, "exhibits")
"""Tables have files of their own; the bytes of exhibits lie in the package under their digest."""


def recorded(dossier: Dossier) -> dict[str, bytes]:
    """Files by path inside ``data/``; none for a copy without real identities."""
    if dossier.profile != "sealed":
        return {}
    # Timings differ between equal runs and are no part of any document.
    run = {name: value for name, value in dossier.run.items() if name != "timings"}
    writer = converter()
    content = {
        field.name: writer.unstructure(
            run if field.name == "run" else getattr(dossier, field.name),
            unstructure_as=HINTS[field.name],
        )
        for field in fields(Dossier)
        if field.name not in NOT_WRITTEN
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    files = {CONTENT: text.encode("utf-8", "backslashreplace")}
    for name in TABLES:
        files[f"{FOLDER}/{name}.parquet"] = parquet_bytes(getattr(dossier, name))
    return files

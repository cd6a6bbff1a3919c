"""What a package shows of a store: the claims of a case with their registers, or everything.

The claims of a case are those of its rings, and whatever reverses or is reversed by them.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa

from cases.items.canonical_data import parquet_bytes
from cases.items.method import as_layout
from graph.engine import Engine
from graph.store import Store
from model.claims import CLAIM_LINES
from model.layout import TABLES
from model.rings import Ring

_REGISTERS = ("patients", "doctors", "providers")

_LINKED = """
SELECT claim_no FROM claims WHERE claim_no IN (SELECT unnest($numbers::INTEGER[]))
UNION
SELECT r.claim_no FROM claims r JOIN claims s ON r.reverses_claim_id = s.claim_id
WHERE s.claim_no IN (SELECT unnest($numbers::INTEGER[]))
UNION
SELECT s.claim_no FROM claims r JOIN claims s ON r.reverses_claim_id = s.claim_id
WHERE r.claim_no IN (SELECT unnest($numbers::INTEGER[]))
ORDER BY claim_no"""

_LINES = f"""
SELECT {", ".join(column.stored for column in CLAIM_LINES.columns)} FROM claim_lines
WHERE claim_no IN (SELECT unnest($numbers::INTEGER[])) ORDER BY claim_id, line_id"""  # noqa: S608


def claims_of(store: Store, engine: Engine, rings: Sequence[Ring]) -> pa.Table:
    """Canonical rows with their sources, ascending by claim id (the order of claim numbers)."""
    numbers = sorted({claim.claim_no for ring in rings for claim in ring.claims})
    linked = engine.query(_LINKED, {"numbers": numbers})["claim_no"].to_pylist()
    return store.claim_rows(np.asarray(linked, dtype=np.int64))


def lines_of(engine: Engine, claims: pa.Table) -> pa.Table:
    """The canonical lines of these claims."""
    return engine.query(_LINES, {"numbers": claims["claim_no"].to_pylist()})


def register_rows(register: pa.Table, key: str, ids: Iterable[str]) -> pa.Table:
    """The register's rows of some ids, ascending by id; ids no register knows have no row."""
    wanted = frozenset(ids)
    chosen = [at for at, found in enumerate(register[key].to_pylist()) if found in wanted]
    return register.take(pa.array(chosen, pa.int64()))


def whole_data(engine: Engine) -> dict[str, bytes]:
    """Parquet files by name (``claims.parquet``, ...) in the columns of the neutral layout.

    Loaded again they give the same data version. Tables without rows have no file.
    """
    found: dict[str, bytes] = {}
    for table in TABLES:
        columns = ", ".join(column.stored for column in table.columns)
        order = ", ".join(table.key)
        # An entity that only claims name has a numbered row but was in no register.
        only = " WHERE registered" if table.name in _REGISTERS else ""
        rows = engine.query(f"SELECT {columns} FROM {table.name}{only} ORDER BY {order}")  # noqa: S608 - names of the fixed layout
        if rows.num_rows:
            found[f"{table.name}.parquet"] = parquet_bytes(as_layout(rows, table.name))
    return found

"""The claims of a case: those of its rings, and whatever reverses or is reversed by them."""

from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa

from graph.engine import Engine
from graph.store import Store
from model.claims import CLAIM_LINES
from model.rings import Ring

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

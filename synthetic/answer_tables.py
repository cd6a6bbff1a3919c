"""The answer sheet as tables: rings, innocent look-alikes, their members and ring claims."""

import numpy as np
import pyarrow as pa

from synthetic.answers import Group
from synthetic.refunds import Books
from synthetic.registers import Identifiers
from synthetic.society import Society

MEMBERS = pa.schema(
    [("entity_kind", pa.string()), ("entity_id", pa.string()), ("role", pa.string())]
)


def _members(groups: list[Group], key: str, prefix: str, ids: Identifiers) -> pa.Table:
    rows = [
        (f"{prefix}{no + 1:03d}", kind, ids.of(kind, member), role)
        for no, group in enumerate(groups)
        for kind, member, role in group.members
    ]
    names = (key, *MEMBERS.names)
    schema = pa.schema([(name, pa.string()) for name in names])
    return pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows], schema)


def answer_tables(
    society: Society, books: Books, ids: Identifiers, claim: pa.StringArray, *, camouflage: float
) -> dict[str, pa.Table]:
    """Tables by file name; ring claims are those without which there would be no ring."""
    rings, innocents = society.sheet.rings, society.sheet.innocents
    tag = books.visits["ring"]
    rows = np.flatnonzero(tag >= 0)
    rows = rows[np.lexsort((rows, tag[rows]))]
    counts = np.bincount(tag[rows], minlength=len(rings))
    names = [f"R{no + 1:03d}" for no in range(len(rings))]
    return {
        "world": pa.table(
            {
                "seed": [society.seed],
                "patients": [society.patients.size],
                "days": [society.period.days],
                "camouflage": [camouflage],
                "rings": [len(rings)],
                "innocents": [len(innocents)],
            }
        ),
        "rings": pa.table(
            {
                "ring_id": pa.array(names, pa.string()),
                "kind": pa.array([ring.kind for ring in rings], pa.string()),
                "outings": pa.array([ring.outings for ring in rings], pa.int32()),
                "attendance": pa.array([round(ring.attendance, 3) for ring in rings], pa.float64()),
                "camouflage": pa.array([camouflage] * len(rings), pa.float64()),
                "claims": pa.array(counts, pa.int64()),
            }
        ),
        "ring_members": _members(rings, "ring_id", "R", ids),
        "ring_claims": pa.table(
            {
                "ring_id": pa.array([names[t] for t in tag[rows]], pa.string()),
                "claim_id": claim.take(pa.array(rows)),
            }
        ),
        "innocents": pa.table(
            {
                "innocent_id": pa.array(
                    [f"N{n + 1:03d}" for n in range(len(innocents))], pa.string()
                ),
                "kind": pa.array([group.kind for group in innocents], pa.string()),
            }
        ),
        "innocent_members": _members(innocents, "innocent_id", "N", ids),
    }

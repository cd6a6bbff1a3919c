"""What a run writes into the graph: rings, members, claims, findings and co-visits as tables.

``run`` is one row about the run itself. Days are days since 1970-01-01, amounts integer minor
units. ``rings`` holds the groups that were set aside too, with ``cleared`` true and the code of
the ``explanation``. A member is a patient, a doctor or a provider. ``co_visits`` are pairs of
patients of one ring, ``left_id < right_id``.
"""

from collections.abc import Mapping

import pyarrow as pa

from model.errors import LayoutError
from model.language import Text

RUN = pa.schema(
    [
        ("data_version", pa.string()),  # of the claims that the run was made from
        ("product_version", pa.string()),
        ("rings", pa.int64()),
        ("cleared", pa.int64()),
    ]
)
RINGS = pa.schema(
    [
        ("ring_id", pa.string()),
        ("rank", pa.int32()),
        ("score", pa.float64()),
        ("typologies", pa.list_(pa.string())),
        ("total_minor", pa.int64()),
        ("fund_minor", pa.int64()),
        ("first_day", pa.int32()),  # null where the ring rests on no claims
        ("last_day", pa.int32()),
        ("q_value", pa.float64()),  # null where the pattern is a fact and not a test
        ("stability", pa.float64()),
        ("summary_en", pa.string()),
        ("summary_zh", pa.string()),
        ("cleared", pa.bool_()),
        ("explanation", pa.string()),  # code of the innocent reading, null where not cleared
    ]
)
RING_MEMBERS = pa.schema(
    [
        ("ring_id", pa.string()),
        ("kind", pa.string()),  # patient, doctor or provider
        ("id", pa.string()),
        ("role", pa.string()),
        ("strength", pa.float64()),
        ("claims", pa.int64()),  # of the ring's claims, those that name the member
        ("fund_minor", pa.int64()),
    ]
)
RING_CLAIMS = pa.schema(
    [
        ("ring_id", pa.string()),
        ("claim_id", pa.string()),
        ("reason", pa.string()),  # stable codes, joined with ;
    ]
)
FINDINGS = pa.schema(
    [
        ("ring_id", pa.string()),
        ("finding", pa.int32()),  # counts the findings of one ring from 1
        ("typology", pa.string()),
        ("score", pa.float64()),
        ("q_value", pa.float64()),
        ("reason", pa.string()),
    ]
)
CO_VISITS = pa.schema(
    [
        ("left_id", pa.string()),
        ("right_id", pa.string()),
        ("days", pa.int64()),  # days of the left patient on which the two met
        ("occasions", pa.int64()),  # independent ones, which the test counts
        ("first_day", pa.int32()),
        ("last_day", pa.int32()),
        ("q_value", pa.float64()),
    ]
)
RUN_TABLES: Mapping[str, pa.Schema] = {
    "run": RUN,
    "rings": RINGS,
    "ring_members": RING_MEMBERS,
    "ring_claims": RING_CLAIMS,
    "findings": FINDINGS,
    "co_visits": CO_VISITS,
}

_OTHER = Text(en="{name} is not a table of a run", zh="{name} 不是运行结果表")
_COLUMNS = Text(en="the columns of {name} are not those of a run", zh="{name} 的列与运行结果不符")


def complete(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Every table of a run, empty where it is not given; raises ``LayoutError`` for others.

    >>> sorted(complete({}))
    ['co_visits', 'findings', 'ring_claims', 'ring_members', 'rings', 'run']
    """
    for name in tables:
        if name not in RUN_TABLES:
            raise LayoutError(_OTHER.filled(name=ascii(name)))
    found = {}
    for name, schema in RUN_TABLES.items():
        table = tables.get(name, schema.empty_table())
        if table.schema != schema:
            raise LayoutError(_COLUMNS.filled(name=name))
        found[name] = table
    return found

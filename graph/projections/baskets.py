"""What was on each claim: the items of its lines.

Nodes: claims and items. Edge: a claim has at least one line with the item. Columns:
``claim_no`` (ascending), ``item`` (number of the item code in ascending order). Weight: none.
Period: of the claims. Hub rule: none; a common item makes nobody resemble anybody in particular.
"""

import pyarrow as pa

from graph.engine import Engine
from model.claim_index import ClaimIndex
from model.errors import MissingData
from model.language import Text
from model.parameters import NoParameters
from model.relations import Relation

NAME = "baskets"
MEANING = Text(en="the items on each claim", zh="每条结算记录中的项目")
UNIT = "items"
Parameters = NoParameters

_BASKETS = """
WITH items AS (
    SELECT item_code, CAST(row_number() OVER (ORDER BY item_code) - 1 AS INTEGER) AS item
    FROM (SELECT DISTINCT item_code FROM claim_lines WHERE item_code IS NOT NULL)
)
SELECT DISTINCT l.claim_no, i.item
FROM claim_lines l JOIN items i USING (item_code)
ORDER BY l.claim_no, i.item
"""


def derive(engine: Engine, claims: ClaimIndex, parameters: Parameters) -> Relation:
    """Claims and their items; raises ``MissingData`` where no claim has a line with a code."""
    edges = engine.query(_BASKETS)
    if edges.num_rows == 0:
        raise MissingData(Text(en="needs claim_lines with item_code", zh="需要含项目编码的明细"))
    edges = edges.cast(pa.schema([("claim_no", pa.int64()), ("item", pa.int32())]))
    return Relation(
        name=NAME,
        meaning=MEANING,
        unit=UNIT,
        period=(int(claims.day.min()), int(claims.day.max())),
        edges=edges,
        facts={"claims_with_items": float(len(edges["claim_no"].unique()))},
        parameters=parameters,
    )

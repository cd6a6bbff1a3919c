"""Repeated trace codes: one drug package, settled on more than one claim.

Nodes: drug packages (trace codes) and claims. Edge: an effective claim has a line with the code.
Weight: none. Unit: settlements of a package. Period: of the repeated settlements. Hub rule:
none; only repeated codes are kept.

Not counted: lines marked as split packs, lines with a negative quantity and the lines they
reverse, and refunded claims. A code that was returned without a link (a negative line with the
same code) keeps as many settlements as remain after the returns; where fewer than two remain
the code is left out (``facts["returned"]``).

Columns of ``edges`` (sorted by code, day, time of settlement, claim): ``code`` string,
``claim_no``, ``provider_no``, ``patient_no``, ``day`` int32.
"""

import numpy as np
import pyarrow.compute as pc

from graph.engine import Engine
from model.claim_index import ClaimIndex
from model.errors import MissingData
from model.language import Text
from model.parameters import NoParameters
from model.relations import Relation

NAME = "trace_codes"
MEANING = Text(
    en="one drug package settled on several claims", zh="同一药品追溯码在多条结算记录中出现"
)
UNIT = "settlements"
Parameters = NoParameters

NEEDS_CODES = Text(
    en="needs claim lines with drug trace codes (claim_lines.trace_codes)",
    zh="需要含药品追溯码的结算明细（claim_lines.trace_codes）",
)

_COUNTS = """
SELECT count(trace_codes) AS settlements,
       count(*) FILTER (WHERE trace_codes IS NOT NULL AND is_split_pack) AS split_pack
FROM claim_lines
"""

# Repeated codes are found first, by numbers that stand for them (a collision costs nothing but
# a row looked at in vain); the text of a code is touched only where it may be repeated.
_HASHES = """
SELECT hash(trim(written)) AS code_hash, CAST(claim_no AS INTEGER) AS claim_no
FROM (SELECT claim_no, unnest(string_split(trace_codes, ';')) AS written FROM claim_lines
      WHERE trace_codes IS NOT NULL AND NOT coalesce(is_split_pack, false))
"""
_REPEATED = """
WITH looked_at AS (SELECT unnest($claims) AS claim_no),
listed AS MATERIALIZED (
    SELECT claim_no, line_id, reverses_line_id, coalesce(quantity, 1) < 0 AS negative,
           trim(unnest(string_split(trace_codes, ';'))) AS code
    FROM claim_lines SEMI JOIN looked_at USING (claim_no)
    WHERE trace_codes IS NOT NULL AND NOT coalesce(is_split_pack, false)
),
refunding AS (  -- a refunding claim and the claim that it refunds, in part or in full
    SELECT r.claim_no, o.claim_no AS original, o.effective
    FROM claims r JOIN claims o ON o.claim_id = r.reverses_claim_id
    WHERE r.reverses_claim_id IS NOT NULL
),
reversed AS (
    SELECT DISTINCT coalesce(r.original, l.claim_no) AS claim_no, l.reverses_line_id AS line_id
    FROM claim_lines l LEFT JOIN refunding r ON r.claim_no = l.claim_no
    WHERE l.reverses_line_id IS NOT NULL
),
sold AS (
    SELECT l.code, l.claim_no, bool_and(l.negative) AS negative
    FROM listed l JOIN claims c ON c.claim_no = l.claim_no
    LEFT JOIN refunding f ON f.claim_no = l.claim_no
    WHERE l.code <> '' AND l.reverses_line_id IS NULL
      AND (c.effective OR (f.effective AND l.negative))
      AND NOT EXISTS (
          SELECT 1 FROM reversed v WHERE v.claim_no = l.claim_no AND v.line_id = l.line_id)
    GROUP BY l.code, l.claim_no
),
balance AS (
    SELECT code, count(*) FILTER (WHERE NOT negative) AS settled,
           count(*) FILTER (WHERE negative) AS returned
    FROM sold GROUP BY code HAVING count(*) FILTER (WHERE NOT negative) > 1
)
SELECT s.code, CAST(s.claim_no AS INTEGER) AS claim_no,
       CAST(c.provider_no AS INTEGER) AS provider_no,
       CAST(c.patient_no AS INTEGER) AS patient_no, CAST(c.day_no AS INTEGER) AS day,
       b.settled - b.returned > 1 AS kept
FROM sold s JOIN balance b ON b.code = s.code JOIN claims c ON c.claim_no = s.claim_no
WHERE NOT s.negative
ORDER BY s.code, c.day_no, coalesce(c.settle_time, c.start_time), s.claim_no
"""


def _claims_with_repeats(engine: Engine) -> list[int]:
    """Claims with a code that some other claim may have as well."""
    listed = engine.query(_HASHES)
    order = np.argsort(listed["code_hash"].to_numpy(), kind="stable")
    code = listed["code_hash"].to_numpy()[order]
    claim = listed["claim_no"].to_numpy()[order]
    starts = np.flatnonzero(np.r_[True, code[1:] != code[:-1]]) if code.size else np.zeros(0, int)
    several = np.diff(np.r_[starts, code.size]) > 1
    claims: list[int] = np.unique(
        claim[np.repeat(several, np.diff(np.r_[starts, code.size]))]
    ).tolist()
    return claims


def derive(engine: Engine, claims: ClaimIndex, parameters: Parameters) -> Relation:
    """The relation; raises ``MissingData`` when no line carries a trace code."""
    counts = engine.query(_COUNTS).to_pylist()[0]
    if not counts["settlements"]:
        raise MissingData(NEEDS_CODES)
    rows = engine.query(_REPEATED, {"claims": _claims_with_repeats(engine)})
    edges = rows.filter(rows["kept"]).drop_columns(["kept"])
    returned = len(rows.filter(pc.invert(rows["kept"]))["code"].unique())
    day = edges["day"].to_numpy()
    period = (int(day.min()), int(day.max())) if day.size else (0, 0)
    facts = {
        "settlements": float(counts["settlements"]),
        "split_pack": float(counts["split_pack"]),
        "returned": float(returned),
    }
    return Relation(NAME, MEANING, UNIT, period, edges, facts, parameters)

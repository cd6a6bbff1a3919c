"""Which claims are in effect: refunds are not, nor is a sale refunded down to nothing.

A refund names the claim it reverses, or has a negative total and names none. The refunds of a
sale are summed over the whole snapshot, so a refund may arrive before its sale, in another file
or another month. A refund of a refund counts towards the sale at the end of the chain.
"""

import duckdb

from model.language import Text

_REFUNDS = """
CREATE TEMP TABLE refunds AS
SELECT claim_id, reverses_claim_id AS sale_id, total_amount_minor AS minor
FROM combined_claims WHERE reverses_claim_id IS NOT NULL"""

# 16 links: longer chains do not occur, and refunds that name one another in a circle must end.
_CHAINS = """
CREATE TEMP TABLE refunded AS
WITH RECURSIVE chain AS (
    SELECT claim_id, sale_id, minor, 1 AS links FROM refunds
    UNION ALL
    SELECT c.claim_id, r.sale_id, c.minor, c.links + 1
    FROM chain c JOIN refunds r ON r.claim_id = c.sale_id WHERE c.links < 16
)
SELECT sale_id, sum(minor)::BIGINT AS minor FROM chain GROUP BY sale_id"""

_REVERSED = """
CREATE TEMP TABLE reversed_claims AS
SELECT c.claim_id, c.total_amount_minor + r.minor AS rest_minor
FROM combined_claims c JOIN refunded r ON r.sale_id = c.claim_id
WHERE c.reverses_claim_id IS NULL AND c.total_amount_minor + r.minor <= 0"""

IN_EFFECT = """(c.reverses_claim_id IS NULL AND c.total_amount_minor >= 0 AND v.claim_id IS NULL)"""
"""Condition on ``combined_claims c LEFT JOIN reversed_claims v``."""

_WITHOUT_SALE = """
SELECT count(*) FROM refunds r
WHERE NOT EXISTS (FROM combined_claims c WHERE c.claim_id = r.sale_id)"""

_NAMES_NONE = """
SELECT count(*) FROM combined_claims
WHERE reverses_claim_id IS NULL AND total_amount_minor < 0"""

_TOO_MUCH = "SELECT count(*) FROM reversed_claims WHERE rest_minor < 0"


_ODD = (
    (
        Text(
            en="refunds that name a claim which is not loaded: {n:,}",
            zh="所冲销的结算记录尚未导入的退费：{n:,} 笔",
        ),
        _WITHOUT_SALE,
    ),
    (
        Text(
            en="negative claims that name no claim which they refund: {n:,}",
            zh="金额为负但未注明所冲销结算记录的：{n:,} 笔",
        ),
        _NAMES_NONE,
    ),
    (
        Text(
            en="claims that were refunded by more than their total: {n:,}",
            zh="退费超过原金额的结算记录：{n:,} 笔",
        ),
        _TOO_MUCH,
    ),
)


def net_refunds(connection: duckdb.DuckDBPyConnection) -> tuple[Text, ...]:
    """Write the temporary table ``reversed_claims``; returns notices about odd refunds."""
    for statement in (_REFUNDS, _CHAINS, _REVERSED):
        connection.execute(statement)
    return tuple(
        text.filled(n=count)
        for text, statement in _ODD
        if (count := connection.execute(statement).fetchall()[0][0])
    )

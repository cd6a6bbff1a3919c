"""What a claim is called by: in a snapshot, as a node on a server, and in an answer."""

ON_SERVER = {"claim_id": "id", "claim_no": "no", "day_no": "day", "end_day_no": "end_day"}
"""Columns of a snapshot that have another name as a property; all others keep theirs."""

ANSWERED = {"day": "day_no", "total_minor": "total_amount_minor", "fund_minor": "fund_amount_minor"}
"""Columns of ``graph.answers.CLAIM_ROWS`` that have another name in a snapshot."""
ANSWERED_AS_ZERO = frozenset({"fund_minor"})
"""Columns of ``CLAIM_ROWS`` that are 0 where the source does not say."""


def property_of(column: str) -> str:
    """The property of a claim on a server that holds a column of a snapshot.

    >>> property_of("claim_id"), property_of("start_time")
    ('id', 'start_time')
    """
    return ON_SERVER.get(column, column)

"""What is kept of the claims behind an entity or an edge."""

import pyarrow as pa

MEASURES = pa.schema(
    [
        ("claims", pa.int64()),  # in effect; 0 for a registered fact
        ("first_day", pa.int32()),  # of those claims, or of the validity of a registered fact
        ("last_day", pa.int32()),
        ("total_minor", pa.int64()),  # of all claims, net of refunds
        ("fund_minor", pa.int64()),
    ]
)

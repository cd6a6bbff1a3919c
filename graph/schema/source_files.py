"""What is kept of every source file, whichever store keeps it."""

import pyarrow as pa

SOURCE_FILES = pa.schema(
    [
        ("source_no", pa.int32()),
        ("name", pa.string()),
        ("sha256", pa.string()),
        ("size_bytes", pa.int64()),
        ("loader", pa.string()),
        ("encoding", pa.string()),
        ("rows", pa.int64()),
        ("load_no", pa.int32()),  # the load that first brought it
    ]
)

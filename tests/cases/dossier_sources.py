"""Source files of test dossiers: CSV bytes on disk, with rows that cannot be split naively."""

import csv
import hashlib
import io
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from model.dossiers import SourceCopy

Origin = tuple[str, str, int]
COLUMNS = ("claim_id", "patient_id", "provider_id", "start_time", "total_amount", "note")


def sources_csv(
    folder: Path, rows: Sequence[dict[str, Any]]
) -> tuple[tuple[SourceCopy, ...], dict[str, Origin]]:
    """Two files as received (UTF-8 with BOM, GB18030), and where each claim stands in them."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = (
        ("claims-2025-03.csv", "utf-8-sig", "\r\n", [r for r in rows if r["claim_no"] % 2]),
        ("claims-2025-04.csv", "gb18030", "\n", [r for r in rows if r["claim_no"] % 2 == 0]),
    )
    copies, origin = [], {}
    for name, encoding, line_end, own in parts:
        data = _csv(own, line_end).encode(encoding)
        digest = hashlib.sha256(data).hexdigest()
        path = folder / name
        path.write_bytes(data)
        copies.append(
            SourceCopy(
                name=name,
                sha256=digest,
                size_bytes=len(data),
                encoding=encoding,
                rows=len(own) * 2,
                provider="测试市医保中心",
                received_by="李伟",
                received_at=datetime(2026, 2, 1, 9, 0, tzinfo=timezone(timedelta(hours=8))),
                medium="只读光盘",
                path=path,
            )
        )
        # every claim is followed by the row of a stranger
        origin |= {row["claim_id"]: (name, digest, 2 * i + 1) for i, row in enumerate(own)}
    return tuple(copies), origin


def _csv(rows: Sequence[dict[str, Any]], line_end: str) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=line_end)
    writer.writerow(COLUMNS)
    for number, row in enumerate(rows):
        note = 'says "yes",\nand more' if number % 7 == 0 else "普通门诊"
        total = f"{row['total_amount_minor'] / 100:.2f}"
        at = row["start_time"].isoformat(sep=" ")
        writer.writerow([row["claim_id"], row["patient_id"], row["provider_id"], at, total, note])
        writer.writerow([f"X{number:05d}", f"STRANGER{number}", "H9", at, "1.00", "旁人"])
        if number % 5 == 0:
            out.write(line_end)  # a blank line is no row
    return out.getvalue()

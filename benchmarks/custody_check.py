"""How long the check of a case file takes: a log of many entries, each with a row it bound.

    python -m benchmarks.custody_check [--entries 100000]

The state is rebuilt from the log and held against every row, as ``coterie audit verify`` does.
"""

import argparse
import json
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cases.custody.bound import ROWS, rows_digest
from cases.custody.chain import sealed
from cases.records.audit_lines import head, salt_of
from cases.records.case_file import open_case_file
from cases.records.database import address, engine_at, writing
from cases.records.founding import founding
from cases.records.rights import Account
from cases.records.row_writer import standing
from cases.records.tables import audit_entries, audit_rows, judgements
from model.cases import AuditEntry

RESULT = Path(__file__).parent / "results" / "custody_check.json"
AT = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=8)))
MOST_SECONDS = 10


def fill(place: Path, entries: int) -> None:
    """Lines that each bind one judgement, written in bulk as the acts would have left them."""
    with open_case_file(place) as file:
        file.accounts.found(Account("admin", "Admin", ("administrator",)), at=AT)
    engine = engine_at(address(place))
    with writing(engine) as connection:
        said = {"kind": "CONFIRMED", "reason": "seen", "by": "li", "at": AT}
        numbers = range(1, entries)
        connection.execute(
            judgements.insert(), [{"number": n, "ring_id": f"R-{n}", **said} for n in numbers]
        )
        settled = founding(connection)
        lines, bound = [], []
        last, before = head(connection)
        rows = (row for row in standing(connection, settled) if row.kind == judgements.name)
        for number, row in enumerate(rows, start=last + 1):
            detail = {"kind": "CONFIRMED", ROWS: rows_digest([row])}
            salt, target = salt_of(settled, number), f"ring:{row.key}"
            line = AuditEntry(number, AT, "li", "judge", target, detail, "", "", salt)
            lines.append(vars(sealed(line, before, settled.algorithm)))
            before = lines[-1]["digest"]
            kept = {"kind": row.kind, "row_key": row.key, "digest": row.digest}
            bound.append({"entry": number, **kept})
        connection.execute(audit_entries.insert(), lines)
        connection.execute(audit_rows.insert(), bound)
    engine.dispose()


def measured(entries: int) -> dict[str, float]:
    """Entries and the seconds, wall and processor, of one check, which has to find nothing."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "cases.sqlite"
        fill(place, entries)
        with open_case_file(place) as file:
            started, own = time.perf_counter(), time.process_time()
            problems = file.custody.check()
            seconds, cpu = time.perf_counter() - started, time.process_time() - own
    if problems:
        raise SystemExit(str(problems[:3]))
    return {
        "entries": entries,
        "seconds": round(seconds, 2),
        "cpu": round(cpu, 2),
        "most": MOST_SECONDS,
    }


def main() -> None:
    """Measures and keeps the figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    found = measured(parser.parse_args().entries)
    RESULT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(found)


if __name__ == "__main__":
    main()

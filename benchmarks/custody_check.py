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

from cases.records.accounts import Account
from cases.records.audit_lines import append
from cases.records.case_file import open_case_file
from cases.records.database import address, engine_at, writing
from cases.records.founding import founding
from cases.records.row_writer import RowWriter
from cases.records.tables import judgements

RESULT = Path(__file__).parent / "results" / "custody_check.json"
AT = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=8)))
MOST_SECONDS = 10


def fill(place: Path, entries: int) -> None:
    """Lines that each bind one judgement, in one transaction."""
    with open_case_file(place) as file:
        file.accounts.found(Account("admin", "Admin", ("administrator",)), at=AT)
    engine = engine_at(address(place))
    with writing(engine) as connection:
        settled = founding(connection)
        writer = RowWriter(connection, settled)
        for number in range(1, entries):
            row = {"ring_id": f"R-{number}", "kind": "CONFIRMED", "reason": "seen", "by": "li"}
            writer.insert(judgements, {"number": number, "at": AT, **row})
            said = {"kind": "CONFIRMED"}
            target = f"ring:R-{number}"
            append(writer, settled, by="li", at=AT, action="judge", target=target, detail=said)
    engine.dispose()


def measured(entries: int) -> dict[str, float]:
    """Entries and the wall seconds of one check, which has to find nothing."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "cases.sqlite"
        fill(place, entries)
        with open_case_file(place) as file:
            started = time.perf_counter()
            problems = file.custody.check()
            seconds = time.perf_counter() - started
    if problems:
        raise SystemExit(str(problems[:3]))
    return {"entries": entries, "seconds": round(seconds, 2), "most_seconds": MOST_SECONDS}


def main() -> None:
    """Measures and keeps the figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    found = measured(parser.parse_args().entries)
    RESULT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(found)


if __name__ == "__main__":
    main()

"""Item 09: what happened when: acts of the claims and steps of the procedure, in one order.

Claims carry the local time of the place of treatment; in China that is UTC+08:00 without summer
time since 1992. Every row gives the local time, its offset and the same moment in UTC.
"""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, NamedTuple

from cases.papers.tabular import csv_bytes, header
from model.dossiers import Dossier
from model.language import Text
from model.money import from_minor

FILE = "09_时间线.csv"
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
COLUMNS = (
    header("no", "序号"),
    header("local_time", "北京时间"),
    header("utc_offset", "时差"),
    header("utc_time", "协调世界时"),
    header("what", "事项"),
    header("who", "当事人"),
    header("where", "地点"),
    header("amount", "总费用（元）"),
    header("claim_id", "结算记录编号"),
    header("source", "来源文件"),
    header("source_row", "来源行号"),
)
_CLAIM = Text(en="claim", zh="结算记录")
_REFUND = Text(en="refund", zh="退费")


class Moment(NamedTuple):
    """One row before it is written; moments sort by time, then by what they name."""

    at: datetime
    claim_id: str
    what: str
    who: str
    where: str
    amount: Decimal | None
    source: str
    source_row: int | None


def files(dossier: Dossier) -> dict[str, bytes]:
    """The timeline as a table."""
    rows = [
        [
            number,
            moment.at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S"),
            "UTC+08:00",
            moment.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            moment.what,
            moment.who,
            moment.where,
            moment.amount,
            moment.claim_id,
            moment.source,
            moment.source_row,
        ]
        for number, moment in enumerate(moments(dossier), start=1)
    ]
    return {FILE: csv_bytes(COLUMNS, rows)}


def moments(dossier: Dossier) -> list[Moment]:
    """All moments of a case in order."""
    counted = {claim.claim_id for ring in dossier.rings for claim in ring.claims}
    found = [_of_claim(row) for row in dossier.claims.to_pylist() if row["claim_id"] in counted]
    for event in dossier.case.events:
        what = f"{event.verb} → {event.state}"
        found.append(Moment(event.at, "", what, event.by, dossier.case.agency, None, "", None))
    return sorted(found, key=lambda m: (m.at.astimezone(UTC), m.claim_id, m.what, m.who))


def _of_claim(row: dict[str, Any]) -> Moment:
    what = _REFUND if row["reverses_claim_id"] else _CLAIM
    people = [row["patient_id"], row["doctor_id"]]
    return Moment(
        at=row["start_time"].replace(tzinfo=CHINA),
        claim_id=row["claim_id"],
        what=f"{what.zh} {what.en} ({row['claim_type']})",
        who=";".join(person for person in people if person),
        where=row["provider_id"] or "",
        amount=Decimal(from_minor(row["total_amount_minor"] or 0)),
        source=row["source"] or "",
        source_row=row["row_no"],
    )

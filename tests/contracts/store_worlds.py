"""Small worlds for stores: chunks made by hand, and a seeded random one with everything in it."""

import random
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow as pa

from model.columns import ROW_NO
from model.layout import TABLES_BY_NAME
from model.provenance import Chunk, Reject, SourceFile

Row = dict[str, Any]
FIRST = datetime(2025, 1, 1, 9, 30)
FIRST_DAY = (FIRST.date() - date(1970, 1, 1)).days


def chunk(
    table: str,
    rows: Sequence[Row],
    source: str = "a.csv",
    first_row: int = 1,
    derived: bool = False,
    rejects: tuple[Reject, ...] = (),
) -> Chunk:
    schema = TABLES_BY_NAME[table].stored_schema.append(ROW_NO)
    numbered = [{**row, "row_no": first_row + at} for at, row in enumerate(rows)]
    columns = [pa.array([row.get(f.name) for row in numbered], f.type) for f in schema]
    batch = pa.RecordBatch.from_arrays(columns, schema=schema)
    file = SourceFile(source, f"sha256 of {source}", 1, "test", "utf-8", len(rows))
    return Chunk(table, file, batch, rejects, derived)


def claim(claim_id: str, patient: str, provider: str, doctor: str | None, day: int, **more) -> Row:
    """A claim of 10.00, half of it paid by the fund, ``day`` days after the first of January."""
    return {
        "claim_id": claim_id,
        "patient_id": patient,
        "provider_id": provider,
        "doctor_id": doctor,
        "claim_type": "outpatient",
        "start_time": FIRST + timedelta(days=day),
        "total_amount_minor": 1_000,
        "fund_amount_minor": 500,
        **more,
    }


def random_world(seed: int, claims: int = 120) -> dict[str, list[Row]]:
    """Rows per table: claims with refunds, several doctors, registers, facts, hostile names."""
    draw = random.Random(seed)
    rows: dict[str, list[Row]] = {name: [] for name in TABLES_BY_NAME}
    for at in range(claims):
        provider = draw.randrange(6)
        doctor = None if draw.random() < 0.2 else f"d{provider}{draw.randrange(2)}"
        pharmacy = provider == 5
        total = draw.randrange(1, 9) * 100
        rows["claims"].append(
            claim(
                f"c{at:04d}",
                f"p{draw.randrange(14):02d}",
                f"h{provider}",
                doctor,
                draw.randrange(25),
                claim_type="pharmacy" if pharmacy else "outpatient",
                total_amount_minor=total,
                fund_amount_minor=total // 2,
                prescriber_provider_id=f"h{draw.randrange(4)}" if pharmacy else None,
            )
        )
    for at in range(0, claims, 17):
        sale = rows["claims"][at]
        part = draw.choice([1, 2])
        rows["claims"].append(
            {
                **sale,
                "claim_id": f"r{at:04d}",
                "total_amount_minor": -sale["total_amount_minor"] // part,
                "fund_amount_minor": -sale["fund_amount_minor"] // part,
                "reverses_claim_id": sale["claim_id"],
            }
        )
    for at in range(3, claims, 11):
        rows["claim_doctors"].append(
            {"claim_id": f"c{at:04d}", "doctor_id": f"d{at % 5}9", "role": "operating"}
        )
        rows["claim_lines"].append({"claim_id": f"c{at:04d}", "line_id": "1", "item_code": "001"})
    for at in range(12):
        rows["patients"].append(
            {
                "patient_id": f"p{at:02d}",
                "name": f"阿卜杜·买买提{at}",
                "phone": f"1380000{at // 3}",
                "address": f"{at // 4} O'Brien's \"Lane\"; --",
                "bank_account": f"6222{at // 2}",
                "residence_provider_id": "h9" if at < 3 else None,
            }
        )
    for at in range(5):
        rows["providers"].append(
            {"provider_id": f"h{at}", "name": f"Clinic {at}", "owner_name": f"owner {at // 2}"}
        )
    rows["doctors"].append({"doctor_id": "d00", "name": "Dr. Zero", "provider_id": "h0"})
    rows["relations"].append(
        {
            "subject_kind": "doctor",
            "subject_id": "d10",
            "relation": "owns",
            "object_kind": "pharmacy",
            "object_id": "h5",
            "valid_from": date(2025, 1, 10),
        }
    )
    return rows


def as_chunks(rows: dict[str, list[Row]], source: str = "world") -> list[Chunk]:
    return [chunk(name, found, f"{source}/{name}.csv") for name, found in rows.items() if found]


def scattered(rows: dict[str, list[Row]], seed: int) -> Iterable[Chunk]:
    """The same rows shuffled, split over files of other names, and repeated here and there."""
    draw = random.Random(seed)
    parts: list[Chunk] = []
    for name, found in rows.items():
        shuffled = draw.sample(found, len(found)) + draw.sample(found, len(found) // 5)
        while shuffled:
            size = draw.randrange(1, 60)
            parts.append(chunk(name, shuffled[:size], f"{draw.random()}.csv"))
            shuffled = shuffled[size:]
    draw.shuffle(parts)
    return parts

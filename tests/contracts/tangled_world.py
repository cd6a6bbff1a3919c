"""Worlds in which everything that could tell two stores apart occurs, from a seed.

Identifiers whose order differs between UTF-8 and UTF-16, hostile texts, equal amounts everywhere
so that ties abound, several doctors per claim, refunds of all kinds, unknown doctors, facts
between any two kinds in both directions, facts that bear the names of relations made of claims,
lines and practitioners of claims that are not loaded, and a second load with conflicts.
"""

import random
from datetime import date, timedelta

from model.entities import ENTITY_KINDS, EntityRef
from model.layout import TABLES_BY_NAME
from model.provenance import Chunk
from model.vocabulary.claims import CLAIM_RELATIONS, REGISTERED_RELATIONS
from tests.contracts.store_worlds import Row, as_chunks, claim

ODD = (
    "𠮷",
    "！",
    "\ue000",
    "\ud7ff",
    "\U0010ffff",
    "𠮷！",
    "！𠮷",
    "a",
    "A",
    "aa",
    "é",
    "e\u0301",
    "İ",
    "ß",
    "",
    " ",
    "\x00",
    "a\x00b",
    "tab\tline\nreturn\r",
    "'; MATCH (n) DETACH DELETE n //",
    "\\u0027 OR true //",
    "`}) RETURN 1 //",
    "$id",
    "{kind}",
    "阿卜杜·买买提",
    "阿卜杜•买买提",
    "ＡＢＣ１２３",
    "%",
    "_",
    "NULL",
    "0",
    "00",
    "x" * 300,
)
NAMES = (*ODD[:12], None, "张伟", "ＺＨＡＮＧ", "阿卜杜·买买提", "Zhang\u3000Wei")
RELATIONS = (
    "family_of",
    "employed_by",
    "𠮷",
    "！",
    "\ue000",
    "HAS_PHONE",
    *CLAIM_RELATIONS,
    *REGISTERED_RELATIONS,
)
KINDS = (*ENTITY_KINDS, "provider", "clinic", "vehicle")
AMOUNTS = (100, 100, 100, 200, 0)


def tangled_rows(seed: int, claims: int = 260) -> dict[str, list[Row]]:
    """Rows per table."""
    draw = random.Random(seed)
    rows: dict[str, list[Row]] = {name: [] for name in TABLES_BY_NAME}
    ids = draw.sample(ODD, len(ODD))
    patients, doctors, providers = ids[:22], ids[8:18], ids[14:24]
    pharmacies = set(providers[::3])
    for at in range(claims):
        provider = draw.choice(providers)
        mostly = doctors[providers.index(provider) % len(doctors)]
        doctor = draw.choice([mostly, mostly, draw.choice(doctors), None])
        rows["claims"].append(
            claim(
                f"{draw.choice(ODD)}{at:03d}",
                draw.choice(patients),
                provider,
                doctor,
                draw.randrange(-400, 60) // 20 * draw.choice([1, 7]),
                claim_type="pharmacy" if provider in pharmacies else "outpatient",
                total_amount_minor=draw.choice(AMOUNTS),
                fund_amount_minor=draw.choice([None, 50]),
                prescriber_provider_id=draw.choice([None, None, draw.choice(providers)]),
                end_time=None,
                operator_id=draw.choice(ODD),
            )
        )
    for number, sale in enumerate(draw.sample(rows["claims"], claims // 6)):
        rows["claims"].append(
            {
                **sale,
                "claim_id": f"refund {number}",
                "total_amount_minor": -sale["total_amount_minor"] // draw.choice([1, 2]),
                "reverses_claim_id": draw.choice([sale["claim_id"], sale["claim_id"], "unknown"]),
            }
        )
    for sale in draw.sample(rows["claims"], claims // 3):
        for role in draw.sample(["attending", "operating", "other"], 2):
            rows["claim_doctors"].append(
                {"claim_id": sale["claim_id"], "doctor_id": draw.choice(ids[6:20]), "role": role}
            )
        rows["claim_lines"].append(
            {
                "claim_id": sale["claim_id"],
                "line_id": draw.choice(ODD),
                "item_code": draw.choice([None, "", *ODD[:5]]),
            }
        )
    rows["claim_lines"].append({"claim_id": "never", "line_id": "1"})
    rows["claim_doctors"].append({"claim_id": "never", "doctor_id": "nobody", "role": "other"})
    _registers(draw, rows, patients, doctors, providers)
    _facts(draw, rows, ids)
    return rows


def _registers(
    draw: random.Random,
    rows: dict[str, list[Row]],
    patients: list[str],
    doctors: list[str],
    providers: list[str],
) -> None:
    for table, key, known in (
        ("patients", "patient_id", patients),
        ("doctors", "doctor_id", doctors),
        ("providers", "provider_id", providers),
    ):
        for name in known[: len(known) * 3 // 4]:
            row: Row = {key: name, "name": draw.choice(NAMES), "phone": draw.choice(ODD[:9])}
            if table != "doctors":
                row |= {"address": draw.choice(ODD[3:12]), "bank_account": draw.choice(ODD[:4])}
            rows[table].append(row)
    for row in rows["providers"]:
        person = draw.choice(ODD)
        row |= {"owner_name": person, "legal_representative": draw.choice([person, "b"])}
    for row in rows["patients"][::4]:
        row["residence_provider_id"] = draw.choice([*providers, "home"])
    for row in rows["doctors"]:
        row["provider_id"] = draw.choice([*providers, None])
        row["registered_from"] = date(2025, 1, 1) - timedelta(days=draw.randrange(400))


def _facts(draw: random.Random, rows: dict[str, list[Row]], ids: list[str]) -> None:
    seen = set()
    for _ in range(220):
        subject = draw.choice(KINDS), draw.choice(ids)
        target = draw.choice([subject, (draw.choice(KINDS), draw.choice(ids))])
        if draw.random() < 0.9:
            target = draw.choice(KINDS), draw.choice(ids)
        first = draw.choice([None, date(2024, 6, 1), date(1969, 12, 31)])
        key = (*subject, draw.choice(RELATIONS), *target, first)
        if key in seen:
            continue
        seen.add(key)
        rows["relations"].append(
            {
                "subject_kind": subject[0],
                "subject_id": subject[1],
                "relation": key[2],
                "object_kind": target[0],
                "object_id": target[1],
                "valid_from": first,
                "valid_to": draw.choice([None, date(2025, 3, 1), date(2024, 12, 1)]),
            }
        )


def tangled_loads(seed: int) -> list[list[Chunk]]:
    """The world in two loads; the second brings more rows and other versions of loaded ones."""
    rows = tangled_rows(seed)
    draw = random.Random(seed + 1)
    early: dict[str, list[Row]] = {name: [] for name in rows}
    late: dict[str, list[Row]] = {name: [] for name in rows}
    for name, found in rows.items():
        for row in found:
            draw.choice([early, early, late])[name].append(row)
    late["claims"] += [{**row, "cash_amount_minor": 3} for row in early["claims"][:5]]
    return [as_chunks(early, "early"), as_chunks(late, "late")]


def unknown_entities() -> tuple[EntityRef, ...]:
    """Names that no world has."""
    return (EntityRef("patient", "nobody"), EntityRef("owner", "\ud800"), EntityRef("phone", "139"))

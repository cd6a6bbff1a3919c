"""Very large worlds for measuring speed: Parquet, block by block, in bounded memory."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from model.claims import CLAIM_TYPES
from synthetic.arrays import NONE, Ints
from synthetic.bulk_block import District, Rows, block_rows
from synthetic.catalogue import DIAGNOSES
from synthetic.identifiers import decimal_amounts, fixed_width
from synthetic.seasons import FIRST_DAY, HOUR
from synthetic.visits import INPATIENT, PHARMACY_SALE

CLAIMS_PER_BLOCK = 1_000_000
SECONDS_BEFORE = FIRST_DAY * 86_400
MEDIAN_AMOUNT = np.array([7_500, 16_000, 420_000, 6_500, 9_000])  # minor units, by kind of claim
KIND_NAMES = ("village_clinic", "hospital", "hospital", "pharmacy")


def _coded(values: pa.Array, numbers: Ints) -> pa.Array:
    mask = numbers == NONE if bool((numbers == NONE).any()) else None
    return pa.DictionaryArray.from_arrays(pa.array(numbers.astype(np.int32), mask=mask), values)


def _times(seconds: Ints) -> pa.Array:
    mask = seconds == NONE if bool((seconds == NONE).any()) else None
    return pa.array(seconds + SECONDS_BEFORE, mask=mask).cast(pa.timestamp("s"))


def _kind_of(district: District) -> Ints:
    sizes = (district.villages, district.towns, district.counties, 2 * district.towns)
    return np.repeat(np.arange(len(sizes)), sizes)


def _identifiers(district: District, block: int) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Patients, doctors and providers of a block."""
    place = np.full(district.people, block, dtype=np.int64)
    order = _shuffled(district.people, block)
    return (
        fixed_width("00", (place, 4), (order, 8)),
        fixed_width("D999", (place[: district.doctors], 4), (np.arange(district.doctors), 6)),
        fixed_width("H999", (place[: district.providers], 4), (np.arange(district.providers), 6)),
    )


def _shuffled(count: int, block: int) -> Ints:
    """Numbers of people in an order that says nothing about where they live."""
    return np.random.default_rng([block, count]).permutation(count).astype(np.int64)


def _claims(district: District, rows: Rows, block: int, rng: np.random.Generator) -> pa.Table:
    people, doctors, providers = _identifiers(district, block)
    count = len(rows.kind)
    total = np.round(MEDIAN_AMOUNT[rows.kind] * np.exp(rng.normal(0, 0.6, count))).astype(np.int64)
    total = np.where(rows.ring != NONE, total * 3 // 2, total)
    fund = total * np.where(rows.kind == INPATIENT, 620, 480) // 1_000
    account = (total - fund) * 400 // 1_000
    number = np.arange(count) + block * CLAIMS_PER_BLOCK
    prescription = np.where(rows.prescriber != NONE, number, NONE)
    region = pa.array([f"999{block % 1_000:03d}"])
    here = np.zeros(count, dtype=np.int64)
    lag = np.where(rows.kind == PHARMACY_SALE, 45, rng.integers(600, HOUR, count))
    codes = pa.array([d.code for d in DIAGNOSES])
    diagnosis = rng.integers(0, len(DIAGNOSES), count)
    return pa.table(
        {
            "claim_id": fixed_width("S", (number, 12)),
            "patient_id": _coded(people, rows.patient),
            "provider_id": _coded(providers, rows.provider),
            "doctor_id": _coded(doctors, rows.doctor),
            "claim_type": _coded(pa.array(CLAIM_TYPES), rows.kind),
            "start_time": _times(rows.start),
            "end_time": _times(rows.end),
            "settle_time": _times(np.where(rows.end != NONE, rows.end, rows.start) + lag),
            "total_amount": decimal_amounts(total),
            "fund_amount": decimal_amounts(fund),
            "account_amount": decimal_amounts(account),
            "cash_amount": decimal_amounts(total - fund - account),
            "insured_region": _coded(region, here),
            "service_region": _coded(region, here),
            "diagnosis_codes": _coded(codes, diagnosis),
            "prescription_id": fixed_width("RX", (np.maximum(prescription, 0), 12)).take(
                pa.array(np.arange(count), mask=prescription == NONE)
            ),
            "prescriber_provider_id": _coded(providers, rows.prescriber),
        }
    )


def _registers(district: District, block: int) -> dict[str, pa.Table]:
    people, doctors, providers = _identifiers(district, block)
    kind = _kind_of(district)
    counted = np.arange(district.providers)
    _, count = district.doctor_range(counted)
    staffed = counted[: district.villages + district.towns + district.counties]
    home = np.repeat(staffed, count[staffed])
    region = [f"999{block % 1_000:03d}"]
    born = np.arange(district.people) * 7_919 % 29_000 - 21_000
    return {
        "patients": pa.table(
            {
                "patient_id": people,
                "birth_date": pa.array(born.astype(np.int32)).cast(pa.date32()),
                "region": region * district.people,
            }
        ),
        "doctors": pa.table({"doctor_id": doctors, "provider_id": providers.take(pa.array(home))}),
        "providers": pa.table(
            {
                "provider_id": providers,
                "provider_kind": [KIND_NAMES[k] for k in kind],
                "region": region * district.providers,
            }
        ),
    }


def _answers(district: District, rows: Rows, block: int) -> pa.Table:
    people, doctors, _ = _identifiers(district, block)
    visit = np.flatnonzero((rows.ring != NONE) & (rows.kind != PHARMACY_SALE))
    pairs = np.unique(np.stack([rows.ring[visit], rows.patient[visit]]), axis=1)
    heads = np.unique(np.stack([rows.ring[visit], rows.doctor[visit]]), axis=1)
    ring = [f"B{block:03d}R{r:04d}" for r in (*pairs[0].tolist(), *heads[0].tolist())]
    member = [*people.take(pa.array(pairs[1])).to_pylist()]
    member += doctors.take(pa.array(heads[1])).to_pylist()
    kinds = ["patient"] * pairs.shape[1] + ["doctor"] * heads.shape[1]
    roles = ["recruited"] * pairs.shape[1] + ["signing_doctor"] * heads.shape[1]
    return pa.table({"ring_id": ring, "entity_kind": kinds, "entity_id": member, "role": roles})


def bulk(seed: int, claims: int, folder: Path) -> Path:
    """Write ``claims`` claims and their registers as Parquet into ``folder`` and return it.

    ``<folder>-answers/ring_members.parquet`` names the members of the planted lockstep groups.
    A block of a million claims is in memory at a time.
    """
    load = Path(folder)
    sheet = load.with_name(f"{load.name}-answers")
    load.mkdir(parents=True, exist_ok=True)
    sheet.mkdir(parents=True, exist_ok=True)
    writers: dict[str, pyarrow.parquet.ParquetWriter] = {}
    try:
        for block, first in enumerate(range(0, claims, CLAIMS_PER_BLOCK)):
            rng = np.random.default_rng([seed, block])
            district, rows = block_rows(min(CLAIMS_PER_BLOCK, claims - first), rng)
            tables = {"claims": _claims(district, rows, block, rng), **_registers(district, block)}
            tables["ring_members"] = _answers(district, rows, block)
            for name, table in tables.items():
                if name not in writers:
                    where = (sheet if name == "ring_members" else load) / f"{name}.parquet"
                    # Without the Arrow schema the coded columns read back as plain text.
                    writers[name] = pyarrow.parquet.ParquetWriter(
                        where,
                        table.schema,
                        compression="lz4",
                        store_schema=False,
                        write_statistics=False,
                        use_dictionary=[
                            field.name
                            for field in table.schema
                            if pa.types.is_dictionary(field.type)
                        ],
                    )
                writers[name].write_table(table)
    finally:
        for writer in writers.values():
            writer.close()
    return load

"""Files of every text format with as many claims as asked for, to measure how fast they load."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import numpy as np
import openpyxl
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

Columns: TypeAlias = Mapping[str, pa.Array]
PATIENTS, PROVIDERS, DOCTORS, DAYS = 50_000, 2_000, 5_000, 365
LINES_PER_CLAIM = 4
X12_SEGMENTS_PER_CLAIM = 9


def numbered(prefix: str, numbers: np.ndarray[tuple[int], np.dtype[np.int64]]) -> pa.Array:
    """Identifiers of one length."""
    digits = pc.utf8_lpad(pc.cast(pa.array(numbers), pa.string()), 9, "0")
    return pc.binary_join_element_wise(prefix, digits, "")


def drawn(rows: int, seed: int) -> Columns:
    """What every format has to say: who, where, when, how much."""
    random = np.random.default_rng(seed)
    days = random.integers(0, DAYS, rows)
    day = pc.strftime(
        pc.cast(pa.array(np.datetime64("2024-01-01") + days), pa.timestamp("s")), format="%Y-%m-%d"
    )
    whole, part = np.divmod(random.integers(1_000, 99_999, rows), 100)
    money = pc.binary_join_element_wise(
        pc.cast(pa.array(whole), pa.string()),
        pc.utf8_lpad(pc.cast(pa.array(part), pa.string()), 2, "0"),
        ".",
    )
    return {
        "claim": numbered("C", np.arange(rows)),
        "patient": numbered("P", random.integers(0, PATIENTS, rows)),
        "provider": numbered("H", random.integers(0, PROVIDERS, rows)),
        "doctor": numbered("D", random.integers(0, DOCTORS, rows)),
        "day": day,
        "compact": pc.replace_substring(day, "-", ""),
        "money": money,
    }


def written(path: Path, columns: Columns, delimiter: str = ",") -> None:
    """A text file of these columns."""
    options = csv.WriteOptions(delimiter=delimiter, quoting_style="needed")
    csv.write_csv(pa.table(dict(columns)), path, options)


def neutral(folder: Path, rows: int, delimiter: str = ",") -> None:
    """The neutral layout, the yardstick."""
    d = drawn(rows, 1)
    kind = pa.repeat("outpatient", rows)
    columns = {"claim_id": d["claim"], "patient_id": d["patient"], "provider_id": d["provider"],
               "doctor_id": d["doctor"], "claim_type": kind, "start_time": d["day"],
               "end_time": d["day"], "total_amount": d["money"],
               "fund_amount": d["money"]}  # fmt: skip
    written(folder / "claims.csv", columns, delimiter)


def semicolons(folder: Path, rows: int) -> None:
    """The neutral layout with another delimiter."""
    neutral(folder, rows, ";")


def public(folder: Path, rows: int) -> None:
    """The public provider claims."""
    d = drawn(rows, 1)
    columns = {"BeneID": d["patient"], "ClaimID": d["claim"], "ClaimStartDt": d["day"],
               "ClaimEndDt": d["day"], "Provider": d["provider"],
               "InscClaimAmtReimbursed": pa.repeat("100", rows), "AttendingPhysician": d["doctor"],
               "ClmDiagnosisCode_1": pa.repeat("4019", rows),
               "DeductibleAmtPaid": pa.repeat("0", rows)}  # fmt: skip
    written(folder / "outpatient.csv", columns)


def settlements(folder: Path, rows: int) -> None:
    """National settlement tables, the doctor looked up in the visits."""
    d = drawn(rows, 1)
    written(folder / "SETL_D.csv", {
        "SETL_ID": d["claim"], "MDTRT_ID": d["claim"], "PSN_NO": d["patient"],
        "FIXMEDINS_CODE": d["provider"], "MED_TYPE": pa.repeat("11", rows),
        "BEGNDATE": d["compact"], "MEDFEE_SUMAMT": d["money"], "FUND_PAY_SUMAMT": d["money"],
        "CHFPDR_CODE": d["doctor"],
    }, "\t")  # fmt: skip


def synthea(folder: Path, rows: int) -> None:
    """Synthea claims with their encounters: twice as many rows as claims."""
    d = drawn(rows // 2, 1)
    half = rows // 2
    when = pc.binary_join_element_wise(d["day"], "T09:30:00Z", "")
    written(folder / "claims.csv", {
        "Id": d["claim"], "PATIENTID": d["patient"], "PROVIDERID": d["doctor"],
        "APPOINTMENTID": d["claim"], "SERVICEDATE": when,
    })  # fmt: skip
    written(folder / "encounters.csv", {
        "Id": d["claim"], "STOP": when, "ORGANIZATION": d["provider"],
        "ENCOUNTERCLASS": pa.repeat("ambulatory", half), "TOTAL_CLAIM_COST": d["money"],
        "PAYER_COVERAGE": d["money"],
    })  # fmt: skip


def synpuf(folder: Path, rows: int) -> None:
    """DE-SynPUF outpatient claims."""
    d = drawn(rows, 1)
    written(folder / "outpatient.csv", {
        "DESYNPUF_ID": d["patient"], "CLM_ID": d["claim"], "SEGMENT": pa.repeat("1", rows),
        "CLM_FROM_DT": d["compact"], "CLM_THRU_DT": d["compact"], "PRVDR_NUM": d["provider"],
        "CLM_PMT_AMT": d["money"], "AT_PHYSN_NPI": d["doctor"],
    })  # fmt: skip


def in_lines(rows: int) -> tuple[Columns, pa.Array]:
    """Claims repeated for each of their lines, and the numbers of the lines."""
    claims = drawn(-(-rows // LINES_PER_CLAIM), 1)
    place = pa.array(np.repeat(np.arange(len(claims["claim"])), LINES_PER_CLAIM)[:rows])
    line = pa.array(np.tile(np.arange(1, LINES_PER_CLAIM + 1), len(claims["claim"]))[:rows])
    repeated = {name: values.take(place) for name, values in claims.items()}
    return repeated, pc.cast(line, pa.string())


def rif(folder: Path, rows: int) -> None:
    """Carrier lines of CMS research files."""
    d, line = in_lines(rows)
    day = pc.replace_substring_regex(d["day"], r"^(\d{4})-\d{2}-(\d{2})$", r"\2-Mar-\1")
    written(folder / "carrier.csv", {
        "BENE_ID": d["patient"], "CLM_ID": d["claim"], "LINE_NUM": line, "CLM_FROM_DT": day,
        "CLM_THRU_DT": day, "PRF_PHYSN_NPI": d["doctor"], "TAX_NUM": d["provider"],
        "CLM_PMT_AMT": d["money"], "NCH_CARR_CLM_SBMTD_CHRG_AMT": d["money"],
    }, "|")  # fmt: skip


def tuva(folder: Path, rows: int) -> None:
    """Medical claim lines of the Tuva input layer."""
    d, line = in_lines(rows)
    written(folder / "medical_claim.csv", {
        "claim_id": d["claim"], "claim_line_number": line, "patient_id": d["patient"],
        "claim_start_date": d["day"], "claim_end_date": d["day"], "facility_npi": d["provider"],
        "rendering_npi": d["doctor"], "charge_amount": d["money"], "paid_amount": d["money"],
    })  # fmt: skip


def omop(folder: Path, rows: int) -> None:
    """Visits with their costs: half of the rows each."""
    half = rows // 2
    d = drawn(half, 1)
    written(folder / "visit_occurrence.csv", {
        "visit_occurrence_id": d["claim"], "person_id": d["patient"],
        "visit_concept_id": pa.repeat("9202", half), "visit_start_date": d["day"],
        "provider_id": d["doctor"], "care_site_id": d["provider"],
    })  # fmt: skip
    written(folder / "cost.csv", {
        "cost_id": d["claim"], "cost_event_id": d["claim"],
        "cost_domain_id": pa.repeat("Visit", half), "total_charge": d["money"],
        "paid_by_payer": d["money"],
    })  # fmt: skip


def x12(folder: Path, segments: int) -> None:
    """One interchange of 837 claims with as many segments."""
    isa = ("ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250301*0930*^"
           "*00501*000000001*0*T*:~GS*HC*S*R*20250301*0930*1*X*005010X222A1~"
           "ST*837*0001~")  # fmt: skip
    claims = segments // X12_SEGMENTS_PER_CLAIM
    body = "".join(
        f"HL*{n}**22*0~NM1*IL*1*A*B****MI*M{n:07}~CLM*C{n}*150***11:B:1*Y*A*Y*I~HI*ABK:J020~"
        f"NM1*82*1*D*B****XX*{n % DOCTORS:010}~LX*1~SV1*HC:99213*150*UN*1***1~"
        f"DTP*472*D8*20250301~REF*6R*{n}~"
        for n in range(claims)
    )
    first = "HL*1**20*1~NM1*85*2*CLINIC*****XX*1000000004~"
    count = claims * X12_SEGMENTS_PER_CLAIM + 4
    text = f"{isa}{first}{body}SE*{count}*0001~GE*1*1~IEA*1*000000001~"
    (folder / "claims.edi").write_text(text, encoding="ascii")


def workbook(folder: Path, rows: int) -> None:
    """A sheet of the neutral layout."""
    d = drawn(rows, 1)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("claims")
    names = ["claim_id", "patient_id", "provider_id", "doctor_id", "claim_type", "start_time",
             "total_amount", "fund_amount"]  # fmt: skip
    sheet.append(names)
    amounts = [float(value) for value in d["money"].to_pylist()]
    kinds = ["outpatient"] * rows
    texts = [d[name].to_pylist() for name in ("claim", "patient", "provider", "doctor")]
    for row in zip(*texts, kinds, d["day"].to_pylist(), amounts, amounts, strict=True):
        sheet.append(row)
    book.save(folder / "claims.xlsx")


TEXT_FORMATS: Mapping[str, Callable[[Path, int], None]] = {
    "neutral": neutral,
    "neutral, with ;": semicolons,
    "kaggle_provider_fraud": public,
    "nhsa_settlement": settlements,
    "synthea": synthea,
    "cms_synpuf": synpuf,
    "cms_rif": rif,
    "tuva": tuva,
    "omop": omop,
}

"""The public provider-claims files with Beneficiary, Inpatient and Outpatient tables.

Inpatient and outpatient rows are claims, beneficiaries are patients, a provider list gives
providers without further facts. Decisions:

- Amounts are whole dollars. The source has no billed total: ``fund_amount`` is the reimbursed
  amount, ``cash_amount`` the deductible, ``total_amount`` their sum, which is what is known to
  have been paid and not what was billed. An empty deductible stays empty and adds nothing.
- ``doctor_id`` is the attending physician and stays empty where the source names none; all three
  physician roles become derived rows of ``claim_doctors``.
- A stay begins with ``AdmissionDt`` and ends with ``DischargeDt``; the claim dates, which differ
  from them in about one stay in a thousand, are ignored.
- ``region`` is state and county code joined by a hyphen (county codes repeat between states).
- Of a beneficiary only what identifies a person is kept, not race, conditions or annual sums:
  so a person in two releases is an identical row and merges.
- Files of labels are never opened.
"""

from collections.abc import Iterator, Sequence

from loaders.expectations import Expectations
from loaders.journal import Journal
from loaders.mapping import Constant, DerivedRows, Joined, Summed, TableMapping, Taken
from loaders.source_files import InputFile
from loaders.tabular import read_file
from model.claims import CLAIM_DOCTORS, CLAIMS
from model.errors import SourceRefused
from model.language import Text
from model.people import PATIENTS
from model.provenance import Chunk
from model.providers import PROVIDERS

_CLINICAL = Text(en="clinical detail that no pattern uses", zh="未使用的临床信息")
_PRIVATE = Text(en="sensitive and not needed", zh="敏感且不需要")
_CLAIM_DATES = Text(en="admission and discharge are used", zh="以入出院日期为准")
_ANNUAL = Text(en="a sum over claims, not a fact", zh="为汇总值，非原始事实")
_LABELS = Text(en="labels are never read.", zh="标签文件从不读取。")
_OTHER = Text(en="not a file of this format.", zh="不属于该格式。")

_ROLES = {
    "AttendingPhysician": "attending",
    "OperatingPhysician": "operating",
    "OtherPhysician": "other",
}
_DIAGNOSES = tuple(f"ClmDiagnosisCode_{n}" for n in range(1, 11))
_IGNORED_IN_CLAIMS = {
    "ClmAdmitDiagnosisCode": _CLINICAL,
    "DiagnosisGroupCode": _CLINICAL,
    **{f"ClmProcedureCode_{n}": _CLINICAL for n in range(1, 7)},
}


def _claims(claim_type: str, start: str, end: str, ignored: dict[str, Text]) -> TableMapping:
    return TableMapping(
        table=CLAIMS,
        origins={
            "claim_id": Taken("ClaimID"),
            "patient_id": Taken("BeneID"),
            "provider_id": Taken("Provider"),
            "doctor_id": Taken("AttendingPhysician"),
            "claim_type": Constant(claim_type),
            "start_time": Taken(start),
            "end_time": Taken(end),
            "total_amount": Summed(("InscClaimAmtReimbursed", "DeductibleAmtPaid")),
            "fund_amount": Taken("InscClaimAmtReimbursed"),
            "cash_amount": Taken("DeductibleAmtPaid"),
            "diagnosis_codes": Joined(_DIAGNOSES, ";"),
        },
        ignored={**_IGNORED_IN_CLAIMS, **ignored},
        derived=tuple(
            DerivedRows(
                table=CLAIM_DOCTORS,
                origins={
                    "claim_id": Taken("ClaimID"),
                    "doctor_id": Taken(column),
                    "role": Constant(role),
                },
                only_where=column,
            )
            for column, role in _ROLES.items()
        ),
        expectations=Expectations(
            min_rows=1,
            max_null_share={"AttendingPhysician": 0.02, "ClmDiagnosisCode_1": 0.05},
        ),
    )


INPATIENT = _claims(
    "inpatient",
    "AdmissionDt",
    "DischargeDt",
    {"ClaimStartDt": _CLAIM_DATES, "ClaimEndDt": _CLAIM_DATES},
)
OUTPATIENT = _claims("outpatient", "ClaimStartDt", "ClaimEndDt", {})
BENEFICIARIES = TableMapping(
    table=PATIENTS,
    origins={
        "patient_id": Taken("BeneID"),
        "sex": Taken("Gender"),
        "birth_date": Taken("DOB"),
        "death_date": Taken("DOD"),
        "region": Joined(("State", "County"), "-"),
    },
    ignored={
        "Race": _PRIVATE,
        "RenalDiseaseIndicator": _CLINICAL,
        "NoOfMonths_PartACov": _ANNUAL,
        "NoOfMonths_PartBCov": _ANNUAL,
        **{
            f"ChronicCond_{name}": _CLINICAL
            for name in (
                *("Alzheimer", "Heartfailure", "KidneyDisease", "Cancer", "ObstrPulmonary"),
                *("Depression", "Diabetes", "IschemicHeart", "Osteoporasis"),
                *("rheumatoidarthritis", "stroke"),
            )
        },
        **{
            f"{kind}Annual{part}Amt": _ANNUAL
            for kind in ("IP", "OP")
            for part in ("Reimbursement", "Deductible")
        },
    },
    expectations=Expectations(min_rows=1, max_null_share={"DOB": 0.01}),
)
PROVIDER_LIST = TableMapping(
    table=PROVIDERS,
    origins={"provider_id": Taken("Provider")},
    expectations=Expectations(min_rows=1),
)
_BY_START: tuple[tuple[str, TableMapping], ...] = (
    ("beneficiaries", BENEFICIARIES),
    ("providers", PROVIDER_LIST),
    ("inpatient", INPATIENT),
    ("outpatient", OUTPATIENT),
)


def mapping_of(file: InputFile) -> TableMapping | None:
    """The mapping for a file by the beginning of its name."""
    if file.path.suffix.lower() not in (".csv", ".parquet"):
        return None
    stem = file.path.stem.lower()
    return next((mapping for start, mapping in _BY_START if stem.startswith(start)), None)


class _PublicProviderClaims:
    code = "kaggle_provider_fraud"
    title = Text(
        en="Public provider claims (Beneficiary, Inpatient, Outpatient)",
        zh="公开医疗机构结算数据（参保人、住院、门诊）",
    )

    def recognises(self, files: Sequence[InputFile]) -> bool:
        """Whether there is an inpatient or outpatient file."""
        return any(mapping_of(file) in (INPATIENT, OUTPATIENT) for file in files)

    def read(self, files: Sequence[InputFile], journal: Journal) -> Iterator[Chunk]:
        """Beneficiaries, providers, then claims; labels and other files are named as ignored."""
        if not self.recognises(files):
            raise SourceRefused(
                Text(en="no inpatient or outpatient file.", zh="缺少住院或门诊文件。"),
                where=", ".join(file.name for file in files),
            )
        for _, mapping in _BY_START:
            for file in files:
                if mapping_of(file) is mapping:
                    yield from read_file(file, mapping, self.code, journal)
        for file in files:
            if mapping_of(file) is None:
                labels = "label" in file.path.name.lower()
                journal.ignore_file(file.name, _LABELS if labels else _OTHER)


KAGGLE_PROVIDER_FRAUD = _PublicProviderClaims()

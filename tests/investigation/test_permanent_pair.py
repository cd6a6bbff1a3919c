"""An ordinary four-provider care team gives 0 rings; a pharmacy-centred star of 12 gives 1."""

import csv
from pathlib import Path

import numpy as np

from investigation.detection import detect_inputs
from investigation.progress import silent
from investigation.run import Run
from investigation.settings import Settings

HEADER = (
    "claim_id", "patient_id", "provider_id", "doctor_id", "claim_type", "start_time",
    "total_amount", "fund_amount", "prescription_id", "prescriber_provider_id",
)  # fmt: skip


class Ledger:
    """Claims of a small district, row by row."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, ...]] = []

    def visit(self, patient: str, provider: str, doctor: str, day: int) -> None:
        self._add(patient, provider, doctor, "outpatient", day, "60.00", "", "")

    def fill(self, patient: str, pharmacy: str, doctor: str, clinic: str, day: int) -> None:
        self._add(
            patient, pharmacy, doctor, "pharmacy", day, "90.00", f"rx{len(self.rows)}", clinic
        )

    def _add(
        self, patient: str, provider: str, doctor: str, kind: str, day: int, *rest: str
    ) -> None:
        total, prescription, clinic = rest
        self.rows.append(
            (
                f"{len(self.rows):06d}", patient, provider, doctor, kind,
                str(np.datetime64("2025-01-01") + day), total, total, prescription, clinic,
            )
        )  # fmt: skip


def detected(ledger: Ledger, tmp_path: Path) -> Run:
    source = tmp_path / "claims.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(ledger.rows)
    return detect_inputs([source], None, tmp_path / "out", None, Settings(), silent)


def ordinary_district(rng: np.random.Generator, doctors: int, pharmacies: int) -> Ledger:
    """Every doctor in an own clinic; patients fill wherever it suits them."""
    ledger = Ledger()
    for doctor in range(doctors):
        for n in range(60):
            patient, day = f"P{doctor:02d}{n:03d}", int(rng.integers(0, 350))
            ledger.visit(patient, f"C{doctor:02d}", f"D{doctor:02d}", day)
            pharmacy = f"PH{rng.integers(0, pharmacies):02d}"
            ledger.fill(patient, pharmacy, f"D{doctor:02d}", f"C{doctor:02d}", day)
    return ledger


def test_a_care_team_of_four_providers_is_no_ring(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    ledger = ordinary_district(rng, doctors=10, pharmacies=6)
    team = (("T1", "DT1"), ("T2", "DT2"), ("T3", "DT3"))
    for n in range(40):
        for clinic, doctor in team:
            for day in rng.integers(0, 350, 3):
                ledger.visit(f"T{n:03d}", clinic, doctor, int(day))
                ledger.fill(f"T{n:03d}", f"PH{rng.integers(0, 6):02d}", doctor, clinic, int(day))
    assert detected(ledger, tmp_path).assembly.rings == ()


def test_a_star_of_twelve_doctors_around_one_pharmacy_is_one_ring(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    ledger = ordinary_district(rng, doctors=40, pharmacies=12)
    for doctor in range(12):
        for n in range(50):
            patient, day = f"S{doctor:02d}{n:03d}", int(rng.integers(0, 350))
            ledger.visit(patient, f"CS{doctor:02d}", f"DS{doctor:02d}", day)
            steered = rng.random() < 0.8
            pharmacy = "STAR" if steered else f"PH{rng.integers(0, 12):02d}"
            ledger.fill(patient, pharmacy, f"DS{doctor:02d}", f"CS{doctor:02d}", day)
    rings = detected(ledger, tmp_path).assembly.rings
    assert len(rings) == 1
    assert {m.id for m in rings[0].members if m.kind == "provider"} == {"STAR"}
    assert {m.id for m in rings[0].members if m.kind == "doctor"} == {
        f"DS{doctor:02d}" for doctor in range(12)
    }

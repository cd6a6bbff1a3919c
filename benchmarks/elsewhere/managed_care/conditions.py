"""Chronic conditions: who has them, what they take, how often they are seen, what is tested."""

from dataclasses import dataclass
from typing import NamedTuple


class Prevalence(NamedTuple):
    """The share of people who have a condition: under 18, to 44, to 64, to 79, and older."""

    child: float
    young: float
    middle: float
    old: float
    oldest: float

    def at(self, age: int) -> float:
        """The share at an age in years."""
        limits = (18, 45, 65, 80)
        return self[sum(age >= limit for limit in limits)]


@dataclass(frozen=True)
class Condition:
    """One condition; ``months`` is the usual time between visits for it."""

    name: str
    code: str
    share: Prevalence
    drugs: tuple[str, ...]
    months: int
    tests: tuple[str, ...] = ()
    specialist: str | None = None


CONDITIONS = (
    Condition(
        "hypertension",
        "I10",
        Prevalence(0.0, 0.08, 0.38, 0.62, 0.74),
        ("lisinopril", "amlodipine"),
        6,
        ("metabolic",),
    ),
    Condition(
        "diabetes",
        "E11.9",
        Prevalence(0.003, 0.03, 0.17, 0.26, 0.22),
        ("metformin", "insulin"),
        3,
        ("sugar", "metabolic", "kidney"),
        "endocrinology",
    ),
    Condition(
        "lipids",
        "E78.5",
        Prevalence(0.0, 0.03, 0.28, 0.52, 0.45),
        ("atorvastatin",),
        6,
        ("lipids", "metabolic"),
    ),
    Condition(
        "lung",
        "J44.9",
        Prevalence(0.0, 0.01, 0.07, 0.13, 0.14),
        ("inhaler", "albuterol"),
        4,
        (),
        "pulmonology",
    ),
    Condition("asthma", "J45.40", Prevalence(0.11, 0.08, 0.07, 0.05, 0.03), ("albuterol",), 6),
    Condition(
        "heart",
        "I50.9",
        Prevalence(0.0, 0.003, 0.03, 0.12, 0.24),
        ("furosemide", "lisinopril"),
        3,
        ("heart_marker", "metabolic"),
        "cardiology",
    ),
    Condition(
        "rhythm",
        "I48.91",
        Prevalence(0.0, 0.001, 0.02, 0.10, 0.19),
        ("apixaban",),
        4,
        ("clotting",),
        "cardiology",
    ),
    Condition(
        "joints",
        "M17.0",
        Prevalence(0.0, 0.03, 0.15, 0.31, 0.36),
        ("naproxen",),
        6,
        (),
        "orthopedics",
    ),
    Condition(
        "depression",
        "F32.9",
        Prevalence(0.03, 0.13, 0.15, 0.12, 0.12),
        ("sertraline",),
        3,
        (),
        "mental_health",
    ),
    Condition(
        "thyroid",
        "E03.9",
        Prevalence(0.002, 0.02, 0.07, 0.14, 0.17),
        ("levothyroxine",),
        6,
        ("thyroid",),
    ),
    Condition(
        "dementia",
        "F03.90",
        Prevalence(0.0, 0.0, 0.005, 0.05, 0.22),
        ("donepezil",),
        4,
        (),
        "neurology",
    ),
    Condition(
        "eyes",
        "H40.1190",
        Prevalence(0.0, 0.003, 0.02, 0.09, 0.14),
        ("latanoprost",),
        6,
        (),
        "ophthalmology",
    ),
    Condition(
        "cancer",
        "C50.919",
        Prevalence(0.0, 0.004, 0.02, 0.05, 0.06),
        ("tamoxifen",),
        3,
        ("blood_count", "metabolic"),
        "oncology",
    ),
    Condition(
        "pain",
        "G89.4",
        Prevalence(0.0, 0.03, 0.07, 0.06, 0.05),
        ("hydrocodone", "gabapentin"),
        1,
        ("drug_screen",),
        "pain",
    ),
    Condition("opioids", "F11.20", Prevalence(0.0, 0.025, 0.02, 0.002, 0.0), (), 6),
    Condition(
        "psychosis",
        "F20.9",
        Prevalence(0.0, 0.012, 0.015, 0.008, 0.004),
        ("quetiapine",),
        3,
        (),
        "psychiatry",
    ),
    Condition(
        "hiv",
        "B20",
        Prevalence(0.0, 0.009, 0.012, 0.003, 0.0),
        ("bictegravir",),
        4,
        ("blood_count", "metabolic"),
    ),
    Condition(
        "kidney_failure",
        "N18.6",
        Prevalence(0.0, 0.002, 0.009, 0.014, 0.010),
        ("sevelamer",),
        3,
        (),
        "nephrology",
    ),
    Condition(
        "sleep",
        "G47.33",
        Prevalence(0.0, 0.02, 0.08, 0.10, 0.06),
        (),
        12,
        (),
        "pulmonology",
    ),
)
BY_NAME = {condition.name: condition for condition in CONDITIONS}

"""What people are treated for and what is billed: departments, diagnoses, items and prices.

Codes have the shape of real ones; prices are minor units and were made up.
"""

from dataclasses import dataclass

import numpy as np

from synthetic.arrays import Ints

DEPARTMENTS = (
    "general",
    "internal",
    "paediatric",
    "surgery",
    "tcm",
    "cardiology",
    "endocrine",
    "oncology",
    "nephrology",
    "rehabilitation",
    "ophthalmology",
    "gynaecology",
)
DEPARTMENT = {name: no for no, name in enumerate(DEPARTMENTS)}
DRUGS_PER_DIAGNOSIS = 8


@dataclass(frozen=True)
class Diagnosis:
    """One diagnosis: its code, department, and weights for children, adults and the old."""

    code: str
    department: str
    child: float = 0.0
    adult: float = 0.0
    old: float = 0.0
    chronic: bool = False


DIAGNOSES = (
    Diagnosis("J06.9", "general", 6, 4, 3),
    Diagnosis("J20.9", "internal", 3, 2, 3),
    Diagnosis("J18.9", "internal", 1, 0.5, 1.5),
    Diagnosis("A09", "general", 2, 1.5, 1),
    Diagnosis("K29.7", "internal", 0.2, 2, 2),
    Diagnosis("M54.5", "tcm", 0, 2, 2.5),
    Diagnosis("L30.9", "general", 1, 1, 1),
    Diagnosis("N39.0", "internal", 0.1, 0.8, 1),
    Diagnosis("R51", "general", 0.3, 1, 1),
    Diagnosis("S93.4", "surgery", 0.7, 1, 0.7),
    Diagnosis("H10.9", "ophthalmology", 0.6, 0.5, 0.6),
    Diagnosis("N76.0", "gynaecology", 0, 0.8, 0.2),
    Diagnosis("J21.9", "paediatric", 3, 0, 0),
    Diagnosis("I10", "cardiology", 0, 1, 5, chronic=True),
    Diagnosis("E11.9", "endocrine", 0, 0.8, 3, chronic=True),
    Diagnosis("I25.1", "cardiology", 0, 0.2, 2, chronic=True),
    Diagnosis("J44.9", "internal", 0, 0.2, 1.5, chronic=True),
    Diagnosis("M17.9", "tcm", 0, 0.3, 1.5, chronic=True),
    Diagnosis("F32.9", "internal", 0, 0.4, 0.3, chronic=True),
    Diagnosis("N18.5", "nephrology", chronic=True),
    Diagnosis("C34.9", "oncology", chronic=True),
    Diagnosis("I69.3", "rehabilitation"),
    Diagnosis("H25.9", "ophthalmology"),
    Diagnosis("Z00.0", "general"),
    Diagnosis("Z23", "paediatric"),
    Diagnosis("Z51.1", "oncology"),
    Diagnosis("G62.9", "internal", 0, 0.1, 0.2),
)
DIAGNOSIS = {diagnosis.code: no for no, diagnosis in enumerate(DIAGNOSES)}
DEPARTMENT_OF: Ints = np.array([DEPARTMENT[d.department] for d in DIAGNOSES], dtype=np.int64)
CHRONIC = np.array([d.chronic for d in DIAGNOSES])


@dataclass(frozen=True)
class Item:
    """One billable item; ``price`` in minor units per pack or unit, 0 where it varies."""

    code: str
    name: str
    kind: str
    price: int


def _items() -> tuple[tuple[Item, ...], Ints]:
    """All items, and for each diagnosis the numbers of the drugs used for it."""
    rng = np.random.default_rng(735)
    items = [
        Item("S0001", "诊查费", "service", 0),
        Item("S0002", "床位费", "service", 0),
        Item("S0003", "治疗费", "service", 0),
        Item("S0004", "血液透析", "service", 0),
        Item("S0005", "康复训练", "service", 0),
        Item("S0006", "健康体检", "exam", 0),
        Item("S0007", "预防接种", "service", 0),
        Item("S0008", "检查化验", "exam", 0),
        Item("S0009", "透析器", "consumable", 0),
    ]
    groups = np.zeros((len(DIAGNOSES), DRUGS_PER_DIAGNOSIS), dtype=np.int64)
    for no, diagnosis in enumerate(DIAGNOSES):
        middle = 42 if diagnosis.chronic else 19
        for place in range(DRUGS_PER_DIAGNOSIS):
            groups[no, place] = len(items)
            price = round(100 * middle * float(np.exp(rng.normal(0, 0.55))))
            items.append(
                Item(f"X{no:02d}{place:02d}", f"虚拟药品{no:02d}-{place:02d}", "drug", price)
            )
    items.extend(
        Item(f"XT{n:03d}", f"虚拟滋补药品{n:02d}", "drug", 9_800 + 2_700 * n) for n in range(8)
    )
    items.extend(
        Item(f"XS{n:03d}", f"虚拟特药{n:02d}", "drug", 186_000 + 74_000 * n) for n in range(3)
    )
    return tuple(items), groups


ITEMS, DRUGS_FOR = _items()
ITEM = {item.code: no for no, item in enumerate(ITEMS)}
PRICES: Ints = np.array([item.price for item in ITEMS], dtype=np.int64)
CONSULTATION, BED, TREATMENT, DIALYSIS, EXERCISE, CHECK_UP, VACCINE, EXAM, DIALYSER = range(9)
TONICS: Ints = np.array([no for no, item in enumerate(ITEMS) if item.code.startswith("XT")])
SPECIALTY: Ints = np.array([no for no, item in enumerate(ITEMS) if item.code.startswith("XS")])

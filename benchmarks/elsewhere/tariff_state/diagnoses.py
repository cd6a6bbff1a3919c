"""Long illnesses that a family doctor and a specialist keep an eye on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Illness:
    """Shares among those under 20, under 50, under 70 and older; specialist and medicines."""

    name: str
    code: str
    shares: tuple[float, float, float, float]
    drugs: tuple[str, ...]
    specialist: str | None = None
    tests: tuple[str, ...] = ("biochemistry",)

    def share(self, age: int) -> float:
        """The share of people of an age who have it."""
        return self.shares[sum(age >= limit for limit in (20, 50, 70))]


ILLNESSES = (
    Illness("pressure", "I10", (0.0, 0.09, 0.44, 0.68), ("ramipril", "bisoprolol")),
    Illness(
        "sugar", "E11", (0.003, 0.02, 0.15, 0.24), ("metformin",), "diabetology", ("sugar", "urine")
    ),
    Illness("insulin", "E10", (0.004, 0.008, 0.03, 0.05), ("insulin",), "diabetology", ("sugar",)),
    Illness("fats", "E78", (0.0, 0.05, 0.30, 0.38), ("atorvastatin",), None, ("lipids",)),
    Illness("heart", "I25", (0.0, 0.008, 0.10, 0.30), ("bisoprolol", "furosemide"), "cardiology"),
    Illness("rhythm", "I48", (0.0, 0.003, 0.05, 0.15), ("warfarin",), "cardiology", ("blood",)),
    Illness("thyroid", "E03", (0.01, 0.05, 0.10, 0.12), ("levothyroxine",), None, ("thyroid",)),
    Illness("lungs", "J44", (0.07, 0.05, 0.08, 0.12), ("inhaler",), "lungs", ()),
    Illness("back", "M54", (0.01, 0.12, 0.24, 0.20), ("diclofenac",), "rehabilitation", ()),
    Illness("joints", "M17", (0.0, 0.02, 0.16, 0.34), ("diclofenac",), "orthopaedics", ()),
    Illness("mood", "F33", (0.01, 0.07, 0.09, 0.09), ("sertraline",), "psychiatry", ()),
    Illness("psychosis", "F20", (0.0, 0.010, 0.011, 0.006), ("quetiapine",), "psychiatry", ()),
    Illness("opioids", "F11", (0.002, 0.014, 0.002, 0.0), (), None, ()),
    Illness("memory", "F00", (0.0, 0.0, 0.012, 0.11), ("donepezil",), "neurology", ()),
    Illness("eyes", "H40", (0.0, 0.005, 0.04, 0.11), ("drops",), "eyes", ()),
    Illness("kidneys", "N18", (0.0, 0.001, 0.006, 0.012), ("epo",), None, ()),
    Illness(
        "tumour", "C50", (0.0, 0.005, 0.03, 0.05), ("tamoxifen",), "oncology", ("markers", "blood")
    ),
    Illness("joints_immune", "M05", (0.001, 0.004, 0.008, 0.006), ("biologic",), "orthopaedics"),
)
BY_NAME = {illness.name: illness for illness in ILLNESSES}

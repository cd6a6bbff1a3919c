"""What is true of a world: its rings, and the innocent groups that look like rings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from benchmarks.elsewhere.bills import Bill
from model.days import iso
from model.money import from_minor

Centre = Literal["patient", "provider"]
Row = dict[str, str | int]
FAINT = 2
"""A patient with fewer claims of the ring than this is context: nobody could find one claim."""

RING_COLUMNS = (
    *("ring_id", "type", "centre", "grade", "patients", "doctors", "providers", "claims"),
    *("total_amount", "first_date", "last_date"),
)
MEMBER_COLUMNS = ("ring_id", "entity_kind", "entity_id", "role")
CLAIM_COLUMNS = ("ring_id", "claim_id")
LOOK_ALIKE_COLUMNS = ("group_id", "type", "centre", "note")
LOOK_ALIKE_MEMBER_COLUMNS = ("group_id", "entity_kind", "entity_id")


@dataclass
class Group:
    """Members by their position in the registers of the world."""

    kind: str
    centre: Centre
    patients: set[int] = field(default_factory=set)
    doctors: set[int] = field(default_factory=set)
    providers: set[int] = field(default_factory=set)
    note: str = ""

    def members(self) -> Iterator[tuple[str, int]]:
        """Every member with its kind, in order."""
        for kind, numbers in (
            ("patient", self.patients),
            ("doctor", self.doctors),
            ("provider", self.providers),
        ):
            for number in sorted(numbers):
                yield kind, number


@dataclass
class Ring(Group):
    """A planted ring: its core, who merely stands near, and the bills that it made."""

    context: Group = field(default_factory=lambda: Group("", "patient"))
    bills: list[int] = field(default_factory=list)

    def settle(self, book: list[Bill]) -> None:
        """Complete the context: patients too faint to find, and whoever else is on the bills."""
        made = [book[number] for number in self.bills]
        if self.centre == "patient":
            claims = Counter(bill.who for bill in made)
            faint = {who for who in self.patients if claims[who] < FAINT}
            self.patients -= faint
            self.context.patients |= faint
        self.context.patients |= {bill.who for bill in made}
        self.context.providers |= {bill.where for bill in made}
        for bill in made:
            named = [doctor for doctor, _ in bill.also]
            self.context.doctors.update(named if bill.doctor is None else [bill.doctor, *named])
        self.context.patients -= self.patients
        self.context.doctors -= self.doctors
        self.context.providers -= self.providers


@dataclass(frozen=True)
class Names:
    """Identifiers by position: of persons, doctors, providers and bills."""

    patients: list[str]
    doctors: list[str]
    providers: list[str]
    claims: list[str]

    def of(self, kind: str, number: int) -> str:
        """The identifier of a member."""
        return {"patient": self.patients, "doctor": self.doctors, "provider": self.providers}[kind][
            number
        ]


@dataclass
class Answers:
    """The answer sheet of a world while it is made."""

    rings: list[Ring] = field(default_factory=list)
    look_alikes: list[Group] = field(default_factory=list)

    def sheet(self, book: list[Bill], names: Names, grade: str) -> dict[str, list[Row]]:
        """The tables of the answer sheet by name, each a list of rows."""
        sheet: dict[str, list[Row]] = {
            "rings": [],
            "ring_members": [],
            "ring_claims": [],
            "lookalikes": [],
            "lookalike_members": [],
        }
        for place, ring in enumerate(self.rings, start=1):
            name = f"T{place:03d}"
            sheet["rings"].append({"ring_id": name, **_facts(ring, book, grade)})
            sheet["ring_members"] += _roles(name, ring, names)
            sheet["ring_claims"] += [
                {"ring_id": name, "claim_id": names.claims[bill]} for bill in ring.bills
            ]
        for place, group in enumerate(self.look_alikes, start=1):
            name = f"L{place:03d}"
            sheet["lookalikes"].append(
                {"group_id": name, "type": group.kind, "centre": group.centre, "note": group.note}
            )
            sheet["lookalike_members"] += [
                {"group_id": name, "entity_kind": kind, "entity_id": names.of(kind, number)}
                for kind, number in group.members()
            ]
        return sheet


def _facts(ring: Ring, book: list[Bill], grade: str) -> Row:
    days = [book[bill].day for bill in ring.bills]
    return {
        "type": ring.kind,
        "centre": ring.centre,
        "grade": grade,
        "patients": len(ring.patients),
        "doctors": len(ring.doctors),
        "providers": len(ring.providers),
        "claims": len(ring.bills),
        "total_amount": from_minor(sum(book[bill].total for bill in ring.bills)),
        "first_date": iso(min(days)),
        "last_date": iso(max(days)),
    }


def _roles(name: str, ring: Ring, names: Names) -> Iterable[Row]:
    for role, group in (("core", ring), ("context", ring.context)):
        for kind, number in group.members():
            yield {
                "ring_id": name,
                "entity_kind": kind,
                "entity_id": names.of(kind, number),
                "role": role,
            }

"""Case files for tests: the same people and acts on SQLite and on a real PostgreSQL."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from cases.records.accounts import Account
from cases.records.case_file import CaseFile, open_case_file
from cases.records.cases import Opening
from model.cases import Case, Exhibit, Fact, Party, Task
from model.errors import RuleBroken
from model.language import Text
from model.vocabulary.accounts import AccountRole

CHINA = timezone(timedelta(hours=8))
AT = datetime(2026, 3, 2, 9, tzinfo=CHINA)
REGION = "430100"
OPENING = Opening("Four clinics, one pharmacy", "Changsha bureau", REGION)
KEY = b"k" * 32
PARTY = Party("", "doctor", "D-1", "张三·买买提", "doctor")
FACT = Fact("", "Prescriptions written for absent people", (), ())
TASK = Task("", "Fetch the paper prescriptions", "li", None)
DOCUMENT = Exhibit(
    exhibit_no="",
    content="document",
    kind="documentary",
    title="Ledger",
    proves="sales",
    source="pharmacy",
    collectors=("li", "wang"),
    collected_at=AT,
    place="Changsha",
    method="copied",
    legal_basis="",
    original=False,
    file_name="ledger.pdf",
    sha256="",
    size_bytes=0,
)
PEOPLE: dict[str, tuple[AccountRole, ...]] = {
    "li": ("case_officer",),
    "wang": ("case_officer",),
    "ana": ("analyst",),
    "chief": ("supervisor",),
    "deputy": ("supervisor",),
    "legal": ("legal_reviewer",),
    "ex": ("exporter",),
    "guest": ("viewer",),
    "liaison": ("discipline_liaison",),
    "auditor": ("auditor",),
}


class Steps:
    """Rules of three states, enough for the case file."""

    first_state = "lead"
    _after: Mapping[tuple[str, str], str] = {
        ("lead", "verify"): "verifying",
        ("verifying", "file_case"): "filed",
    }

    def step(
        self,
        case: Case,
        verb: str,
        facts: Mapping[str, str],
        by: str,
        at: datetime,
        roles: Collection[str] | None = None,
    ) -> str:
        if (case.state, verb) not in self._after:
            raise RuleBroken(Text(en=f"{verb} is not possible", zh="不能办理"))
        return self._after[case.state, verb]


RULES = Steps()


@dataclass(frozen=True)
class Place:
    """Where a case file is: a path or an address, and the folder of its exhibits."""

    kind: str
    address: str
    exhibits: Path

    def open(self) -> CaseFile:
        return open_case_file(
            self.address, exhibits=self.exhibits, vault_key=self.vault_key, salt_key=KEY
        )

    @property
    def vault_key(self) -> Path:
        return self.exhibits.parent / "vault-key"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == "sqlite":
        return Place("sqlite", str(tmp_path / "cases.sqlite"), tmp_path / "exhibits")
    return Place("postgresql", request.getfixturevalue("postgres_place"), tmp_path / "exhibits")


@pytest.fixture
def file(place: Place) -> Iterator[CaseFile]:
    with place.open() as opened:
        staff(opened)
        yield opened


@pytest.fixture
def case(file: CaseFile) -> Case:
    return new_case(file)


def staff(file: CaseFile) -> None:
    """The people of one bureau, in its region."""
    file.accounts.found(Account("admin", "Admin", ("administrator",)), at=AT)
    for name, roles in PEOPLE.items():
        account = Account(name, name.title(), roles, (REGION,), f"43-{name}")
        file.accounts.add(account, by="admin", at=AT)


def new_case(file: CaseFile, opening: Opening = OPENING) -> Case:
    return file.cases.open_by_hand(opening, by="li", at=AT, rules=RULES)


def read(file: CaseFile, case: Case) -> Case:
    return file.cases.read(case.case_id, by="li", at=AT, purpose="test")


def last_line(file: CaseFile):
    """The last line of custody, before the view that reads it."""
    return file.custody.entries(by="auditor", at=AT, after=file.custody.head()[0] - 1)[0]

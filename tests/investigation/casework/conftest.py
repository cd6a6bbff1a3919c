"""One small world, its case led to approval, and its sealed package: made once for all tests."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cases.records.case_file import CaseFile, open_case_file
from graph.store import Store
from investigation.casework.demonstration import demonstrate
from investigation.casework.exports import Export, Exported, export_case
from investigation.casework.session import CaseSession
from investigation.demo import demo
from investigation.open import Investigation, open_investigation
from investigation.place import Place
from investigation.settings import Settings
from investigation.stores import open_store
from model.vocabulary.evidence import Profile

START = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
LATER = START + timedelta(days=2)
EXPORTER = "wu.yan"
SALT_KEY = b"the same acts, the same digests."
MOST_CLAIMS = 120


@dataclass(frozen=True)
class World:
    """A demo world on disk, searched, and open."""

    place: Place
    received: tuple[Path, ...]
    store: Store
    investigation: Investigation

    @property
    def ring_id(self) -> str:
        """A ring of a moderate size: what a package holds grows with it, what is tried does not."""
        return next(r.ring_id for r in self.investigation.rings if len(r.claims) <= MOST_CLAIMS)

    def session(self, file: CaseFile, by: str = EXPORTER) -> CaseSession:
        return CaseSession(self.place, file, by, LATER, opener=lambda _place: self.store)


@dataclass(frozen=True)
class Led:
    """A case of that world, approved, with its case file."""

    world: World
    file: CaseFile
    case_id: str

    def session(self, by: str = EXPORTER) -> CaseSession:
        return self.world.session(self.file, by)

    def export(
        self, target: Path, profile: Profile = "sealed", *, case_id: str = "", **how
    ) -> Exported:
        return export_case(self.session(), case_id or self.case_id, Export(profile, **how), target)


def led(world: World, folder: Path) -> Led:
    file = open_case_file(folder / "cases.sqlite", salt_key=SALT_KEY)
    case = demonstrate(world.session(file), START, world.received, world.ring_id)
    return Led(world, file, case.case_id)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    base = tmp_path_factory.mktemp("casework")
    place = Place(base / "workspace")
    settings = Settings()
    demo(
        place,
        patients=1_200,
        grade="easy",
        world_seed=7,
        settings=settings,
        progress=lambda _: None,
    )
    with closing(open_store(place)) as store:
        received = tuple(sorted((base / "world" / "claims").glob("*.csv")))
        yield World(place, received, store, open_investigation(store))


@pytest.fixture(scope="session")
def prepared(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Led]:
    case = led(world, tmp_path_factory.mktemp("prepared"))
    yield case
    case.file.close()


@pytest.fixture(scope="session")
def sealed(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exported]:
    """The sealed package with whole data, of a case file of its own."""
    folder = tmp_path_factory.mktemp("sealed")
    case = led(world, folder)
    yield case.export(folder / "one.zip", whole_data=True)
    case.file.close()


@pytest.fixture
def fresh(world: World, tmp_path: Path) -> Iterator[Led]:
    """A case file of its own, for tests that add to it."""
    case = led(world, tmp_path / "file")
    yield case
    case.file.close()

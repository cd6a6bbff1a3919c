"""A planted and a ring-free world of every system, small, and written once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from benchmarks.elsewhere import SYSTEMS, Grade, World, write

PERSONS = 3_000
SEED = 41


@dataclass(frozen=True)
class Written:
    """A world with the folders it was written to."""

    world: World
    load: Path
    truth: Path


Order = Callable[[str, Grade], Written]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Order:
    """Worlds by system and grade, each made when it is first asked for."""

    @cache
    def make(system: str, grade: Grade) -> Written:
        world = SYSTEMS[system](grade, SEED, PERSONS)
        return Written(world, *write(world, tmp_path_factory.mktemp(f"{system}-{grade}")))

    return make


@pytest.fixture(params=SYSTEMS)
def system(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name

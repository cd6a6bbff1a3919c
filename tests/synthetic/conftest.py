"""Small worlds, built once for all tests of this room."""

from collections.abc import Callable
from functools import cache

import pytest

from synthetic import Grade, World, build

Small = Callable[[Grade], World]


@cache
def _world(grade: Grade) -> World:
    return build(11, grade, patients=1_500, months=6)


@pytest.fixture(scope="session")
def small() -> Small:
    """A world of 1,500 people over six months, by grade."""
    return _world

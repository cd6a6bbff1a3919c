"""One server of this room's own, for the tests that stop, kill and freeze it."""

from collections.abc import Iterator

import pytest

from tests.graph.bolt.own_servers import Restartable, restartable


@pytest.fixture(scope="session")
def hardy_server() -> Iterator[Restartable]:
    """Running when first asked for; whoever stops it starts it again."""
    with restartable("hardy") as server:
        yield server

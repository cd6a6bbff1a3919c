"""Either side dies in the middle of a load: it finishes, with nothing lost and nothing doubled."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.address import PASSWORD
from graph.bolt.connection import Connection
from graph.bolt.graph_state import read_state
from graph.bolt.loading import load
from graph.bolt.retry import WAITING
from tests.contracts.store_worlds import as_chunks, random_world
from tests.extent import WHOLE
from tests.graph.bolt.own_servers import Restartable
from tests.graph.bolt.pushed_graph import graph_of

ROOT = Path(__file__).parents[3]
SEED, CLAIMS = 11, 150
RESTARTS = 10 if WHOLE else 2
"""Every other one a kill; a load of this world has room for ten."""
Graph = tuple[list[Any], list[Any]]
STALE = "MATCH (g:Graph) SET g.heartbeat_ms = 0"
"""As if a minute had passed since the last sign of life of a loader."""

CLIENT = """
import sys
from pathlib import Path
from typing import Any
from graph.address import server_address
from graph.bolt.connection import Connection
from graph.bolt.loading import load
from tests.contracts.store_worlds import as_chunks, random_world

def told(part, done, total):
    print(part, done, total, flush=True)

chunks = as_chunks(random_world(int(sys.argv[3]), int(sys.argv[4])))
print("begins", flush=True)
load(Connection(server_address(sys.argv[1])), Path(sys.argv[2]), chunks, progress=told)
print("ended", flush=True)
"""


@pytest.fixture(scope="module")
def connection(hardy_server: Restartable) -> Iterator[Connection]:
    opened = Connection(hardy_server.address)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def expected(connection: Connection, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The graph after a load that nobody disturbed."""
    workspace = tmp_path_factory.mktemp("undisturbed")
    load(connection, workspace, as_chunks(random_world(SEED, CLAIMS)), start_over=True)
    return graph_of(connection)


def fresh(connection: Connection) -> None:
    """An empty server, as a first load finds it."""
    connection.write("MATCH (n) DETACH DELETE n")


class Troublemaker:
    """Ends the server at some of the steps of a load and starts it again."""

    def __init__(self, server: Restartable, steps: dict[int, str]) -> None:
        self.server, self.steps = server, steps
        self.step = 0
        self.restarts: list[threading.Thread] = []

    def __call__(self, part: str, done: int, total: int) -> None:
        if part == WAITING:
            return
        self.step += 1
        how = self.steps.get(self.step)
        if how is not None:
            for earlier in self.restarts:
                earlier.join()
            self.restarts.append(threading.Thread(target=self.restart, args=(how,)))
            self.restarts[-1].start()

    def restart(self, how: str) -> None:
        if how == "killed":
            time.sleep(0.01)  # let the next batch be on its way
            self.server.kill()
        else:
            self.server.stop()
        self.server.start()


def test_the_server_is_ended_again_and_again_during_a_load(
    hardy_server: Restartable, connection: Connection, expected: Graph, tmp_path: Path
) -> None:
    fresh(connection)
    steps = {3 * n + 3: ("killed", "stopped")[n % 2] for n in range(RESTARTS)}
    trouble = Troublemaker(hardy_server, steps)
    load(connection, tmp_path, as_chunks(random_world(SEED, CLAIMS)), progress=trouble)
    for restart in trouble.restarts:
        restart.join()
    assert len(trouble.restarts) == len(steps)
    assert graph_of(connection) == expected
    state = read_state(connection)
    assert state is not None
    assert state.target is None


def test_the_loading_client_is_killed_again_and_again(
    connection: Connection, expected: Graph, tmp_path: Path
) -> None:
    fresh(connection)
    command = [sys.executable, "-c", CLIENT, connection.address.uri, str(tmp_path)]
    command += [str(SEED), str(CLAIMS)]
    environment = {**os.environ, PASSWORD: connection.address.password}
    for lines in (1, 2, 3, 5, 7, 10**9) if WHOLE else (2, 5, 10**9):
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        heard = [line for _, line in zip(range(lines), process.stdout, strict=False)]
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert (heard[-1] == "ended\n") == (lines == 10**9)
        connection.write(STALE)
    assert graph_of(connection) == expected
    assert connection.read("MATCH (s:LoadStep) RETURN count(s)") == [(0,)]

"""A real Neo4j for the tests: one server per test run, an emptied graph per test or module.

``neo4j_server``             the running server (``address: ServerAddress``, ``home: ServerHome``)
``neo4j_address``            its ``ServerAddress``, with an empty graph, for one test
``bare_neo4j_address``       the same without constraints and indexes either
``empty_neo4j_for_module``   the same, emptied once for all tests of a module

The programs are kept in ``build/neo4j`` between runs. ``COTERIE_TEST_NEO4J_LINE`` picks the line,
5.26 or 2026. Where no server can be had the tests that ask for one skip with the reason.
"""

import atexit
import os
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
import pytest

from graph.address import ServerAddress
from graph.neo4j_server.home import ServerHome
from graph.neo4j_server.options import StartOptions
from graph.neo4j_server.process import alive
from graph.neo4j_server.server import USER, running, start
from model.errors import StoreUnavailable

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "build" / "neo4j"
LINE = "COTERIE_TEST_NEO4J_LINE"
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Half the processor time until a server answers; long work would run better without."""
ROWS = 4_000
OURS = "coterie_"
"""How the names of the product's constraints and indexes begin."""


@dataclass(frozen=True)
class TestServer:
    """A server that lives as long as the test run."""

    __test__ = False
    address: ServerAddress
    home: ServerHome
    line: str


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def line_under_test() -> str:
    """The Neo4j line of this test run."""
    return os.environ.get(LINE) or "5.26"


def end_at_once(home: ServerHome) -> None:
    """Kill a server whose data nobody needs, and remove them."""
    record = running(home)
    if record is not None and record.pid is not None:
        os.kill(record.pid, 9)
        while alive(record.pid, home):
            time.sleep(0.02)
    shutil.rmtree(home.folder, ignore_errors=True)


def sweep() -> None:
    """End the servers of test runs that were killed before they could."""
    for folder in KEPT.glob("home-*"):
        runner = folder.name.removeprefix("home-").partition("-")[0]
        if not Path("/proc", runner).exists():
            end_at_once(ServerHome(folder))


@contextmanager
def home_of_its_own(name: str) -> Iterator[ServerHome]:
    """An empty home on the programs of all tests; removed at the end, with its server.

    Whatever Java is started meanwhile starts quickly.
    """
    home = ServerHome(KEPT / f"home-{os.getpid()}-{name}", shared_libraries=KEPT)
    end_at_once(home)
    atexit.register(end_at_once, home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", QUICK)
        try:
            yield home
        finally:
            end_at_once(home)


def start_for_tests(home: ServerHome) -> ServerAddress:
    """Start a small server of the line under test, or skip with the reason."""
    options = StartOptions(
        line=line_under_test(), bolt_port=free_port(), heap="768m", page_cache="128m"
    )
    try:
        record = start(home, options).record
    except StoreUnavailable as reason:
        pytest.skip(f"no Neo4j server: {reason}")
    return ServerAddress(uri=record.address, user=USER, password=home.password())


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[TestServer]:
    """A running server with little memory on a free port."""
    sweep()
    with home_of_its_own("tests") as home:
        yield TestServer(start_for_tests(home), home, line_under_test())


def empty(address: ServerAddress, *, ours: str = OURS) -> None:
    """Remove every node and relationship, and what is in the schema but the product's own.

    The product's constraints and indexes stay: making them anew for every test would throw away
    every plan of the server, and planning is most of what a small test costs. ``ours=""`` removes
    them too.
    """
    account = (address.user, address.password)
    with (
        neo4j.GraphDatabase.driver(address.uri, auth=account) as driver,
        driver.session(database=address.database) as session,
    ):
        for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            shown = session.run(f"SHOW {kinds} YIELD name, type").data()
            for name, type_ in ((record["name"], record["type"]) for record in shown):
                if type_ != "LOOKUP" and not (ours and name.startswith(ours)):
                    session.run(f"DROP {kind} `{name}`").consume()
        while session.run(
            "MATCH (n) WITH n LIMIT $rows DETACH DELETE n RETURN count(*)", rows=ROWS
        ).single(strict=True)[0]:
            pass


@pytest.fixture
def neo4j_address(neo4j_server: TestServer) -> ServerAddress:
    """The server with an empty graph, for one test."""
    empty(neo4j_server.address)
    return neo4j_server.address


@pytest.fixture
def bare_neo4j_address(neo4j_server: TestServer) -> ServerAddress:
    """The server as it was when it was made: no node, no constraint, no index."""
    empty(neo4j_server.address, ours="")
    return neo4j_server.address


@pytest.fixture(scope="module")
def empty_neo4j_for_module(neo4j_server: TestServer) -> ServerAddress:
    """The server with a graph emptied once, for the tests of one module in turn."""
    empty(neo4j_server.address)
    return neo4j_server.address

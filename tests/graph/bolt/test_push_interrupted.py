"""A push that is cut off anywhere goes on where it stopped: nothing is lost, nothing doubled."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.address import ServerAddress
from graph.bolt import retry
from graph.bolt.connection import Connection
from graph.bolt.graph_state import read_state
from graph.bolt.load_lock import load_lock, take
from graph.bolt.push import push
from graph.cypher import load_state as cypher
from model.errors import ServerAway, StoreUnavailable
from model.language import Text
from tests.contracts.store_worlds import as_chunks, random_world
from tests.graph.bolt.pushed_graph import emptied, graph_of, push_all, snapshots_of

AWAY = Text(en="away", zh="不在")
ROWS = 40
"""Per batch: most steps of the small world take one or two."""

LOADER = """
import sys
from pathlib import Path
from graph.address import ServerAddress
from graph.bolt.connection import Connection
from graph.bolt.load_lock import load_lock
from graph.bolt.push import push
uri, user, password, size, *paths = sys.argv[1:]
connection = Connection(ServerAddress(uri, user, password))
first = Path(paths[0])
with load_lock(connection, stale_ms=0) as loader:
    def told(part, done, total):
        print(part, done, flush=True)
    push(connection, None, first, loader, told, batch_rows=int(size))
"""


class Cut(Exception):
    """Thrown by a test in the middle of a push."""


class Forgetful(Connection):
    """Every batch is committed, but the answer to the first attempt is lost."""

    def __init__(self, address: ServerAddress) -> None:
        super().__init__(address)
        self.lost: set[str] = set()

    def write_unless_done(self, gate: Any, gate_parameters: Any, texts: Any) -> bool | None:
        answer = super().write_unless_done(gate, gate_parameters, texts)
        if gate_parameters["step"] not in self.lost:
            self.lost.add(gate_parameters["step"])
            assert answer is True
            raise ServerAway(AWAY)
        assert answer is False
        return answer


@pytest.fixture
def connection(empty_neo4j_for_module: ServerAddress) -> Iterator[Connection]:
    with emptied(empty_neo4j_for_module) as opened:
        yield opened


@pytest.fixture
def snapshots(tmp_path: Path) -> list[Path]:
    world = random_world(8, claims=60)
    half = {name: rows[: len(rows) // 2] for name, rows in world.items()}
    return snapshots_of(tmp_path, as_chunks(half, "half"), as_chunks(world, "whole"))


def until_done(connection: Connection, old: Path | None, new: Path) -> int:
    """Push, cut off at every third batch that it writes; returns how many attempts that took."""
    for attempt in range(1, 1_000):
        batches = iter(range(3))

        def cut(part: str, done: int, total: int, left: Iterator[int] = batches) -> None:
            if next(left) == 2:
                raise Cut

        with load_lock(connection) as loader:
            try:
                push(connection, old, new, loader, cut, batch_rows=ROWS)
            except Cut:
                state = read_state(connection)
                assert state is not None
                assert state.target is not None
                continue
            return attempt
    raise AssertionError("never done")


def test_cut_off_again_and_again(connection: Connection, snapshots: list[Path]) -> None:
    push_all(connection, snapshots, batch_rows=ROWS)
    expected = graph_of(connection)
    with emptied(connection.address):
        assert until_done(connection, None, snapshots[0]) > 7
        assert until_done(connection, snapshots[0], snapshots[1]) > 7
        assert graph_of(connection) == expected
        state = read_state(connection)
        assert state is not None
        assert state.target is None


def test_commits_whose_answer_is_lost(
    connection: Connection, snapshots: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retry, "_FIRST_PAUSE", 0.001)
    push_all(connection, snapshots, batch_rows=ROWS)
    expected = graph_of(connection)
    with emptied(connection.address):
        forgetful = Forgetful(connection.address)
        push_all(forgetful, snapshots, batch_rows=ROWS)
        assert len(forgetful.lost) > 20
        forgetful.close()
        assert graph_of(connection) == expected


def test_the_loader_is_killed_again_and_again(
    connection: Connection, snapshots: list[Path]
) -> None:
    push_all(connection, snapshots[:1], batch_rows=ROWS)
    expected = graph_of(connection)
    address = connection.address
    words = [sys.executable, "-c", LOADER, address.uri, address.user, address.password, str(ROWS)]
    with emptied(address):
        seen = 0
        for _ in range(4):
            with subprocess.Popen(
                [*words, *map(str, snapshots)], stdout=subprocess.PIPE, text=True
            ) as process:
                assert process.stdout is not None
                for _ in range(4):
                    seen += bool(process.stdout.readline())
                process.kill()
        assert seen > 12
        time.sleep(0.2)
        with load_lock(connection, stale_ms=0) as loader:
            push(connection, None, snapshots[0], loader, batch_rows=7)  # the size of before holds
        assert graph_of(connection) == expected


def test_only_one_load_at_a_time(connection: Connection) -> None:
    with (
        load_lock(connection),
        pytest.raises(StoreUnavailable, match="another load into the server is running"),
        load_lock(connection),
    ):
        pass
    with load_lock(connection) as loader:
        take(connection, loader)  # its own lock may be taken again, after a restart


def test_a_lock_without_a_sign_of_life_is_taken_over(
    connection: Connection, snapshots: list[Path]
) -> None:
    connection.write(
        "MATCH (g:Graph) SET g.loader = 'dead:1:x', g.heartbeat_ms = timestamp() - 59000"
    )
    with pytest.raises(StoreUnavailable, match=r"dead:1.*59 s ago"), load_lock(connection):
        pass
    connection.write("MATCH (g:Graph) SET g.heartbeat_ms = timestamp() - 61000")
    with load_lock(connection):
        pass


def test_whoever_lost_the_lock_writes_nothing_more(
    connection: Connection, snapshots: list[Path]
) -> None:
    def taken_over(part: str, done: int, total: int) -> None:
        take(connection, "another:1:y", stale_ms=-1)

    with (
        pytest.raises(StoreUnavailable, match="took over"),
        load_lock(connection) as loader,
    ):
        push(connection, None, snapshots[0], loader, taken_over, batch_rows=ROWS)
    assert connection.read(cypher.STEPS, prefix="") != []
    assert len(connection.read(cypher.STEPS, prefix="")) == 1


def test_a_lock_is_kept_alive(connection: Connection) -> None:
    with load_lock(connection, beat_seconds=0.05):
        connection.write("MATCH (g:Graph) SET g.heartbeat_ms = 0")
        for _ in range(100):
            time.sleep(0.05)
            (_, seconds), *_ = connection.read(cypher.HOLDER)
            if seconds < 60:
                return
    raise AssertionError("no sign of life")


def test_a_server_that_stays_away_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    waited: list[tuple[str, int, int]] = []

    def away() -> None:
        raise ServerAway(AWAY)

    monkeypatch.setattr(retry.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(retry.time, "sleep", lambda s: now.__setitem__(0, now[0] + s))
    with pytest.raises(ServerAway):
        retry.retried(away, lambda *step: waited.append(step))
    assert 280 < now[0] <= 300
    assert waited[0] == (retry.WAITING, 0, 300)

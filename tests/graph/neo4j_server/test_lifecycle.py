"""One server through its life, in order: started, stopped, started, killed, started."""

import os
import signal
import socket
import stat
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from click.testing import CliRunner, Result

from commands.serve_neo4j import serve_neo4j
from graph.address import ServerAddress, server_address
from graph.neo4j_server.home import HOME, ServerHome
from graph.neo4j_server.own import own_server
from graph.neo4j_server.process import alive
from graph.neo4j_server.server import running, start, stop
from model.errors import StoreUnavailable
from tests.graph.neo4j_server.cypher_rows import rows
from tests.neo4j_fixture import home_of_its_own, line_under_test, start_for_tests


@pytest.fixture(scope="module")
def home() -> Iterator[ServerHome]:
    with home_of_its_own("life") as home, pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME, str(home.folder))
        start_for_tests(home)
        yield home


def address(home: ServerHome) -> ServerAddress:
    record = home.record()
    assert record is not None
    return server_address(record.address, {HOME: str(home.folder)})


def serve(*words: str) -> Result:
    return CliRunner().invoke(serve_neo4j, [*words])


def test_only_the_owner_reads_the_password(home: ServerHome) -> None:
    assert stat.S_IMODE(home.password_file.stat().st_mode) == 0o600
    assert len(home.password()) >= 32


def test_the_password_is_on_no_command_line_and_in_no_log(home: ServerHome) -> None:
    record = running(home)
    assert record is not None
    with open(f"/proc/{record.pid}/cmdline", "rb") as command:
        assert home.password().encode() not in command.read()
    logs = list(home.console.parent.iterdir())
    assert logs
    assert [log for log in logs if home.password().encode() in log.read_bytes()] == []


def test_only_this_machine_reaches_it(home: ServerHome) -> None:
    record = running(home)
    assert record is not None
    with open(f"/proc/{record.pid}/net/tcp", encoding="ascii") as table:
        listening = [line.split()[1] for line in table if line.split()[3] == "0A"]
    ours = [place for place in listening if int(place[-4:], 16) == record.bolt_port]
    assert [place[:8] for place in ours] in (["0100007F"], [])  # 127.0.0.1, or in the IPv6 table


def test_our_address_is_known_as_ours(home: ServerHome) -> None:
    record = home.record()
    assert record is not None
    for host in ("127.0.0.1", "localhost"):
        own = own_server(f"bolt://{host}:{record.bolt_port}")
        assert own is not None
        assert own.password() == home.password()
    assert own_server(f"bolt://127.0.0.1:{record.bolt_port + 1}") is None
    assert own_server(f"bolt://10.0.0.1:{record.bolt_port}") is None


def test_a_second_start_says_that_it_runs(home: ServerHome) -> None:
    before = running(home)
    again = start(home)
    assert again.already
    assert again.record == before
    told = serve("start")
    assert told.exit_code == 0
    assert "was running already" in told.stdout


def test_status_of_a_running_server(home: ServerHome) -> None:
    told = serve("status")
    assert told.exit_code == 0
    assert address(home).uri in told.stdout


def test_data_outlive_a_stop(home: ServerHome) -> None:
    rows(address(home), "CREATE (:Kept {at: 'stop'})")
    told = serve("stop", "--lang", "zh")
    assert told.exit_code == 0
    assert "已停止" in told.stdout
    assert serve("status").exit_code == 1
    assert serve("stop").exit_code == 0
    assert own_server(f"bolt://127.0.0.1:{home.record().bolt_port}") is not None
    port = home.record().bolt_port
    with socket.create_server(("127.0.0.1", port)):
        refused = serve("start")
        assert refused.exit_code == 2
        assert f"port {port} is taken" in refused.output
        assert "--port" in refused.output
    told = serve("start")
    assert told.exit_code == 0, told.output
    assert f"coterie load FOLDER --store bolt://127.0.0.1:{port}" in told.stdout
    assert rows(address(home), "MATCH (n:Kept) RETURN n.at") == [["stop"]]


def test_data_outlive_a_kill(home: ServerHome) -> None:
    rows(address(home), "CREATE (:Kept {at: 'kill'})")
    pid = home.record().pid
    os.kill(pid, signal.SIGKILL)
    while alive(pid, home):
        time.sleep(0.02)
    told = serve("status")
    assert told.exit_code == 1
    assert "ended without a stop" in told.stdout
    assert not start(home).already
    found = rows(address(home), "MATCH (n:Kept) RETURN n.at ORDER BY n.at")
    assert found == [["kill"], ["stop"]]


def test_another_process_with_the_number_is_not_ours(home: ServerHome) -> None:
    record = home.record()
    try:
        home.keep(replace(record, pid=os.getpid()))
        assert running(home) is None
        assert not stop(home)  # and nobody is asked to end
    finally:
        home.keep(record)


def test_a_server_that_cannot_start_says_why(home: ServerHome) -> None:
    stop(home)
    identity = home.data / "server_id"
    kept = identity.read_bytes()
    try:
        identity.write_bytes(b"nonsense")
        with pytest.raises(StoreUnavailable, match="did not start") as refused:
            start(home)
        assert str(home.console) in str(refused.value)
        assert home.record().pid is None
    finally:
        identity.write_bytes(kept)


def test_the_line_stays_that_of_the_data(home: ServerHome) -> None:
    assert home.record().line == line_under_test()

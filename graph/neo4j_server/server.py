"""Start, stop and look at a server of our own."""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from graph.neo4j_server.artifacts import libraries_of
from graph.neo4j_server.configuration import LOOPBACK, write_configuration
from graph.neo4j_server.data_version import check_data, data_line, note_data
from graph.neo4j_server.home import ServerHome, ServerRecord
from graph.neo4j_server.java import Java, find_java
from graph.neo4j_server.options import StartOptions, record_with
from graph.neo4j_server.probe import Readiness, probe
from graph.neo4j_server.process import LOOK_AGAIN_SECONDS, administer, alive, end, launch
from graph.neo4j_server.swap import finish_import
from graph.neo4j_server.versions import DEFAULT_LINE, line_named
from model.errors import StoreUnavailable
from model.language import Text

Progress = Callable[[Text], None]
USER = "neo4j"
START_SECONDS = 600.0
"""Recovery after a crash reads the log of the server; large ones take minutes."""
STOP_SECONDS = 120.0
DYING_SECONDS = 15.0
"""A killed server holds its port until the kernel has taken its memory apart."""

_STARTING = Text(en="starting Neo4j {version} ...", zh="正在启动 Neo4j {version}……")
_TAKEN = Text(en="port {port} is taken by another program", zh="端口 {port} 已被其他程序占用")
_OTHER_PORT = Text(en="choose another with {option}", zh="请用 {option} 指定其他端口")
_DIED = Text(en="Neo4j did not start: {line}", zh="Neo4j 未能启动：{line}")
_SLOW = Text(en="Neo4j did not answer in time", zh="Neo4j 未在规定时间内响应")
_READ_LOG = Text(en="read {path}", zh="请查看 {path}")
_WRONG_PASSWORD = Text(
    en="the server runs but does not take the password in {path}",
    zh="服务器已运行，但不接受 {path} 中的密码",
)
_PUT_BACK = Text(en="write the password it was given into that file", zh="请将实际密码写入该文件")
_STUBBORN = Text(en="the server did not stop in time", zh="服务器未在规定时间内停止")
_KILL = Text(
    en="end process {pid} by hand; the next start repairs the data",
    zh="请手动结束进程 {pid}；下次启动时会自动恢复数据",
)


@dataclass(frozen=True)
class Running:
    """A server that answers; ``already`` where it did so before we were asked."""

    home: ServerHome
    record: ServerRecord
    already: bool


def silent(_step: Text) -> None:
    """A progress that nobody reads."""


def start(
    home: ServerHome, options: StartOptions | None = None, progress: Progress = silent
) -> Running:
    """Start the server of ``home``, getting and preparing it first where needed.

    Returns once it answers, takes our password and has its graph open. Raises
    ``StoreUnavailable``: no Java, no Maven, port taken, data of a newer line, or what the server
    says of itself; ``SettingError``: no such line.
    """
    options = options or StartOptions()
    home.make()
    with home.changing():
        known = home.record() or ServerRecord()
        if alive(known.pid, home):
            _await(home, known)
            return Running(home, known, already=True)
        line = line_named(options.line or data_line(home) or DEFAULT_LINE)
        check_data(home, line)
        finish_import(home)
        record = record_with(known, options, line)
        java = find_java(line.java)
        libraries = libraries_of(line, home.libraries, java, progress)
        _check_ports(record, 0.0 if known.pid is None else DYING_SECONDS)
        write_configuration(home.conf, home.data, line, record)
        progress(_STARTING.filled(version=line.version))
        if not (home.data / "dbms").exists():
            _give_password(home, libraries, java)
        home.password()
        note_data(home, line)
        pid = launch(home, line, record, java, libraries)
        record = replace(record, pid=pid, libraries=str(home.libraries))
        home.keep(record)
        _await(home, record)
    return Running(home, record, already=False)


def stop(home: ServerHome) -> bool:
    """Shut the server down cleanly and wait for it; False where none was running."""
    record = running(home)
    if record is None or record.pid is None:
        if home.folder.is_dir():
            home.forget_process()
        return False
    with home.changing():
        if not end(record.pid, home, STOP_SECONDS):
            to_do = _KILL.filled(pid=record.pid)
            raise StoreUnavailable(_STUBBORN, where=str(home.folder), to_do=to_do)
        home.forget_process()
    return True


def running(home: ServerHome) -> ServerRecord | None:
    """The record of the server where its process lives, else None."""
    record = home.record()
    return record if record is not None and alive(record.pid, home) else None


def _give_password(home: ServerHome, libraries: Path, java: Java) -> None:
    """Make a password and give it to a server that was never started; through a file, because
    every user of the machine can read the words of a command.
    """
    home.make_password()
    arguments = ["dbms", "set-initial-password", f"@{home.password_file}"]
    done = administer(home.folder, libraries, java, arguments, inside=home.folder, heap="256m")
    if done.returncode != 0:
        lines = (done.stderr + done.stdout).strip().splitlines() or [""]
        raise StoreUnavailable(_DIED.filled(line=lines[-1][:300]), where=str(home.folder))


def _check_ports(record: ServerRecord, seconds: float) -> None:
    for port, option in ((record.bolt_port, "--port"), (record.http_port, "--http")):
        deadline = time.monotonic() + seconds
        while port is not None and not _is_free(port):
            if time.monotonic() >= deadline:
                to_do = _OTHER_PORT.filled(option=option)
                raise StoreUnavailable(_TAKEN.filled(port=port), to_do=to_do)
            time.sleep(LOOK_AGAIN_SECONDS)


def _is_free(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def _await(home: ServerHome, record: ServerRecord) -> None:
    """Return once the server is ready; raise what it says of itself where it is not to be."""
    read_log = _READ_LOG.filled(path=home.console)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        answer = probe(record.bolt_port, USER, home.password())
        if answer is Readiness.READY:
            return
        if answer is Readiness.REFUSED:
            message = _WRONG_PASSWORD.filled(path=home.password_file)
            raise StoreUnavailable(message, to_do=_PUT_BACK)
        if not _stays_alive(home, record):
            home.forget_process()
            raise StoreUnavailable(_DIED.filled(line=_last_line(home)), to_do=read_log)
        time.sleep(LOOK_AGAIN_SECONDS)
    raise StoreUnavailable(_SLOW, where=record.address, to_do=read_log)


def _stays_alive(home: ServerHome, record: ServerRecord) -> bool:
    """Java starts itself anew and has no command line for a moment: look twice."""
    if alive(record.pid, home):
        return True
    time.sleep(1.0)
    return alive(record.pid, home)


def _last_line(home: ServerHome) -> str:
    """The last line of the console that names an error, else the last line."""
    lines = home.console.read_text(encoding="utf-8", errors="replace").splitlines()
    telling = [line for line in lines if "ERROR" in line or "Exception" in line or "Error" in line]
    line = (telling or lines or [""])[-1]
    return line.strip()[:300]

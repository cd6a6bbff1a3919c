"""Servers that a test may hurt: a Neo4j of its own, and things that only look like one."""

import http.server
import os
import signal
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from graph.address import ServerAddress
from graph.neo4j_server.artifacts import libraries_of
from graph.neo4j_server.configuration import write_configuration
from graph.neo4j_server.home import ServerHome
from graph.neo4j_server.java import find_java
from graph.neo4j_server.options import StartOptions
from graph.neo4j_server.process import alive, launch
from graph.neo4j_server.server import USER, running, start, stop
from graph.neo4j_server.versions import line_named
from model.errors import StoreUnavailable
from tests.neo4j_fixture import free_port, home_of_its_own, line_under_test, sweep


@contextmanager
def restartable(name: str) -> Iterator["Restartable"]:
    """A small server that already runs; removed at the end."""
    sweep()
    with home_of_its_own(name) as home:
        options = StartOptions(
            line=line_under_test(),
            bolt_port=free_port(),
            http_port=free_port(),
            heap="768m",
            page_cache="128m",
        )
        server = Restartable(home, options)
        try:
            server.start()
        except StoreUnavailable as reason:
            pytest.skip(f"no Neo4j server: {reason}")
        yield server


@dataclass(frozen=True)
class Restartable:
    """A real server that may be stopped, killed, frozen and started again."""

    home: ServerHome
    options: StartOptions

    @property
    def address(self) -> ServerAddress:
        uri = f"bolt://127.0.0.1:{self.options.bolt_port}"
        return ServerAddress(uri, USER, self.home.password())

    @property
    def pid(self) -> int:
        record = running(self.home)
        assert record is not None
        assert record.pid is not None
        return record.pid

    def start(self) -> None:
        start(self.home, self.options)

    def stop(self) -> None:
        stop(self.home)

    def kill(self) -> None:
        """As a power cut would."""
        pid = self.pid
        os.kill(pid, signal.SIGKILL)
        while alive(pid, self.home):
            time.sleep(0.02)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        pid = self.pid
        os.kill(pid, signal.SIGSTOP)
        try:
            while set(_states(pid)) != {"T"}:  # thread by thread, on a busy machine
                time.sleep(0.02)
            yield
        finally:
            os.kill(pid, signal.SIGCONT)

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """The same data, served by a server that is set to accept no changes."""
        self.stop()
        line = line_named(line_under_test())
        read_only = ("server.databases.default_to_read_only", "true")
        strict = replace(line, settings=(*line.settings, read_only))
        record = self.home.record()
        assert record is not None
        write_configuration(self.home.conf, self.home.data, strict, record)
        java = find_java(line.java)
        libraries = libraries_of(line, self.home.libraries, java, lambda _step: None)
        pid = launch(self.home, line, record, java, libraries)
        self.home.keep(replace(record, pid=pid))
        start(self.home, self.options)  # finds it running and waits until it answers
        try:
            yield
        finally:
            self.stop()
            self.start()


def _states(pid: int) -> list[str]:
    """Of every thread: what the kernel says it does."""
    threads = Path("/proc", str(pid), "task").iterdir()
    return [(thread / "stat").read_text().rpartition(")")[2].split()[0] for thread in threads]


@contextmanager
def web_server() -> Iterator[int]:
    """A port that answers in HTTP."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Silent) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


class _Silent(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextmanager
def mute_server() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(20)
        yield listening.getsockname()[1]


@contextmanager
def encrypting(folder: Path, port: int) -> Iterator[int]:
    """A port that speaks TLS with a certificate nobody knows, before the server at ``port``."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    words = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", "req", *words, *files], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(20)
        threading.Thread(target=_accept, args=(listening, context, port), daemon=True).start()
        yield listening.getsockname()[1]


def _accept(listening: socket.socket, context: ssl.SSLContext, port: int) -> None:
    while True:
        try:
            plain, _ = listening.accept()
        except OSError:
            return
        threading.Thread(target=_serve, args=(plain, context, port), daemon=True).start()


def _serve(plain: socket.socket, context: ssl.SSLContext, port: int) -> None:
    try:
        with (
            context.wrap_socket(plain, server_side=True) as outer,
            socket.create_connection(("127.0.0.1", port)) as inner,
        ):
            back = threading.Thread(target=_copy, args=(inner, outer), daemon=True)
            back.start()
            _copy(outer, inner)
            inner.shutdown(socket.SHUT_RDWR)
            back.join()
    except OSError:
        plain.close()


def _copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while part := source.recv(65_536):
            target.sendall(part)
    except OSError:
        return

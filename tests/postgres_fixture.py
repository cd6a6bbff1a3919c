"""A real PostgreSQL of this test run: made, started and stopped in a temporary folder."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

_UNPRIVILEGED = ("postgres", "nobody")
_START_S = 60
_SETTINGS = (
    "listen_addresses='127.0.0.1'",
    "max_connections=60",
    "shared_buffers=32MB",
    "autovacuum=off",
    "fsync=off",  # power cuts are not what these tests are about, and disks are slow
)


def postgres_programs() -> Path | None:
    """The folder of initdb and pg_ctl, newest version first; ``None`` where absent."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _version(program: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in program.parts[-3].split(".") if part.isdigit())


def _account() -> str | None:
    """Whom the server runs as: PostgreSQL refuses to be root."""
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in _UNPRIVILEGED if name in known), None)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of an own server, ``postgresql://...``; skips where it is not installed."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (make system)")
    runs_as = _account()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    data, secret = folder / "data", folder / "secret"
    password = secrets.token_hex(16)
    secret.write_text(password, encoding="ascii")
    if runs_as:
        for path in (folder, secret):
            shutil.chown(path, runs_as)
    port = _free_port()

    def call(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(programs / program), *arguments],
            user=runs_as,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            timeout=_START_S,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace")

    control = ("-D", str(data), "-w", "-t", str(_START_S))
    try:
        call("initdb", "-D", str(data), "-U", "coterie", "-A", "scram-sha-256", "-E", "UTF8",
             f"--pwfile={secret}", "--no-instructions")  # fmt: skip
        settings = (*_SETTINGS, f"port={port}", f"unix_socket_directories='{folder}'")
        with (data / "postgresql.conf").open("a", encoding="ascii") as file:
            file.write("\n".join(("", *settings, "")))
        call("pg_ctl", *control, "-l", str(folder / "log"), "start")
        try:
            yield f"postgresql://coterie:{password}@127.0.0.1:{port}/postgres"
        finally:
            call("pg_ctl", *control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_place(postgres_server: str) -> Iterator[str]:
    """The address of an empty database of its own on that server."""
    name = f"t_{secrets.token_hex(6)}"
    engine = create_engine(
        postgres_server.replace("postgresql:", "postgresql+psycopg:"),
        isolation_level="AUTOCOMMIT",
    )
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield postgres_server.rpartition("/")[0] + f"/{name}"
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()

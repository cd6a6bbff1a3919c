"""The process of a server: its command, whether it lives, and how it is asked to end."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from graph.neo4j_server.home import ServerHome, ServerRecord
from graph.neo4j_server.java import Java
from graph.neo4j_server.versions import Line

LOOK_AGAIN_SECONDS = 0.1
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


def launch(home: ServerHome, line: Line, record: ServerRecord, java: Java, libraries: Path) -> int:
    """Start the server in a session of its own, so that it outlives us; its process id."""
    command = [
        str(java.program),
        "-cp",
        f"{libraries}/*{os.pathsep}{home.conf}",
        f"-Xms{record.heap}",
        f"-Xmx{record.heap}",
        *_java_options(java),
        line.main_class,
        f"--home-dir={home.folder}",
        f"--config-dir={home.conf}",
        "--console-mode",
    ]
    with home.console.open("wb") as console:
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=home.folder,
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return process.pid


def administer(
    place: Path, libraries: Path, java: Java, arguments: Sequence[str], *, inside: Path, heap: str
) -> subprocess.CompletedProcess[str]:
    """Run neo4j-admin on the home or staging folder ``place``, with ``inside`` as its folder."""
    conf = place / "conf"
    command = [str(java.program), f"-Xmx{heap}", *_java_options(java)]
    command += ["-cp", f"{libraries}/*{os.pathsep}{conf}", "org.neo4j.cli.AdminTool", *arguments]
    return subprocess.run(  # noqa: S603
        command,
        cwd=inside,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        env={**os.environ, "NEO4J_HOME": str(place), "NEO4J_CONF": str(conf)},
    )


def alive(pid: int | None, home: ServerHome) -> bool:
    """Whether this process is the server of this home, and not another that got its number."""
    return pid is not None and f"--home-dir={home.folder} " in _command_of(pid)


def end(pid: int, home: ServerHome, seconds: float) -> bool:
    """Ask the server to shut down cleanly and wait; False where it lives after ``seconds``."""
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + seconds
    while alive(pid, home):
        if time.monotonic() > deadline:
            return False
        time.sleep(LOOK_AGAIN_SECONDS)
    return True


def _java_options(java: Java) -> list[str]:
    opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENED]
    quiet = ["--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"]
    return [
        "-Dio.netty.tryReflectionSetAccessible=true",
        "-Dlog4j2.disable.jmx=true",
        *opened,
        *(quiet if java.version >= 24 else []),
    ]


def _command_of(pid: int) -> str:
    """The command line of a process; empty where it is gone, or dead and not yet buried."""
    entry = Path("/proc") / str(pid) / "cmdline"
    if Path("/proc/self").exists():
        try:
            return entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    listed = subprocess.run(  # noqa: S603
        ["ps", "-ww", "-o", "args=", "-p", str(pid)],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    return listed.stdout

"""A real Chromium on a real server: started once for each kind of stand-in, on a free port."""

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from investigation.place import WORKSPACE
from screens.launch import ADDRESS, command

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "tests" / "browser" / "stand_in_app.py"
CHROMIUM = "/usr/bin/chromium"
PATIENCE_S = 25
"""Seconds to wait for a server or a page on a machine that is busy with other things."""

expect.set_options(timeout=PATIENCE_S * 1000)


@dataclass
class Visit:
    """One browser tab on one server, and every address it asked anything of."""

    page: Page
    origin: str
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def outside(self) -> list[str]:
        """Requests that left this server."""
        return [
            url
            for url in self.asked
            if not url.startswith(
                (self.origin, self.origin.replace("http", "ws"), "data:", "blob:")
            )
        ]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{ADDRESS}:{port}/_stcore/health", timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False


def served(log: Path, app: Path = APP, **variables: str) -> Iterator[str]:
    """The origin of a server over a stand-in, or over the real app; stopped afterwards."""
    port = free_port()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    with log.open("wb") as out:
        server = subprocess.Popen(
            command(port, open_browser=False, app=app),
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        until = time.monotonic() + PATIENCE_S
        while not answers(port):
            if server.poll() is not None or time.monotonic() > until:
                pytest.fail(f"the server did not start: {log.read_text()[-2000:]}")
            time.sleep(0.2)
        yield f"http://{ADDRESS}:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if shutil.which(CHROMIUM) is None:
        pytest.skip(f"no browser at {CHROMIUM}: run tests/browser/install_chromium.sh")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def plain_server(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("plain")
    yield from served(folder / "log", COTERIE_STAND_IN="plain", **{WORKSPACE: str(folder)})


@pytest.fixture(scope="session")
def hostile_server(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    yield from served(folder / "log", COTERIE_STAND_IN="hostile", **{WORKSPACE: str(folder)})


def visiting(chromium: Browser, origin: str) -> Iterator[Visit]:
    context = chromium.new_context(
        viewport={"width": 1440, "height": 1000}, locale="en-US", accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE_S * 1000)
    visit = Visit(page, origin)
    page.on("request", lambda request: visit.asked.append(request.url))
    page.on("websocket", lambda socket: visit.asked.append(socket.url))
    page.on("pageerror", lambda error: visit.said.append(str(error)))
    page.on("dialog", lambda dialog: (visit.said.append(dialog.message), dialog.dismiss()))
    yield visit
    context.close()


@pytest.fixture
def visit(chromium: Browser, plain_server: str) -> Iterator[Visit]:
    yield from visiting(chromium, plain_server)


@pytest.fixture
def hostile_visit(chromium: Browser, hostile_server: str) -> Iterator[Visit]:
    yield from visiting(chromium, hostile_server)

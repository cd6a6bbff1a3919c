"""Starts the screens on this machine only, with nothing sent anywhere."""

import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from investigation.place import STORE, WORKSPACE, Place
from model.errors import SettingError
from model.language import Text

ADDRESS = "127.0.0.1"
APP = Path(__file__).resolve().parents[1] / "app.py"

SETTINGS: tuple[tuple[str, str], ...] = (
    ("server.address", ADDRESS),
    ("browser.serverAddress", ADDRESS),
    ("server.allowedHosts", ADDRESS),  # a page elsewhere cannot reach in by another host name
    ("server.fileWatcherType", "none"),
    ("runner.magicEnabled", "false"),
    ("server.showEmailPrompt", "false"),
    ("browser.gatherUsageStats", "false"),
    ("client.toolbarMode", "minimal"),  # its menus exist in English only
    ("client.showErrorDetails", "none"),  # a traceback may hold data; it goes to the console
    ("client.showErrorLinks", "false"),  # they would send the error to a search engine
    ("client.disableDataExport", "true"),  # its CSV would run cells as formulas; ours does not
    ("theme.light.primaryColor", "#1f5fa8"),
    ("theme.dark.primaryColor", "#7db4f0"),
)
"""Streamlit settings of every start: setting and value."""


def port_is_free(port: int) -> bool:
    """Whether a server can be started on this port of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def command(port: int, *, open_browser: bool, app: Path = APP) -> list[str]:
    """The command line that serves ``app`` on ``port``."""
    settings = (
        *SETTINGS,
        ("server.port", str(port)),
        ("server.headless", "false" if open_browser else "true"),
    )
    flags = [f"--{name}={value}" for name, value in settings]
    return [sys.executable, "-m", "streamlit", "run", str(app), *flags]


def environment(place: Place, variables: Mapping[str, str]) -> dict[str, str]:
    """The variables in which the screens learn the place; a password stays where it was."""
    passed = {key: value for key, value in variables.items() if key != STORE}
    passed[WORKSPACE] = str(place.workspace.resolve())
    return passed if place.server is None else {**passed, STORE: place.server}


def launch(place: Place, port: int, open_browser: bool) -> int:
    """Serve the screens of a store until interrupted; the exit status of the server.

    Raises ``SettingError`` where the port is taken.
    """
    if not port_is_free(port):
        raise SettingError(
            Text(en="The port is already in use.", zh="端口已被占用。"),
            where=f"{ADDRESS}:{port}",
            to_do=Text(
                en="Close what uses it or name another with --port.",
                zh="请关闭占用它的程序，或用 --port 指定其他端口。",
            ),
        )
    try:
        return subprocess.run(  # noqa: S603
            command(port, open_browser=open_browser),
            env=environment(place, os.environ),
            check=False,
        ).returncode
    except KeyboardInterrupt:
        return 0

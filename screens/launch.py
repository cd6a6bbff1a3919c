"""Starts the screens on this machine only, with nothing sent anywhere."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from model.errors import SettingError
from model.language import Text

WORKSPACE_VARIABLE = "COTERIE_WORKSPACE"
"""Environment variable in which the screens are told the workspace folder."""

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


def launch(workspace: Path, port: int, open_browser: bool) -> int:
    """Serve the screens of a workspace until interrupted; the exit status of the server.

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
    environment = {**os.environ, WORKSPACE_VARIABLE: str(workspace.resolve())}
    try:
        return subprocess.run(  # noqa: S603
            command(port, open_browser=open_browser), env=environment, check=False
        ).returncode
    except KeyboardInterrupt:
        return 0

"""The server is started on this machine only, silent, and refuses a taken port in one line."""

import socket
from pathlib import Path

import pytest

from model.errors import SettingError
from screens.launch import ADDRESS, command, launch


def test_nothing_is_sent_and_nobody_else_can_reach_it() -> None:
    flags = command(8501, open_browser=False)
    assert f"--server.address={ADDRESS}" in flags
    assert "--browser.gatherUsageStats=false" in flags
    assert "--server.fileWatcherType=none" in flags
    assert "--server.headless=true" in flags
    assert "--server.headless=false" in command(8501, open_browser=True)


def test_a_taken_port_is_said_in_both_languages(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind((ADDRESS, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingError) as refusal:
            launch(tmp_path, port, open_browser=False)
    assert refusal.value.in_language("en") == (
        f"The port is already in use. [{ADDRESS}:{port}] "
        "Close what uses it or name another with --port."
    )
    assert "端口已被占用" in refusal.value.in_language("zh")

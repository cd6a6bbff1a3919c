"""The server is started on this machine only, silent, and refuses a taken port in one line."""

import socket
from pathlib import Path

import pytest

from investigation.place import STORE, WORKSPACE, Place
from model.errors import SettingError
from screens.launch import ADDRESS, command, environment, launch


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
            launch(Place(tmp_path), port, open_browser=False)
    assert refusal.value.in_language("en") == (
        f"The port is already in use. [{ADDRESS}:{port}] "
        "Close what uses it or name another with --port."
    )
    assert "端口已被占用" in refusal.value.in_language("zh")


def test_the_place_is_told_and_a_password_stays_where_it_was(tmp_path: Path) -> None:
    held = {"COTERIE_NEO4J_PASSWORD": "pw-17", STORE: "bolt://elsewhere:1"}
    server = Place(tmp_path, "bolt://127.0.0.1:7687")
    assert environment(server, held) == {
        "COTERIE_NEO4J_PASSWORD": "pw-17",
        STORE: "bolt://127.0.0.1:7687",
        WORKSPACE: str(tmp_path.resolve()),
    }
    assert STORE not in environment(Place(tmp_path), held)
    assert "pw-17" not in " ".join(command(8501, open_browser=False))

"""The table of versions, and everything beside it that names one."""

import re

from graph.neo4j_server.versions import DEFAULT_LINE, LINES, line_named, release
from tests.house.source_tree import ROOT

COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")


def test_releases_are_in_order() -> None:
    assert [line.name for line in sorted(LINES, key=lambda line: release(line.version))] == [
        "5.26",
        "2026",
    ]
    assert all(line.version.startswith(f"{line.name}.") for line in LINES)


def test_docker_runs_the_same_versions() -> None:
    named = set(re.findall(r"(?<![\d.])\d+\.\d+\.\d+(?!\.\d)", COMPOSE))
    assert named == {line.version for line in LINES}
    assert f"COTERIE_NEO4J_VERSION:-{line_named(DEFAULT_LINE).version}}}-community" in COMPOSE


def test_docker_listens_on_loopback_and_holds_no_password() -> None:
    ports = re.findall(r'- "(.*:\d+:\d+)"', COMPOSE)
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert "${COTERIE_NEO4J_PASSWORD:?" in COMPOSE

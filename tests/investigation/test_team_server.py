"""Every verb over a real server: the same rings as in a folder, kept run by run, in clear words."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from graph.address import PASSWORD, ServerAddress
from graph.bolt.connection import Connection
from investigation.place import STORE, WORKSPACE
from tests.installed import COTERIE
from tests.investigation.claims_files import RING, town_rows, write

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ("rings.csv", "ring_members.csv", "ring_claims.csv", "suppressed.csv")
CANARY = "wrong-pw-4711"


def coterie(
    server: ServerAddress, base: Path, *words: str, **more: str
) -> subprocess.CompletedProcess[str]:
    """A verb with the server as the one setting; its mirror lies in ``base/team``."""
    variables = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        STORE: server.uri,
        PASSWORD: server.password,
        WORKSPACE: str(base / "team"),
        **more,
    }
    command = [COTERIE, *words]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=variables, cwd=base
    )


def done(server: ServerAddress, base: Path, *words: str) -> str:
    finished = coterie(server, base, *words)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("team")
    write(base / "in", town_rows())
    return base


@pytest.fixture(scope="module")
def server(empty_neo4j_for_module: ServerAddress, town: Path) -> ServerAddress:
    nothing = coterie(empty_neo4j_for_module, town, "rings")
    assert nothing.returncode == 2
    assert "coterie load" in nothing.stderr
    said = done(empty_neo4j_for_module, town, "load", "in")
    assert "3,083 loaded" in said or "loaded + 0 merged + 0 rejected" in said
    undetected = coterie(empty_neo4j_for_module, town, "rings")
    assert "coterie detect" in undetected.stderr
    done(empty_neo4j_for_module, town, "detect", "--out", "of-server")
    return empty_neo4j_for_module


def test_the_rings_are_those_of_a_folder_to_the_byte(server: ServerAddress, town: Path) -> None:
    done(server, town, "detect", "in", "--out", "of-folder")
    for name in RESULTS:
        assert (town / "of-server" / name).read_bytes() == (town / "of-folder" / name).read_bytes()
    mine, theirs = (
        json.loads((town / of / "run.json").read_text(encoding="utf-8"))
        for of in ("of-server", "of-folder")
    )
    assert {**mine, "timings": 0} == {**theirs, "timings": 0}
    folder = str(town / "of-folder" / "workspace")
    assert done(server, town, "rings") == done(server, town, "rings", "--store", folder)
    assert "Indicators" not in done(server, town, "rings", "--lang", "zh")


def test_loading_again_changes_nothing(server: ServerAddress, town: Path) -> None:
    assert "0 rows changed" in done(server, town, "load", "in")
    assert "3 loads" not in done(server, town, "doctor")
    assert f"{server.uri}, 2 loads" in done(server, town, "doctor")


def test_a_ring_reads_well_in_cypher_and_runs_stand_side_by_side(
    server: ServerAddress, town: Path
) -> None:
    done(server, town, "detect", "--seed", "5")
    runs = [line.split() for line in done(server, town, "runs").splitlines()]
    assert len(runs) == 2
    connection = Connection(server)
    for line in runs:
        run = line[1] if line[0] == "*" else line[0]
        people = connection.read(
            "MATCH (p:Patient)-[m:MEMBER_OF]->(r:Ring)-[:FOUND_IN]->(:Run {id: $run}) "
            "RETURN p.id ORDER BY p.id",
            run=run,
        )
        assert [name for (name,) in people] == sorted(RING)
    assert connection.read(
        "MATCH (:Patient)-[v:CO_VISITED]->(:Patient) RETURN count(DISTINCT v.run_id), "
        "min(v.days) > 2, max(v.q_value) < 0.01"
    ) == [(2, True, True)]
    newest = next(line[1] for line in runs if line[0] == "*")
    left = done(server, town, "runs", "remove", newest)
    assert newest not in left
    assert connection.read(
        "MATCH (n) WHERE n.run_id = $run OR n:Run AND n.id = $run RETURN count(n)", run=newest
    ) == [(0,)]
    assert connection.read("MATCH (r:Ring)-[:FOUND_IN]->(:Run) RETURN count(r)") == [(1,)]
    connection.close()
    assert len(done(server, town, "rings").splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "variables", "said"),
    [
        (("rings",), {PASSWORD: CANARY}, "COTERIE_NEO4J_PASSWORD"),
        (("rings", "--lang", "zh"), {PASSWORD: CANARY}, "用户名或密码"),
        (("detect",), {STORE: "bolt://127.0.0.1:1"}, "coterie serve-neo4j start"),
        (("load", "in"), {STORE: "bolt://127.0.0.1:1"}, "coterie serve-neo4j start"),
        (("rings",), {STORE: "bolt://graph.example:7687"}, "unencrypted"),
        (("runs", "remove", "no-such-run"), {}, "no such run"),
        (("runs", "remove", "a'b"), {}, "letters, digits"),
        (("demo",), {}, "holds claims already"),
    ],
)
def test_refusals_are_one_line_without_the_password(
    server: ServerAddress,
    town: Path,
    words: tuple[str, ...],
    variables: dict[str, str],
    said: str,
) -> None:
    refused = coterie(server, town, *words, **variables)
    assert refused.returncode == 2
    assert len(refused.stderr.strip().splitlines()) == 1
    assert said in refused.stderr
    for secret in (CANARY, server.password):
        assert secret not in refused.stderr + refused.stdout


def test_a_server_is_started_over_only_when_asked(server: ServerAddress, town: Path) -> None:
    write(town / "other", town_rows(visits=50)[:50])
    said = done(server, town, "load", "other", "--start-over")
    assert "claims: 50" in said
    assert "no runs are kept" in done(server, town, "runs")
    refused = coterie(server, town, "load", "other", "--start-over", "--store", str(town / "ws"))
    assert refused.returncode == 2
    assert "only a server" in refused.stderr

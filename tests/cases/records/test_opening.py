"""Opening a case file: made, opened again, brought up to date, or refused with a clear word."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text

from cases.records import schema, tables
from cases.records.case_file import open_case_file
from cases.records.database import address
from cases.records.schema import Migration
from cases.records.sources import Sources
from model import cases as nouns
from model.dossiers import SourceCopy
from model.errors import RuleBroken, SettingError, StoreUnavailable
from tests.cases.records.case_files import AT, Place, staff


def change(place: Place, statement: str) -> None:
    engine = create_engine(address(place.address))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_newer_layout_is_refused(place: Place) -> None:
    place.open().close()
    change(place, "UPDATE settings SET value = '99' WHERE name = 'schema_version'")
    with pytest.raises(StoreUnavailable, match=r"layout 99.*newer Coterie"):
        place.open()


def test_an_older_layout_is_brought_up_to_date(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.open().close()

    def add_column(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE tasks ADD COLUMN colour TEXT"))

    monkeypatch.setattr(schema, "VERSION", 4)
    monkeypatch.setattr(schema, "MIGRATIONS", (Migration(4, add_column),))
    for _ in range(2):
        place.open().close()
    change(place, "SELECT colour FROM tasks")
    monkeypatch.undo()
    with pytest.raises(StoreUnavailable, match="layout 4"):
        place.open()


def test_a_migration_that_fails_leaves_the_old_layout(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.open().close()

    def fail(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE tasks ADD COLUMN colour TEXT"))
        connection.execute(text("SELECT nonsense"))

    monkeypatch.setattr(schema, "VERSION", 4)
    monkeypatch.setattr(schema, "MIGRATIONS", (Migration(4, fail),))
    with pytest.raises(StoreUnavailable):
        place.open()
    monkeypatch.undo()
    place.open().close()
    with pytest.raises(Exception, match="colour"):
        change(place, "SELECT colour FROM tasks")


def test_something_else_is_not_a_case_file(place: Place, tmp_path: Path) -> None:
    change(place, "CREATE TABLE sales (x TEXT)")
    with pytest.raises(StoreUnavailable, match="sales"):
        place.open()


def test_files_that_are_no_database(tmp_path: Path) -> None:
    wrong = tmp_path / "x.sqlite"
    wrong.write_bytes(b"not a database" * 100)
    with pytest.raises(StoreUnavailable):
        open_case_file(wrong)
    with pytest.raises(StoreUnavailable):
        open_case_file(tmp_path)
    with pytest.raises(StoreUnavailable):
        open_case_file(wrong / "below.sqlite")


def test_places_that_make_no_sense(tmp_path: Path) -> None:
    for place in ("mysql://u:secret@h/x", "http://x", "://"):
        with pytest.raises(SettingError) as refused:
            open_case_file(place)
        assert "secret" not in str(refused.value)
    with pytest.raises(SettingError, match="folder"):
        open_case_file("postgresql://u@127.0.0.1/x")


def test_a_server_that_is_away_is_named_without_its_password(tmp_path: Path) -> None:
    place = "postgresql://u:secret@127.0.0.1:1/x"
    with pytest.raises(StoreUnavailable) as refused:
        open_case_file(place, exhibits=tmp_path)
    assert "127.0.0.1" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_the_file_is_careful(tmp_path: Path) -> None:
    with open_case_file(tmp_path / "c.sqlite") as file:
        staff(file)
        assert (tmp_path / "c.sqlite-wal").exists()
        with file.custody._desk.looking() as connection:
            found = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            }
    assert found == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000
    }  # fmt: skip


def test_a_writer_that_never_ends_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.records.database.WAIT_S", 0.2)
    with open_case_file(tmp_path / "c.sqlite") as file:
        other = sqlite3.connect(tmp_path / "c.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="locked"):
            staff(file)
        other.close()
        staff(file)


def test_columns_are_the_fields_of_the_nouns() -> None:
    pairs = {
        "officers": nouns.Officer, "recusals": nouns.Recusal, "parties": nouns.Party,
        "exhibits": nouns.Exhibit, "facts": nouns.Fact, "tasks": nouns.Task,
        "absences": nouns.Absence, "proposals": nouns.Approval, "approvals": nouns.Approval,
        "audit_entries": nouns.AuditEntry, "sources": SourceCopy,
    }  # fmt: skip
    own = {"case_id", "number"}
    for name, noun in pairs.items():
        columns = set(tables.metadata.tables[name].c.keys())
        assert columns - own == set(noun.__dataclass_fields__) - own, name


def test_a_registration_is_not_rewritten(place: Place) -> None:
    source = SourceCopy("a.csv", "b" * 64, 3, "gb18030", 1, "医院", "li", AT, "disc", Path("a"))
    with place.open() as file:
        staff(file)
        register = file.sources.register
        assert register(source, by="li", at=AT) == source
        assert register(source, by="wang", at=AT) == source
        with pytest.raises(RuleBroken, match="registered already"):
            register(SourceCopy(**{**vars(source), "provider": "x"}), by="li", at=AT)
        assert file.sources.of(["b" * 64, "c"], by="ex", at=AT) == (source,)
        assert isinstance(file.sources, Sources)

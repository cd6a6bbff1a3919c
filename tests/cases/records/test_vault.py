"""The vault at rest: nobody reads an informant from the database, and no wrong key opens it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect, text

from cases.key_file import write_new_key
from cases.records.case_file import CaseFile, open_case_file
from cases.records.database import address
from cases.records.tips import Tip
from cases.records.vault import Informant
from cases.records.vault_key import VaultClosed
from tests.cases.records.case_files import AT, REGION, Place, last_line, staff

TIP = Tip("", "They sell insurance cards", "hotline", REGION, (), AT, "")
FIRST = Informant("赵六密", "13900000000", "999999199001011234", "night nurse")
SECOND = Informant("Qian Qi", "qian@example.org", "", "neighbour")
SECRETS = [part for one in (FIRST, SECOND) for part in vars(one).values() if part]


@pytest.fixture
def told(place: Place) -> Place:
    """A place where two informants spoke."""
    with place.open() as file:
        staff(file)
        for informant in (FIRST, SECOND):
            file.tips.receive(TIP, informant, by="li", at=AT)
    return place


@contextmanager
def inside(place: Place) -> Iterator[Connection]:
    """The database without the product, as its administrator sees it."""
    engine = create_engine(address(place.address))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def every_row(place: Place) -> str:
    with inside(place) as connection:
        names = inspect(connection).get_table_names()
        return repr([list(connection.execute(text(f'SELECT * FROM "{n}"'))) for n in names])


def read(file: CaseFile, tip_no: str = "T2026-0001") -> Informant:
    return file.vault.read(tip_no, by="chief", at=AT, purpose="reward")


def refused(place: Place) -> VaultClosed:
    """Reading, taking in and the gate refuse alike, and each refusal stands in custody."""
    with place.open() as file:
        lines = []
        for act in (
            lambda: file.tips.receive(TIP, FIRST, by="li", at=AT),
            lambda: file.vault.traces([b"x"], by="ex", at=AT),
            lambda: read(file),
        ):
            with pytest.raises(VaultClosed) as found:
                act()
            lines.append(last_line(file))
        assert [line.action for line in lines] == ["refuse"] * 3
        assert [line.detail["because"] for line in lines] == [found.value.what.en] * 3
    return found.value


def test_the_database_alone_names_nobody(told: Place) -> None:
    rows = every_row(told)
    assert "T2026-0002" in rows
    assert [secret for secret in SECRETS if secret in rows or ascii(secret)[1:-1] in rows] == []
    if told.kind == "sqlite":
        kept = b"".join(p.read_bytes() for p in Path(told.address).parent.glob("cases.sqlite*"))
        assert [secret for secret in SECRETS if secret.encode() in kept] == []
    assert told.vault_key.stat().st_mode & 0o777 == 0o600


def test_with_its_key_it_opens_and_every_reading_is_written(told: Place) -> None:
    with told.open() as file:
        assert read(file) == FIRST
        line = last_line(file)
        assert (line.by, line.action, line.target) == ("chief", "view", "tip:T2026-0001/informant")
        assert read(file, "T2026-0002") == SECOND
        assert last_line(file).target == "tip:T2026-0002/informant"
        assert file.vault.traces([b"-", b"Qian Qi"], by="ex", at=AT) == (1,)
        line = last_line(file)
        assert (line.action, line.target) == ("search", "vault")


def test_without_its_key_it_stays_closed(told: Place) -> None:
    told.vault_key.unlink()
    assert "cannot be read" in refused(told).what.en
    assert not told.vault_key.exists()  # none is made where rows are sealed under another


def test_another_key_does_not_open_it(told: Place) -> None:
    told.vault_key.unlink()
    write_new_key(told.vault_key)
    assert "not the key" in refused(told).what.en


@pytest.mark.parametrize("content", ["", "no digits", "ab" * 16])
def test_what_is_no_key_does_not_open_it(told: Place, content: str) -> None:
    told.vault_key.write_text(content)
    refused(told)


def test_a_key_that_others_can_read_is_refused(told: Place) -> None:
    told.vault_key.chmod(0o644)
    assert "others can read" in refused(told).what.en


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE vault SET sealed = (SELECT sealed FROM vault WHERE tip_no = 'T2026-0002')",
        "UPDATE vault SET sealed = 'AAAA' || substr(sealed, 5)",
        "UPDATE vault SET sealed = ''",
        "UPDATE vault SET sealed = '?'",
    ],
)
def test_a_row_that_was_altered_or_moved_does_not_open(told: Place, statement: str) -> None:
    with inside(told) as connection:
        connection.execute(text(f"{statement} WHERE tip_no = 'T2026-0001'"))
    with told.open() as file, pytest.raises(VaultClosed, match="altered"):
        read(file)


def of_the_first_layout(place: Place) -> None:
    """Makes a case file as the first layout kept it: informants in plain."""
    with place.open() as file:
        staff(file)
        for _ in (FIRST, SECOND):
            file.tips.receive(TIP, None, by="li", at=AT)
    with inside(place) as connection:
        connection.execute(text("DROP TABLE vault"))
        connection.execute(text("DROP TABLE audit_rows"))
        connection.execute(text("UPDATE settings SET value = '1' WHERE name = 'schema_version'"))
        columns = "name TEXT NOT NULL, contact TEXT NOT NULL, code TEXT NOT NULL, remark TEXT"
        connection.execute(text(f"CREATE TABLE informants (tip_no TEXT PRIMARY KEY, {columns})"))
        for number, one in enumerate((FIRST, SECOND), start=1):
            values = {"tip_no": f"T2026-000{number}", **vars(one)}
            statement = "INSERT INTO informants VALUES (:tip_no, :name, :contact, :code, :remark)"
            connection.execute(text(statement), values)


def test_plain_rows_of_before_are_sealed_at_the_opening(place: Place) -> None:
    of_the_first_layout(place)
    assert FIRST.contact in every_row(place)
    for _ in range(2):
        with place.open() as file:
            assert (read(file), read(file, "T2026-0002")) == (FIRST, SECOND)
    test_the_database_alone_names_nobody(place)


def test_a_server_without_a_named_key_is_refused_honestly(place: Place, tmp_path: Path) -> None:
    if place.kind == "sqlite":
        with open_case_file(tmp_path / "own" / "c.sqlite") as file:
            staff(file)
            file.tips.receive(TIP, FIRST, by="li", at=AT)
        key = tmp_path / "own" / "c.sqlite.vault-key"
        assert key.stat().st_mode & 0o777 == 0o600  # beside the file where none is named
        return
    of_the_first_layout(place)
    with pytest.raises(VaultClosed, match="COTERIE_VAULT_KEY"):
        open_case_file(place.address, exhibits=place.exhibits)
    assert FIRST.contact in every_row(place)  # nothing was changed, nothing was lost
    with place.open() as file:
        assert read(file) == FIRST
    with open_case_file(place.address, exhibits=place.exhibits) as file:
        assert file.accounts.all()  # what needs no informant works
        with pytest.raises(VaultClosed, match="COTERIE_VAULT_KEY"):
            read(file)

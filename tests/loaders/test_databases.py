from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from model.errors import SourceRefused
from tests.loaders.read_back import Loaded, load

TABLES = (
    "CREATE TABLE claims (claim_id BIGINT, patient_id VARCHAR(20), provider_id VARCHAR(20), "
    "doctor_id VARCHAR(20), claim_type VARCHAR(20), start_time TIMESTAMP, "
    "total_amount DECIMAL(12,2))",
    "CREATE TABLE patients (patient_id VARCHAR(20), name VARCHAR(20))",
    "INSERT INTO claims VALUES (999999199003072316, '007', 'H1', 'D1', 'outpatient', "
    "'2025-03-01 09:30:00', 50.25), (2, '008', 'H1', NULL, 'outpatient', '2025-03-02 00:00:00', 9)",
    "INSERT INTO patients VALUES ('007', '甲')",
)


def filled(address: str) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        for statement in TABLES:
            connection.execute(text(statement))
    engine.dispose()


def check(loaded: Loaded) -> None:
    first, second = loaded.claims
    assert first["claim_id"] == "999999199003072316"  # exact in a database
    assert (first["patient_id"], first["total_amount_minor"]) == ("007", 5025)
    assert second["doctor_id"] is None
    assert [patient["name"] for patient in loaded.tables["patients"]] == ["甲"]
    assert {source.encoding for source in loaded.reading.sources} == {"database"}


def test_sqlite_is_known_by_its_content(tmp_path: Path) -> None:
    filled(f"sqlite:///{tmp_path / 'claims.db'}")
    check(load(tmp_path / "claims.db"))


def test_a_server_is_read_under_its_address(postgres_place: str) -> None:
    filled(postgres_place.replace("postgresql:", "postgresql+psycopg:"))
    loaded = load(Path(postgres_place))
    check(loaded)
    password = postgres_place.split(":")[2].partition("@")[0]
    assert not any(password in source.name for source in loaded.reading.sources)


def test_a_server_that_does_not_answer_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceRefused, match="database cannot be read"):
        load(Path("postgresql://nobody@127.0.0.1:1/none"))

"""Damaged files are read with every row accounted for, or refused by name; nothing else."""

import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from model.errors import CoterieError
from tests.loaders.read_back import load

CLAIMS = Path(__file__).parent / "fixtures" / "neutral" / "claims.csv"
MUTATIONS = 150
TELLING = b'",\n\r\t\0\xff\x80'  # bytes that mean something to a reader of CSV


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with some bytes replaced, taken out or put in."""
    damaged_bytes = bytearray(content)
    for _ in range(chance.choice([1, 2, 5, 20])):
        place = chance.randrange(len(damaged_bytes) or 1)
        match chance.randrange(3) if damaged_bytes else 2:
            case 0:
                damaged_bytes[place] = chance.choice([*TELLING, chance.randrange(256)])
            case 1:
                del damaged_bytes[place : place + chance.randrange(1, 40)]
            case _:
                damaged_bytes[place:place] = bytes(chance.choices(TELLING, k=3))
    return bytes(damaged_bytes)


@pytest.mark.parametrize("name", ["claims.csv", "claims.parquet"])
def test_damage_is_accounted_for_or_refused(tmp_path: Path, name: str) -> None:
    content = CLAIMS.read_bytes()
    if name.endswith("parquet"):
        header, *rows = [line.split(",") for line in content.decode().splitlines()]
        columns = {column: [row[n] for row in rows] for n, column in enumerate(header)}
        pq.write_table(pa.table(columns), tmp_path / name)
        content = (tmp_path / name).read_bytes()
    outcomes = {"loaded": 0, "refused": 0}
    for seed in range(MUTATIONS):
        (tmp_path / name).write_bytes(damaged(content, random.Random(seed)))
        try:
            load(tmp_path)  # checks the balance of the file
            outcomes["loaded"] += 1
        except CoterieError:
            outcomes["refused"] += 1
    assert min(outcomes.values()) > 0


def test_column_names_that_are_not_utf_8_are_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({"claim_id": ["1"]}), tmp_path / "claims.parquet")
    content = (tmp_path / "claims.parquet").read_bytes()
    (tmp_path / "claims.parquet").write_bytes(content.replace(b"claim_id", b"claim\xff\xffd"))
    with pytest.raises(CoterieError):
        load(tmp_path)

"""Hard inputs: no traceback, no silent loss, whatever stands in cells and bytes of a file."""

import csv
import io
import random
import tracemalloc
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import loaders
from graph.embedded.snapshot import load
from model.errors import CoterieError
from model.layout import TABLES, TABLES_BY_NAME
from model.provenance import LoadReport
from tests.loaders.test_damaged_bytes import damaged

FIXTURES = Path(__file__).parent / "fixtures"
GOOD = {
    "claim_id": "C1",
    "patient_id": "P1",
    "provider_id": "H1",
    "claim_type": "other",
    "start_time": "2025-01-02",
    "total_amount": "1.00",
}
WORDS = (
    *("", " ", "0", "NULL", "暂无", "0000-00-00", "1900-01-01", "-", "NaN", "inf", "9" * 400),
    *("5." + "0" * 400, "1e999", "0,125", "1.234,5", "￥1", "(1)", '="007"', "'007", "=1+1"),
    *("\ufeffP1", "P1\u200b", "Ｐ１", "9" * 18, "990000190001010000", "2025-02-30", "9999-12-31"),
    *("2025-03-01T09:30:00.1234567", "true", "\r", "a\nb,c,d", '"', "٣", "x" * 300, "\0", "\x1f"),
)
HOSTILE = st.one_of(st.text(max_size=40), st.sampled_from(WORDS))


def report_of(folder: Path, encoding: str | None = None) -> LoadReport:
    reading = loaders.read([folder], encoding=encoding)
    with TemporaryDirectory() as workspace:
        report = load(Path(workspace), reading.chunks(), lambda: (reading.columns, reading.notices))
    assert all(file.balanced for file in report.files)
    assert {(f.source.name, f.rows) for f in report.files if f.rows} == {
        (source.name, source.rows) for source in reading.sources if source.rows
    }
    rejected = sum(file.rejected for file in report.files)
    assert len({(r.source, r.row_no) for r in report.rejects}) == rejected
    return report


def csv_of(rows: list[dict[str, str]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_cell_in_any_column_is_loaded_rejected_or_refused_by_name(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(TABLES))
    names = [column.name for column in table.columns]
    rows = data.draw(st.lists(st.fixed_dictionaries(dict.fromkeys(names, HOSTILE)), min_size=1))
    with TemporaryDirectory() as name:
        folder = Path(name)
        content = csv_of([GOOD]).encode()
        (folder / "claims-good.csv").write_bytes(content)
        written = csv_of(rows).encode("utf-8", "surrogatepass")
        (folder / f"{table.name}.csv").write_bytes(written)
        with suppress(CoterieError):
            report_of(folder)


COLUMNS: dict[str, Any] = {
    "text": st.lists(st.text(max_size=10), min_size=3, max_size=3),
    "int64": st.lists(st.integers(-(2**63), 2**63 - 1), min_size=3, max_size=3),
    "uint64": st.lists(st.integers(0, 2**64 - 1), min_size=3, max_size=3),
    "int8": st.lists(st.integers(-128, 127), min_size=3, max_size=3),
    "float64": st.lists(st.floats(), min_size=3, max_size=3),
    "float32": st.lists(st.floats(width=32), min_size=3, max_size=3),
    "bool_": st.lists(st.booleans(), min_size=3, max_size=3),
    "timestamp": st.lists(st.integers(-(2**63), 2**63 - 1), min_size=3, max_size=3),
    "date32": st.lists(st.integers(-(2**31), 2**31 - 1), min_size=3, max_size=3),
    "decimal": st.lists(st.decimals(-(10**20), 10**20, places=4), min_size=3, max_size=3),
    "binary": st.lists(st.binary(max_size=4), min_size=3, max_size=3),
}


def typed(kind: str, cells: list[Any]) -> pa.Array:
    if kind == "timestamp":
        return pa.array(cells, pa.int64()).view(pa.timestamp("us"))
    if kind == "date32":
        return pa.array(cells, pa.int32()).view(pa.date32())
    if kind == "decimal":
        return pa.array(cells, pa.decimal128(30, 4))
    return pa.array(cells, {"text": pa.string()}.get(kind) or getattr(pa, kind)())


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_any_typed_column_of_parquet_is_loaded_rejected_or_refused(data: st.DataObject) -> None:
    columns = {name: pa.array([value] * 3) for name, value in GOOD.items()}
    columns["claim_id"] = pa.array(["1", "2", "3"])
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from([c.name for c in TABLES_BY_NAME["claims"].columns]))
        kind = data.draw(st.sampled_from(sorted(COLUMNS)))
        columns[name] = typed(kind, data.draw(COLUMNS[kind]))
    with TemporaryDirectory() as folder:
        pq.write_table(pa.table(columns), Path(folder) / "claims.parquet")
        with suppress(CoterieError):
            report_of(Path(folder))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "big5", "cp1252"])
@pytest.mark.parametrize("source", ["neutral", "kaggle_provider_fraud"])
def test_damaged_files_of_every_format_and_encoding(
    tmp_path: Path, source: str, encoding: str
) -> None:
    files = sorted(path for path in (FIXTURES / source).iterdir() if path.stat().st_size)
    outcomes = {"loaded": 0, "refused": 0}
    for seed in range(12):
        chance = random.Random(f"{source} {encoding} {seed}")
        hit = chance.choice(files)
        for path in files:
            content = path.read_bytes().decode().encode(encoding, "replace")
            (tmp_path / path.name).write_bytes(damaged(content, chance) if path is hit else content)
        try:
            report_of(tmp_path, encoding if seed % 2 else None)
            outcomes["loaded"] += 1
        except CoterieError:
            outcomes["refused"] += 1
    assert sum(outcomes.values()) == 12


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """Python keeps rejects and nothing else; Arrow keeps one batch."""
    peaks = []
    for count in (20_000, 120_000):
        row = "C{n},P{p},H1,other,2025-01-02,1.00"
        lines = [",".join(GOOD), *(row.format(n=n, p=n % 99) for n in range(count))]
        (tmp_path / "claims.csv").write_text("\n".join(lines), encoding="utf-8")
        arrow = []
        tracemalloc.start()
        for chunk in loaders.read([tmp_path]).chunks():
            arrow.append(pa.total_allocated_bytes())
            del chunk
        peaks.append((tracemalloc.get_traced_memory()[1], max(arrow)))
        tracemalloc.stop()
    assert peaks[1][0] < 3 * peaks[0][0] + (16 << 20)
    assert peaks[1][1] < 200 << 20

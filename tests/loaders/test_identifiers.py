from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.fillers import emptied
from loaders.identifiers import identifiers
from model.errors import LayoutError
from model.folding import FILLER_SPELLINGS, NUMBERS_OF_NOBODY
from tests.loaders.read_back import HEADER, claims_file, load, outcome, text

KEPT = st.one_of(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60),
    st.text("0123456789", min_size=1, max_size=20),
    st.sampled_from(["䶮𠮷㛃", "阿卜杜·买买提", "001", " x ", "12345X", "12345x", "e\u0301", "é"]),
).filter(
    lambda s: (
        s.strip() not in FILLER_SPELLINGS | NUMBERS_OF_NOBODY and not s.upper().endswith("E+5")
    )
)


@given(st.lists(KEPT, min_size=1, max_size=15))
def test_identifiers_come_back_as_written(cells: list[str]) -> None:
    made = identifiers(text(*cells))
    kept = [cell for row, cell in enumerate(cells) if not outcome(made, row)[1]]
    assert [value for value in made.values.to_pylist() if value is not None] == kept
    long_or_numeral = [cell for row, cell in enumerate(cells) if outcome(made, row)[1]]
    assert all("+" in cell or len(cell.encode()) > 256 for cell in long_or_numeral)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    "identifier",
    ["007", "999999199001010015", "81234567890123456789", "䶮𠮷", "阿卜杜·买买提", "a b", "É"],
)
def test_identifiers_survive_a_file(tmp_path: Path, encoding: str, identifier: str) -> None:
    row = f'C1,"{identifier}",H1,D1,outpatient,2025-01-02,,1.00,'
    loaded = load(claims_file(tmp_path, f"{HEADER}\n{row}\n".encode(encoding)))
    assert [claim["patient_id"] for claim in loaded.claims] == [identifier]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("NULL", "identifier_placeholder"),
        ("nan", "identifier_placeholder"),
        ("-", "identifier_placeholder"),
        ("不详", "identifier_placeholder"),
        ("1.2E+17", "identifier_in_scientific_notation"),
        ("a\nb", "identifier_control_character"),
        ("\tb", "identifier_control_character"),
        ("x" * 257, "identifier_too_long"),
        ("x" * 256, ""),
        ("Nan", ""),  # could be somebody
        ("1E17", ""),
    ],
)
def test_identifier_table(cell: str, reason: str) -> None:
    assert outcome(identifiers(text(cell)), 0)[1] == reason


def test_filler_words_are_empty_where_empty_is_allowed() -> None:
    left, remarks = emptied(text("nan", "D1", "暂无", None, "000", "0012"), of_somebody=True)
    assert left.to_pylist() == [None, "D1", None, None, None, "0012"]
    assert [remark.cells for remark in remarks] == [3]
    assert emptied(text("0", "Nan"), of_somebody=False) == (text("0", "Nan"), ())


@pytest.mark.parametrize(
    ("cells", "fillers"),
    [
        (["0", "P1", "P2"], ["0"]),
        (["0", "1", "2"], []),
        (["0000000000", "0000000007"], []),
        (["0000000000", "1234567890"], ["0000000000"]),
        (["9999999999", "9999999998"], []),
        (["9999999999", "P1"], ["9999999999"]),
        (["99", "P1", "1111111111"], []),
        (
            ["UNKNOWN", " null ", "(null)", "None", "不详"],
            ["UNKNOWN", " null ", "(null)", "None", "不详"],
        ),
    ],
)
def test_numbers_of_nobody_unless_somebody_counted(cells: list[str], fillers: list[str]) -> None:
    made = identifiers(text(*cells))
    reasons = [outcome(made, row)[1] for row in range(len(cells))]
    assert [c for c, r in zip(cells, reasons, strict=True) if r] == fillers
    assert set(reasons) <= {"", "identifier_placeholder"}
    repeated = [r.cells for r in made.remarks if "one character" in r.text.en]
    assert repeated == [1] * ("1111111111" in cells)


def test_spaces_are_kept_and_remarked_on() -> None:
    made = identifiers(text(" D1", "D1", "D1\u3000"))
    assert made.values.to_pylist() == [" D1", "D1", "D1\u3000"]
    assert [remark.cells for remark in made.remarks] == [2]


@pytest.mark.parametrize("kind", [pa.int64(), pa.float64(), pa.decimal128(20, 0), pa.bool_()])
def test_identifiers_that_arrive_as_numbers_are_an_error(tmp_path: Path, kind: pa.DataType) -> None:
    typed = pa.table(
        {
            "claim_id": ["C1"],
            "patient_id": pa.array([1]).cast(kind),
            "provider_id": ["H1"],
            "claim_type": ["other"],
            "start_time": ["2025-01-02"],
            "total_amount": ["1"],
        }
    )
    pq.write_table(typed, tmp_path / "claims.parquet")
    with pytest.raises(LayoutError, match=r"claims\.parquet, column patient_id"):
        load(tmp_path)

import re
from decimal import Decimal, localcontext

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.decimals import amounts, quantities, whole_numbers
from model.errors import LayoutError
from model.money import to_minor
from tests.loaders.read_back import outcome, text

FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－＋", "0123456789.,-+")
DIGITS = st.text("0123456789", min_size=1, max_size=20)
PLAIN = st.builds("{}{}{}{}".format, st.sampled_from(["", "-", "+"]), DIGITS,
                  st.sampled_from(["", "."]), st.text("0123456789", max_size=6))  # fmt: skip
AMOUNT_LIKE = st.one_of(
    PLAIN,
    st.text("0123456789０１２.,-+eE() ￥nNaA", min_size=1, max_size=14),
    st.decimals(allow_nan=True).map(str),
    st.integers(-(10**17), 10**17).map(lambda n: f"{n:,}.50"),
    st.text(min_size=1, max_size=6).filter(lambda s: "\t" not in s and "\0" not in s),
)


def oracle(cell: str) -> int | None:
    """Minor units as Python's Decimal sees them, or None where the amount is refused."""
    tidy = cell.translate(FULL_WIDTH).strip()
    if re.fullmatch(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?", tidy):
        tidy = tidy.replace(",", "")
    if not re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)", tidy):
        return None
    with localcontext(prec=200):
        if abs(Decimal(tidy)) >= 10**16:
            return None
        try:
            return to_minor(tidy)
        except ValueError:
            return None


@given(st.lists(AMOUNT_LIKE, min_size=1, max_size=20))
def test_amounts_agree_with_decimal(cells: list[str]) -> None:
    made = amounts(text(*cells))
    for row, cell in enumerate(cells):
        value, reason = outcome(made, row)
        assert value == oracle(cell), cell
        assert bool(reason) is (value is None), cell


@given(st.lists(PLAIN, min_size=1, max_size=8))
def test_a_faulty_neighbour_changes_no_amount(cells: list[str]) -> None:
    alone = amounts(text(*cells)).values.to_pylist()
    assert amounts(text(*cells, "x")).values.to_pylist()[:-1] == alone


@pytest.mark.parametrize(
    ("cell", "minor", "reason"),
    [
        ("-12.5", -1250, ""),
        ("0", 0, ""),
        ("-0.00", 0, ""),
        ("12.500", 1250, ""),
        ("1000000000000", 10**14, ""),
        ("9999999999999999.99", 999999999999999999, ""),
        ("1,234.50", 123450, ""),
        ("１２．５０", 1250, ""),
        (" 7 ", 700, ""),
        (None, None, ""),
        ("", None, ""),
        ("1.005", None, "amount_too_fine"),
        ("10000000000000000", None, "amount_out_of_range"),
        ("1e12", None, "amount_in_scientific_notation"),
        ("1.2E+17", None, "amount_in_scientific_notation"),
        ("￥12.00", None, "amount_with_currency_sign"),
        ("12元", None, "amount_with_currency_sign"),
        ("(12.50)", None, "amount_in_parentheses"),
        ("NaN", None, "amount_not_a_number"),
        ("1,23", None, "amount_not_a_number"),
        ("1.234,50", None, "amount_not_a_number"),
        ("-", None, "amount_not_a_number"),
        ("1 2", None, "amount_not_a_number"),
    ],
)
def test_amount_table(cell: str | None, minor: int | None, reason: str) -> None:
    assert outcome(amounts(text(cell)), 0) == (minor, reason)


def test_minor_units_are_taken_as_they_are() -> None:
    assert amounts(text("1250", "12.5"), unit_digits=0).values.to_pylist() == [1250, None]


def test_typed_amounts_stay_exact() -> None:
    assert amounts(pa.array([3, None, -4], pa.int64())).values.to_pylist() == [300, None, -400]
    fine = pa.array([Decimal("1.2300"), Decimal("1.2345")], pa.decimal128(12, 4))
    made = amounts(fine)
    assert made.values.to_pylist() == [123, None]
    assert outcome(made, 1)[1] == "amount_too_fine"
    huge = pa.array([2**62, 5], pa.int64())
    assert outcome(amounts(huge), 0)[1] == "amount_out_of_range"


def test_a_slice_is_read_from_where_it_begins() -> None:
    column = text("1.00", "2.00", "3.00", None, "5.00").slice(2)
    assert amounts(column).values.to_pylist() == [300, None, 500]


def test_floating_point_amounts_are_an_error() -> None:
    with pytest.raises(LayoutError, match="arrived as double"):
        amounts(pa.array([0.1, 0.2]))


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        ("30", 30, ""),
        ("30.0", 30, ""),
        ("-1", -1, ""),
        ("30.5", None, "number_too_fine"),
        ("2147483648", None, "number_out_of_range"),
        ("x", None, "number_not_a_number"),
    ],
)
def test_whole_number_table(cell: str, value: int | None, reason: str) -> None:
    assert outcome(whole_numbers(text(cell), pa.int32()), 0) == (value, reason)


@given(st.decimals(-(10**13), 10**13, places=6))
def test_quantities_keep_six_decimals(quantity: Decimal) -> None:
    made = quantities(text(str(f"{quantity:f}")), pa.decimal128(20, 6))
    assert made.values.to_pylist() == [quantity]
